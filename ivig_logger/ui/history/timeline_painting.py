"""How the timeline strip is painted, on any painter and into any rectangle; readable without colour."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui import theme
from ivig_logger.ui.history.strip import HOUR, Mark, Strip

_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TICKS = (30, 60, 120, 180, 240, 360, 480, 720, 1440, 2880)
_MOST_TICKS = 5
_HOUR_WORDS = "first hour"


@dataclass(frozen=True, slots=True)
class _Frame:
    """The axis on the paper: its rectangle, the height of a line of text, and where a minute is."""

    box: QRectF
    line: float
    length: float

    def x(self, minute: float) -> float:
        return self.box.left() + self.box.width() * min(max(minute, 0.0), self.length) / self.length


def paint_strip(painter: QPainter, area: QRectF, strip: Strip) -> None:
    """Paint the whole strip in the painter's type, a little smaller."""
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.92)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    line = metrics.height()
    zone = _zone_text(strip)
    zone_width = max((metrics.horizontalAdvance(each) for each in zone), default=-12) + 12
    frame = _Frame(area.adjusted(3, 0, -3 - zone_width, -line - 4), line, strip.length)
    _first_hour(painter, frame)
    _pauses(painter, frame, strip)
    _rates(painter, frame, strip)
    _axis(painter, frame, strip, metrics)
    for mark in strip.marks:
        _mark(painter, frame, mark)
    _zone(painter, frame, zone, zone_width)


def _first_hour(painter: QPainter, frame: _Frame) -> None:
    box = QRectF(frame.box.topLeft(), QPointF(frame.x(HOUR), frame.box.bottom()))
    painter.fillRect(box, theme.color("first_hour_fill"))
    painter.setPen(QPen(theme.color("first_hour"), 1, Qt.PenStyle.DotLine))
    painter.drawLine(box.topRight() + QPointF(0, frame.line + 2), box.bottomRight())
    painter.setPen(theme.color("first_hour"))
    wide = QFontMetricsF(painter.font()).horizontalAdvance(_HOUR_WORDS) + 2
    room = QRectF(box.left() + 4, box.top() + 1, max(box.width() - 6, wide), frame.line)
    painter.drawText(room, _LEFT, _HOUR_WORDS)


def _pauses(painter: QPainter, frame: _Frame, strip: Strip) -> None:
    painter.setPen(QPen(theme.color("soft"), 1))
    painter.setBrush(QBrush(theme.color("soft"), Qt.BrushStyle.BDiagPattern))
    for since, until in strip.pauses:
        top = frame.box.top() + frame.line * 2.6
        painter.drawRect(QRectF(QPointF(frame.x(since), top), QPointF(frame.x(until), frame.box.bottom())))


def _rates(painter: QPainter, frame: _Frame, strip: Strip) -> None:
    """A stepped line whose highest step is named; without rates a bar as long as the flow."""
    accent = theme.color("accent")
    end = frame.x(strip.length)
    painter.setPen(QPen(accent, 2))
    if not strip.steps:
        y = frame.box.bottom() - 3
        painter.drawLine(QLineF(frame.x(0), y, end, y))
        return
    highest = max(value for _, value in strip.steps)
    room = frame.box.height() - frame.line * 2.5
    line = QPolygonF()
    for minute, value in strip.steps:
        y = frame.box.bottom() - 3 - (room - 3) * value / highest
        if not line.isEmpty():
            line.append(QPointF(frame.x(minute), line.last().y()))
        line.append(QPointF(frame.x(minute), y))
    line.append(QPointF(end, line.last().y()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(line)
    words = f"highest {highest:g} {strip.rate_unit}"
    metrics = QFontMetricsF(painter.font())
    taken = max(frame.x(HOUR) - frame.box.left(), metrics.horizontalAdvance(_HOUR_WORDS) + 6)
    if taken + metrics.horizontalAdvance(words) + frame.line < frame.box.width():
        label = QRectF(frame.box.left(), frame.box.top() + 1, frame.box.width() - 2, frame.line)
        painter.setPen(accent)
        painter.drawText(label, _RIGHT, words)


def _axis(painter: QPainter, frame: _Frame, strip: Strip, metrics: QFontMetricsF) -> None:
    ink = theme.color("soft")
    bottom = frame.box.bottom()
    painter.setPen(QPen(ink, 1.2))
    painter.drawLine(frame.box.bottomLeft(), frame.box.bottomRight())
    if strip.ended is not None:
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QLineF(frame.x(strip.ended), bottom - frame.line, frame.x(strip.ended), bottom + 4))
    painter.setPen(ink)
    last = "no end" if strip.ended is None else f"{strip.ended:.0f} min"
    last_width = metrics.horizontalAdvance(last)
    last_left = min(frame.x(strip.ended or strip.length) - last_width / 2, frame.box.right() - last_width)
    painter.drawText(QRectF(last_left, bottom + 2, last_width + 2, frame.line), _LEFT, last)
    for minute in _ticks(strip.length):
        words = str(minute)
        wide = metrics.horizontalAdvance(words)
        left = max(frame.x(minute) - wide / 2, frame.box.left())
        painter.drawLine(QLineF(frame.x(minute), bottom, frame.x(minute), bottom + 3))
        if left + wide + 6 < last_left:
            painter.drawText(QRectF(left, bottom + 2, wide + 2, frame.line), _LEFT, words)


def _ticks(length: float) -> list[int]:
    step = next((each for each in _TICKS if length / each <= _MOST_TICKS), _TICKS[-1])
    return list(range(0, int(length) + 1, step))


def _mark(painter: QPainter, frame: _Frame, mark: Mark) -> None:
    size = frame.line * 0.42
    y = frame.box.top() + frame.line * 1.7
    left, right = frame.x(mark.earliest), frame.x(mark.latest)
    colour = theme.color(_COLOURS[mark.state])
    if right - left > size:
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(left, y, right, y))
    painter.setPen(QPen(colour, 1.6))
    _SHAPES[mark.state](painter, QPointF((left + right) / 2, y), size)


def _triangle(painter: QPainter, at: QPointF, size: float) -> None:
    painter.setBrush(painter.pen().color())
    tip, right, left = QPointF(0, -size), QPointF(size, size), QPointF(-size, size)
    painter.drawPolygon(QPolygonF([at + tip, at + right, at + left]))


def _diamond(painter: QPainter, at: QPointF, size: float) -> None:
    painter.setBrush(theme.color("surface"))
    ends = (QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0))
    painter.drawPolygon(QPolygonF([at + each for each in ends]))


def _dot(painter: QPainter, at: QPointF, size: float) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawEllipse(at, size * 0.7, size * 0.7)


_COLOURS = {FirstHour.IN: "first_hour", FirstHour.MAY_BE: "may_be", FirstHour.LATER: "later"}
_SHAPES: dict[FirstHour, Callable[[QPainter, QPointF, float], None]] = {
    FirstHour.IN: _triangle,
    FirstHour.MAY_BE: _diamond,
    FirstHour.LATER: _dot,
}


def _zone_text(strip: Strip) -> list[str]:
    """What is not on the axis, in words at its right end."""
    counted = ((strip.before, "before"), (strip.after, "after"), (strip.unknown, "unknown"))
    return [f"{count:,} {words}" for count, words in counted if count]


def _zone(painter: QPainter, frame: _Frame, zone: list[str], width: float) -> None:
    left = frame.box.right() + 8
    painter.setPen(theme.color("later"))
    for number, words in enumerate(zone):
        top = frame.box.top() + frame.line * (1.1 + number * 1.15)
        painter.drawText(QRectF(left, top, width, frame.line), _LEFT, words)
