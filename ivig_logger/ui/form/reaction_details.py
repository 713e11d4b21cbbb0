"""What stands behind "More" in the row of a reaction: what was done, when it was over, notes."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.infusion import Action
from ivig_logger.exchange.entry import ReactionEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import LineInput, NoteInput
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import column, plain, text
from ivig_logger.words.letters import capital


class ReactionDetails(QWidget):
    """The actions as chips that can be pressed together, and two fields."""

    changed = Signal()

    def __init__(self, entry: ReactionEntry) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.resolved = Part("Over when", LineInput("e.g. 16:00, 2 h later, not yet"), 20)
        self.notes = Part("Notes on this reaction", NoteInput(lines=2), 24)
        self.chips = {each: self._chip(each) for each in Action}
        actions = Flow(6, 6)
        for chip in self.chips.values():
            actions.add(chip, 0)
        fields = Flow()
        fields.add(self.resolved, 2)
        fields.add(self.notes, 3)
        done = text("What was done", "label", wrap=False)
        self.setLayout(column(done, plain(actions), fields, spacing=6))
        for part in (self.resolved, self.notes):
            part.changed.connect(self.changed)
        self.show_entry(entry)

    @property
    def done(self) -> tuple[Action, ...]:
        """What was done, in the order of the chips."""
        return tuple(each for each, chip in self.chips.items() if chip.isChecked())

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [*self.chips.values(), self.resolved.entry, self.notes.entry]

    def show_entry(self, entry: ReactionEntry) -> None:
        """Show the details of a reaction."""
        for each, chip in self.chips.items():
            chip.setChecked(each in entry.actions)
        self.resolved.show_text(entry.resolved)
        self.notes.show_text(entry.notes)

    def _chip(self, action: Action) -> QPushButton:
        chip = QPushButton(action.value)
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setAccessibleName(f"What was done: {action.value}")
        chip.clicked.connect(self.changed)
        return chip


def same_actions(chosen: Iterable[Action], stored: tuple[Action, ...]) -> tuple[Action, ...]:
    """The chosen actions, in the order in which they were stored where they are the same ones."""
    now = tuple(chosen)
    return stored if set(now) == set(stored) else now


def details_text(entry: ReactionEntry) -> str:
    """The details in one line, for a row whose details are closed."""
    done = ", ".join(each.value for each in entry.actions)
    over = f"over: {entry.resolved}" if entry.resolved.strip() else ""
    notes = " ".join(entry.notes[:80].split())
    said = "; ".join(each for each in (done, over, notes) if each)
    return capital(said)
