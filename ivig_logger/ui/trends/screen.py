"""The trends screen: small charts of a period, each with its table; what is not recorded is said and has no chart."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.period import Period
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.period_choice import PeriodChoice
from ivig_logger.ui.pieces import button, card, column, scrolled, show_text, text
from ivig_logger.ui.trends.asking import Asking, FoundTrends
from ivig_logger.ui.trends.charts import Charts
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.answers import FOOTER
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.failures import failure_text
from ivig_logger.words.trends import HOW_TO_READ, NAMES

_READING = "Reading the log…"
_NONE_YET = "No session is in the log yet. Here it will be seen how it went from session to session."
_NONE_FOUND = "No session began in this period."


class TrendsScreen(QWidget):
    """`sessions_wanted` carries the ids of the sessions behind a point, `closed` that the answers are wanted again."""

    sessions_wanted = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._stale = True
        self.found: FoundTrends | None = None
        self.asking = Asking(workspace.logbook, workspace.background, self)
        self.periods = PeriodChoice("", Period.ALL)
        self.as_tables = button("Show as tables", self._turn, chip=True)
        self.as_tables.setCheckable(True)
        self.back = button("Back to Answers", self.closed.emit)
        self.charts = Charts()
        self.counted, self.missing = text("", "soft"), text("", "soft")
        self.how, self.footer = text(HOW_TO_READ, "soft"), text(FOOTER, "soft")
        self.failure, self.empty = text("", "refuse"), text("")
        self._lay_out()
        self._connect()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_if_stale()

    def _note_change(self) -> None:
        self._stale = True
        if self.isVisible():
            self._ask_if_stale()

    def _ask_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self._ask()

    def _ask(self) -> None:
        if self._workspace.patient is not None:
            if self.found is None:
                show_text(self.counted, _READING)
                self.counted.show()
            self.asking.ask(self._workspace.patient.id, self.periods.period)

    def _turn(self) -> None:
        self.charts.show_as_tables(self.as_tables.isChecked())

    def _show_found(self, found: FoundTrends) -> None:
        self.found = found
        self.failure.hide()
        if found.sessions:
            self.charts.show_found(found)
        show_text(self.counted, counted_text(found))
        show_text(self.missing, missing_text(found))
        self.missing.setVisible(bool(found.sessions and self.missing.text()))
        show_text(self.empty, _NONE_FOUND if found.of else _NONE_YET)
        self._empty_card.setVisible(not found.sessions)
        for each in (self.charts, self.counted, self.how, self.footer):
            each.setVisible(bool(found.sessions))

    def _show_failure(self, error: StorageFailed) -> None:
        self._stale = True  # it is asked again when the screen is seen again
        show_text(self.failure, f"The log could not be read: {failure_text(error)}")
        self.failure.show()

    def _connect(self) -> None:
        self._workspace.journal.changed.connect(self._note_change)
        self._workspace.patient_changed.connect(self._note_change)
        self.periods.changed.connect(self._ask)
        self.asking.found.connect(self._show_found)
        self.asking.failed.connect(self._show_failure)
        self.charts.opened.connect(self.sessions_wanted)

    def _lay_out(self) -> None:
        self._empty_card = card(self.empty)
        later: tuple[QWidget, ...] = (self.failure, self._empty_card, self.charts, self.counted, self.missing)
        for each in (*later, self.how, self.footer):
            each.hide()
        head = Flow(16, 8)
        title = text("Trends", "title", wrap=False)
        title.setMinimumHeight(self.back.sizeHint().height())
        head.add(title, 0)
        head.add(self.periods, 3)
        for pressed in (self.as_tables, self.back):
            head.add(pressed, 0)
        inner = QWidget()
        told = column(self.counted, self.missing, self.how, self.footer, spacing=4)
        whole = column(head, self.failure, self._empty_card, self.charts, told, None, spacing=16)
        whole.setContentsMargins(20, 20, 20, 16)
        inner.setLayout(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))


def counted_text(found: FoundTrends) -> str:
    """ "45 sessions, all of the log"; how many of them are in the charts where these would be too narrow."""
    counted = sessions_text(found.sessions)
    of = "all of the log" if found.sessions == found.of else f"of {sessions_text(found.of)} in the log"
    some = f" The charts of sessions show the newest {found.shown:,}." if found.shown < found.sessions else ""
    return f"{counted}, {of}.{some}"


def missing_text(found: FoundTrends) -> str:
    """ "Not recorded in these sessions: well-being, IgG trough."; "" where all is."""
    names = ", ".join(NAMES[each.measure] for each in found.trends if not each.known)
    return f"Not recorded in these sessions: {names}." if names else ""
