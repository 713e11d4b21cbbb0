"""What is listed: put together from the patient, the search and the chips; asked for, counted and read anew."""

from PySide6.QtCore import QObject, Signal

from ivig_logger.storage.listing import Filter, Order
from ivig_logger.ui.history.counts import Counter, Counts, footer_text
from ivig_logger.ui.history.filters import FilterBar
from ivig_logger.ui.history.heading import Heading
from ivig_logger.ui.history.model import HistoryModel, Question
from ivig_logger.ui.history.order import PART_OF, OrderButton
from ivig_logger.ui.history.sheet import Sheet
from ivig_logger.ui.history.signed_rows import SignedRows
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.counts import sessions_text


class Listing(QObject):
    """Keeps the list, the counts and the order button in step with what was chosen."""

    failed = Signal(object)

    def __init__(
        self, workspace: Workspace, heading: Heading, filters: FilterBar, order: OrderButton, sheet: Sheet
    ) -> None:
        super().__init__(sheet)
        self._workspace, self._heading, self._filters = workspace, heading, filters
        self._order, self._sheet, self._table = order, sheet, sheet.table
        self._patient = ""
        self._counted: Filter | None = None
        self.model: HistoryModel = sheet.table.history
        self._counter = Counter(workspace.logbook, workspace.background, self)
        self._signed = SignedRows(workspace, self.model)
        self._counter.counted.connect(self._show_counts)
        for failing in (self.model.failed, self._counter.failed):
            failing.connect(self.failed)
        for narrowing in (heading.searched, filters.changed):
            narrowing.connect(self.ask)
        sheet.everything_wanted.connect(self.show_all)
        order.wanted.connect(self._sort)
        self.model.modelReset.connect(self._show_state)

    def ask(self) -> None:
        """List what is chosen now, from its beginning."""
        self.model.ask(self._question())
        self._table.choose_row(0)
        self._count()

    def refresh(self) -> None:
        """Read everything anew; for another patient from the beginning and without filters."""
        patient = self._workspace.patient.id if self._workspace.patient else ""
        if patient != self._patient:
            self._patient = patient
            self.let_go()
            self.ask()
        else:
            self._table.refresh()
            self._count()

    def show_all(self) -> None:
        """List all sessions of the patient."""
        self.let_go()
        self.ask()
        self._table.setFocus()

    def show(self, infusion: str) -> None:
        """Put a session in front; filters that hide it are let go."""
        row = self.model.row_of(infusion)
        for in_error in (False, True):
            if row < 0:
                self.let_go(in_error=in_error)
                self.ask()
                row = self.model.row_of(infusion)
        self._table.choose_row(row)

    def let_go(self, *, in_error: bool = False) -> None:
        """Let go of search and chips, or of all but the entries in error."""
        self._heading.clear()
        self._filters.clear(in_error=in_error)

    def _question(self) -> Question | None:
        if not self._patient:
            return None
        order = self.model.question.order if self.model.question else Order()
        wanted = Filter(self._patient, words=self._heading.words)
        return Question(self._filters.narrow(wanted, self._workspace.logbook.now), order)

    def _sort(self, order: Order) -> None:
        self._table.sort_by(PART_OF[order.column], descending=order.descending)

    def _count(self) -> None:
        """Have everything counted; until that is done the footer says what is known at once."""
        if self.model.question is None:
            return
        wanted, count = self.model.question.wanted, self.model.rowCount()
        if wanted != self._counted:
            self._sheet.footer.setText(sessions_text(count) if count else "")
        self._counter.count(wanted)
        self._signed.look()

    def _show_state(self) -> None:
        question = self.model.question
        narrowed = question is not None and question.wanted != Filter(question.wanted.patient)
        self._sheet.show_list(self.model.rowCount(), narrowed=narrowed)
        if question is not None:
            self._order.show_order(question.order)

    def _show_counts(self, counts: Counts) -> None:
        self._counted = counts.wanted
        self._filters.show_counts(counts)
        self._sheet.footer.setText(footer_text(counts))
