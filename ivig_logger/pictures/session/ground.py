"""What lies behind the bands of a session: the first hour, the start, the end, the stretch before the start."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.domain.infusion import Status
from ivig_logger.domain.timeline import Timeline
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT, paint_first_hour
from ivig_logger.pictures.session.axis import SessionAxis
from ivig_logger.pictures.session.layout import HEAD, MEDICINES, Layout, Plan
from ivig_logger.words.times import clock_text, duration_text


def paint_ground(painter: QPainter, plan: Plan, layout: Layout, ink: Ink) -> None:
    """All of it, with its words in the head."""
    axis, line = layout.axis, layout.line
    paint_first_hour(painter, axis.minutes, ink)
    painter.setPen(ink.pen("soft", 1.2))
    for name, band in layout.bands.items():
        if name != MEDICINES:  # the names of what was given before reach over the start
            painter.drawLine(QLineF(axis.x(0), band.top(), axis.x(0), band.bottom()))
    if axis.lead:
        painter.setPen(ink.color("soft"))
        painter.drawText(QRectF(axis.left - line * 0.5, axis.minutes.box.top(), line * 8, line * 1.2), LEFT, "before")
    _paint_end(painter, plan, layout, ink)


def _paint_end(painter: QPainter, plan: Plan, layout: Layout, ink: Ink) -> None:
    axis, ended = layout.axis, plan.timeline.ended
    x = axis.right if ended is None else axis.x(ended)
    if ended is not None:
        painter.setPen(ink.pen("ink", 1.6))
        painter.drawLine(QLineF(x, layout.bands[HEAD].bottom(), x, axis.minutes.box.bottom()))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(ink.color("ink" if ended is not None else "soft"))
    for words in _end_texts(plan.timeline):
        wide = metrics.horizontalAdvance(words)
        left = min(x - wide / 2, axis.right - wide)
        if left > _after_first_hour(axis, metrics):
            room = QRectF(left, axis.minutes.box.top(), wide + 2, layout.line * 1.2)
            painter.drawText(room, LEFT | Qt.TextFlag.TextDontClip, words)
            return


def _after_first_hour(axis: SessionAxis, metrics: QFontMetricsF) -> float:
    return axis.x(0) + metrics.horizontalAdvance("first hour") + metrics.height()


def _end_texts(timeline: Timeline) -> tuple[str, ...]:
    """The end in words, the longest first."""
    infusion = timeline.infusion
    if infusion.ended is None:
        return ("still running",) if infusion.status is Status.RUNNING else ("end not recorded", "no end")
    lasted = duration_text(infusion.ended - infusion.started)
    return (f"end {clock_text(infusion.ended)} ({lasted})", f"end {clock_text(infusion.ended)}", "end")
