"""Pages on paper: asked on which printer, laid out for the paper that lies in it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ivig_logger.pictures.paper import Paper, paper_of
from ivig_logger.pictures.report_pages import Pages, paint_all

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

NOT_TAKEN = "The printer did not take it."


def ask_printer(around: QWidget, title: str, paper: Paper, then: "Callable[[QPrinter], object]") -> None:
    """Ask on what something is to be printed, and call `then` with the printer; it does not wait.

    `title` is its name among the printer's jobs, so it names nobody; `paper` is the usual one.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter  # few print

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)  # the margins are the page's own
    printer.setPageLayout(paper.layout)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, around)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.accepted.connect(partial(then, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # the one of its own wants a slot by its name


def print_on(printer: "QPrinter", laid_out: Callable[[Paper], Pages]) -> str:
    """Print all pages on the printer's paper, whichever was chosen; what came of it, in a sentence."""
    printer.setFullPage(True)
    pages = laid_out(paper_of(printer.pageLayout()))
    try:
        paint_all(printer, pages)
    except OSError:
        return NOT_TAKEN
    return f"Sent to the printer: {pages.count} page{'' if pages.count == 1 else 's'}."
