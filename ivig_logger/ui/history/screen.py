"""The history screen: the list, what narrows it, and all facts of the session in front."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.ui.history.details import Details
from ivig_logger.ui.history.failure_line import FailureLine
from ivig_logger.ui.history.filters import FilterBar
from ivig_logger.ui.history.front import Front
from ivig_logger.ui.history.heading import Heading
from ivig_logger.ui.history.listing import Listing
from ivig_logger.ui.history.model import HistoryModel
from ivig_logger.ui.history.order import OrderButton
from ivig_logger.ui.history.sheet import Sheet
from ivig_logger.ui.history.table import HistoryTable
from ivig_logger.ui.list_and_details import ListAndDetails
from ivig_logger.ui.pieces import scrolled
from ivig_logger.ui.workspace import Workspace


class HistoryScreen(QWidget):
    """`edit_requested` carries the Infusion that is to be edited, `timeline_requested` one to be shown large.

    `sheet_requested` carries one and the position of the reaction whose reporting sheet is wanted,
    `hand_over_requested` one that is to be handed over, `compare_requested` one that is to be compared with others.
    """

    add_requested = Signal()
    edit_requested = Signal(object)
    timeline_requested = Signal(object)
    sheet_requested = Signal(object, int)
    hand_over_requested = Signal(object)
    compare_requested = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._stale = True
        self._workspace, self._reader = workspace, workspace.opened
        self.model = HistoryModel(workspace.logbook, self)
        self.heading, self.filters, self.order = Heading(), FilterBar(), OrderButton()
        self.filters.add(self.order)
        self.failure = FailureLine()
        self.table = HistoryTable(self.model)
        self.sheet, self.details = Sheet(self.table), Details()
        self.setFocusProxy(self.table)
        self._arrange()
        self.listing = Listing(workspace, self.heading, self.filters, self.order, self.sheet)
        self.front = Front(workspace, self.table, self.details)
        self._connect(workspace)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.heading.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.heading.search.selectAll()

    def show_in_error(self) -> None:
        """List what was entered in error, and nothing else."""
        self._refresh_if_stale()
        self.heading.search.clear()
        self.filters.clear(in_error=True)
        self.filters.changed.emit()

    def show_sessions(self, ids: frozenset[str], name: str) -> None:
        """List exactly these sessions, under a chip with this name that can be taken off; show a single one."""
        if len(ids) == 1:
            self.show_infusion(*ids)
            return
        self._refresh_if_stale()
        self.listing.let_go()
        self.filters.only_these(ids, name)
        self.filters.changed.emit()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_infusion(self, infusion: str) -> None:
        """Put a session in front and in sight; filters that hide it are let go."""
        self._refresh_if_stale()
        self.listing.show(infusion)
        self.front.show_details()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._refresh_if_stale()
        super().showEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        escape = event.key() == Qt.Key.Key_Escape
        if event.matches(QKeySequence.StandardKey.Find):
            self.focus_search()
        elif event.key() == Qt.Key.Key_T and not event.modifiers().value:  # in the list letters go to the search
            self._show_large()
        elif escape and not self.details.question.isHidden():
            self.details.question.cancelled.emit()
        elif escape and self.heading.search.text():
            self.heading.search.clear()
            self.heading.search_now()
        elif escape and self.heading.search.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(16)
        for part in (self.heading, self.filters, self.failure):
            layout.addWidget(part)
        layout.addWidget(ListAndDetails(self.sheet, self.details), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(inner)
        outer.addWidget(self._area)

    def _connect(self, workspace: Workspace) -> None:
        workspace.journal.changed.connect(self._note_change)
        workspace.patient_changed.connect(self._note_change)
        workspace.signed_in.connect(self._note_reader)
        for adding in (self.heading.add_requested, self.sheet.add_requested):
            adding.connect(self.add_requested)
        self.front.opened.connect(self.edit_requested)
        self.details.large_wanted.connect(self._show_large)
        self.details.sheet_wanted.connect(self.sheet_requested)
        self.details.hand_over_wanted.connect(self.hand_over_requested)
        self.details.compare_wanted.connect(self.compare_requested)
        self.failure.again.connect(self._look_again)
        for failing in (self.listing.failed, self.front.failed):
            failing.connect(self.failure.say)
        self.model.modelReset.connect(self._show_or_hide_details)
        self.table.typed.connect(self._search_for)
        self.details.asking.connect(self._bring_into_sight)

    def _show_large(self) -> None:
        if self.details.infusion is not None:
            self.timeline_requested.emit(self.details.infusion)

    def _note_change(self) -> None:
        """Read anew what was changed, or wait with it until the screen is seen again."""
        self._stale = True
        if self.isVisible():
            self._refresh_if_stale()

    def _note_reader(self) -> None:
        """Somebody else unlocked the window: who may sign is another."""
        before, self._reader = self._reader, self._workspace.opened
        if before is not None and self._reader is not None and before.profile.id != self._reader.profile.id:
            self._note_change()

    def _refresh_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.listing.refresh()

    def _show_or_hide_details(self) -> None:
        self.details.setVisible(self.model.rowCount() > 0)

    def _look_again(self) -> None:
        self.failure.hide()
        self.listing.refresh()

    def _bring_into_sight(self) -> None:
        """In a low window the question may be below its edge."""
        self._area.ensureWidgetVisible(self.details.asked)

    def _search_for(self, letters: str) -> None:
        self.focus_search()
        self.heading.search.insert(letters)
