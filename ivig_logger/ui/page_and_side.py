"""The page and what is chosen of it: beside one another in a wide window, below one another in a narrow one."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget
from typing_extensions import override

from ivig_logger.ui.pieces import plain, row, scrolled

_SIDE = 21  # widths of an m
_PAGE = 26
_HIGH = 22  # lines of text


class PageAndSide(QScrollArea):
    """The side has scroll bars of its own where it is beside the page, none where it is below."""

    def __init__(self, page: QWidget, side: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._page, self._side = page, scrolled(side)
        self._content = side
        self._both = row(page, self._side, spacing=20)
        self._both.setStretch(0, 1)
        self.setWidget(plain(self._both))

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        em = self.fontMetrics().horizontalAdvance("m")
        beside = self.width() >= em * (_SIDE + _PAGE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        if beside:
            self._side.setFixedWidth(em * _SIDE)
            self._side.setMinimumHeight(0)
            self._page.setMinimumHeight(0)
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(1 << 20)
            width = self.viewport().width() - 20
            layout = self._content.layout()
            needed = 0 if layout is None else layout.heightForWidth(width)
            self._side.setMinimumHeight(max(needed, self._content.sizeHint().height()) + 8)
            self._page.setMinimumHeight(self.fontMetrics().height() * _HIGH)
