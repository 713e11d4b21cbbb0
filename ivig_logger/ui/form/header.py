"""The head of the form: its title, Cancel and Save, and what must be said about the whole of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.reason_question import ReasonQuestion
from ivig_logger.ui.pieces import banner, button, column, row, text


class Header(QWidget):
    """Asks by a strip, never by a dialog, why a session is corrected and whether what was typed is to be discarded.

    `reason_given` carries the reason with which it is to be saved.
    """

    save_wanted = Signal()
    reason_given = Signal(str)
    cancel_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._focused: QWidget | None = None
        self.title = text("", "title")
        self.summary = text("", "refuse")
        self._note = text("", "soft")
        self.cancel = button("Cancel", self.cancel_wanted.emit)
        self.cancel.setToolTip("Esc")
        self.save = button("Save session (Ctrl+S)", self.save_wanted.emit, primary=True)
        self.save.setAccessibleName("Save session")
        self.keep = button("Keep editing", self.keep_editing)
        self.discard = button("Discard what was typed", self.discard_wanted.emit)
        self._leave = banner("ask", text("What was typed here is not saved.", "strong"), self.keep, self.discard)
        self.reasons = ReasonQuestion()
        self.reasons.answered.connect(self.reason_given)
        self.reasons.left.connect(self.keep_editing)
        self.failure = text("", "strong")
        self._failed = banner("failed", self.failure)
        head = Flow(12, 8)
        head.add(self.title, 3)
        self._buttons = QWidget()
        self._buttons.setLayout(row(self.cancel, self.save, spacing=12))
        head.add(self._buttons, 0)
        asked = column(self.reasons, self._leave, self._failed, spacing=10)
        self.setLayout(column(head, self._note, self.summary, asked, spacing=10))
        # a button's own shortcut would press it a moment later, when more may have been typed
        for key, wish in (("Ctrl+S", self.save_wanted), ("Esc", self.cancel_wanted)):
            QShortcut(QKeySequence(key), self).activated.connect(wish)
        self.start_over("")

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through: saving comes before leaving."""
        return [self.save, self.cancel, *self.reasons.stops, self.keep, self.discard]

    @property
    def asks(self) -> bool:
        """Whether it is asked why the session is corrected, or what happens to the typed texts."""
        return self._leave.isVisibleTo(self) or self.asks_reason

    @property
    def asks_reason(self) -> bool:
        """Whether it is asked why the session is corrected."""
        return self.reasons.isVisibleTo(self)

    def start_over(self, title: str) -> None:
        """Begin anew under a title."""
        self.title.setText(title)
        self.note("")
        self.say("")
        self.say_failure("")
        self._close_questions()

    def say(self, words: str) -> None:
        """Say what keeps the session from being saved."""
        _say(self.summary, self.summary, words)

    def note(self, words: str) -> None:
        """Note something about what is typed that is no problem of it."""
        _say(self._note, self._note, words)

    def say_failure(self, words: str) -> None:
        """Say why it could not be stored."""
        _say(self._failed, self.failure, words)

    def ask_reason(self) -> None:
        """Ask why the session is corrected, where its buttons are otherwise."""
        self._focused = QApplication.focusWidget()
        self.reasons.ask()
        self._buttons.hide()

    def ask_discard(self) -> None:
        """Ask whether what was typed is to be discarded."""
        if not self.asks:
            self._focused = QApplication.focusWidget()
        self._close_questions()
        self._leave.show()
        self.keep.setFocus()

    def keep_editing(self) -> None:
        """Go on where it was."""
        self._buttons.show()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus()
        self._close_questions()

    def _close_questions(self) -> None:
        self._buttons.show()
        for each in (self.reasons, self._leave):
            each.hide()


def _say(holder: QWidget, label: QLabel, words: str) -> None:
    label.setText(words)
    holder.setVisible(bool(words))
