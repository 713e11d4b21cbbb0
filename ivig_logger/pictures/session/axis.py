"""The axis of one session: minutes since the start, and before it a stretch of its own scale."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.domain.timeline import Timeline
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import MIDDLE, Minutes, paint_axis, ticks
from ivig_logger.words.times import clock_text

_GAP = 0.9  # lines of text between what was before the start and the start


@dataclass(frozen=True, slots=True)
class SessionAxis:
    """`minutes` runs from the start on; from `left` up to a gap before it lies `lead`, the minutes before the start."""

    minutes: Minutes
    left: float
    gap: float
    lead: float

    def x(self, minute: float) -> float:
        """The place of a minute, at the ends for what is beyond them."""
        if minute >= 0 or not self.lead:
            return self.minutes.x(minute)
        right = self.minutes.box.left() - self.gap
        return right - (right - self.left) * min(-minute, self.lead) / self.lead

    @property
    def right(self) -> float:
        """Where the axis ends."""
        return self.minutes.box.right()


def axis_in(box: QRectF, timeline: Timeline, line: float) -> SessionAxis:
    """The axis of a session along the bottom of a box; `line` is the height of a line of text."""
    if not timeline.lead:
        return SessionAxis(Minutes(box, timeline.length), box.left(), 0.0, 0.0)
    gap = line * _GAP
    before = min(max(line * 3, box.width() * 0.13), line * 8)
    from_start = box.adjusted(before + gap, 0, 0, 0)
    return SessionAxis(Minutes(from_start, timeline.length), box.left() + line * 0.5, gap, timeline.lead)


def paint_scale(painter: QPainter, axis: SessionAxis, timeline: Timeline, ink: Ink, *, clocks: bool) -> None:
    """The numbers below, the broken piece before the start, and the clock readings in a second line where wanted."""
    paint_axis(painter, axis.minutes, ink)
    box, line = axis.minutes.box, QFontMetricsF(painter.font()).height()
    bottom = box.bottom()
    if axis.lead:
        right = box.left() - axis.gap
        painter.setPen(ink.pen("soft", 1.2))
        painter.drawLine(QLineF(axis.left - line * 0.5, bottom, right, bottom))
        for at in (right, right + axis.gap * 0.45):  # the sign of a broken axis
            painter.drawLine(QLineF(at - 2, bottom + 5, at + 3, bottom - 5))
        _paint_number(painter, axis.left, bottom, f"−{axis.lead:.0f}", line, ink)
    if clocks:
        painter.setPen(ink.color("soft"))
        for minute in ticks(axis.minutes, line):
            words = clock_text(timeline.infusion.started + timedelta(minutes=minute))
            painter.drawText(QRectF(axis.x(minute) - line * 3, bottom + line * 1.15, line * 6, line), MIDDLE, words)


def _paint_number(painter: QPainter, x: float, bottom: float, words: str, line: float, ink: Ink) -> None:
    painter.setPen(ink.pen("soft", 1.2))
    painter.drawLine(QLineF(x, bottom, x, bottom + 4))
    painter.drawText(QRectF(x - line * 3, bottom + 4, line * 6, line), MIDDLE, words)
