"""The history screen: the list, what narrows it, and all facts of the session in front."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Infusion
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.listing import Filter, Order
from ivig_logger.ui.history import corrections
from ivig_logger.ui.history.body import Body
from ivig_logger.ui.history.counts import Counter, Counts, footer_text
from ivig_logger.ui.history.details import Details
from ivig_logger.ui.history.failure_line import FailureLine
from ivig_logger.ui.history.filters import FilterBar
from ivig_logger.ui.history.heading import Heading
from ivig_logger.ui.history.model import HistoryModel, Question
from ivig_logger.ui.history.order import PART_OF, OrderButton
from ivig_logger.ui.history.sheet import Sheet
from ivig_logger.ui.history.table import HistoryTable
from ivig_logger.ui.pieces import scrolled
from ivig_logger.ui.workspace import Workspace

_SETTLED = 40  # ms in which the list is walked through before the details follow


class HistoryScreen(QWidget):
    """`edit_requested` carries the Infusion that is to be edited."""

    add_requested = Signal()
    edit_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._patient = ""
        self._stale = True
        self.model = HistoryModel(workspace.logbook, self)
        self.heading, self.filters, self.order = Heading(), FilterBar(), OrderButton()
        self.filters.add(self.order)
        self.failure = FailureLine()
        self.table = HistoryTable(self.model)
        self.sheet = Sheet(self.table)
        self.details = Details()
        self._counter = Counter(workspace.logbook, workspace.background, self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._arrange()
        self._connect()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.heading.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.heading.search.selectAll()

    def show_infusion(self, infusion: str) -> None:
        """Put a session in front and in sight; filters that hide it are let go."""
        self._refresh_if_stale()
        row = self.model.row_of(infusion)
        for in_error in (False, True):
            if row < 0:
                self._let_go(in_error=in_error)
                row = self.model.row_of(infusion)
        self.table.choose_row(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_stale()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.focus_search()
        elif event.key() == Qt.Key.Key_Escape and not self.details.question.isHidden():
            self.details.question.cancelled.emit()
        elif event.key() == Qt.Key.Key_Escape and self.heading.search.text():
            self.heading.search.clear()
            self.heading.search_now()
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "details"):
            self.filters.dress()

    def _arrange(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(16)
        for part in (self.heading, self.filters, self.failure):
            layout.addWidget(part)
        layout.addWidget(Body(self.sheet, self.details), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _connect(self) -> None:
        workspace, table, details = self._workspace, self.table, self.details
        workspace.journal.changed.connect(self._note_change)
        workspace.patient_changed.connect(self._note_change)
        for adding in (self.heading.add_requested, self.sheet.add_requested):
            adding.connect(self.add_requested)
        for narrowing in (self.heading.searched, self.filters.changed):
            narrowing.connect(self._list)
        self.sheet.everything_wanted.connect(self._show_all)
        self.order.wanted.connect(self._sort)
        self.failure.again.connect(self.refresh)
        for failing in (self.model.failed, self._counter.failed):
            failing.connect(self.failure.say)
        self._counter.counted.connect(self._show_counts)
        self.model.modelReset.connect(self._after_reset)
        table.chosen.connect(self._settled.start)
        self._settled.timeout.connect(self._show_details)
        table.opened.connect(self._open)
        table.typed.connect(self._search_for)
        table.removal_wanted.connect(self._ask_reason)
        details.edit_requested.connect(self.edit_requested)
        details.marked.connect(self._mark)
        details.taken_back.connect(self._take_back)
        details.left.connect(table.setFocus)
