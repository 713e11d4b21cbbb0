"""A chart for tests: dots in rows, each with its sentence."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.pictures.chart import Point, Row
from ivig_logger.pictures.ink import Ink


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots 0 to 3 in two rows of two; dot 3 opens nothing."""

    title: str = "Four dots"
    headings: tuple[str, ...] = ("Dot", "Place")

    @property
    def rows(self) -> list[Row]:
        return [Row((f"Dot {at}", f"row {at // 2}"), self._opens(at)) for at in range(4)]

    def height(self, font: QFont) -> float:
        return QFontMetricsF(font).height() * 6

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        for each in self.points(painter, area):
            painter.fillRect(each.box, ink.color("first_hour" if each.key == chosen else "accent"))

    def points(self, painter: QPainter, area: QRectF) -> list[Point]:  # noqa: ARG002 - other charts measure their words with it
        return [Point(str(at), self._box(area, at), f"This is dot {at}", self._opens(at)) for at in range(4)]

    def _box(self, area: QRectF, at: int) -> QRectF:
        down, right = divmod(at, 2)
        return QRectF(area.left() + 100 * right, area.top() + 40 * down, 20, 20)

    def _opens(self, at: int) -> str | None:
        return None if at == 3 else f"session {at}"
