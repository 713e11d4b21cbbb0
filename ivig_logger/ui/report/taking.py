"""A report out of the program: on paper, or in a file as PDF, HTML or CSV."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.pictures.report_pages import Pages, lay_out
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.reports.content import ReportContent
from ivig_logger.reports.forms import FORMS
from ivig_logger.ui.printing import ask_printer, print_on
from ivig_logger.ui.saving import Kind, ask_where, save

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

KINDS = {"PDF": Kind("PDF", ".pdf"), "HTML": Kind("Page for a browser", ".html"), "CSV": Kind("Table", ".csv")}


class Taking(QObject):
    """`said` carries what came of it. `shown` gives the report that is shown, and its pages."""

    said = Signal(str)

    def __init__(self, log: Path, shown: Callable[[], tuple[ReportContent, Pages] | None], around: QWidget) -> None:
        super().__init__(around)
        self._log, self._shown, self._around = log, shown, around

    def choose_file(self, kind: Kind) -> None:
        """Ask where the report is to be saved in this form."""
        ask_where(self._around, "Save the report", "infusion-report", (kind,), self.save)

    def save(self, path: Path, kind: Kind) -> None:
        """Write the report to a file."""
        if (shown := self._shown()) is not None:
            content, pages = shown
            form = FORMS.get(kind.ending)
            self.said.emit(save(self._log, path, form(content) if form else pdf_of(pages, content.title)))

    def choose_printer(self) -> None:
        """Ask on what the report is to be printed."""
        if (shown := self._shown()) is not None:
            content, pages = shown
            ask_printer(self._around, content.title, pages.paper, self.print_on)

    def print_on(self, printer: "QPrinter") -> None:
        """Print all pages on the printer's paper, whichever was chosen."""
        if (shown := self._shown()) is not None:
            self.said.emit(print_on(printer, partial(lay_out, shown[0])))
