"""A check box as large as the letters beside it, drawn in the colours of the look; the style's own stays small."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.ui import theme

_TICK = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))  # in parts of the box


class TickBox(QCheckBox):
    """Has no words of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    @override
    def sizeHint(self) -> QSize:
        letters = self.fontMetrics().height()
        return QSize(letters + 12, max(letters * 2, 44))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, _pos: object) -> bool:
        return True

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        side = float(self.fontMetrics().height())
        box = QRectF(4, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        painter.setPen(QPen(theme.color("accent" if is_on else "ink"), 2))
        painter.setBrush(theme.color("accent" if is_on else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 6, 6)
        if is_on:
            painter.setPen(QPen(theme.color("on_accent"), side / 8, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x * side, y * side) for x, y in _TICK]))
        painter.end()
