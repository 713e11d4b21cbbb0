"""What a person does with the form: types, clicks, reads."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.form.reaction_row import ReactionRow
from ivig_logger.ui.part import Part
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT

USUAL = {"date": "20 Oct 2026", "start": "13:50", "end": "17:10", "product": "Privigen", "dose": "30 g"}


@dataclass(frozen=True)
class Hands:
    """The form, what it works with, and a robot's fingers."""

    form: SessionForm
    workspace: Workspace
    qtbot: QtBot

    def add(self) -> None:
        """Open the form for a new session."""
        self.form.add()

    def edit(self, infusion: Infusion) -> None:
        """Store a session and open it."""
        self.workspace.journal.store(infusion, text="add session")
        self.form.edit(infusion)

    def part(self, name: str) -> Part:
        """A field by the name that problems use: "start", "reactions.0.onset"."""
        return dict(self.form.fields.parts())[name]

    def type(self, name: str, words: str, *, leave: bool = True) -> None:
        """Type over what stands in a field, and go on with Tab."""
        entry = self.part(name).entry
        entry.setFocus()
        assert isinstance(entry, QLineEdit | QPlainTextEdit)
        entry.selectAll()
        self.qtbot.keyClick(entry, Qt.Key.Key_Delete)
        if words.isascii():
            self.qtbot.keyClicks(entry, words)
        elif isinstance(entry, QLineEdit):
            entry.insert(words)
        else:
            entry.insertPlainText(words)
        if leave:
            self.leave(entry)

    def leave(self, entry: QWidget) -> None:
        """Go on to the next field; a list of words that is open is closed before."""
        if isinstance(entry, QLineEdit) and (completer := entry.completer()) is not None:
            popup = completer.popup()
            assert popup is not None
            popup.hide()
        self.qtbot.keyClick(entry, Qt.Key.Key_Tab)

    def completer(self, name: str) -> QCompleter:
        """What offers words in a field."""
        entry = self.part(name).entry
        assert isinstance(entry, QLineEdit)
        completer = entry.completer()
        assert completer is not None
        return completer

    def offered(self, name: str, typed: str) -> list[str]:
        """The words that a field offers for what is typed."""
        completer = self.completer(name)
        completer.setCompletionPrefix(typed)
        model = completer.completionModel()
        return [str(model.index(at, 0).data()) for at in range(completer.completionCount())]

    def fill(self, **texts: str) -> None:
        """Type a usual session, with changes; each field at once."""
        for name, words in (USUAL | texts).items():
            entry = self.part(name).entry
            entry.setFocus()
            if isinstance(entry, QLineEdit):
                entry.selectAll()
                entry.insert(words)
            elif isinstance(entry, QPlainTextEdit):
                entry.selectAll()
                entry.insertPlainText(words)
            self.leave(entry)

    def choose(self, name: str, words: str) -> None:
        """Choose in a box by the words that stand in it."""
        box = self.part(name).entry
        assert isinstance(box, QComboBox)
        box.setFocus()
        box.setCurrentText(words)
        assert box.currentText() == words

    def keys(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys wherever the focus is."""
        self.qtbot.keyClick(self.form.window().windowHandle(), key, modifier)

    def line(self, words: str) -> None:
        """Type into the one line."""
        entry = self.form.fields.line.entry
        entry.setFocus()
        entry.insertPlainText(words)

    def enter(self) -> None:
        """Press Enter in the one line, and where a finished session is corrected "typo"."""
        self.qtbot.keyClick(self.form.fields.line.entry, Qt.Key.Key_Return)
        self._give_reason()

    def click(self, button: QAbstractButton) -> None:
        """Click a button that is in sight."""
        assert button.isVisibleTo(self.form)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def button(self, words: str, within: QWidget | None = None) -> QPushButton:
        """The button in sight with these words or this accessible name."""
        found = [
            each
            for each in (within or self.form).findChildren(QPushButton)
            if words in (each.text(), each.accessibleName()) and each.isVisibleTo(self.form)
        ]
        assert len(found) == 1, (words, len(found))
        return found[0]

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Click the button with these words or this accessible name."""
        self.click(self.button(words, within))

    def save(self) -> None:
        """Press Save, and where a finished session is corrected "typo"."""
        self.click(self.form.header.save)
        self._give_reason()

    def _give_reason(self) -> None:
        if self.form.header.asks_reason:
            self.press("1 Typo")

    def reaction(self, at: int = 0) -> ReactionRow:
        """A row of reactions."""
        found = self.form.fields.reactions.rows.rows[at]
        assert isinstance(found, ReactionRow)
        return found

    def react(self, symptom: str, onset: str = "", at: int = 0) -> None:
        """Add a reaction and type what and when."""
        self.click(self.form.fields.reactions.more)
        self.type(f"reactions.{at}.symptom", symptom)
        if onset:
            self.type(f"reactions.{at}.onset", onset)

    def note(self, name: str) -> str:
        """The sentence below a field, as far as it is in sight."""
        said = self.part(name).note
        return said.text() if said.isVisibleTo(self.form) else ""

    def says(self, words: str) -> bool:
        """Whether a text in sight holds these words."""
        return any(words in each.text() for each in self.form.findChildren(QLabel) if each.isVisibleTo(self.form))

    def stored(self) -> list[Infusion]:
        """All sessions in the log, the oldest first."""
        return self.workspace.logbook.find(self.workspace.logbook.ids(PATIENT.id))

    def only(self) -> Infusion:
        """The one session in the log."""
        (found,) = self.stored()
        return found


def began(told: Reaction) -> str:
    """When a reaction began at the earliest, as the clock showed it."""
    return "" if told.onset is None else clock(told.onset.earliest)


def clock(at: Moment | None) -> str:
    """What the clock showed: "2026-10-20 13:50"."""
    return "" if at is None else datetime.strftime(at.local, "%Y-%m-%d %H:%M")
