"""A chart as a picture of its own: an image for the clipboard, the bytes of a PNG or an SVG file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QFont, QImage, QImageWriter, QPainter

from ivig_logger.pictures.chart import Chart, table_text
from ivig_logger.pictures.ink import Ink

SCALE = 2  # dots for each of the screen's, so that the picture is sharp on paper too
_MARGIN = 12.0


def image_of(chart: Chart, width: float, font: QFont, ink: Ink) -> QImage:
    """The chart as wide as `width` in the screen's units, with a margin around it, at twice their dots."""
    size = _size(chart, width, font)
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint(painter, size, chart, font, ink)
    return image


def png_of(chart: Chart, width: float, font: QFont, ink: Ink) -> bytes:
    """The image as the bytes of a PNG file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image_of(chart, width, font, ink))
    return bytes(kept.data())


def svg_of(chart: Chart, width: float, font: QFont, ink: Ink) -> bytes:
    """The chart as the bytes of an SVG file whose description holds the table."""
    from PySide6.QtSvg import QSvgGenerator  # wanted once, if ever

    kept, size = QByteArray(), _size(chart, width, font)
    buffer = QBuffer(kept)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(QImage(1, 1, QImage.Format.Format_RGB32).logicalDpiY())
    made.setSize(size)
    made.setViewBox(QRectF(0, 0, size.width(), size.height()))
    made.setTitle(chart.title)
    made.setDescription(table_text(chart))
    _paint(QPainter(made), size, chart, font, ink)
    return bytes(kept.data())


def _size(chart: Chart, width: float, font: QFont) -> QSize:
    return QSize(round(width + 2 * _MARGIN), round(chart.height(font) + 2 * _MARGIN))


def _paint(painter: QPainter, size: QSize, chart: Chart, font: QFont, ink: Ink) -> None:
    whole = QRectF(0, 0, size.width(), size.height())
    try:
        painter.fillRect(whole, ink.color("ground"))
        painter.setFont(font)
        chart.paint(painter, whole.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), ink)
    finally:
        painter.end()  # a painter that outlives its image ends the program
