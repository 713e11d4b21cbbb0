"""The history as Qt's views ask for it: a true count, and only the pages that are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from typing_extensions import override

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.listing import Column, Filter, Order
from ivig_logger.ui.history.pages import KEPT, ROWS, Pages
from ivig_logger.ui.session_list.line import TITLES, Line, Part, line_of
from ivig_logger.ui.session_list.model import NO_INDEX, Index, LinesModel

SORTED_BY: Final = {
    Part.DATE: Column.STARTED,
    Part.TOOK: Column.TOOK,
    Part.PRODUCT: Column.PRODUCT,
    Part.DOSE: Column.DOSE,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What the list is asked for."""

    wanted: Filter
    order: Order


class HistoryModel(LinesModel):
    """The sessions that a filter lists. `failed` carries what kept them from being read."""

    failed = Signal(object)

    def __init__(self, logbook: Logbook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook = logbook
        self._question: Question | None = None
        self._rows = 0
        self._pages = Pages(self._read)
        self._missing: set[int] = set()
        self._otherwise: frozenset[str] = frozenset()
        self._fetching = QTimer(self, singleShot=True, interval=0)
        self._fetching.timeout.connect(self._fetch)

    @property
    def question(self) -> Question | None:
        """What is listed; None before a patient is in front."""
        return self._question

    def ask(self, question: Question | None) -> None:
        """List something else, or the same anew."""
        self.beginResetModel()
        self._question = question
        self._pages.clear()
        self._missing.clear()
        self._rows = self._count()
        self.endResetModel()

    @override
    def line(self, row: int) -> Line | None:
        """The line at a row; None while it is not in memory, and then it is fetched soon."""
        line = self._pages.line(row)
        if line is None and self._pages.lacks(row):
            self._miss(row)
        return line

    @override
    def bring(self, first: int, last: int) -> None:
        """Read what will be shown, at once."""
        try:
            self._pages.bring(max(first, 0), min(last, self._rows - 1))
        except StorageFailed as error:
            self.failed.emit(error)

    def row_of(self, infusion: str, *, near: int = -1) -> int:
        """The row of a session, -1 where the list leaves it out. Looks around `near` before it asks the log."""
        if near >= 0 and self._rows:
            self.bring(near, near)
        found = next((row for row, line in self._pages if line.id == infusion), None)
        if found is None and self._question is not None:
            try:
                found = self._logbook.position(self._question.wanted, self._question.order, infusion)
            except StorageFailed as error:
                self.failed.emit(error)
        return -1 if found is None else found

    def mark_otherwise(self, infusions: frozenset[str]) -> None:
        """Mark the sessions that are signed and are not what was signed, and no other."""
        if infusions == self._otherwise:
            return
        self._otherwise = infusions
        self._pages.change(lambda line: replace(line, otherwise=line.id in infusions))
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, len(TITLES) - 1))

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._rows

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column that the log can sort by; another one changes nothing."""
        by = SORTED_BY.get(Part(column)) if 0 <= column < len(TITLES) else None
        if by is not None and self._question is not None:
            descending = order == Qt.SortOrder.DescendingOrder
            self.ask(Question(self._question.wanted, Order(by, descending)))

    def _count(self) -> int:
        if self._question is None:
            return 0
        try:
            return self._logbook.count(self._question.wanted)
        except StorageFailed as error:
            self.failed.emit(error)
            return 0

    def _read(self, offset: int, limit: int) -> list[Line]:
        if self._question is None:
            return []
        page = self._logbook.page(self._question.wanted, self._question.order, offset, limit)
        typed = self._logbook.typed_at([each.id for each in page])
        return [line_of(row, typed.get(row.id), otherwise=row.id in self._otherwise) for row in page]

    def _miss(self, row: int) -> None:
        self._missing.add(row // ROWS)
        if not self._fetching.isActive():
            self._fetching.start()

    def _fetch(self) -> None:
        pages: Sequence[int] = sorted(self._missing)[-KEPT // 2 :]
        self._missing.clear()
        for page in pages:
            first, last = page * ROWS, min(page * ROWS + ROWS, self._rows) - 1
            if first <= last:
                self.bring(first, last)
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(TITLES) - 1))
