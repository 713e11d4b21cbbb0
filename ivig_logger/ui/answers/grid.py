"""The view of a table: as high as its rows up to some, then it scrolls; a click or Enter opens a cell's sessions."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.ui.answers.cells import PADDING, Cells, row_height
from ivig_logger.ui.answers.grid_model import GridModel
from ivig_logger.ui.answers.sheet import NARROW, RowsSheet, Sheet

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DRESSED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_MOST_ROWS = 9
_NAME = "Diphenhydramine, 3"
_WIDEST = (_NAME, "100,000", "10 of 100", "onset not known", "100% to 100%", "10 of 100", "1,000 min", "moderate")
_DATES = "Tue 30 Nov 2026 to"
_CROSS = "10 unknown"
_MOST_FITTED = 60  # columns that get a width of their own; there may be as many as lots


class Grid(QTableView):
    """`opened` carries the sessions of a cell."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = GridModel(self)
        self._rows_of = True
        self.setModel(self._model)
        self.setItemDelegate(Cells(self._model))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleDescription("Enter opens the sessions behind a number")
        self.clicked.connect(self._open)
        self.entered.connect(self._point)

    @property
    def shown(self) -> GridModel:
        """The model of what is shown."""
        return self._model

    def show_sheet(self, sheet: Sheet | None, *, keep: bool) -> None:
        """Show a table; with `keep` the cell in front and what is in sight stay."""
        index, top, left = self.currentIndex(), self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        key, column = (self._model.key(index.row()), index.column()) if index.isValid() else (None, -1)
        self._rows_of = isinstance(sheet, RowsSheet)
        self._model.show_sheet(sheet)
        self._fit()
        if keep and column >= 0 and (row := self._model.row_of(key)) >= 0:
            self.setCurrentIndex(self._model.index(row, min(column, self._model.columnCount() - 1)))
        if keep:
            self.verticalScrollBar().setValue(top)
            self.horizontalScrollBar().setValue(left)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = min(max(self._model.rowCount(), 1), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if self._overflows() else 0
        high = self.horizontalHeader().sizeHint().height() + rows * row_height(self.fontMetrics()) + bar + 2
        return QSize(400, high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and hasattr(self, "_model"):  # Qt sends one before there is any
            self._fit()
            self.updateGeometry()

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        members: Sequence[SessionFact] = self._model.cell(index.row(), index.column()).members
        self.opened.emit(members)

    def _point(self, index: QModelIndex | QPersistentModelIndex) -> None:
        opens = bool(self._model.cell(index.row(), index.column()).members)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _widths(self) -> list[int]:
        """The least that each column needs."""
        measure = self.fontMetrics().horizontalAdvance
        titles = [str(self._model.headerData(at, Qt.Orientation.Horizontal)) for at in range(self._model.columnCount())]
        texts = (*_WIDEST, _DATES) if self._rows_of else (_NAME, *[_CROSS] * len(titles))
        needed = (max(map(measure, [text, *title.splitlines()])) for text, title in zip(texts, titles, strict=False))
        return [each + 2 * PADDING for each in needed]

    def _overflows(self) -> bool:
        return sum(self._widths()) > self.width()

    def _fit(self) -> None:
        high = row_height(self.fontMetrics())
        if self.verticalHeader().defaultSectionSize() != high:
            self.verticalHeader().setDefaultSectionSize(high)
        wide = self._widths()
        spare = self.viewport().width() - sum(wide)
        if wide and spare > 0:
            growing = [0, *(at for at in range(1, len(wide)) if self._rows_of and at not in NARROW)]
            for at in growing:
                wide[at] += spare // len(growing)
        if wide and not self._rows_of:
            self.horizontalHeader().setDefaultSectionSize(wide[-1])
        for at, each in enumerate(wide[:_MOST_FITTED]):
            self.setColumnWidth(at, each)
