"""Every session a line on minutes since its start, the newest on top, its reactions as marks."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.domain.answers.overlay import Overlay, OverlayLine
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.marks import GRADES, paint_mark
from ivig_logger.pictures.minutes import LEFT, RIGHT, Minutes, paint_axis, paint_first_hour
from ivig_logger.words.times import day_text

DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_SMALL = 0.9
_ROW = 1.15  # lines of text
_TOP, _BOTTOM = 1.3, 1.7


def overlay_height(overlay: Overlay, font: QFont) -> float:
    """The height in which all lines stand roomily, in the units of the font."""
    return QFontMetricsF(_small(font)).height() * (_TOP + _BOTTOM + _ROW * max(len(overlay.lines), 1))


def paint_overlay(painter: QPainter, area: QRectF, overlay: Overlay, ink: Ink, chosen: str = "") -> None:
    """Paint all lines into the area in the painter's type, a little smaller; the session `chosen` by its id thicker."""
    painter.save()
    painter.setFont(_small(painter.font()))
    axis = overlay_axis(painter, area, overlay)
    paint_first_hour(painter, axis, ink)
    for at, line in enumerate(overlay.lines):
        _paint_line(painter, axis, row_box(axis, overlay, at, painter), line, ink, is_chosen=line.id == chosen)
    paint_axis(painter, axis, ink)
    painter.restore()


def overlay_axis(painter: QPainter, area: QRectF, overlay: Overlay) -> Minutes:
    """The axis between the days at the left and what is not on the axis at the right."""
    metrics = QFontMetricsF(painter.font())
    days = max((metrics.horizontalAdvance(day_text(each.started)) for each in overlay.lines), default=0.0)
    beyond = max((metrics.horizontalAdvance(_beyond(each)) for each in overlay.lines), default=0.0)
    line = metrics.height()
    box = area.adjusted(days + line, 0, -(beyond + line), -line * _BOTTOM)
    return Minutes(box, overlay.length)


def row_box(axis: Minutes, overlay: Overlay, at: int, painter: QPainter) -> QRectF:
    """The box of the line with this number, over the whole width of the axis."""
    top = axis.box.top() + QFontMetricsF(painter.font()).height() * _TOP
    height = (axis.box.bottom() - top) / max(len(overlay.lines), 1)
    return QRectF(axis.box.left(), top + at * height, axis.box.width(), height)


def line_boxes(painter: QPainter, area: QRectF, overlay: Overlay) -> list[QRectF]:
    """Where each line stands when all is painted into the area, with its day at the left."""
    painter.save()
    painter.setFont(_small(painter.font()))
    axis = overlay_axis(painter, area, overlay)
    boxes = [row_box(axis, overlay, at, painter) for at in range(len(overlay.lines))]
    painter.restore()
    return [QRectF(area.left(), each.top(), area.width(), each.height()) for each in boxes]


def mark_boxes(painter: QPainter, area: QRectF, overlay: Overlay) -> list[list[QRectF]]:
    """Where the marks of each line stand."""
    painter.save()
    painter.setFont(_small(painter.font()))
    axis = overlay_axis(painter, area, overlay)
    text = QFontMetricsF(painter.font()).height()
    boxes = []
    for at, line in enumerate(overlay.lines):
        row = row_box(axis, overlay, at, painter)
        size, y = _mark_size(row, text), row.center().y()
        edges = [(axis.x(each.earliest), axis.x(each.latest)) for each in line.marks]
        boxes.append([QRectF(left - size, y - size, right - left + 2 * size, 2 * size) for left, right in edges])
    painter.restore()
    return boxes


def _mark_size(box: QRectF, text: float) -> float:
    return min(text * 0.38, max(box.height() * 0.45, text * 0.15))


def _paint_line(painter: QPainter, axis: Minutes, box: QRectF, line: OverlayLine, ink: Ink, *, is_chosen: bool) -> None:
    text = QFontMetricsF(painter.font()).height()
    y, size = box.center().y(), _mark_size(box, text)
    if box.height() >= text * 0.8:  # else there are too many lines for words
        painter.setPen(ink.color("ink" if is_chosen else "soft"))
        painter.drawText(QRectF(box.left() - text * 12, y - text, text * 11.5, text * 2), RIGHT, day_text(line.started))
        painter.drawText(QRectF(box.right() + text * 0.5, y - text, text * 20, text * 2), LEFT, _beyond(line))
    style = DASHES[line.product % len(DASHES)]
    painter.setPen(ink.pen("accent", 3.2 if is_chosen else 1.8, style))
    painter.drawLine(QLineF(axis.x(0), y, axis.x(axis.length if line.ended is None else line.ended), y))
    for mark in line.marks:
        left, right = axis.x(mark.earliest), axis.x(mark.latest)
        if right - left > size * 2:
            painter.setPen(ink.pen("ink", 1.2))
            painter.drawLine(QLineF(left, y - size, left, y + size))
            painter.drawLine(QLineF(right, y - size, right, y + size))
        paint_mark(painter, QPointF((left + right) / 2, y), size, mark.state, ink)
        painter.setPen(ink.color("ink"))
        at = QRectF((left + right) / 2 + size * 1.2, y - text, text * 2, text * 1.4)
        painter.drawText(at, LEFT, GRADES[mark.severity])


def _beyond(line: OverlayLine) -> str:
    """What is not on the axis, in words."""
    counted = ((line.after, "later"), (line.not_known, "at a time not known"))
    words = [f"{count} {said}" for count, said in counted if count]
    return ", ".join(words if line.ended is not None else ["no end", *words])


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * _SMALL)
    return small
