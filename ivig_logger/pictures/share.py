"""How often a reaction began in the first hour, quarter by quarter: n of N at each mark, never a share alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.domain.answers.session_fact import Answer
from ivig_logger.domain.answers.trends import Step
from ivig_logger.pictures.chart import Point, Row
from ivig_logger.pictures.days import Days, paint_days
from ivig_logger.pictures.frame import chart_box, chart_height, paint_title, small
from ivig_logger.pictures.heights import Heights, heights, paint_heights
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import MIDDLE
from ivig_logger.words.trends import FIRST_HOUR_TITLE, count_lines, share_text, step_sentence, step_text

_SIZE = 0.3  # lines of text, half of a mark's width


@dataclass(frozen=True, slots=True)
class _Mark:
    """A step with sessions: where its mark is, and where it would be with all unknown ones in the first hour."""

    number: int
    step: Step
    at: QPointF
    highest: QPointF


@dataclass(frozen=True, slots=True)
class ShareChart:
    """Some quarters or years, the first and the last with sessions. A mark opens the sessions of its step."""

    steps: tuple[Step, ...]
    title: str = FIRST_HOUR_TITLE

    @property
    def headings(self) -> tuple[str, ...]:
        """Of the table."""
        return ("When", "With a reaction in the first hour")

    @property
    def rows(self) -> Sequence[Row]:
        """A row a step, those without a session too."""
        return [
            Row((step_text(each), share_text(each) if each.group.sessions else "no session"), _opens(each))
            for each in self.steps
        ]

    def height(self, font: QFont) -> float:
        """That of a small chart."""
        return chart_height(font)

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        """Paint axes, a thin line, the marks, and what they are out of."""
        painter.save()
        paint_title(painter, area, self.title, ink)
        painter.setFont(small(painter.font()))
        days, shares = self._axes(painter, area)
        paint_heights(painter, shares, ink, 100, " %")
        paint_days(painter, days, ink)
        marks = list(self._marks(days, shares))
        painter.setPen(ink.pen("soft", 1))
        for before, after in pairwise(marks):
            if after.number == before.number + 1:
                painter.drawLine(QLineF(before.at, after.at))
        for each in marks:
            _paint_mark(painter, each, ink, is_chosen=str(each.number) == chosen)
        _paint_counts(painter, marks, days.box, ink)
        painter.restore()

    def points(self, painter: QPainter, area: QRectF) -> Sequence[Point]:
        """Each step with sessions."""
        painter.save()
        painter.setFont(small(painter.font()))
        size = QFontMetricsF(painter.font()).height() * _SIZE * 1.5
        marks = list(self._marks(*self._axes(painter, area)))
        painter.restore()
        reach = QPointF(size, size)
        boxes = [QRectF(each.at - reach, each.at + reach) for each in marks]
        return [
            Point(str(each.number), box, step_sentence(each.step), _opens(each.step))
            for each, box in zip(marks, boxes, strict=True)
        ]

    def _axes(self, painter: QPainter, area: QRectF) -> tuple[Days, Heights]:
        box = chart_box(painter, area, QFontMetricsF(painter.font()).height())
        first, last = self.steps[0], self.steps[-1]
        days = Days(box, _epoch(first.year, first.month), _epoch(last.year, last.month + last.months))
        return days, heights(box, 1, 0.5)

    def _marks(self, days: Days, shares: Heights) -> Iterator[_Mark]:
        for number, step in enumerate(self.steps):
            sessions = step.group.sessions
            if not sessions:
                continue
            x = days.x((_epoch(step.year, step.month) + _epoch(step.year, step.month + step.months)) / 2)
            early, unknown = len(step.group.with_first_hour(Answer.YES)), len(step.group.unknown)
            low, high = (QPointF(x, shares.y(count / sessions)) for count in (early, early + unknown))
            yield _Mark(number, step, low, high)


def _paint_mark(painter: QPainter, mark: _Mark, ink: Ink, *, is_chosen: bool) -> None:
    size = QFontMetricsF(painter.font()).height() * _SIZE * (1.4 if is_chosen else 1)
    if mark.step.group.unknown:
        painter.setPen(ink.pen("may_be", 1.4, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(mark.at, mark.highest))
        painter.setPen(ink.pen("may_be", 1.4))
        painter.drawLine(QLineF(mark.highest - QPointF(size, 0), mark.highest + QPointF(size, 0)))
    painter.setPen(ink.pen("first_hour", 1.6))
    painter.setBrush(ink.color("ground" if mark.step.group.is_few else "first_hour"))
    painter.drawEllipse(mark.at, size * 0.85, size * 0.85)


def _paint_counts(painter: QPainter, marks: Sequence[_Mark], box: QRectF, ink: Ink) -> None:
    """n of N and the unknowns at each mark; short where there is little room, the newest first where less."""
    metrics = QFontMetricsF(painter.font())
    line, left = metrics.height(), box.right() + metrics.height() * 3
    room = box.width() if len(marks) < 2 else min(b.at.x() - a.at.x() for a, b in pairwise(marks))
    is_short = any(_width(metrics, count_lines(each.step)) > room for each in marks)
    for mark in reversed(marks):
        words = count_lines(mark.step, is_short=is_short)
        width, height = _width(metrics, words), line * len(words)
        if mark.at.x() + width / 2 > left - line * 0.2:
            continue
        left = mark.at.x() - width / 2
        place = QRectF(left, _top(mark, box, line, height), width + 1, height)
        if place.bottom() > box.bottom():  # neither above nor below: beside it
            place.moveTopLeft(mark.at + QPointF(line * 0.6, -line * 0.5 - height))
        painter.fillRect(place, ink.color("ground"))
        painter.setPen(ink.color("ink"))
        painter.drawText(place, MIDDLE, "\n".join(words))


def _top(mark: _Mark, box: QRectF, line: float, height: float) -> float:
    """Above all of the mark, or below it where that would reach into the title."""
    top = mark.highest.y() - line * 0.5 - height
    return mark.at.y() + line * 0.5 if top < box.top() - line else top


def _width(metrics: QFontMetricsF, words: Sequence[str]) -> float:
    return max(metrics.horizontalAdvance(each) for each in words)


def _epoch(year: int, month: int) -> int:
    """The first second of a month; month 13 is the next January."""
    return int(datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=UTC).timestamp())


def _opens(step: Step) -> frozenset[str] | None:
    return frozenset(each.id for each in step.group.members) or None
