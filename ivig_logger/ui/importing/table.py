"""The list of what a file would bring: Space or a click on a box says whether a record is taken."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.ui.importing.cells import PreviewCells
from ivig_logger.ui.importing.model import HEADING, TAKE, PreviewModel
from ivig_logger.ui.session_list.columns import widths
from ivig_logger.ui.session_list.fitted import FittedTable


class PreviewTable(FittedTable):
    """`chosen` carries the PreviewRow in front, or None."""

    chosen = Signal(object)

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        self.records = model
        super().__init__(model, parent, PreviewCells)
        self.setAccessibleName("What the file holds")
        self.setAccessibleDescription("Space ticks the session in front, or takes the tick away")
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)
        header.moveSection(header.visualIndex(TAKE), 0)
        model.modelReset.connect(self._after_reset)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._cells.front = current.row()
        super().currentChanged(current, previous)
        self.viewport().update()
        self.chosen.emit(self.records.at(current.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.records.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == TAKE:
            self.records.turn(index.row())

    @override
    def room(self) -> int:
        """Where the list is narrow, the words beside the boxes give way to the reactions."""
        cells, there = self._cells, super().room()
        if not isinstance(cells, PreviewCells):
            return there
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        measure = QFontMetrics(strong).horizontalAdvance
        cells.worded = True
        left = there - cells.take_width(0)
        cells.worded = sum(widths(left, cells.padding, measure)) <= left
        taken = cells.take_width(measure(HEADING))
        self.setColumnWidth(TAKE, taken)
        return there - taken

    def _after_reset(self) -> None:
        self._cells.front = -1
        self.fit_rows()
        if self.records.rowCount():
            self.setCurrentIndex(self.records.index(0, TAKE))
        else:
            self.chosen.emit(None)
