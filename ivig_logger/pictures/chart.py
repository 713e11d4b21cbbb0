"""What every chart is: a painting, the points in it that can be pointed at, and the same facts as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from ivig_logger.pictures.ink import Ink


@dataclass(frozen=True, slots=True)
class Point:
    """One fact of a chart: where it is painted, the sentence that tells it, and what it opens (None: nothing).

    `key` is its name within the chart, the same however large the chart is painted.
    """

    key: str
    box: QRectF
    words: str
    opens: object = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table beside a chart, what it opens (None: nothing), and the key of the point that tells it too."""

    cells: tuple[str, ...]
    opens: object = None
    key: str = ""


class Chart(Protocol):
    """A chart of any kind, as screen, files and clipboard need it."""

    @property
    def title(self) -> str:
        """What the chart shows, in a few words and without a name."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the table."""

    @property
    def rows(self) -> Sequence[Row]:
        """The facts of the chart as lines of a table."""

    def height(self, font: QFont) -> float:
        """The height in which all stands roomily in this type."""

    def paint(self, painter: QPainter, area: QRectF, ink: Ink, chosen: str = "") -> None:
        """Paint all into the area in the painter's type; the point with the key `chosen` stands out."""

    def points(self, painter: QPainter, area: QRectF) -> Sequence[Point]:
        """What can be pointed at when it is painted into this area in the painter's type, in reading order."""


def table_text(chart: Chart) -> str:
    """The table as lines of text, for a screen reader and for what lies beside a picture."""
    lines = ("; ".join(each for each in row.cells if each) for row in chart.rows)
    return "\n".join(lines)
