"""The band of the flow: the rate as a stepped line, the volume so far as a dotted one, pauses hatched."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPolygonF

from ivig_logger.domain.timeline import Timeline
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT, RIGHT
from ivig_logger.pictures.session.axis import SessionAxis
from ivig_logger.pictures.session.taken import Taken

_ROOM = 1.25  # lines above the highest rate, for its number


def paint_flow(painter: QPainter, axis: SessionAxis, band: QRectF, timeline: Timeline, ink: Ink) -> None:
    """All of the band, in which the floor is no flow."""
    _paint_pauses(painter, axis, band, timeline, ink)
    if not timeline.steps:
        _paint_unknown(painter, axis, band, timeline, ink)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if timeline.volumes:
        _paint_volume(painter, axis, band, timeline, ink)
    corners = rate_corners(axis, band, timeline, QFontMetricsF(painter.font()).height())
    line = QPolygonF()
    for before, after in pairwise([*corners, QPointF(axis.x(_over(timeline)), corners[-1].y())]):
        line.append(before)
        line.append(QPointF(after.x(), before.y()))
    painter.setPen(ink.pen("accent", 2.2))
    painter.drawPolyline(line)
    _paint_numbers(painter, axis, band, corners, timeline, ink)


def rate_corners(axis: SessionAxis, band: QRectF, timeline: Timeline, line: float) -> list[QPointF]:
    """Where each step of the rate begins."""
    highest = max(value for _, value in timeline.steps) or 1.0
    floor, room = band.bottom() - 3, band.height() - 3 - line * _ROOM
    return [QPointF(axis.x(minute), floor - room * value / highest) for minute, value in timeline.steps]


def _over(timeline: Timeline) -> float:
    return timeline.length if timeline.ended is None else timeline.ended


def _paint_pauses(painter: QPainter, axis: SessionAxis, band: QRectF, timeline: Timeline, ink: Ink) -> None:
    metrics = QFontMetricsF(painter.font())
    for since, until in timeline.pauses:
        box = QRectF(
            QPointF(axis.x(since), band.top() + 2), QPointF(max(axis.x(until), axis.x(since) + 2), band.bottom())
        )
        painter.setPen(ink.pen("soft", 1))
        painter.setBrush(QBrush(ink.color("soft"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(box)
        wide = metrics.horizontalAdvance("paused")
        if box.width() > wide + 6:
            words = QRectF(
                box.center().x() - wide / 2 - 2, box.bottom() - metrics.height() - 3, wide + 4, metrics.height()
            )
            painter.fillRect(words, ink.color("ground"))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, "paused")


def _paint_unknown(painter: QPainter, axis: SessionAxis, band: QRectF, timeline: Timeline, ink: Ink) -> None:
    """A bar as long as the infusion where its rates are not known."""
    y = band.bottom() - 4
    painter.setPen(ink.pen("accent", 4))
    painter.drawLine(QLineF(axis.x(0), y, axis.x(_over(timeline)), y))
    painter.setPen(ink.color("soft"))
    words = "rates in units that cannot be compared" if timeline.infusion.rates else "rate not recorded"
    room = QRectF(axis.x(0) + 4, band.top(), axis.right - axis.x(0), band.height() - 6)
    painter.drawText(room, LEFT, words)


def _paint_volume(painter: QPainter, axis: SessionAxis, band: QRectF, timeline: Timeline, ink: Ink) -> None:
    metrics = QFontMetricsF(painter.font())
    most = timeline.volumes[-1][1]
    if not most:
        return
    floor, room = band.bottom() - 3, band.height() - 3 - metrics.height() * _ROOM
    shown = [(minute, volume) for minute, volume in timeline.volumes if minute <= _over(timeline)]
    line = QPolygonF([QPointF(axis.x(minute), floor - room * volume / most) for minute, volume in shown])
    painter.setPen(ink.pen("ink", 1.6, Qt.PenStyle.DotLine))
    painter.drawPolyline(line)
    if (box := _volume_box(axis, band, timeline, metrics)) is not None:
        painter.setPen(ink.color("ink"))
        painter.drawText(box, RIGHT | Qt.TextFlag.TextDontClip, _volume_text(timeline))


def _volume_text(timeline: Timeline) -> str:
    return f"{timeline.volumes[-1][1]:,.0f} mL in"


def _volume_box(axis: SessionAxis, band: QRectF, timeline: Timeline, metrics: QFontMetricsF) -> QRectF | None:
    """Where the whole volume is told, at the end of its line; None where there is no room for it."""
    if not timeline.volumes or not timeline.volumes[-1][1]:
        return None
    wide = metrics.horizontalAdvance(_volume_text(timeline))
    left = axis.x(_over(timeline)) - 4 - wide
    return QRectF(left, band.top(), wide, metrics.height() * 1.1) if left > axis.x(0) + metrics.height() * 8 else None


def _paint_numbers(
    painter: QPainter, axis: SessionAxis, band: QRectF, corners: list[QPointF], timeline: Timeline, ink: Ink
) -> None:
    """The rates over their steps; the highest first, then those that have room."""
    metrics, taken = QFontMetricsF(painter.font()), Taken()
    box = _volume_box(axis, band, timeline, metrics)
    limit = axis.x(_over(timeline)) if box is None else box.left() - metrics.height() * 0.5
    highest = max(range(len(corners)), key=lambda at: timeline.steps[at][1])
    painter.setPen(ink.color("accent"))
    ordered = [highest, *(at for at in range(len(corners)) if at != highest)]
    for at in ordered:
        words = f"{timeline.steps[at][1]:g}" + (f" {timeline.unit}" if at == highest else "")
        wide = metrics.horizontalAdvance(words)
        left = max(min(corners[at].x() + 3, limit - wide), axis.x(0) + 2)
        if taken.take(left, left + wide + 4):
            room = QRectF(left, corners[at].y() - metrics.height() * 1.1, wide + 2, metrics.height())
            painter.drawText(room, LEFT | Qt.TextFlag.TextDontClip, words)
