"""A note about a moment that was marked by the press: the moment is kept already, the words are added to it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from ivig_logger.domain import events
from ivig_logger.domain.events import Event
from ivig_logger.domain.infusion import Mark
from ivig_logger.exchange.kept import KeptText
from ivig_logger.exchange.kept_panel import KeptPanel
from ivig_logger.ui.field import Field
from ivig_logger.ui.live.panels.panel import Panel
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import row
from ivig_logger.words.problems import problem_text

_LINES = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NotePanel(Panel):
    """Enter saves, Shift+Enter begins a line; Esc without a word takes the mark back out."""

    def __init__(self, session: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "Note", parent)
        self._mark = Mark(self.at)
        self.edit = _NoteEdit()
        self.edit.setPlaceholderText("Enter saves, Shift+Enter begins a line")
        self.field = Field("What happened", self.edit)
        self.edit.entered.connect(self.store)
        self.edit.textChanged.connect(self._keeper.note)
        self.lay_out(self.field, row(self.save, None))

    @property
    @override
    def typed(self) -> tuple[KeptText, ...]:
        words = self.edit.toPlainText()
        return (KeptText("text", words),) if words.strip() and words.strip() != self._mark.text else ()

    @override
    def show_typed(self, kept: KeptPanel) -> None:
        same = (each for each in self.session.infusion.marks if each.at == kept.since)
        self.open(next(same, Mark(kept.since)))
        self.edit.setPlainText("\n".join(each.text for each in kept.texts))
        self._keeper.begin(kept=True)

    def open(self, mark: Mark) -> None:
        """Write about a mark that has been recorded."""
        if self.edit.toPlainText().strip():
            self._keep_words()  # of the mark before, which another press left
        self._mark = mark
        self.show_time(mark.at)
        self.edit.setPlainText(mark.text)
        self.field.say("")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def store(self) -> None:
        if self._keep_words():
            self.edit.clear()
            self.done.emit()

    @override
    def close_panel(self) -> None:
        if not self.edit.toPlainText().strip() and not self._mark.text:
            self.session.record(events.exchange(self._mark, None), "take the mark back")
            self.done.emit()
        else:
            self.store()

    def _keep_words(self) -> bool:
        """Whether the words are with the mark now; if not, it is said why."""
        wanted = replace(self._mark, text=self.edit.toPlainText().strip())
        event = self._event(wanted)
        after = event(self.session.infusion)
        refused = [each for each in self.said_of(after, f"marks.{_last(after.marks, wanted)}") if each.refuse]
        self.field.say(" ".join(map(problem_text, refused)), "refuse" if refused else "")
        if refused:
            return False
        if after != self.session.infusion:
            before = self.session.infusion
            self.session.record(event, "write a note")
            if self.session.infusion == before:
                return False
        self._mark = wanted
        self._keeper.forget()
        return True

    def _event(self, wanted: Mark) -> Event:
        """The mark may have been taken back in the meantime; the words are kept all the same."""
        known = self._mark in self.session.infusion.marks
        return events.exchange(self._mark, wanted) if known else events.add(wanted)


class _NoteEdit(QPlainTextEdit):
    """`entered` at Enter; Tab goes on to the next."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 28)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def _last(marks: tuple[Mark, ...], wanted: Mark) -> int:
    return len(marks) - 1 - marks[::-1].index(wanted)
