"""The verdict of the first hour as a pill beside a reaction: mark, words and shape, never colour alone."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Onset
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import classify_onset
from ivig_logger.ui.pieces import show_property, text
from ivig_logger.words.onset import state_mark, verdict_text


class Pill(QLabel):
    """As wide as its words, on one line where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(text("").textFormat())
        self.setWordWrap(True)
        self.hide()

    def show_verdict(self, onset: Onset | None, started: Moment | None) -> None:
        """Say in which of the five states an onset is."""
        state = classify_onset(onset, started)
        show_property(self, "verdict", state.value)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # or the frame keeps the padding it had
        self.setText(f"{state_mark(state)} {verdict_text(onset, started)}".strip())
        self.show()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = round(self.fontMetrics().horizontalAdvance(self.text()) * 1.03) + 48
        return QSize(width, self.heightForWidth(width))
