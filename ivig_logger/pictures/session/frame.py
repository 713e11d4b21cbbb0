"""What stands around the bands: their names, what is not on the axis, and what the marks mean."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT
from ivig_logger.pictures.session.layout import FLOW, KEY, Layout, Plan, late_box

_ABOVE_LEGEND = 2.6  # lines of numbers


def paint_names(painter: QPainter, plan: Plan, layout: Layout, area: QRectF, ink: Ink) -> None:
    """The names of the bands with their units, and thin lines between them."""
    units = {each.measure.value: each.unit for each in plan.series}
    for name, words in plan.names.items():
        band = layout.bands[name]
        painter.setPen(ink.pen("line", 1))
        painter.drawLine(QLineF(area.left(), band.top(), band.right(), band.top()))
        room = QRectF(area.left(), band.top(), band.left() - area.left(), layout.line * 1.3)
        painter.setPen(ink.color("ink"))
        painter.drawText(room, LEFT, words)
        room.translate(0, layout.line)
        painter.setPen(ink.color("soft"))
        painter.drawText(room, LEFT, units.get(name, ""))
        if name == FLOW and plan.timeline.steps:
            _paint_key_of_flow(painter, plan, room, ink)


def paint_late(painter: QPainter, plan: Plan, layout: Layout, ink: Ink) -> None:
    """What is not on the axis, in words at its right end."""
    metrics = QFontMetricsF(painter.font())
    painter.setPen(ink.color("later"))
    for at, words in enumerate(plan.late):
        box = late_box(layout, at)
        painter.drawText(box, LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width()))


def paint_legend(painter: QPainter, plan: Plan, area: QRectF, ink: Ink) -> None:
    """What the marks mean, in the last lines of the area."""
    line = QFontMetricsF(painter.font()).height()
    top = area.bottom() - line * (plan.foot - _ABOVE_LEGEND)
    painter.setPen(ink.color("soft"))
    room = QRectF(area.left(), top, area.width(), area.bottom() - top)
    painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, plan.legend)


def paint_chosen(painter: QPainter, plan: Plan, layout: Layout, ink: Ink, chosen: str) -> None:
    """A thin line through all bands where the chosen fact is."""
    fact = next((each for each in plan.timeline.on_axis if each.key == chosen), None)
    if fact is not None and fact.earliest is not None:
        x, box = layout.axis.x(fact.earliest), layout.axis.minutes.box
        painter.setPen(ink.pen("accent", 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(x, box.top() + layout.line * 1.3, x, box.bottom()))


def _paint_key_of_flow(painter: QPainter, plan: Plan, room: QRectF, ink: Ink) -> None:
    line, lines = QFontMetricsF(painter.font()).height(), [("rate", ink.pen("accent", 2.2))]
    if plan.timeline.volumes:
        lines.append(("volume", ink.pen("ink", 1.6, Qt.PenStyle.DotLine)))
    for words, pen in lines:
        painter.setPen(pen)
        painter.drawLine(QLineF(room.left(), room.center().y(), room.left() + line * 1.1, room.center().y()))
        painter.setPen(ink.color("soft"))
        painter.drawText(room.adjusted(line * KEY, 0, 0, 0), LEFT, words)
        room = room.translated(0, line)
