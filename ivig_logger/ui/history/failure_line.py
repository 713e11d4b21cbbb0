"""The line that says what could not be read or stored, and stays until that has worked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.ui.pieces import banner, button, text
from ivig_logger.words.failures import failure_text


class FailureLine(QWidget):
    """Hidden while nothing has failed. `again` tells that it is to be tried again."""

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text("")
        self.retry = button("Look again", self.again.emit, small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(banner("failed", self._words, None, self.retry))
        self.hide()

    @property
    def said(self) -> str:
        """The sentence, empty while there is none."""
        return "" if self.isHidden() else self._words.text()

    def say(self, error: Exception) -> None:
        """Say what has failed."""
        self._words.setText(failure_text(error))
        self.show()
