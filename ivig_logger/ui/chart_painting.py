"""The painting of a chart as it was last made, so that a ring around a point costs no new one."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ivig_logger.pictures.chart import Chart
from ivig_logger.ui import theme
from ivig_logger.ui.chart_ink import ink_of


class Painting:
    """The painting of one widget."""

    def __init__(self) -> None:
        self._made: QPixmap | None = None
        self._as: object = None

    def forget(self) -> None:
        """The chart or its type is another one."""
        self._made = None

    def of(self, chart: Chart, area: QRectF, on: QWidget, chosen: str) -> QPixmap:
        """The chart in this area of a widget, in its type and the look in use."""
        ratio = on.devicePixelRatioF()
        wanted = (on.size(), ratio, theme.tokens(), chosen)
        if self._made is None or self._as != wanted:
            ink = ink_of(theme.tokens())
            self._made, self._as = QPixmap(on.size() * ratio), wanted
            self._made.setDevicePixelRatio(ratio)
            self._made.fill(ink.color("ground"))
            painter = QPainter(self._made)
            try:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setFont(on.font())
                chart.paint(painter, area, ink, chosen)
            finally:
                painter.end()  # a painter that outlives its pixmap ends the program
        return self._made
