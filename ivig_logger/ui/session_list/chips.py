"""Where the chips of one row go, on as many lines as they need, and how a chip is painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui import theme
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.session_list.line import Chip

MOST_LINES = 4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


_MARKS = {
    FirstHour.IN: "first-hour",
    FirstHour.MAY_BE: "may-be",
    FirstHour.NOT_KNOWN: "unknown",
    FirstHour.BEFORE: "before",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A chip and its place in the cell; no chip is the text "+ 3 more"."""

    chip: Chip | None
    text: str
    left: int
    line: int
    width: int


@dataclass(frozen=True, slots=True)
class Look:
    """How one state looks: its text, its ground, the line around it, its mark, and whether it is bold."""

    text: QColor
    fill: QColor
    pen: QPen
    mark: QPixmap | None
    bold: bool


class ChipPainter:
    """Measures and paints chips in the present type and colours; made anew when these change."""

    def __init__(self, font: QFont) -> None:
        self.plain = QFont(font)
        self.strong = QFont(font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self.plain)
        self._strong_metrics = QFontMetrics(self.strong)
        self.mark = self._metrics.ascent() + 2
        self.height = self._metrics.height() + 6
        self._gap, self._pad = self._metrics.height() // 3, self._metrics.height() // 2
        self._looks = _looks(self.mark)
        self._soft = theme.color("soft")

    def lines_height(self, lines: int) -> int:
        """How high so many lines of chips are."""
        return lines * self.height + (lines - 1) * self._gap

    def place(self, chips: Sequence[Chip], unseen: int, width: int) -> tuple[Placed, ...]:
        """The places of the chips in a cell of `width`; what goes beyond the last line, and `unseen`, is "more"."""
        placed: list[Placed] = []
        left = line = 0
        for chip in chips:
            text, wide = self._fitted(chip, width)
            if left and left + wide > width:
                left, line = 0, line + 1
            if line == MOST_LINES:
                break
            placed.append(Placed(chip, text, left, line, wide))
            left += wide + self._gap
        more = len(chips) - len(placed) + unseen
        return self._with_more(placed, more, width) if more else tuple(placed)

    def paint(self, painter: QPainter, placed: Placed, left: int, top: int) -> None:
        """Paint one chip of a cell whose chips begin at `left` and `top`."""
        box = QRectF(left + placed.left, top + placed.line * (self.height + self._gap), placed.width, self.height)
        if placed.chip is None:
            painter.setFont(self.plain)
            painter.setPen(self._soft)
            painter.drawText(box, _LEFT, placed.text)
            return
        look = self._looks[placed.chip.state]
        painter.setPen(look.pen)
        painter.setBrush(look.fill)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        inner = box.adjusted(self._pad, 0, -self._pad, 0)
        if look.mark is not None:
            painter.drawPixmap(QPointF(inner.left(), box.center().y() - self.mark / 2), look.mark)
            inner.setLeft(inner.left() + self.mark + self._gap)
        painter.setFont(self.strong if look.bold else self.plain)
        painter.setPen(look.text)
        painter.drawText(inner.adjusted(0, 0, self._pad, 0), _LEFT, placed.text)

    def _fitted(self, chip: Chip, width: int) -> tuple[str, int]:
        look = self._looks[chip.state]
        metrics = self._strong_metrics if look.bold else self._metrics
        around = 2 * self._pad + (self.mark + self._gap if look.mark else 0)
        text = chip.text
        wide = metrics.horizontalAdvance(text) + around + 2
        if wide <= width:
            return text, wide
        return metrics.elidedText(text, _ELIDE, max(width - around - 2, 1)), width

    def _with_more(self, placed: list[Placed], more: int, width: int) -> tuple[Placed, ...]:
        """Put "+ 3 more" after the last chip, in the place of as many chips as it needs."""
        while True:
            text = f"+ {more:,} more"
            wide = self._metrics.horizontalAdvance(text) + 2
            left = placed[-1].left + placed[-1].width + self._gap if placed else 0
            line = placed[-1].line if placed else 0
            if left + wide <= width or not placed:
                return (*placed, Placed(None, text, left, line, wide))
            if line + 1 < MOST_LINES:
                return (*placed, Placed(None, text, 0, line + 1, wide))
            placed, more = placed[:-1], more + 1


def _looks(mark: int) -> dict[FirstHour, Look]:
    dashed = QPen(theme.color("may_be"), 1.6)
    dashed.setDashPattern([3, 2])
    pens = {
        FirstHour.IN: QPen(theme.color("first_hour"), 2),
        FirstHour.MAY_BE: dashed,
        FirstHour.NOT_KNOWN: QPen(theme.color("soft"), 1.2),
    }
    return {state: _look(state, pens.get(state, QPen(theme.color("line"), 1)), mark) for state in FirstHour}


def _look(state: FirstHour, pen: QPen, mark: int) -> Look:
    ink = theme.color({FirstHour.IN: "first_hour", FirstHour.MAY_BE: "may_be"}.get(state, "later"))
    fills = {FirstHour.IN: "first_hour_fill", FirstHour.LATER: "later_fill", FirstHour.BEFORE: "later_fill"}
    fill = theme.color(fills[state]) if state in fills else QColor(Qt.GlobalColor.transparent)
    picture = pixmap(_MARKS[state], ink.name(), mark) if state in _MARKS else None
    return Look(ink, fill, pen, picture, bold=state is FirstHour.IN)
