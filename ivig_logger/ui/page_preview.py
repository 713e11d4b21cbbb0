"""A page as it will be on paper: whole in its place, or larger and scrolled."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ivig_logger.pictures.report_pages import Pages, image_of_page
from ivig_logger.ui import theme

_STEP = 1.25
_LARGEST = 6
_EDGE = 6  # px around the page, for its line and the ring of the focus


class Preview(QScrollArea):
    """Arrow keys and the wheel scroll it; `larger` and `smaller` change its size. `name` is what the page is of."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.sheet = Sheet(self)
        self.setWidget(self.sheet)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 240)
        self._steps = 0

    def show_page(self, pages: Pages, at: int, words: str) -> None:
        """Show a page; `words` are all words of it, for a screen reader."""
        self.setAccessibleName(f"{self._name}, page {at + 1} of {pages.count}, as it will be printed")
        self.setAccessibleDescription(words)
        self.sheet.show_page(pages, at)
        self._fit()

    def larger(self) -> None:
        """A step larger."""
        self._zoom(min(_LARGEST, self._steps + 1))

    def smaller(self) -> None:
        """A step smaller, down to the whole page."""
        self._zoom(max(0, self._steps - 1))

    def whole(self) -> None:
        """The whole page in its place."""
        self._zoom(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.sheet.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.sheet.update()

    def _zoom(self, steps: int) -> None:
        self._steps = steps
        self._fit()

    def _fit(self) -> None:
        room = self.maximumViewportSize() - QSize(2 * _EDGE, 2 * _EDGE)
        self.sheet.fit(room, _STEP**self._steps)


class Sheet(QWidget):
    """The page, painted when it is first seen in a size."""

    def __init__(self, around: QScrollArea) -> None:
        super().__init__()
        self._around = around
        self._pages: Pages | None = None
        self._at = 0
        self._image = QImage()

    def show_page(self, pages: Pages, at: int) -> None:
        """Show another page."""
        self._pages, self._at, self._image = pages, at, QImage()
        self.update()

    def fit(self, room: QSize, larger: float) -> None:
        """Be so much larger than the whole page in this room."""
        if self._pages is None:
            return
        paper = self._pages.paper
        scale = min(room.width() / paper.width, room.height() / paper.height) * larger
        width, height = round(paper.width * scale), round(paper.height * scale)
        self.resize(width + 2 * _EDGE, height + 2 * _EDGE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pages is None:
            return
        dots = round((self.width() - 2 * _EDGE) * self.devicePixelRatioF())
        if dots < 1:
            return
        if self._image.width() != dots:
            self._image = image_of_page(self._pages, self._at, dots)
        painter = QPainter(self)
        inside = self.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawImage(inside, self._image)
        painter.setPen(theme.color("line"))
        painter.drawRect(inside.adjusted(-1, -1, 0, 0))
        if self._around.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.color("accent"))
            pen.setWidth(3)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
        painter.end()
