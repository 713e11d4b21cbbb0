"""The marks of reactions: what state they are in is told by shape, how bad they were by a number beside it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

from ivig_logger.domain.onset import FirstHour
from ivig_logger.domain.terms import Severity
from ivig_logger.pictures.ink import Ink

GRADES = {Severity.MILD: "1", Severity.MODERATE: "2", Severity.SEVERE: "3", Severity.NOT_GRADED: ""}
LEGEND = "▲ first hour   ◇ may be   ● later   (1 mild, 2 moderate, 3 severe)"
_COLOURS = {FirstHour.IN: "first_hour", FirstHour.MAY_BE: "may_be", FirstHour.LATER: "later"}


def paint_mark(painter: QPainter, at: QPointF, size: float, state: FirstHour, ink: Ink) -> None:
    """The mark of a reaction from the start on; `size` is half of its width."""
    painter.setPen(ink.pen(_COLOURS[state], size / 4))
    painter.setBrush(ink.color("ground" if state is FirstHour.MAY_BE else _COLOURS[state]))
    _SHAPES[state](painter, at, size)


def _triangle(painter: QPainter, at: QPointF, size: float) -> None:
    tip, right, left = QPointF(0, -size), QPointF(size, size), QPointF(-size, size)
    painter.drawPolygon(QPolygonF([at + tip, at + right, at + left]))


def _diamond(painter: QPainter, at: QPointF, size: float) -> None:
    ends = (QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0))
    painter.drawPolygon(QPolygonF([at + each for each in ends]))


def _dot(painter: QPainter, at: QPointF, size: float) -> None:
    painter.drawEllipse(at, size * 0.7, size * 0.7)


_SHAPES: dict[FirstHour, Callable[[QPainter, QPointF, float], None]] = {
    FirstHour.IN: _triangle,
    FirstHour.MAY_BE: _diamond,
    FirstHour.LATER: _dot,
}
