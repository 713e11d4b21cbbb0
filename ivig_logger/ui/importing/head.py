"""What stands above the list: the file, what is going on, and what went wrong."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, card, column, row, show_text, text

_INTRO = (
    "A log of this program, a table (CSV, Excel, OpenDocument), a FHIR bundle or a session that was handed over."
    " Nothing is stored before you have seen it. A file can also be dragged onto the window."
)


_SHORTLY = 250  # ms; what is over by then is not told, or the page would jump


class Head(QWidget):
    """The buttons are connected by the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.file = text("", "soft")
        self.choose = button("Choose a file…", _nothing)
        self.going_on, self.failure = text("", "soft"), text("", "refuse")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Reading")
        self.stop = button("Stop", _nothing)
        going_on = row(self.going_on, self.stop)
        going_on.setStretch(0, 1)
        self._waiting = card(going_on, self.bar)
        self._refused = card(self.failure)
        self._shortly = QTimer(self)
        self._shortly.setSingleShot(True)
        self._shortly.timeout.connect(self._show_waiting)
        title = Flow(16, 8)
        title.add(text("Import", "title", wrap=False), 0)
        title.add(self.file, 3)
        title.add(self.choose, 0)
        self.intro = text(_INTRO, "soft")
        self.setLayout(column(title, self.intro, self._refused, self._waiting, spacing=8))

    def clear(self) -> None:
        """Nothing is known of any file."""
        show_text(self.file, "")
        self.file.hide()
        self.intro.show()
        self.rest()
        self._refused.hide()

    def show_file(self, name: str) -> None:
        """A file is open."""
        show_text(self.file, name)
        self.file.show()
        self.intro.hide()

    def wait(self, words: str, *, can_stop: bool = True, done: int = 0, of: int = 0) -> None:
        """Something is going on: so many rows of so many, where that is known."""
        show_text(self.going_on, words)
        self.stop.setVisible(can_stop)
        self.bar.setRange(0, of)
        self.bar.setValue(min(done, of))
        self._refused.hide()
        if self._waiting.isHidden() and not self._shortly.isActive():
            self._shortly.start(_SHORTLY)

    def rest(self) -> None:
        """It is over."""
        self._shortly.stop()
        self._waiting.hide()

    def _show_waiting(self) -> None:
        self._waiting.show()
        if self.stop.isVisible() and QApplication.focusWidget() in (None, self.choose):
            self.stop.setFocus()

    def refuse(self, words: str) -> None:
        """The file cannot be read, or nothing could be stored."""
        self.rest()
        show_text(self.failure, words)
        self._refused.show()


def _nothing() -> None:
    """What the button does is said where it is connected."""
