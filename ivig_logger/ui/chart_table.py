"""The facts of a chart as a plain table."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ivig_logger.pictures.chart import Chart

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_ROWS_IN_SIGHT = 9
_SHARE, _NARROW_SHARE = 0.65, 0.42  # of the table, that all columns but the last may take
_WIDE = 30  # lines of text from which on a table is wide
_MOST_WRAPPED = 200  # rows whose heights are measured at once
_NOWHERE = QModelIndex()


class ChartRows(QAbstractTableModel):
    """The rows of a chart."""

    def __init__(self, chart: Chart, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chart = chart

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.chart.rows)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.chart.headings)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return self.chart.rows[index.row()].cells[index.column()] if role in _SPOKEN else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self.chart.headings[section]


class ChartTable(QTableView):
    """`opened` carries what the row opens on which Enter was pressed, or that was clicked twice.

    `went` carries the key of the row that a person went to.
    """

    opened = Signal(object)
    went = Signal(str)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("charttable")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._open)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show the facts of another chart."""
        self._chart = chart
        before = self.model()
        self.setModel(ChartRows(chart, self))
        if before is not None:
            before.deleteLater()
        self.setAccessibleName(f"{chart.title}, as a table")
        self._fit()

    def go_to(self, key: str) -> None:
        """Put the row with this key in front."""
        at = next((number for number, each in enumerate(self._chart.rows) if each.key == key), -1)
        if at >= 0 and at != self.currentIndex().row():
            self.setCurrentIndex(self.model().index(at, 0))

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row() and self.hasFocus():
            self.went.emit(self._chart.rows[current.row()].key)

    @override
    def sizeHint(self) -> QSize:
        rows = min(self.model().rowCount(), _ROWS_IN_SIGHT)
        line = self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + line * rows + 8)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        if self.isVisible():
            self._fit_columns()
            if len(self._chart.rows) <= _MOST_WRAPPED:
                self.resizeRowsToContents()

    def _fit_columns(self) -> None:
        """Each as wide as its words where all have room, the last as wide as is left; others are wrapped."""
        metrics, around = self.fontMetrics(), self.fontMetrics().height()
        wanted = []
        for column, heading in enumerate(self._chart.headings[:-1]):
            words = {heading, *(each.cells[column] for each in self._chart.rows)}
            wanted.append(max(metrics.horizontalAdvance(each) for each in words) + around * 3 // 2)
        share = _SHARE if self.width() > around * _WIDE else _NARROW_SHARE
        for column, width in enumerate(shared(wanted, round(self.width() * share))):
            self.setColumnWidth(column, width)

    def _open(self) -> None:
        opens = self._chart.rows[self.currentIndex().row()].opens
        if opens is not None:
            self.opened.emit(opens)


def shared(wanted: list[int], room: int) -> list[int]:
    """Widths that come to no more than `room`: narrow columns have what they want, wide ones share the rest."""
    given = list(wanted)
    left, columns = room, len(wanted)
    for at in sorted(range(len(wanted)), key=wanted.__getitem__):
        given[at] = min(wanted[at], max(left, 0) // columns)
        left, columns = left - given[at], columns - 1
    return given
