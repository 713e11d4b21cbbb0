"""How far something in the background is; it is not shown for what is done in a moment."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar

_SOON = 250  # ms that it may take before it is said that something is on its way


class Bar(QProgressBar):
    """Shown from a moment after `wait` until `stop`."""

    def __init__(self, steps: int, name: str) -> None:
        super().__init__()
        self.setRange(0, steps)
        self.setTextVisible(False)
        self.setAccessibleName(name)
        self.hide()
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.show)

    def wait(self) -> None:
        """Something was begun."""
        if self.isHidden():
            self.setValue(0)
            self._soon.start()

    def stop(self) -> None:
        """It is done, or failed."""
        self._soon.stop()
        self.hide()
