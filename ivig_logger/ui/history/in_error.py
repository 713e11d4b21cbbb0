"""The question before a session is marked as entered in error: asked in place, answered with a reason."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.ui.history.flow import FlowLayout
from ivig_logger.ui.pieces import banner, button, column, text

REASONS = ("Entered twice", "Wrong patient", "Typing mistake", "Other")


class ReasonQuestion(QWidget):
    """`answered` carries the reason, `cancelled` tells that nothing is to be done."""

    answered = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Why was this session entered in error?")
        self.reasons = [button(reason, partial(self.answered.emit, reason), small=True) for reason in REASONS]
        self.keep = button("Keep it (Esc)", self.cancelled.emit, link=True)
        for each in (*self.reasons, self.keep):
            each.setAutoDefault(True)  # Enter answers
        for each in self.reasons:
            each.setAccessibleName(f"{each.text()}: mark the session as entered in error")
        choices = FlowLayout()
        for each in (*self.reasons, self.keep):
            choices.addWidget(each)
        question = text("Why was this session entered in error?", "strong")
        promise = text("It leaves every list and count, stays in the record, and can be taken back.", "soft")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(banner("ask", _holder(column(question, promise, choices))))

    def ask(self) -> None:
        """Show the question, ready for an answer by keyboard."""
        self.show()
        self.reasons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _holder(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
