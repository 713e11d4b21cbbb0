"""*Doctor's report*: the page first, what is chosen of it beside it, and the ways to paper and files."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QStackedWidget, QWidget
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
from ivig_logger.ui.page_bar import PageBar
from ivig_logger.ui.page_preview import Preview
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
        self._at = 0
        self.content: ReportContent | None = None
        self.pages: Pages | None = None
        self.options, self.bar, self.preview = Options(), PageBar("report"), Preview("Report")
        self.words = QPlainTextEdit(readOnly=True)
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
        self.pages = lay_out(self.content, chosen.paper)
        self._at = min(self._at, self.pages.count - 1)
        self.words.setPlainText(text_of(self.content))
        self._show_page()

    def _show_page(self) -> None:
        if self.pages is None:
            return
        self.preview.show_page(self.pages, self._at, self.words.toPlainText())
        self.bar.show_number(self._at, self.pages.count)

    def _turn(self, pages: int) -> None:
        if self.pages is not None:
            self._at = min(max(0, self._at + pages), self.pages.count - 1)
            self._show_page()

    def _shown(self) -> tuple[ReportContent, Pages] | None:
        return None if self.content is None or self.pages is None else (self.content, self.pages)

    def _say(self, words: str) -> None:
        show_text(self.said, words)
        self.said.show()
        announce(self, words)

    def _size(self, step: int) -> None:
        {1: self.preview.larger, -1: self.preview.smaller, 0: self.preview.whole}[step]()

    def _show_as(self, as_text: bool) -> None:
        self._stack.setCurrentWidget(self.words if as_text else self.preview)
        if not as_text:
            self._show_page()

    def _connect(self) -> None:
        self.options.changed.connect(self._ask)
        self.bar.turned.connect(self._turn)
        self.bar.sized.connect(self._size)
        self.bar.text_wanted.connect(self._show_as)
        self.taking.said.connect(self._say)
        self._workspace.journal.changed.connect(self._ask)
        self._workspace.patient_changed.connect(self._ask)

    def _lay_out(self) -> None:
        back = button("Back", self.closed.emit, picture="close")
        self.said.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(self.words)
        self.words.setAccessibleName("The report as text")
        seen = plain(column(self.bar, self._stack, spacing=8))
        whole = column(row(text("Doctor's report", "title"), None, back), self.said, spacing=12)
        whole.addWidget(PageAndSide(seen, self._side()), 1)
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
