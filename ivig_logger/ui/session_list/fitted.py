"""A table whose rows are as high as their chips need, at a million rows as quickly as at ten.

Rows have one height until they come into sight; only then, and only if they need another, are they given it. The list
scrolls by rows, so that nothing jumps when a row below grows.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.session_list import columns
from ivig_logger.ui.session_list.delegate import Cells
from ivig_logger.ui.session_list.line import Part
from ivig_logger.ui.session_list.model import LinesModel

_DRESSED = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_FOCUS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class FittedTable(QTableView):
    """Shows the lines of a model and fits rows and columns to them."""

    def __init__(self, model: LinesModel, parent: QWidget | None = None, cells: type[Cells] = Cells) -> None:
        super().__init__(parent)
        self._model = model
        self._cells = cells(model.line, self)
        self._dressed: tuple[str, theme.Tokens] | None = None
        self.setItemDelegate(self._cells)
        self._set_behaviour()
        self.setModel(model)
        self._dress()
        self.verticalScrollBar().valueChanged.connect(self.fit_rows)
        model.dataChanged.connect(self.fit_rows)

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the list
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()  # shown, it freezes for seconds when a filter shortens a long list
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def room(self) -> int:
        """The width in pixels that the columns of a session may take."""
        return self.viewport().width()

    def fit_rows(self) -> None:
        """Give the rows in sight the heights that they need."""
        if not self.isVisible():
            return
        header, last = self.verticalHeader(), self._model.rowCount() - 1
        row, left = self.verticalScrollBar().value(), self.viewport().height()
        self._model.bring(row, row + left // self._cells.usual_height + 1)
        while row <= last and left > 0:
            height = self._cells.height_of(self._model.line(row))
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
            left -= height
            row += 1

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self.fit_rows()  # rows that came into sight may be higher, and push the wanted one out again
        super().scrollTo(index, hint)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _FOCUS:
            self._cells.focused = event.type() == QEvent.Type.FocusIn
            self.viewport().update()
        elif event.type() in _DRESSED and self.model() is self._model:
            self._dress()
        return done

    def _dress(self) -> None:
        dress = (self.font().toString(), theme.tokens())
        if dress == self._dressed:  # Qt tells of many changes that are none
            return
        self._dressed = dress
        self._cells.dress(self.font())
        self._fit_columns()

    def _fit_columns(self) -> None:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        wide = columns.widths(self.room(), self._cells.padding, QFontMetrics(strong).horizontalAdvance)
        for column, width in enumerate(wide):
            self.setColumnHidden(column, not width)
            if width:
                self.setColumnWidth(column, width)
        self._cells.fit(wide[Part.REACTIONS], stacked=not wide[Part.START])
        header = self.verticalHeader()
        if header.defaultSectionSize() != self._cells.usual_height:  # Qt goes through all rows even for the same height
            header.setDefaultSectionSize(self._cells.usual_height)
        self.fit_rows()
