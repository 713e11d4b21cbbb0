"""The timeline of one session as a chart: painted, pointed at, and read as a table."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.timeline import timeline_of
from ivig_logger.pictures.chart import Point, Row
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.session import marks
from ivig_logger.pictures.session.axis import paint_scale
from ivig_logger.pictures.session.flow import paint_flow
from ivig_logger.pictures.session.frame import paint_chosen, paint_late, paint_legend, paint_names
from ivig_logger.pictures.session.ground import paint_ground
from ivig_logger.pictures.session.lanes import Placed, placed_in
from ivig_logger.pictures.session.layout import (
    FLOW,
    MEDICINES,
    NOTES,
    REACTIONS,
    Layout,
    layout_in,
    plan_of,
)
from ivig_logger.pictures.session.places import boxes_of
from ivig_logger.pictures.session.vitals import paint_series
from ivig_logger.words.timeline import HEADINGS, cells, end_line, fact_line, sentence, start_line

_SMALL = 0.9
_BANDS = {Kind.REACTION: REACTIONS, Kind.MEDICATION: MEDICINES, Kind.MARK: NOTES}


class SessionChart:
    """What Chart asks for; `small` for a narrow place, without names at the left and without vital signs.

    `aligned` makes the same charts anew with one axis for all.
    """

    title = "Timeline of the session, in minutes since the start"
    headings = HEADINGS

    def __init__(self, infusion: Infusion, *, small: bool = False) -> None:
        self.timeline = timeline_of(infusion)
        self.plan = plan_of(self.timeline, small=small)
        self._arranged: tuple[object, Layout, dict[str, list[Placed]]] | None = None

    @classmethod
    def aligned(cls, infusions: Sequence[Infusion]) -> "list[SessionChart]":
        """Small ones of some sessions: where they are as wide, a minute is at the same place in all of them."""
        made = [cls(each, small=True) for each in infusions]
        length = max((each.timeline.length for each in made), default=0.0)
        lead = max((each.timeline.lead for each in made), default=0.0)
        for each in made:
            each.timeline = replace(each.timeline, length=length, lead=lead)
            each.plan = plan_of(each.timeline, small=True)
        room = tuple(words for each in made for words in each.plan.late)
        for each in made:
            each.plan = replace(each.plan, room=room)
        return made

    @cached_property
    def rows(self) -> list[Row]:
        """All that happened in its order in time, the start and the end among it."""
        return [Row(cells(line), key=key) for key, line in self._told]

    def height(self, font: QFont) -> float:
        """The height in which all stands roomily."""
        return QFontMetricsF(_smaller(font)).height() * self.plan.lines

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        """Paint all into the area; where `chosen` is, a thin line goes through all bands."""
        painter.save()
        painter.setFont(_smaller(painter.font()))
        layout, placed = self._arrange(painter, area)
        paint_ground(painter, self.plan, layout, ink)
        paint_names(painter, self.plan, layout, area, ink)
        paint_flow(painter, layout.axis, layout.bands[FLOW], self.timeline, ink)
        for series in self.plan.series:
            paint_series(painter, layout.axis, layout.bands[series.measure.value], series, ink)
        marks.paint_notes(painter, placed.get(NOTES, ()), ink)
        marks.paint_medicines(painter, placed.get(MEDICINES, ()), ink)
        marks.paint_reactions(painter, placed.get(REACTIONS, ()), self.timeline, ink)
        paint_scale(painter, layout.axis, self.timeline, ink, clocks=not self.plan.small)
        paint_late(painter, self.plan, layout, ink)
        if not self.plan.small:
            paint_legend(painter, self.plan, area, ink)
        paint_chosen(painter, self.plan, layout, ink, chosen)
        painter.restore()

    def points(self, painter: QPainter, area: QRectF) -> list[Point]:
        """A point for each line of the table."""
        painter.save()
        painter.setFont(_smaller(painter.font()))
        layout, placed = self._arrange(painter, area)
        boxes = dict(boxes_of(self.plan, layout, chain.from_iterable(placed.values())))
        painter.restore()
        return [Point(key, boxes[key], sentence(line)) for key, line in self._told if key in boxes]

    @cached_property
    def _told(self) -> list[tuple[str, tuple[str, str, str, str]]]:
        """Every line of the table with its key, in the order in time."""
        end = self.timeline.infusion.ended
        over = float("inf") if end is None or self.timeline.ended is None else self.timeline.ended
        lines = [(each.key, fact_line(each, self.timeline), each.earliest) for each in self.timeline.facts]
        before = [(key, line) for key, line, at in lines if at is not None and at < 0]
        within = [(key, line) for key, line, at in lines if at is not None and 0 <= at <= over]
        after = [(key, line) for key, line, at in lines if at is None or at > over]
        ends = ("end", end_line(self.timeline))
        return [*before, ("start", start_line(self.timeline)), *within, ends, *after]

    def _arrange(self, painter: QPainter, area: QRectF) -> tuple[Layout, dict[str, list[Placed]]]:
        """Where all stands in this area; as it was found for the last one where that was the same."""
        wanted = (area.getRect(), painter.font().key(), QFontMetricsF(painter.font()).height())
        if self._arranged is None or self._arranged[0] != wanted:
            layout = layout_in(area, self.plan, QFontMetricsF(painter.font()))
            self._arranged = wanted, layout, self._placed(painter, layout)
        return self._arranged[1:]

    def _placed(self, painter: QPainter, layout: Layout) -> dict[str, list[Placed]]:
        metrics = QFontMetricsF(painter.font())
        words = marks.short_name_of if self.plan.small else marks.name_of
        told = {kind: [each for each in self.timeline.on_axis if each.kind is kind] for kind in _BANDS}
        return {
            name: placed_in(layout.bands[name], layout.axis, told[kind], words, metrics)
            for kind, name in _BANDS.items()
            if name in layout.bands
        }


def _smaller(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
