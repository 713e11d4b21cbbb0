"""How far a check is, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.words.repairs import progress_text


class ProgressCard(QFrame):
    """`stop_wanted` when nobody wants to wait any more."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._how_far = text("", "strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far the check is")
        stop = button("Stop", self.stop_wanted.emit)
        stop.setAccessibleName("Stop the check")
        below = row(text("Nothing is changed, and you can go on working meanwhile.", "soft"), stop)
        below.setStretch(0, 1)
        whole = column(self._how_far, self.bar, below, spacing=12)
        whole.setContentsMargins(16, 14, 16, 14)
        self.setLayout(whole)

    def show_progress(self, done: int, of: int) -> None:
        """So many of so many sessions; 0 of 0 while it is the file itself."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self._how_far.setText(progress_text(done, of))
