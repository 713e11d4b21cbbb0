"""The sheet out of the program: on the clipboard, on paper, or in a file that only its owner can read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ivig_logger.pictures.paper import usual_paper
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.pictures.sheet_pages import lay_out_sheet
from ivig_logger.reports.reaction_sheet import TITLE, ReactionSheet, text_of, text_of_part
from ivig_logger.reports.sheet_html import html_of
from ivig_logger.reports.sheet_parts import Part
from ivig_logger.ui.printing import ask_printer, print_on
from ivig_logger.ui.saving import Kind, ask_where, save

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAGE, TEXT, WEB_PAGE = KINDS = Kind("Page", ".pdf"), Kind("Text", ".txt"), Kind("Web page", ".html")


class Outputs(QObject):
    """`said` carries what came of it, in a sentence. `sheet` is what there is to give out."""

    said = Signal(str)

    def __init__(self, log: Path, around: QWidget) -> None:
        super().__init__(around)
        self._log, self._around = log, around
        self.sheet: ReactionSheet | None = None

    def copy(self) -> None:
        """Put the whole sheet on the clipboard."""
        if self.sheet is not None:
            self._copy(text_of(self.sheet), "The whole sheet is on the clipboard.")

    def copy_part(self, part: Part) -> None:
        """Put one part on the clipboard."""
        self._copy(text_of_part(part), f"“{part.title}” is on the clipboard.")

    def choose_file(self) -> None:
        """Ask where the sheet is to be saved."""
        ask_where(self._around, "Save the sheet", "reporting-sheet", KINDS, self.save)

    def save(self, path: Path, kind: Kind) -> None:
        """Write the sheet to a file."""
        if self.sheet is not None:
            self.said.emit(save(self._log, path, _bytes_of(self.sheet, kind)))

    def choose_printer(self) -> None:
        """Ask on which printer the sheet is to be printed."""
        ask_printer(self._around, TITLE, usual_paper(QLocale.system()), self.print_on)

    def print_on(self, printer: "QPrinter") -> None:
        """Print the sheet on the printer's paper, whichever was chosen."""
        if self.sheet is not None:
            self.said.emit(print_on(printer, partial(lay_out_sheet, self.sheet)))

    def _copy(self, words: str, said: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.said.emit(f"{said} It holds health data.")


def _bytes_of(sheet: ReactionSheet, kind: Kind) -> bytes:
    if kind == PAGE:
        return pdf_of(lay_out_sheet(sheet, usual_paper(QLocale.system())), TITLE)
    return (html_of(sheet) if kind == WEB_PAGE else f"{text_of(sheet)}\n").encode()
