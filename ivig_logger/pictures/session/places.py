"""Where each fact of a session is painted, for what points at it."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF

from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.timeline import Fact, Timeline
from ivig_logger.pictures.session.flow import rate_corners
from ivig_logger.pictures.session.lanes import Placed
from ivig_logger.pictures.session.layout import FLOW, Layout, Plan, late_box


def boxes_of(plan: Plan, layout: Layout, placed: Iterable[Placed]) -> Iterator[tuple[str, QRectF]]:
    """The key of each fact, of "start" and of "end", with its box."""
    timeline, axis, line = plan.timeline, layout.axis, layout.line
    bottom = axis.minutes.box.bottom()
    over = timeline.length if timeline.ended is None else timeline.ended
    for key, minute in (("start", 0.0), ("end", over)):
        yield key, QRectF(axis.x(minute) - line * 0.6, bottom - line * 0.2, line * 1.2, line * 1.5)
    for each in placed:
        yield each.fact.key, each.box
    corners, middle = _corners(timeline, layout), layout.bands[FLOW].center().y()
    for fact in timeline.on_axis:
        minute = fact.earliest or 0.0
        if fact.kind is Kind.RATE:
            at = corners.get(minute, QPointF(axis.x(minute), middle))
            yield fact.key, QRectF(at.x() - line * 0.4, at.y() - line * 0.5, line * 0.8, line)
        elif fact.kind is Kind.PAUSE:
            yield fact.key, _pause_box(fact, timeline, layout)
        elif fact.kind is Kind.VITALS:
            yield fact.key, _vitals_box(fact, plan, layout)
    for number, fact in enumerate(timeline.beside):
        yield fact.key, late_box(layout, number)


def _corners(timeline: Timeline, layout: Layout) -> dict[float, QPointF]:
    if not timeline.steps:
        return {}
    corners = rate_corners(layout.axis, layout.bands[FLOW], timeline, layout.line)
    return {minute: corner for (minute, _), corner in zip(timeline.steps, corners, strict=True)}


def _pause_box(fact: Fact, timeline: Timeline, layout: Layout) -> QRectF:
    band, left = layout.bands[FLOW], layout.axis.x(fact.earliest or 0.0)
    right = layout.axis.x(timeline.length if fact.until is None else fact.until)
    return QRectF(left, band.top(), max(right - left, 4), band.height())


def _vitals_box(fact: Fact, plan: Plan, layout: Layout) -> QRectF:
    """One box over all bands of the vital signs; where they are not painted, at the floor of the flow."""
    x, line = layout.axis.x(fact.earliest or 0.0), layout.line
    shown = [layout.bands[each.measure.value] for each in plan.series]
    if not shown:
        return QRectF(x - line * 0.3, layout.bands[FLOW].bottom() - line * 0.5, line * 0.6, line * 0.5)
    return QRectF(x - line * 0.5, shown[0].top(), line, shown[-1].bottom() - shown[0].top())
