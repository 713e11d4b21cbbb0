"""The sheet out of the program: on the clipboard, on paper, or in a file that only its owner can read."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ivig_logger.pictures.paper import paper_of, usual_paper
from ivig_logger.pictures.report_pages import paint_all
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.pictures.sheet_pages import lay_out_sheet
from ivig_logger.reports.reaction_sheet import TITLE, ReactionSheet, text_of, text_of_part
from ivig_logger.reports.sheet_html import html_of
from ivig_logger.reports.sheet_parts import Part
from ivig_logger.services.export_file import write_file
from ivig_logger.services.location import IsTheLog
from ivig_logger.words.failures import failure_text

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_KINDS = {"Page (*.pdf)": ".pdf", "Text (*.txt)": ".txt", "Web page (*.html)": ".html"}
_HELD = "It holds health data and is not encrypted."


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
        dialog = QFileDialog(self._around, "Save the sheet: it holds health data")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(_KINDS))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("reporting-sheet.pdf")
        dialog.filterSelected.connect(self._kind_chosen)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write the sheet to a file that ends in .pdf, .txt or .html, for its owner only, whole or not at all."""
        if self.sheet is None:
            return
        if path.suffix.lower() not in _KINDS.values():
            path = path.with_name(f"{path.name}.pdf")  # no other file, the log least of all, is written over
        try:
            write_file(self._log, path, _bytes_of(self.sheet, path.suffix.lower()))
        except IsTheLog:
            self.said.emit(f"{path.name} is the log itself. Nothing was written.")
        except OSError as error:
            self.said.emit(failure_text(error))
        else:
            self.said.emit(f"Saved as {path.name}, readable by you only. {_HELD}")

    def choose_printer(self) -> None:
        """Ask on which printer the sheet is to be printed."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter  # few print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)  # the margins are the page's own
        printer.setPageLayout(usual_paper(QLocale.system()).layout)
        printer.setDocName(TITLE)
        dialog = QPrintDialog(printer, self._around)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=False)
        dialog.accepted.connect(partial(self.print_on, printer))
        QDialog.open(dialog)  # the one of its own wants a slot by its name

    def print_on(self, printer: "QPrinter") -> None:
        """Print the sheet on the printer's paper, whichever was chosen."""
        if self.sheet is None:
            return
        printer.setFullPage(True)
        try:
            paint_all(printer, lay_out_sheet(self.sheet, paper_of(printer.pageLayout())))
        except OSError as error:
            self.said.emit(failure_text(error))
        else:
            self.said.emit("Sent to the printer.")

    def _copy(self, words: str, said: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self.said.emit(f"{said} It holds health data.")

    def _kind_chosen(self, kind: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(_KINDS[kind].removeprefix("."))

    def _chosen(self, chosen: str) -> None:
        self.save(Path(chosen))


def _bytes_of(sheet: ReactionSheet, ending: str) -> bytes:
    if ending == ".pdf":
        return pdf_of(lay_out_sheet(sheet, usual_paper(QLocale.system())), TITLE)
    return (html_of(sheet) if ending == ".html" else f"{text_of(sheet)}\n").encode()
