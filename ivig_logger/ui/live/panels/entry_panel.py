"""A panel with a line of fields: what is typed is kept until it is stored, and can be corrected at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.events import Event
from ivig_logger.domain.happenings import Kind, Timed
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.ui.live.panels.panel import Panel
from ivig_logger.ui.live.panels.slots import Slot, Slots
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import button, row, show_note, text
from ivig_logger.words.times import clock_text


class EntryPanel(Panel):
    """What only asks to be checked is stored; then the panel stays open once more, for a correction."""

    def __init__(
        self, session: LiveSession, name: str, slots: Mapping[str, Slot], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, name, parent)
        self.right = button("Right as it is", self.close_panel, live=True)
        self.right.hide()
        self.notice = text("", "soft")
        self.notice.hide()
        buttons = QWidget()
        buttons.setObjectName("plain")
        buttons.setLayout(row(self.save, self.right))
        self.slots = Slots(slots, buttons)
        self.slots.entered.connect(self.store)
        for slot in slots.values():
            slot.line.textChanged.connect(self._keeper.note)
        self._is_stored = False
        self._part: Timed | None = None

    @property
    @override
    def typed(self) -> tuple[KeptText, ...]:
        if self._is_stored or self.slots.is_empty:
            return ()
        return tuple(KeptText(name, each.value) for name, each in self.slots.slots.items())

    @override
    def show_typed(self, kept: KeptPanel) -> None:
        texts = {each.name: each.text for each in kept.texts}
        self.start_over()
        self.show_time(kept.since)
        for name, slot in self.slots.slots.items():
            slot.line.setText(texts.get(name, ""))
        self._keeper.begin(kept=True)
        self.open(kept.since)

    def open(self, at: Moment) -> None:
        """Begin anew at this moment; or go on with what was typed and not stored, and with its time."""
        kept = not self._is_stored and not self.slots.is_empty
        if not kept:
            self.start_over()
            self.show_time(at)
        self._note(f"Typed at {clock_text(self.at)} and not saved yet." if kept else "")
        self.refresh()
        self.slots.focus()

    def refresh(self) -> None:
        """Show what the session offers now."""

    def start_over(self) -> None:
        """As if never touched."""
        self._is_stored = False
        self._part = None
        self.right.hide()
        self._note("")
        self.slots.clear()

    @override
    def close_panel(self) -> None:
        if self._is_stored:
            self.start_over()
        super().close_panel()

    @override
    def lay_out(self, *parts: QWidget | QLayout) -> None:
        super().lay_out(*parts, self.slots, self.notice)

    def refuse(self, unreadable: Unreadable, where: str) -> None:
        """Say at a field that its text is not understood."""
        self.slots.judge([unreadable.problem(where)])

    def keep(self, part: Timed, kind: Kind, words: str, said: Sequence[Problem] | None = None) -> None:
        """Store a part, in the place of the one that this panel stored before; `words` are those of undo.

        `said` is what is said against it where that is known already.
        """
        before, infusion = self._part, self.session.infusion
        known = before is not None and before in getattr(infusion, kind.value)
        event = events.exchange(before, part) if before is not None and known else events.add(part)
        if said is None:
            wanted = event(infusion)
            parts: tuple[Timed, ...] = getattr(wanted, kind.value)
            said = self.said_of(wanted, f"{kind.value}.{len(parts) - 1 - parts[::-1].index(part)}")
        self._part = part
        if not self.settle(event, words, said):
            self._part = before

    def settle(self, event: Event, words: str, said: Sequence[Problem]) -> bool:
        """Do what was typed unless a problem refuses it, and close where nothing asks to be checked.

        Whether it was done.
        """
        self.slots.judge(said)
        if any(each.refuse for each in said):
            return False
        if event(self.session.infusion) != self.session.infusion and not self.session.record(event, words):
            return False
        self._is_stored = True
        self._keeper.forget()
        if said:
            self._note("It is stored. Correct it here, or go on.")
            self.right.show()
            self.right.setFocus()
        else:
            self.close_panel()
        return True

    def _note(self, words: str) -> None:
        show_note(self.notice, words)
