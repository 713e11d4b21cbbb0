"""The charts beside one another: the quarters over the whole width, below it the measures in one column or two."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.trends import Measure
from ivig_logger.pictures.chart import Chart
from ivig_logger.pictures.share import ShareChart
from ivig_logger.pictures.trend import TrendChart
from ivig_logger.ui.chart_view import ChartView
from ivig_logger.ui.pieces import card, text
from ivig_logger.ui.trends.asking import FoundTrends

_TWO_COLUMNS = 96  # widths of a character


class Charts(QWidget):
    """`opened` carries the ids of the sessions behind a point."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.views: dict[Measure | None, ChartView] = {}
        self._cards: dict[Measure | None, QWidget] = {}
        self._titles: dict[Measure | None, QLabel] = {}  # a picture has its title in it
        self._shown: tuple[Measure | None, ...] = ()
        self._as_tables = False
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)

    def show_found(self, found: FoundTrends) -> None:
        """Show what is recorded; None is the key of the quarters."""
        charts: dict[Measure | None, Chart] = {None: ShareChart(found.steps)}
        charts |= {each.measure: TrendChart(each) for each in found.trends if each.known}
        for key, chart in charts.items():
            if key in self.views:
                self.views[key].show_chart(chart)
            else:
                self._make(key, chart)
        self._shown = tuple(key for key in (None, *Measure) if key in charts)
        self._place()  # first: a card that is shown before it is placed is a window of its own for a moment
        for key, each in self._cards.items():
            each.setVisible(key in charts)

    def show_as_tables(self, wanted: bool) -> None:
        """All charts as tables, or all as pictures."""
        self._as_tables = wanted
        for key, each in self.views.items():
            self._turn(key, each)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What the Tab key goes through."""
        shown = (self.views[key] for key in self._shown)
        return [each.table if self._as_tables and each.table is not None else each.canvas for each in shown]

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place()

    def _make(self, key: Measure | None, chart: Chart) -> None:
        view = self.views[key] = ChartView(chart, small=True)
        view.opened.connect(self.opened)
        self._titles[key] = text(chart.title, "heading")
        self._turn(key, view)
        self._cards[key] = card(self._titles[key], view)

    def _turn(self, key: Measure | None, view: ChartView) -> None:
        if view.as_table.isChecked() is not self._as_tables:
            view.as_table.click()
        self._titles[key].setVisible(self._as_tables)

    def _place(self) -> None:
        wide = self.width() >= _TWO_COLUMNS * self.fontMetrics().horizontalAdvance("x")
        columns = 2 if wide else 1
        for at, key in enumerate(self._shown):
            row, column = (0, 0) if key is None else (1 + (at - 1) // columns, (at - 1) % columns)
            self._grid.addWidget(self._cards[key], row, column, 1, columns if key is None else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        for before, after in zip(self.stops, self.stops[1:], strict=False):
            QWidget.setTabOrder(before, after)
