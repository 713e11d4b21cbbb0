"""*Paper log sheet*: the page as it will be printed, what is chosen of it, and the ways to paper and a file."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion
from ivig_logger.pictures.paper import Paper
from ivig_logger.pictures.paper_sheet_pages import lay_out_paper_sheet
from ivig_logger.reports.paper_sheet import PaperSheet, text_of
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.page_and_side import PageAndSide
from ivig_logger.ui.paged_view import PagedView
from ivig_logger.ui.paper.options import BLANK, PLANNED, Options
from ivig_logger.ui.paper.taking import Taking
from ivig_logger.ui.pieces import button, column, plain, row, show_text, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text

_TITLE = "Paper log sheet"
_ABOUT = "To write on by hand during an infusion. It is typed in afterwards, in the order of the form."


class PaperScreen(QWidget):
    """`closed` when the person is done."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._patient = ""
        self._last: Infusion | None = None
        self.sheet: PaperSheet | None = None
        self.options, self.view = Options(), PagedView("log sheet")
        self.taking = Taking(workspace.logbook.path, self._shown, self)
        self.said = text("", "strong")
        self._lay_out()
        self._connect()

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._ask()

    def _ask(self) -> None:
        """Read the last session of the patient in front; another one's sheet is with the plan where there is one."""
        patient = self._workspace.patient
        if not self.isVisible():
            return
        if patient is None:
            self._show(None)
            return
        if patient.id != self._patient:
            self._patient = patient.id
            self.options.content.choose(BLANK if patient.plan is None else PLANNED)
        read = partial(self._workspace.logbook.newest, patient.id)
        self._workspace.background.attempt(read, self, partial(self._take, patient.id), self._tell_failure)

    def _take(self, patient: str, found: list[Infusion]) -> None:
        if patient == self._patient:
            self._show(next(iter(found), None))

    def _tell_failure(self, error: StorageFailed) -> None:
        self._say(failure_text(error))
        self._show(None)

    def _show(self, last: Infusion | None) -> None:
        self._last = last
        self._show_sheet()

    def _show_sheet(self) -> None:
        self.sheet = self.options.sheet_of(self._workspace.patient, self._last)
        self.view.show_pages(lay_out_paper_sheet(self.sheet, self.options.chosen_paper), text_of(self.sheet))

    def _shown(self) -> tuple[PaperSheet, Paper] | None:
        return None if self.sheet is None else (self.sheet, self.options.chosen_paper)

    def _say(self, words: str) -> None:
        show_text(self.said, words)
        self.said.show()
        announce(self, words)

    def _connect(self) -> None:
        self.options.changed.connect(self._show_sheet)
        self.taking.said.connect(self._say)
        self._workspace.journal.changed.connect(self._ask)
        self._workspace.patient_changed.connect(self._ask)

    def _lay_out(self) -> None:
        back = button("Back", self.closed.emit, picture="close")
        self.said.hide()
        whole = column(row(text(_TITLE, "title"), None, back), self.said, spacing=12)
        whole.addWidget(PageAndSide(self.view, self._side()), 1)
        whole.setContentsMargins(26, 22, 26, 12)
        self.setLayout(whole)

    def _side(self) -> QWidget:
        """The ways out first: they are in sight in any window."""
        ways = Flow(8, 8)
        self.print = button("Print…", self.taking.choose_printer, primary=True)
        self.print.setAccessibleName("Print the log sheet")
        self.file = button("Save as PDF…", self.taking.choose_file)
        self.file.setAccessibleName("Save the log sheet as PDF")
        ways.add(self.print, 1)
        ways.add(self.file, 1)
        content = column(ways, text(_ABOUT, "soft"), self.options, None, spacing=16)
        content.setContentsMargins(2, 2, 12, 2)
        return plain(content)
