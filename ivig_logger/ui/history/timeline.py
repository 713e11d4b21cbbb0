"""The timeline strip of one session: first hour, flow, pauses, rates and reactions over minutes since the start."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.history.strip import strip_of, strip_text
from ivig_logger.ui.history.timeline_painting import paint_strip

_LINES = 7  # of text, is how high the strip is


class Timeline(QWidget):
    """Paints the strip; what it shows is also its accessible description."""

    def __init__(self, infusion: Infusion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip_of(infusion)
        self.setAccessibleName("Timeline of the session, in minutes since the start")
        self.setAccessibleDescription(strip_text(infusion, self._strip))
        self.setToolTip("Minutes since the start")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(line * 14), round(line * _LINES))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() // 2, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(Qt.PenStyle.NoPen)
        paint_strip(painter, QRectF(self.rect()), self._strip)
        painter.end()
