"""A window with one card in its middle, for the time while no log is open. Its title holds no name."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.pieces import card, clear, column, row, scrolled, show_note, text
from ivig_logger.ui.preferences import Preferences

_WIDEST = 52  # letters, at every size
_ALL = 100  # of the room, up to the widest
_FRAME = QSize(8, 40)


class CardWindow(QWidget):
    """Shows one thing at a time below the program's mark, where the window of the log was and will be.

    `closed` when the person closed it.
    """

    closed = Signal()

    def __init__(self, about: str, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setWindowTitle("IVIG Logger")
        self.setWindowIcon(pixmap("app", "#000000", 64))
        picture = text("")
        picture.setPixmap(pixmap("app", "#000000", 56))
        self.problem = text("", "refuse")
        self._place = QVBoxLayout()
        self._place.setSpacing(12)
        self.about = text(about, "soft")
        head = row(picture, column(text("IVIG Logger", "title"), self.about, spacing=2), spacing=16)
        head.setStretch(1, 1)
        content = card(head, self._place, self.problem, spacing=20)
        content.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST)
        page = QWidget()
        page.setObjectName("content")
        line = row(None, content, None)
        line.setStretch(1, _ALL)
        page.setLayout(column(None, line, None))
        page.setContentsMargins(16, 16, 16, 16)
        self.setLayout(column(scrolled(page)))
        self.say("")
        self.resize(1280, 800)
        self.restoreGeometry(preferences.geometry)

    def fit(self, room: QSize) -> None:
        """Be no larger than this room with a frame around it."""
        self.resize(self.size().boundedTo(room - _FRAME))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def bring(self, shown: QWidget, *below: QLayout) -> None:
        """Show something else in the card, with the cursor in it."""
        clear(self._place)
        self.say("")
        self._place.addWidget(shown)
        for each in below:
            self._place.addLayout(each)
        shown.show()  # or it would come with the next round of events, and the focus with it
        shown.setFocus()

    def say(self, words: str) -> None:
        """Say what went wrong below what is shown; "" for nothing."""
        show_note(self.problem, words)
