"""The list of sessions: which one is in front, what keys and clicks mean, and the order."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.storage.listing import Column
from ivig_logger.ui.history.model import SORTED_BY, HistoryModel
from ivig_logger.ui.session_list.fitted import FittedTable
from ivig_logger.ui.session_list.line import Part

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LOOKED_THROUGH = 20_000
_DIRECTION = {True: Qt.SortOrder.DescendingOrder, False: Qt.SortOrder.AscendingOrder}


class HistoryTable(FittedTable):
    """`chosen` carries the id of the session in front or None, `opened` the id of one that is to be edited.

    `removal_wanted` tells that the Delete key was pressed, `typed` carries letters that are meant for the search.
    """

    chosen = Signal(object)
    opened = Signal(object)
    removal_wanted = Signal()
    typed = Signal(str)

    def __init__(self, model: HistoryModel, parent: QWidget | None = None) -> None:
        self.history = model
        self._chosen: str | None = None
        self._holding = False
        super().__init__(model, parent)
        self.setAccessibleName("Sessions")
        self.setAccessibleDescription("Enter edits the session, Delete marks it as entered in error")
        self.doubleClicked.connect(self._open)
        self.horizontalHeader().sectionClicked.connect(self._turn)
        model.modelReset.connect(self._after_reset)

    @property
    def chosen_id(self) -> str | None:
        """The id of the session in front."""
        return self._chosen

    def choose_row(self, row: int, *, in_sight: bool = True) -> None:
        """Put the session of a row in front, and in sight if wanted; -1 puts none in front."""
        if 0 <= row < self.history.rowCount():
            self.history.bring(row, row)
            index = self.history.index(row, max(self.currentIndex().column(), 0))
            self.setAutoScroll(in_sight)
            self.setCurrentIndex(index)
            self.setAutoScroll(True)
            if in_sight:
                self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._tell_chosen()

    def refresh(self) -> None:
        """Read everything anew; the session in front stays in front, and what is in sight stays in sight."""
        kept, row, top = self._chosen, self.currentIndex().row(), self.verticalScrollBar().value()
        self._holding = True
        self.history.ask(self.history.question)
        self.verticalScrollBar().setValue(top)
        found = self.history.row_of(kept, near=row) if kept else -1
        self._holding = False
        self._chosen = None  # it may have been changed, so it is told again
        gone = min(row, self.history.rowCount() - 1) if kept else -1
        self.choose_row(found if found >= 0 else gone, in_sight=False)

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Sort; the session in front stays in front, unless the list is so long that looking for it would take time."""
        kept = self._chosen if self.history.rowCount() <= _LOOKED_THROUGH else None
        self.history.sort(column, _DIRECTION[descending])
        self.choose_row(self.history.row_of(kept) if kept else 0)

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._cells.front = current.row()
        super().currentChanged(current, previous)
        self._tell_chosen()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self._chosen:
            self._open()
        elif event.key() == Qt.Key.Key_Delete and self._chosen:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Hand letters to the search field: Qt's own way would read every row of the log."""
        if search.strip():
            self.typed.emit(search)

    def _tell_chosen(self) -> None:
        if self._holding:
            return
        line = self.history.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        chosen = None if line is None else line.id
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen.emit(chosen)

    def _open(self) -> None:
        if self._chosen:
            self.opened.emit(self._chosen)

    def _turn(self, column: int) -> None:
        """A click on a heading: sort by it, the other way round if it is sorted by already."""
        question, by = self.history.question, SORTED_BY.get(Part(column))
        if question is not None and by is not None:
            same = by is question.order.column
            self.sort_by(column, descending=not question.order.descending if same else by is not Column.PRODUCT)
        self._show_order()

    def _show_order(self) -> None:
        question = self.history.question
        if question is not None:
            column = next(part for part, by in SORTED_BY.items() if by is question.order.column)
            self.horizontalHeader().setSortIndicator(column, _DIRECTION[question.order.descending])

    def _after_reset(self) -> None:
        self._cells.front = -1
        self._show_order()
        if not self._holding:
            self._chosen = None
            self.chosen.emit(None)
        self.fit_rows()
