"""*Doctor's report*: the page first, what is chosen of it beside it, and the ways to paper and files."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.period import Period
from ivig_logger.pictures.report_pages import Pages, lay_out
from ivig_logger.reports.content import ReportContent
from ivig_logger.reports.doctors_report import doctors_report
from ivig_logger.reports.plain_report import text_of
from ivig_logger.services.report_facts import ReportFacts, report_facts
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.page_and_side import PageAndSide
from ivig_logger.ui.paged_view import PagedView
from ivig_logger.ui.pieces import button, column, plain, row, show_text, text
from ivig_logger.ui.report.options import Chosen, Options
from ivig_logger.ui.report.taking import KINDS, Taking
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.reports import HOLDS_HEALTH_DATA


class ReportScreen(QWidget):
    """`closed` when the person is done."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._asked: tuple[str, Chosen] | None = None
        self.content: ReportContent | None = None
        self.options, self.view = Options(), PagedView("report")
        self.taking = Taking(workspace.logbook.path, self._shown, self)
        self.said = text("", "strong")
        self._lay_out()
        self._connect()

    def show_period(self, period: Period) -> None:
        """Show the report of a period."""
        self.options.choose_period(period)
        self._ask()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        patient = self._workspace.patient
        if patient is None or not self.isVisible():
            return
        chosen = self.options.chosen
        self._asked = asked = (patient.id, chosen)
        read = partial(report_facts, self._workspace.logbook, patient, chosen.period, every=chosen.in_words)
        self._workspace.background.run(read, self, partial(self._show, asked))

    def _show(self, asked: tuple[str, Chosen], facts: ReportFacts) -> None:
        if asked != self._asked:
            return  # something else was chosen meanwhile
        chosen = asked[1]
        self.content = doctors_report(facts, chosen.names, in_words=chosen.in_words)
        self.view.show_pages(lay_out(self.content, chosen.paper), text_of(self.content))

    def _shown(self) -> tuple[ReportContent, Pages] | None:
        pages = self.view.pages
        return None if self.content is None or pages is None else (self.content, pages)

    def _say(self, words: str) -> None:
        show_text(self.said, words)
        self.said.show()
        announce(self, words)

    def _connect(self) -> None:
        self.options.changed.connect(self._ask)
        self.taking.said.connect(self._say)
        self._workspace.journal.changed.connect(self._ask)
        self._workspace.patient_changed.connect(self._ask)

    def _lay_out(self) -> None:
        back = button("Back", self.closed.emit, picture="close")
        self.said.hide()
        whole = column(row(text("Doctor's report", "title"), None, back), self.said, spacing=12)
        whole.addWidget(PageAndSide(self.view, self._side()), 1)
        whole.setContentsMargins(26, 22, 26, 12)
        self.setLayout(whole)

    def _side(self) -> QWidget:
        """The ways out first: they are in sight in any window."""
        ways = Flow(8, 8)
        self.print = button("Print…", self.taking.choose_printer, primary=True)
        self.print.setAccessibleName("Print the report")
        ways.add(self.print, 1)
        self.files: dict[str, QPushButton] = {}
        for name, kind in KINDS.items():
            self.files[name] = button(f"{name}…", partial(self.taking.choose_file, kind))
            self.files[name].setAccessibleName(f"Save the report as {name}")
            ways.add(self.files[name], 1)
        held = text(HOLDS_HEALTH_DATA, "soft")
        content = column(ways, held, self.options, None, spacing=16)
        content.setContentsMargins(2, 2, 12, 2)
        return plain(content)
