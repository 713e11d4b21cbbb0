"""A chart with its table: beside one another where there is room, else below; what is gone to in one is so in both."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.pictures.chart import Chart
from ivig_logger.ui.chart_table import ChartTable
from ivig_logger.ui.chart_view import ChartView
from ivig_logger.ui.pieces import card, column
from ivig_logger.ui.theme import BASE_POINTS

_SIDE_BY_SIDE = 1000  # px at 100 %
_SHARES = (3, 2)


class ChartBeside(QWidget):
    """`opened` carries what a point or a row opens."""

    opened = Signal(object)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.view, self.table = ChartView(chart), ChartTable(chart)
        self.view.as_table.hide()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        picture = card(column(self.view, None))
        for part, share in zip((picture, self.table), _SHARES, strict=True):
            self._layout.addWidget(part, share)
        self.view.canvas.went.connect(self.table.go_to)
        self.table.went.connect(self.view.canvas.go_to)
        for each in (self.view, self.table):
            each.opened.connect(self.opened)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart and its table."""
        self.view.show_chart(chart)
        self.table.show_chart(chart)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.font().pointSizeF() / BASE_POINTS
        beside = event.size().width() >= _SIDE_BY_SIDE * scale
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
