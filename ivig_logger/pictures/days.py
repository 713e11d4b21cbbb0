"""The axis of days: where an instant is, and the months and years that are written below it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ivig_logger.exchange.typed_texts import MONTHS
from ivig_logger.pictures.ink import Ink
from ivig_logger.pictures.minutes import MIDDLE

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # months between two dates
_APART = 1.4  # widths of a date
_WIDEST = "May 2026"


@dataclass(frozen=True, slots=True)
class Days:
    """`box` holds what is drawn over the axis along its bottom, from the epoch second `first` to `last`."""

    box: QRectF
    first: int
    last: int

    def x(self, epoch: float) -> float:
        """The place of an instant; a single one stands in the middle."""
        if self.last <= self.first:
            return self.box.center().x()
        return self.box.left() + self.box.width() * (epoch - self.first) / (self.last - self.first)


def paint_days(painter: QPainter, axis: Days, ink: Ink) -> None:
    """The axis with its dates below the box; they take one and a half lines of text."""
    metrics = QFontMetricsF(painter.font())
    line, half = metrics.height(), metrics.horizontalAdvance(_WIDEST) / 2
    painter.setPen(ink.pen("soft", 1.2))
    painter.drawLine(axis.box.bottomLeft(), axis.box.bottomRight())
    for epoch, words in dates(axis, metrics):
        x = axis.x(epoch)
        painter.drawLine(QLineF(x, axis.box.bottom(), x, axis.box.bottom() + 4))
        painter.drawText(QRectF(x - half, axis.box.bottom() + line * 0.4, half * 2, line), MIDDLE, words)


def dates(axis: Days, metrics: QFontMetricsF) -> list[tuple[int, str]]:
    """The first days of months that are written, as many as stand beside one another; the first session otherwise."""
    most = max(1.0, axis.box.width() / (metrics.horizontalAdvance(_WIDEST) * _APART))
    first, last = (datetime.fromtimestamp(each, UTC) for each in (axis.first, max(axis.first, axis.last - 1)))
    begin, end = first.year * 12 + first.month, last.year * 12 + last.month - 1
    step = next((each for each in _STEPS if (end - begin + 1) / each <= most), _STEPS[-1])
    found = [(_epoch(at), _name(at, step)) for at in range(-(-begin // step) * step, end + 1, step)]
    return found or [((axis.first + axis.last) // 2, f"{MONTHS[first.month - 1][:3]} {first.year}")]


def _epoch(month: int) -> int:
    return int(datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC).timestamp())


def _name(month: int, step: int) -> str:
    year = str(month // 12)
    return year if step % 12 == 0 else f"{MONTHS[month % 12][:3]} {year}"
