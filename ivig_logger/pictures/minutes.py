"""The axis of minutes since the start, with the first hour shaded."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.domain.onset import FIRST_HOUR
from ivig_logger.pictures.ink import Ink

HOUR = FIRST_HOUR.total_seconds() / 60
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_STEPS = (15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880)
_APART = 4.5  # heights of a line between two numbers
_WORDS = "first hour"


@dataclass(frozen=True, slots=True)
class Minutes:
    """Where a minute is: `box` holds what is drawn over the axis, which runs along its bottom up to `length`."""

    box: QRectF
    length: float

    def x(self, minute: float) -> float:
        """The place of a minute, at the ends for what is beyond them."""
        return self.box.left() + self.box.width() * min(max(minute, 0.0), self.length) / self.length


def paint_first_hour(painter: QPainter, axis: Minutes, ink: Ink) -> None:
    """Shade the first hour, bound it by a dotted line, and say what it is."""
    line = QFontMetricsF(painter.font()).height()
    box = QRectF(axis.box.topLeft(), QPointF(axis.x(HOUR), axis.box.bottom()))
    painter.fillRect(box, ink.color("first_hour_fill"))
    painter.setPen(ink.pen("first_hour", 1, Qt.PenStyle.DotLine))
    painter.drawLine(box.topRight(), box.bottomRight())
    painter.setPen(ink.color("first_hour"))
    painter.drawText(QRectF(box.left() + 4, box.top(), max(box.width(), line * 6), line * 1.2), LEFT, _WORDS)


def paint_axis(painter: QPainter, axis: Minutes, ink: Ink) -> None:
    """The axis with its numbers below the box; they take one and a half lines of text."""
    line = QFontMetricsF(painter.font()).height()
    bottom = axis.box.bottom()
    painter.setPen(ink.pen("soft", 1.2))
    painter.drawLine(axis.box.bottomLeft(), axis.box.bottomRight())
    for minute in ticks(axis, line):
        painter.drawLine(QLineF(axis.x(minute), bottom, axis.x(minute), bottom + 4))
        painter.drawText(QRectF(axis.x(minute) - line * 3, bottom + 4, line * 6, line), MIDDLE, str(minute))


def ticks(axis: Minutes, line: float) -> list[int]:
    """The minutes that are numbered, so far apart that the numbers do not touch; `line` is the height of a line."""
    wanted = max(1.0, axis.box.width() / (line * _APART))
    step = next((each for each in _STEPS if axis.length / each <= wanted), _STEPS[-1])
    return list(range(0, int(axis.length) + 1, step))
