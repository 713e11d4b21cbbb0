"""Pages painted by a program that has no window, on a computer that may have no display."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from ivig_logger.pictures.paper import PAPERS, usual_paper
from ivig_logger.pictures.report_pages import lay_out
from ivig_logger.pictures.report_pdf import pdf_of
from ivig_logger.reports.content import ReportContent


def report_pdf(content: ReportContent, paper: str = "") -> bytes:
    """The report as a PDF; `paper` by its name in small letters, "" for what is usual in this country."""
    app = QGuiApplication.instance() or QGuiApplication(["ivig-logger", "-platform", "offscreen"])
    chosen = next((each for each in PAPERS if each.name.lower() == paper), usual_paper(QLocale.system()))
    made = pdf_of(lay_out(content, chosen), content.title)
    del app  # until here, or there would be no fonts
    return made
