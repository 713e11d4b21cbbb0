"""Some sessions one below the other, each a small timeline, with their starts at the same place and on one scale."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ivig_logger.domain.infusion import Infusion
from ivig_logger.pictures.chart import Point, Row
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import LEFT
from ivig_logger.pictures.session.chart import SessionChart
from ivig_logger.words.sessions import product_text
from ivig_logger.words.timeline import HEADINGS
from ivig_logger.words.times import day_text

_NAME, _GAP = 1.4, 0.8  # lines of text


class ComparedChart:
    """A chart of sessions in the order in which they are given."""

    title = "Compared sessions, aligned at the start"
    headings = ("Session", *HEADINGS)

    def __init__(self, sessions: Sequence[Infusion]) -> None:
        self._charts = list(zip(sessions, SessionChart.aligned(sessions), strict=True))

    @property
    def rows(self) -> list[Row]:
        """The facts of each, with its day."""
        return [
            Row((day_text(session.started), *row.cells), session.id)
            for session, chart in self._charts
            for row in chart.rows
        ]

    def height(self, font: QFont) -> float:
        """All of them, each below its name."""
        line = QFontMetricsF(font).height()
        return sum(chart.height(font) + line * (_NAME + _GAP) for _, chart in self._charts)

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        """Paint all into the area."""
        line = QFontMetricsF(painter.font()).height()
        session, _, key = chosen.partition(" ")
        for each, chart, place in self._places(area, painter.font()):
            painter.setPen(ink.color("ink"))
            name = QRectF(area.left(), place.top() - line * _NAME, area.width(), line * _NAME)
            painter.drawText(name, LEFT, f"{day_text(each.started)} · {product_text(each)}")
            chart.paint(painter, place, ink, key if each.id == session else "")

    def points(self, painter: QPainter, area: QRectF) -> list[Point]:
        """Those of each, with its day before the sentence; each opens its session."""
        return [
            Point(f"{each.id} {point.key}", point.box, f"{day_text(each.started)}: {point.words}", each.id)
            for each, chart, place in self._places(area, painter.font())
            for point in chart.points(painter, place)
        ]

    def _places(self, area: QRectF, font: QFont) -> Iterator[tuple[Infusion, SessionChart, QRectF]]:
        """Where each chart goes, below the line with its name."""
        line, top = QFontMetricsF(font).height(), area.top()
        for session, chart in self._charts:
            high = chart.height(font)
            yield session, chart, QRectF(area.left(), top + line * _NAME, area.width(), high)
            top += high + line * (_NAME + _GAP)
