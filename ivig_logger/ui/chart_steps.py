"""How a person goes from point to point of a chart: by arrow keys, and with a mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from ivig_logger.pictures.chart import Chart, Point

_REACH = 10.0  # units of the screen around a point that still mean it
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChartPoints:
    """The points of a chart where it is painted into an area of a widget; looked for when they are first wanted."""

    def __init__(self, on: QWidget) -> None:
        self._on = on
        self._points: Sequence[Point] | None = None

    def forget(self) -> None:
        """The chart or its place is another one."""
        self._points = None

    def of(self, chart: Chart, area: QRectF) -> Sequence[Point]:
        """All points."""
        if self._points is None:
            paper = QImage(1, 1, QImage.Format.Format_RGB32)
            painter = QPainter(paper)
            try:
                painter.setFont(self._on.font())
                self._points = chart.points(painter, area)
            finally:
                painter.end()  # a painter that outlives its image ends the program
        return self._points


def step(points: Sequence[Point], chosen: str, key: Qt.Key) -> Point | None:
    """The point that a key goes to from the one with the key `chosen`; None where the key means nothing here.

    Left and right go in reading order, up and down to the row above or below, Home and End to the ends. At an end a
    key stays where it is; the first key goes to the first point.
    """
    ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
    if not points or key not in {*_WAYS, *_ROWS, *ends}:
        return None
    if key in ends:
        return points[ends[key]]
    at = next((number for number, each in enumerate(points) if each.key == chosen), None)
    if at is None:
        return points[0]
    if key in _WAYS:
        return points[min(max(at + _WAYS[key], 0), len(points) - 1)]
    return _in_next_row(points, points[at], _ROWS[key])


def nearest(points: Sequence[Point], at: QPointF) -> Point | None:
    """The point that is meant at a place: of those in reach the nearest, of two as near the smaller one."""
    reached = [each for each in points if each.box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at)]
    return min(reached, key=lambda each: (_distance(each, at), each.box.width() * each.box.height()), default=None)


def _in_next_row(points: Sequence[Point], here: Point, way: int) -> Point:
    """The nearest point of the row above (-1) or below (1); where there is none, the same."""
    middle = here.box.center()
    beyond = [each for each in points if (each.box.center().y() - middle.y()) * way > here.box.height() / 2]
    return min(
        beyond,
        key=lambda each: (round(abs(each.box.center().y() - middle.y())), abs(each.box.center().x() - middle.x())),
        default=here,
    )


def _distance(point: Point, at: QPointF) -> float:
    box = point.box
    beside = max(box.left() - at.x(), 0.0, at.x() - box.right())
    above = max(box.top() - at.y(), 0.0, at.y() - box.bottom())
    return beside + above
