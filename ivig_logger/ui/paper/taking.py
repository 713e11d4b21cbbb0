"""A log sheet out of the program: on paper, or in a PDF that is printed later."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.pictures.paper import Paper
from ivig_logger.pictures.paper_sheet_pages import lay_out_paper_sheet
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.reports.paper_sheet import TITLE, PaperSheet
from ivig_logger.ui.printing import ask_printer, print_on
from ivig_logger.ui.saving import HELD, Kind, ask_where, save

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PDF = Kind("PDF", ".pdf")
_OF_NOBODY = "Nothing on it is about anybody."


class Taking(QObject):
    """`said` carries what came of it. `shown` gives the sheet that is shown, and its paper."""

    said = Signal(str)

    def __init__(self, log: Path, shown: Callable[[], tuple[PaperSheet, Paper] | None], around: QWidget) -> None:
        super().__init__(around)
        self._log, self._shown, self._around = log, shown, around

    def choose_file(self) -> None:
        """Ask where the sheet is to be saved."""
        if (shown := self._shown()) is not None:
            holds = "it holds health data" if shown[0].is_about_somebody else "nothing on it is about anybody"
            ask_where(self._around, "Save the log sheet", "infusion-log-sheet", (PDF,), self.save, holds=holds)

    def save(self, path: Path, _kind: Kind = PDF) -> None:
        """Write the sheet to a file."""
        if (shown := self._shown()) is not None:
            sheet, paper = shown
            about = HELD if sheet.is_about_somebody else _OF_NOBODY
            self.said.emit(save(self._log, path, pdf_of(lay_out_paper_sheet(sheet, paper), TITLE), about=about))

    def choose_printer(self) -> None:
        """Ask on what the sheet is to be printed."""
        if (shown := self._shown()) is not None:
            ask_printer(self._around, TITLE, shown[1], self.print_on)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the sheet on the printer's paper, whichever was chosen."""
        if (shown := self._shown()) is not None:
            self.said.emit(print_on(printer, partial(lay_out_paper_sheet, shown[0])))
