"""Home: what one does most, the last session in four lines, and the count that the doctor asks for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.history import Summary
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.follow_up import FollowUpCard
from ivig_logger.ui.pieces import banner, button, card, clear, page, plain, row, text
from ivig_logger.ui.short_button import ShortButton
from ivig_logger.ui.unsaved_line import UNSAVED, UnsavedLine
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.counts import summary_text
from ivig_logger.words.failures import failure_text
from ivig_logger.words.sessions import four_lines
from ivig_logger.words.times import clock_text

_PLANNED = ("Put the next session into your calendar", "Next in calendar")


class Home(QWidget):
    """Tells by signals what is wanted: to start an infusion, to see the one that runs, to add a past session, the
    history, one session of it (an Infusion), or the next one in a calendar."""

    start_requested = Signal()
    running_requested = Signal()
    add_requested = Signal()
    history_requested = Signal()
    session_requested = Signal(object)
    calendar_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._last: Infusion | None = None
        self.title = text("Home", "title")
        self.start = button("Start infusion", self.start_requested.emit, picture="live", primary=True, large=True)
        self.start.setToolTip("Ctrl+I")
        self.add = button("Add past session", self.add_requested.emit, picture="add", large=True)
        self.add.setToolTip("Ctrl+N")
        self.running = self._running_card()
        self._waiting = [UnsavedLine(workspace, each) for each in UNSAVED]
        self.unstarted, self.unsaved, self.unsaved_panels, self.unsaved_plans = self._waiting
        self.follow_up = FollowUpCard(workspace)
        self.counts = text("")
        self.last_session = QVBoxLayout()
        self.all_sessions = self._counts_card()
        above = (self.running, *self._waiting, self.follow_up)
        below = (self._welcome_card(), self.last_session, self.all_sessions)
        self.setLayout(page(self.title, *above, *below, None, spacing=16))
        self._stale = False
        workspace.journal.changed.connect(self._note_change)
        workspace.patient_changed.connect(self._note_change)
        self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self.refresh()
        for each in self._waiting:
            each.refresh()
        super().showEvent(event)
        self.follow_up.refresh()  # time may have made a question due

    def refresh(self) -> None:
        """Show what is in the log now."""
        self._stale = False
        patient = self._workspace.patient
        if patient is None:
            return
        self.title.setText(patient.name)
        clear(self.last_session)
        try:
            found = self._workspace.logbook.newest(patient.id)
        except StorageFailed as error:
            self.last_session.addWidget(text(failure_text(error), "refuse"))
            return
        self._last = found[0] if found else None
        self._show_running(self._last)
        self.last_session.addWidget(self._last_card(self._last))
        self.all_sessions.setVisible(self._last is not None)
        wanted = Filter(patient.id)
        self._workspace.background.run(lambda: self._workspace.logbook.summary(wanted), self, self._show_counts)

    def _note_change(self) -> None:
        """Read anew what was changed, or wait with it until the screen is seen again: a press has no time for it."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show_counts(self, summary: Summary) -> None:
        self.counts.setText(summary_text(summary))

    def _welcome_card(self) -> QFrame:
        hint = text("Log an infusion while it runs, or afterwards in a form or in one line.", "soft")
        ways = Flow(12, 8)
        for each in (self.start, self.add):
            ways.add(each, 0)
        return card(plain(ways), hint, spacing=12)

    def _running_card(self) -> QFrame:
        self.running_words = text("", "strong")
        seen = button("Go to it", self.running_requested.emit, picture="live", primary=True)
        seen.setAccessibleName("Go to the running infusion")
        return banner("ask", self.running_words, seen)

    def _show_running(self, newest: Infusion | None) -> None:
        """Say that an infusion of this patient runs; another one cannot be started before it has ended."""
        running = newest is not None and newest.status is Status.RUNNING
        if newest is not None and running:
            self.running_words.setText(f"An infusion is running, started {clock_text(newest.started)}.")
        self.running.setVisible(running)
        self.start.setVisible(not running)

    def _last_card(self, last: Infusion | None) -> QFrame:
        if last is None:
            return card(text("No session yet", "heading"), text("The first one that you add shows here.", "soft"))
        first, *others = four_lines(last)
        shown = button("Open", self._open_last)
        shown.setAccessibleName("Open the last session")
        planned = ShortButton(self.calendar_requested.emit)
        heading = row(text("Last session", "label", wrap=False), None, planned, shown)
        heading.setAlignment(shown, Qt.AlignmentFlag.AlignTop)
        made = card(heading, text(first, "heading"), *(text(each) for each in others), spacing=6)
        planned.show_forms(_PLANNED)  # it has its place now
        return made

    def _counts_card(self) -> QFrame:
        seen = button("Show the history", self.history_requested.emit, picture="history")
        return card(text("All sessions", "label"), self.counts, row(seen, None), spacing=10)

    def _open_last(self) -> None:
        self.session_requested.emit(self._last)
