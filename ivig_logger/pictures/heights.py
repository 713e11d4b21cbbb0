"""The axis of values: from nothing at the bottom to a round number at the top."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import RIGHT

_STEPS = (1, 2, 2.5, 5, 10)
_MOST = 4  # steps from the bottom to the top


@dataclass(frozen=True, slots=True)
class Heights:
    """`box` holds what is drawn, `step` is the distance of two lines, `top` the value at its upper edge."""

    box: QRectF
    step: float
    top: float

    def y(self, value: float) -> float:
        """The place of a value."""
        return self.box.bottom() - self.box.height() * value / self.top


def heights(box: QRectF, highest: float, step: float | None = None) -> Heights:
    """An axis that reaches to a round number at or above the highest value; `step` is given where it is fixed."""
    step = step or round_step(highest)
    count = max(1, -int(-highest // step))
    return Heights(box, step, step * count)


def round_step(highest: float) -> float:
    """The least round distance with which four steps reach the highest value."""
    wanted = max(highest, 1e-6) / _MOST
    scale = 1e-9
    while scale * 10 <= wanted * 1.0000001:
        scale *= 10
    return next(each * scale for each in _STEPS if each * scale >= wanted * 0.9999999)


def paint_heights(painter: QPainter, axis: Heights, ink: Ink, scale: float = 1, suffix: str = "") -> None:
    """Thin lines with their numbers at the left of the box; a number is the value times `scale`."""
    line = QFontMetricsF(painter.font()).height()
    for at in range(round(axis.top / axis.step) + 1):
        y = axis.y(at * axis.step)
        if at:
            painter.setPen(ink.pen("line", 1))
            painter.drawLine(QLineF(axis.box.left(), y, axis.box.right(), y))
        painter.setPen(ink.color("soft"))
        words = f"{at * axis.step * scale:.4g}{suffix}"
        painter.drawText(QRectF(axis.box.left() - line * 4 - 6, y - line / 2, line * 4, line), RIGHT, words)
