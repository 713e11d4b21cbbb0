"""The picture of all sessions as a chart: its points are the sessions and their reactions, its table has a row each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from ivig_logger.domain.answers.overlay import Overlay, OverlayLine
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.onset import FirstHour
from ivig_logger.pictures.chart import Point, Row
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.overlay import line_boxes, mark_boxes, overlay_height, paint_overlay
from ivig_logger.words.sessions import hours_text, reactions_text
from ivig_logger.words.times import day_text

_STATES = {
    FirstHour.IN: "in the first hour",
    FirstHour.MAY_BE: "may be in the first hour",
    FirstHour.LATER: "after the first hour",
}


@dataclass(frozen=True, slots=True)
class OverlayChart:
    """`sessions` are those of the lines, in their order; `marked` the ids of those with a frame around them."""

    overlay: Overlay
    sessions: tuple[Infusion, ...]
    marked: frozenset[str] = frozenset()
    title: str = "Every session, on minutes since its start"

    @property
    def headings(self) -> tuple[str, ...]:
        """Of the table."""
        return ("Day", "Time", "Product", "Reactions")

    @property
    def rows(self) -> Sequence[Row]:
        """A row a session."""
        return [
            Row((day_text(each.started), hours_text(each), each.product, reactions_text(each)), each.id)
            for each in self.sessions
        ]

    def height(self, font: QFont) -> float:
        """The height in which all lines stand roomily."""
        return overlay_height(self.overlay, font)

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        """Paint all lines; the chosen one thicker, a frame around the marked ones."""
        paint_overlay(painter, area, self.overlay, ink, chosen.partition(" ")[0])
        painter.setPen(ink.pen("accent", 1.5))
        for line, box in zip(self.overlay.lines, line_boxes(painter, area, self.overlay), strict=True):
            if line.id in self.marked:
                painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), 5, 5)

    def points(self, painter: QPainter, area: QRectF) -> Sequence[Point]:
        """Each line, and after it each of its marks."""
        found: list[Point] = []
        boxes = zip(line_boxes(painter, area, self.overlay), mark_boxes(painter, area, self.overlay), strict=True)
        for line, session, (box, marks) in zip(self.overlay.lines, self.sessions, boxes, strict=True):
            found.append(Point(line.id, box, _line_words(session), line.id))
            found.extend(
                Point(f"{line.id} {at}", each, _mark_words(line, at), line.id) for at, each in enumerate(marks)
            )
        return found


def _line_words(session: Infusion) -> str:
    return f"{day_text(session.started)}, {hours_text(session)}, {session.product}. {reactions_text(session)}"


def _mark_words(line: OverlayLine, at: int) -> str:
    mark = line.marks[at]
    first, last = round(mark.earliest), round(mark.latest)
    when = f"{first:,} min" if first == last else f"{first:,} to {last:,} min"
    return (
        f"{day_text(line.started)}: {mark.symptom} {when} after the start, {_STATES[mark.state]}, {mark.severity.value}"
    )
