"""Pages on paper: a printer that takes nothing is told."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from ivig_logger.pictures.paper import LETTER, Paper
from ivig_logger.pictures.report_pages import Pages
from ivig_logger.ui.printing import print_on

pytestmark = pytest.mark.usefixtures("qapp")


def two_empty(paper: Paper) -> Pages:
    return Pages(paper, ((), ()), "", "")


def a_printer(output: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(output))
    printer.setPageLayout(LETTER.layout)
    return printer


def test_all_pages_are_sent(tmp_path: Path) -> None:
    assert print_on(a_printer(tmp_path / "printed.pdf"), two_empty) == "Sent to the printer: 2 pages."
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(tmp_path: Path) -> None:
    assert print_on(a_printer(tmp_path / "nowhere" / "printed.pdf"), two_empty) == "The printer did not take it."
