"""A report out of the program: on paper, or in a file as PDF, HTML or CSV."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ivig_logger.pictures.paper import paper_of
from ivig_logger.pictures.report_pages import Pages, lay_out, paint_all
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.reports.content import ReportContent
from ivig_logger.reports.forms import FORMS
from ivig_logger.services.export_file import write_file
from ivig_logger.services.location import IsTheLog
from ivig_logger.words.failures import failure_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

KINDS = {".pdf": "PDF (*.pdf)", ".html": "Page for a browser (*.html)", ".csv": "Table (*.csv)"}
_NAME = "infusion-report"
_HELD = "It holds health data and is not encrypted."


class Taking(QObject):
    """`said` carries what came of it. `shown` gives the report that is shown, and its pages."""

    said = Signal(str)

    def __init__(self, log: Path, shown: Callable[[], tuple[ReportContent, Pages] | None], around: QWidget) -> None:
        super().__init__(around)
        self._log, self._shown, self._around = log, shown, around

    def choose_file(self, ending: str) -> None:
        """Ask where the report is to be saved in the form with this ending."""
        dialog = QFileDialog(self._around, "Save the report: it holds health data")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(KINDS[ending])
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(f"{_NAME}{ending}")
        dialog.fileSelected.connect(partial(self._chosen, ending))
        dialog.open()

    def save(self, path: Path, ending: str) -> None:
        """Write the report to a file with this ending, for its owner only, whole or not at all."""
        shown = self._shown()
        if shown is None:
            return
        if path.suffix.lower() != ending:
            path = path.with_name(f"{path.name}{ending}")  # no other file, the log least of all, is written over
        content, pages = shown
        try:
            write_file(self._log, path, FORMS[ending](content) if ending in FORMS else pdf_of(pages, content.title))
        except IsTheLog:
            self.said.emit(f"{path.name} is the log itself. Nothing was written.")
        except OSError as error:
            self.said.emit(failure_text(error))
        else:
            self.said.emit(f"Saved as {path.name}, readable by you only. {_HELD}")

    def choose_printer(self) -> None:
        """Ask on what the report is to be printed."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter  # few print

        shown = self._shown()
        if shown is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(shown[1].paper.layout)
        printer.setDocName(shown[0].title)
        dialog = QPrintDialog(printer, self._around)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.accepted.connect(partial(self.print_on, printer))
        QDialog.open(dialog)  # the one of its own wants a slot by its name

    def print_on(self, printer: "QPrinter") -> None:
        """Print all pages on the printer's paper, whichever was chosen."""
        shown = self._shown()
        if shown is None:
            return
        printer.setFullPage(True)
        pages = lay_out(shown[0], paper_of(printer.pageLayout()))
        try:
            paint_all(printer, pages)
        except OSError as error:
            self.said.emit(failure_text(error))
        else:
            self.said.emit(f"Sent to the printer: {pages.count} page{'' if pages.count == 1 else 's'}.")

    def _chosen(self, ending: str, chosen: str) -> None:
        self.save(Path(chosen), ending)
