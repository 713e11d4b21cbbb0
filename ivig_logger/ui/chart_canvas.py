"""The painted part of a chart: what is pointed at, and what the arrow keys go over."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.pictures.chart import Chart, Point, table_text
from ivig_logger.ui import theme
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.chart_ink import ink_of
from ivig_logger.ui.chart_painting import Painting
from ivig_logger.ui.chart_steps import ChartPoints, nearest, step

_EDGE = 4  # px around the painting, in which the ring of the focus stands
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_DRESSED = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)


class ChartCanvas(QWidget):
    """`told` carries the sentence of what is pointed at or gone to ("" for nothing), `opened` what a point opens.

    `copy_wanted` tells that the keys for copying were pressed, `went` to which point a person went.
    """

    told = Signal(str)
    opened = Signal(object)
    copy_wanted = Signal()
    went = Signal(str)

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._chosen = self._pointed = ""
        self._points = ChartPoints(self)
        self._painting = Painting()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_chart(chart)

    @property
    def points(self) -> Sequence[Point]:
        """What can be pointed at, where it is painted now."""
        return self._points.of(self._chart, self._area())

    @property
    def chosen(self) -> Point | None:
        """The point that was gone to."""
        return self._point(self._chosen)

    def show_chart(self, chart: Chart) -> None:
        """Show another chart; the point that was gone to stays where the new one has it too."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(table_text(chart))
        self._look_anew()
        if self.chosen is None:
            self._chosen = ""

    def go_to(self, key: str) -> None:
        """Have the point with this key stand out, as if a person had gone to it."""
        if key != self._chosen and (point := self._point(key)) is not None:
            self._choose(point)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 24, round(self._chart.height(self.font())) + 2 * _EDGE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 10, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._painting.of(self._chart, self._area(), self, self._chosen))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = ink_of(theme.tokens())
        for key, width in ((self._pointed, 1.5), (self._chosen if self.hasFocus() else "", 3.0)):
            if (point := self._point(key)) is not None:
                painter.setPen(ink.pen("accent", width))
                painter.drawRoundedRect(point.box.adjusted(-3, -3, 3, 3).intersected(self._area()), 5, 5)
        if self.hasFocus():
            painter.setPen(ink.pen("accent", 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in _ENTER and self.chosen is not None:
            self._open(self.chosen)
        elif (point := step(self.points, self._chosen, Qt.Key(event.key()))) is not None:
            self._choose(point)
            announce(self, point.words)
            self.went.emit(point.key)
        elif event.key() == Qt.Key.Key_Escape and self._chosen:
            self._chosen = ""
            self.told.emit("")
            self.update()
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(nearest(self.points, event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)
        super().leaveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = nearest(self.points, event.position())
        if event.button() is Qt.MouseButton.LeftButton and point is not None:
            self._choose(point)
            self.went.emit(point.key)
            self._open(point)
        else:
            super().mousePressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._points.forget()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and hasattr(self, "_chart"):  # Qt sends one before there is any
            self._look_anew()

    def _look_anew(self) -> None:
        self._points.forget()
        self._painting.forget()
        self.updateGeometry()
        self.update()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _point(self, key: str) -> Point | None:
        return next((each for each in self.points if each.key == key), None) if key else None

    def _point_at(self, point: Point | None) -> None:
        key = "" if point is None else point.key
        if key != self._pointed:
            self._pointed = key
            shown = point or self.chosen
            self.told.emit("" if shown is None else shown.words)
            self.setCursor(Qt.CursorShape.PointingHandCursor if point and point.opens else Qt.CursorShape.ArrowCursor)
            self.update()

    def _choose(self, point: Point) -> None:
        self._chosen = point.key
        self.told.emit(point.words)
        self.update()

    def _open(self, point: Point) -> None:
        if point.opens is not None:
            self.opened.emit(point.opens)
