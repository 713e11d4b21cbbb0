"""The first hour as a bar that fills up: full at 60:00, both ends within."""

from datetime import timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR
from ivig_logger.ui import theme

_MINUTE = timedelta(minutes=1)


class HourBar(QWidget):
    """Painted again only when it has grown by a pixel, and named anew once a minute."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("figure", "bar")
        self._share = 0.0

    def show_time(self, started: Moment, now: Moment) -> None:
        """How much of the hour after `started` has gone by."""
        gone = min(max(now - started, timedelta(0)), FIRST_HOUR)
        name = f"First hour: {gone // _MINUTE} of 60 minutes"
        if name != self.accessibleName():
            self.setAccessibleName(name)
        before, self._share = self._filled(), gone / FIRST_HOUR
        if self._filled() != before:
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("First hour, over at 14:50"), self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        whole = QPainterPath()
        whole.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(whole, theme.color("first_hour_fill"))
        painter.setClipPath(whole)
        painter.fillRect(QRectF(0, 0, self._filled(), self.height()), theme.color("first_hour"))
        painter.setClipping(False)
        painter.setPen(QPen(theme.color("first_hour"), 2))
        painter.drawPath(whole)

    def _filled(self) -> int:
        return round(self.width() * self._share)

    def _height(self) -> int:
        return self.fontMetrics().height()
