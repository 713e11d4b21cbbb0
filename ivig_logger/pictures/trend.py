"""How something went from session to session: a point each, a line that is broken where nothing is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.domain.answers.trends import Measure, Trend, TrendPoint
from ivig_logger.pictures.chart import Point, Row
from ivig_logger.pictures.days import Days, paint_days
from ivig_logger.pictures.frame import chart_box, chart_height, paint_title, small
from ivig_logger.pictures.heights import Heights, heights, paint_heights, round_step
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT
from ivig_logger.words.trends import HEADINGS, TITLES, day_of, point_text, value_text

_SIZE = 0.2  # lines of text, half of a point's width
_LONGEST = "12 reactions"  # so that most charts have axes of one length
_CROWDED = 4  # px between two points, below which only the line is drawn


@dataclass(frozen=True, slots=True)
class _Axes:
    days: Days
    values: Heights


@dataclass(frozen=True, slots=True)
class TrendChart:
    """A measure over some sessions, of which at least one has it recorded. A point opens its session."""

    trend: Trend

    @property
    def title(self) -> str:
        """What is followed, and its unit."""
        return TITLES[self.trend.measure]

    @property
    def headings(self) -> tuple[str, ...]:
        """Of the table."""
        return ("Session", HEADINGS[self.trend.measure])

    @property
    def rows(self) -> Sequence[Row]:
        """A row a session, those without a value too."""
        measure = self.trend.measure
        return [Row((day_of(each), value_text(measure, each.value)), _opens(each)) for each in self.trend.points]

    def height(self, font: QFont) -> float:
        """That of a small chart."""
        return chart_height(font)

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        """Paint axes, line, points, and the last value in words."""
        painter.save()
        paint_title(painter, area, self.title, ink)
        painter.setFont(small(painter.font()))
        axes = self._axes(painter, area)
        paint_heights(painter, axes.values, ink)
        paint_days(painter, axes.days, ink)
        self._paint_line(painter, axes, ink)
        self._paint_points(painter, axes, ink, chosen)
        self._paint_last(painter, axes, ink)
        painter.restore()

    def points(self, painter: QPainter, area: QRectF) -> Sequence[Point]:
        """Each session that has a value."""
        painter.save()
        painter.setFont(small(painter.font()))
        axes, half = self._axes(painter, area), QFontMetricsF(painter.font()).height() * _SIZE * 1.5
        painter.restore()
        reach = QPointF(half, half)
        return [
            Point(
                each.fact.id,
                QRectF(self._place(axes, each) - reach, self._place(axes, each) + reach),
                point_text(self.trend.measure, each),
                _opens(each),
            )
            for each in self.trend.known
        ]

    def _axes(self, painter: QPainter, area: QRectF) -> _Axes:
        """In the small type: room at the right for the last value."""
        known, every = self.trend.known, self.trend.points
        metrics, last = QFontMetricsF(painter.font()), value_text(self.trend.measure, known[-1].value)
        room = max(metrics.horizontalAdvance(each) for each in (last, _LONGEST))
        box = chart_box(painter, area, room)
        highest, step = max(self._shown(each) for each in known), None
        if self.trend.measure is Measure.WELLBEING:
            highest, step = 10.0, 5.0
        elif self.trend.measure is Measure.REACTIONS:
            step = max(1.0, round_step(highest))
        return _Axes(Days(box, every[0].fact.started, every[-1].fact.started), heights(box, highest, step))

    def _shown(self, point: TrendPoint) -> float:
        value = float(point.value or 0)
        return value / 60 if self.trend.measure is Measure.DURATION else value

    def _place(self, axes: _Axes, point: TrendPoint) -> QPointF:
        return QPointF(axes.days.x(point.fact.started), axes.values.y(self._shown(point)))

    def _paint_line(self, painter: QPainter, axes: _Axes, ink: Ink) -> None:
        painter.setPen(ink.pen("accent", 1.6))
        if self.trend.measure is Measure.REACTIONS:  # a count has nothing in between
            for each in self.trend.known:
                at = self._place(axes, each)
                painter.drawLine(QLineF(at.x(), axes.values.box.bottom(), at.x(), at.y()))
            return
        for before, after in pairwise(self.trend.points):
            if before.value is not None and after.value is not None:
                painter.drawLine(QLineF(self._place(axes, before), self._place(axes, after)))

    def _paint_points(self, painter: QPainter, axes: _Axes, ink: Ink, chosen: str) -> None:
        size = QFontMetricsF(painter.font()).height() * _SIZE
        is_crowded = axes.days.box.width() < _CROWDED * len(self.trend.points)
        painter.setPen(ink.pen("ground", 1))
        painter.setBrush(ink.color("accent"))
        for at, each in enumerate(self.trend.points):
            around = self.trend.points[max(0, at - 1) : at + 2]
            is_alone = sum(other.value is not None for other in around) == 1
            is_last = each is self.trend.known[-1]
            if each.value is not None and (not is_crowded or is_alone or is_last or each.fact.id == chosen):
                bigger = 1.5 if each.fact.id == chosen else 1.0
                painter.drawEllipse(self._place(axes, each), size * bigger, size * bigger)

    def _paint_last(self, painter: QPainter, axes: _Axes, ink: Ink) -> None:
        last = self.trend.known[-1]
        line, at = QFontMetricsF(painter.font()).height(), self._place(axes, last)
        painter.setPen(ink.color("ink"))
        words = value_text(self.trend.measure, last.value)
        painter.drawText(QRectF(at.x() + line * 0.45, at.y() - line, line * 20, line * 2), LEFT, words)


def _opens(point: TrendPoint) -> frozenset[str]:
    return frozenset({point.fact.id})
