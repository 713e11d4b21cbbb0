"""The recovery code on paper: one page, printed or kept as a PDF."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter

from ivig_logger.ui import theme

TITLE = "IVIG Logger"  # among the jobs of a printer, and above the page in a reader
_MARGIN = 0.1  # of the width
_HEADING = "Recovery code of an IVIG Logger log"
_BELOW = (
    "With this code the log can be opened and given a new passphrase when the passphrase is lost. Whoever has this "
    "page and a copy of the log can read it. Keep it away from the computer, as with your papers."
)


def groups(code: str) -> str:
    """The code in two lines, as it is shown and printed."""
    parts = code.split("-")
    half = len(parts) // 2
    return "\n".join("-".join(each) for each in (parts[:half], parts[half:]))


def fixed(points: float) -> QFont:
    """A font of one width in points, in which no letter looks like another."""
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPointSizeF(points)
    return made


def paint_code(device: QPagedPaintDevice, code: str, log: str) -> bool:
    """Paint the page; whether the device took it."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    width, height = device.width(), device.height()
    room = QRectF(width * _MARGIN, width * _MARGIN, width * (1 - 2 * _MARGIN), height)
    parts = ((_HEADING, theme.font(18, strong=True)), (f"Log: {log}", theme.font(11)), (groups(code), fixed(20)))
    for words, font in (*parts, (_BELOW, theme.font(11))):
        painter.setFont(font)
        flags = Qt.TextFlag.TextWrapAnywhere if words.startswith("Log:") else Qt.TextFlag.TextWordWrap
        used = painter.boundingRect(room, flags, words)
        painter.drawText(room, flags, words)
        room.setTop(used.bottom() + painter.fontMetrics().height())
    return painter.end()


def pdf_of_code(code: str, log: str) -> bytes:
    """The page as the bytes of a PDF file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(TITLE)
    paint_code(writer, code, log)
    buffer.close()
    return bytes(kept.data())
