"""A report as the bytes of a PDF file: its text selectable, its fonts within it."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPdfWriter

from ivig_logger import __version__
from ivig_logger.pictures.paper import DOTS
from ivig_logger.pictures.report_pages import Pages, paint_all


def pdf_of(pages: Pages, title: str) -> bytes:
    """All pages; `title` is what a reader shows above them, so it names nobody."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(pages.paper.layout)
    writer.setTitle(title)
    writer.setCreator(f"IVIG Logger {__version__}")
    paint_all(writer, pages)
    buffer.close()
    return bytes(kept.data())
