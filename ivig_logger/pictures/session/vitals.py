"""The bands of the vital signs: a small line with its points, of the blood pressure a bar from low to high."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.domain.measures import Measure, Measured, Series
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT
from ivig_logger.pictures.session.axis import SessionAxis
from ivig_logger.pictures.session.taken import Taken

_SPANS = {  # the least range over which a band is spread, so that a change of nothing does not look like one
    Measure.PRESSURE: 60.0,
    Measure.HEART_RATE: 30.0,
    Measure.TEMPERATURE: 1.5,
    Measure.SPO2: 8.0,
    Measure.BREATHING: 12.0,
    Measure.PAIN: 5.0,
}
_MOST_NUMBERS = 60


def paint_series(painter: QPainter, axis: SessionAxis, band: QRectF, series: Series, ink: Ink) -> None:
    """One band, with as many numbers as have room: the ends of the range first."""
    line = QFontMetricsF(painter.font()).height()
    room = band.adjusted(0, line * 1.05, 0, -line * 0.25)
    low, high = min(each.low for each in series.values), max(each.high for each in series.values)
    span = max(high - low, _SPANS[series.measure])
    low -= (span - (high - low)) / 2

    def y(value: float) -> float:
        return room.bottom() - room.height() * (value - low) / span

    places = [(axis.x(each.minute), y(each.low), y(each.high)) for each in series.values]
    if series.measure is Measure.PRESSURE:
        _paint_bars(painter, places, line * 0.22, ink)
        places = [(x, low, room.top()) for x, low, _ in places]  # its numbers stand in one line above all bars
    else:
        _paint_line(painter, [QPointF(x, y) for x, y, _ in places], line * 0.16, ink)
    _paint_numbers(painter, series, places, (band.left(), axis.right), ink)


def _paint_bars(painter: QPainter, places: list[tuple[float, float, float]], half: float, ink: Ink) -> None:
    painter.setPen(ink.pen("ink", 1.8))
    lines = []
    for x, low, high in places:
        lines.append(QLineF(x, low, x, high))
        lines += [QLineF(x - half, y, x + half, y) for y in (low, high)]
    painter.drawLines(lines)


def _paint_line(painter: QPainter, places: list[QPointF], size: float, ink: Ink) -> None:
    painter.setPen(ink.pen("soft", 1.2))
    painter.drawLines([QLineF(before, after) for before, after in pairwise(places)])
    painter.setPen(ink.pen("ink", 1))
    painter.setBrush(ink.color("ink"))
    for each in places:
        painter.drawEllipse(each, size, size)


def _paint_numbers(
    painter: QPainter,
    series: Series,
    places: list[tuple[float, float, float]],
    ends: tuple[float, float],
    ink: Ink,
) -> None:
    metrics, taken = QFontMetricsF(painter.font()), Taken()
    painter.setPen(ink.color("ink"))
    for at in _in_turn(series.values):
        words = number_text(series.values[at], series.measure)
        wide = metrics.horizontalAdvance(words)
        x, _, top = places[at]
        left = max(min(x - wide / 2, ends[1] - wide), ends[0])
        if taken.take(left - 3, left + wide + 3):
            painter.drawText(QRectF(left, top - metrics.height() * 1.15, wide + 2, metrics.height()), LEFT, words)


def _in_turn(values: tuple[Measured, ...]) -> list[int]:
    """Highest, lowest, first and last come before all others."""
    numbers = range(len(values))
    highest, lowest = max(numbers, key=lambda at: values[at].high), min(numbers, key=lambda at: values[at].low)
    others = numbers if len(values) <= _MOST_NUMBERS else ()
    return list(dict.fromkeys((highest, lowest, 0, len(values) - 1, *others)))


def number_text(value: Measured, measure: Measure) -> str:
    """ "124/76", "36.8", "72"."""
    if measure is Measure.PRESSURE and value.low != value.high:
        return f"{value.high:g}/{value.low:g}"
    return f"{value.high:.1f}" if measure is Measure.TEMPERATURE else f"{value.high:g}"
