"""The frame of a small chart: its title on top, numbers at the left, dates below, and room at the right."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT

LINES = 11.0  # of text, is how high a small chart is
_SMALL = 0.9
_LEFT, _TOP, _BOTTOM = 3.0, 2.4, 1.9  # lines of text around what is drawn


def small(font: QFont) -> QFont:
    """The type of numbers and dates."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * _SMALL)
    return made


def chart_height(font: QFont) -> float:
    """The height in which a small chart stands roomily."""
    return QFontMetricsF(font).height() * LINES


def chart_box(painter: QPainter, area: QRectF, right: float) -> QRectF:
    """What is left for the drawing; `right` is the room in px that is kept at the right."""
    line = QFontMetricsF(painter.font()).height()
    return area.adjusted(line * _LEFT, line * _TOP, -right - line * 0.6, -line * _BOTTOM)


def paint_title(painter: QPainter, area: QRectF, title: str, ink: Ink) -> None:
    """The title in the upper left corner, cut off where it is too long."""
    painter.save()
    font = painter.font()
    font.setBold(True)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    painter.setPen(ink.color("ink"))
    box = QRectF(area.left() + 2, area.top(), area.width() - 4, metrics.height() * 1.3)
    painter.drawText(box, LEFT, metrics.elidedText(title, Qt.TextElideMode.ElideRight, box.width()))
    painter.restore()
