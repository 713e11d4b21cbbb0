"""The card with the picture of all sessions: its legend, the newest sixty, and the way to older ones."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.overlay import Overlay
from ivig_logger.pictures.marks import LEGEND
from ivig_logger.pictures.overlay import DASHES
from ivig_logger.pictures.overlay_chart import OverlayChart
from ivig_logger.ui import theme
from ivig_logger.ui.answers.question import PAGE, Picture
from ivig_logger.ui.chart_ink import ink_of
from ivig_logger.ui.chart_view import ChartView
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, clear, row, show_text, text

_EMPTY = OverlayChart(Overlay((), (), 60.0), ())
_MOST_PRODUCTS = 8


class PictureCard(QFrame):
    """`opened` carries the id of a session, `turned` by how many pages to go to older ones (-1: newer)."""

    opened = Signal(object)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._picture: Picture | None = None
        self._marked: frozenset[str] = frozenset()
        self.heading = text(_EMPTY.title, "heading")
        self.which = text("", "soft")
        self.older = button("Older sessions", self._older, small=True)
        self.newer = button("Newer sessions", self._newer, small=True)
        self.chart = ChartView(_EMPTY)
        self.chart.opened.connect(self.opened)
        self._legend = Flow(16, 4)
        self._lay_out()

    def show_picture(self, picture: Picture) -> None:
        """Show the sessions of one page."""
        last = picture.first + len(picture.sessions) - 1
        show_text(self.which, _which_text(picture))
        self.which.setVisible(picture.of > PAGE)
        self.older.setVisible(last < picture.of)
        self.newer.setVisible(picture.first > 1)
        if picture is not self._picture:
            self._picture = picture
            self._show_legend(picture.overlay)
            self._show_chart()

    def mark(self, ids: frozenset[str]) -> None:
        """Put a frame around these sessions."""
        self._marked = ids
        self._show_chart()

    def _show_chart(self) -> None:
        if self._picture is not None:
            self.chart.show_chart(OverlayChart(self._picture.overlay, self._picture.sessions, self._marked))

    def _show_legend(self, overlay: Overlay) -> None:
        clear(self._legend)
        for at, product in enumerate(overlay.products[:_MOST_PRODUCTS]):
            self._legend.add(_Entry(product, at), 0)
        more = len(overlay.products) - _MOST_PRODUCTS
        marks = LEGEND.split("   ")
        for each in [f"and {more:,} more products", *marks] if more > 0 else marks:
            self._legend.add(text(each, "soft", wrap=False), 0)

    def _older(self) -> None:
        self.turned.emit(1)

    def _newer(self) -> None:
        self.turned.emit(-1)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.which)
        layout.addLayout(self._legend)
        layout.addWidget(self.chart)
        layout.addLayout(row(self.newer, self.older, None))


class _Entry(QWidget):
    """The dash of a product and its name."""

    def __init__(self, product: str, number: int) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setLayout(row(_Dash(number), text(product or "Product not recorded", "soft", wrap=False), spacing=6))


class _Dash(QLabel):
    """A piece of the line with which the sessions of a product are drawn."""

    def __init__(self, number: int) -> None:
        super().__init__("MMM")  # its size
        self._number = number

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(ink_of(theme.tokens()).pen("accent", 2, DASHES[self._number % len(DASHES)]))
        painter.drawLine(0, self.height() // 2, self.width(), self.height() // 2)
        painter.end()


def _which_text(picture: Picture) -> str:
    last = picture.first + len(picture.sessions) - 1
    if picture.first == 1:
        return f"The newest {last:,} of {picture.of:,}"
    return f"{picture.first:,} to {last:,} of {picture.of:,}, counted from the newest"
