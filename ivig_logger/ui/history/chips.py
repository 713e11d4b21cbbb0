"""Where the chips of one row go, on as many lines as they need, and how a chip is painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ivig_logger.domain.onset import FirstHour
from ivig_logger.ui import theme
from ivig_logger.ui.history.line import Chip
from ivig_logger.ui.history.marks import MARKED, paint_mark

MOST_LINES = 4
GAP, PADDING = 6, 9
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


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
    """The colours of one state: text, fill, line, the line's width and style."""

    text: QColor
    fill: QColor
    pen: QPen
    bold: bool


class ChipPainter:
    """Measures and paints chips in the present type and colours; made anew when these change."""

    def __init__(self, font: QFont) -> None:
        self.plain = QFont(font)
        self.strong = QFont(font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetrics(self.plain)
        self._strong_metrics = QFontMetrics(self.strong)
        self.mark = round(self._metrics.ascent() * 0.78)
        self.height = self._metrics.height() + 6
        self._looks = _looks()
        self._soft = theme.color("soft")

    def lines_height(self, lines: int) -> int:
        """How high so many lines of chips are."""
        return lines * self.height + (lines - 1) * GAP

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
            left += wide + GAP
        more = len(chips) - len(placed) + unseen
        return self._with_more(placed, more, width) if more else tuple(placed)

    def paint(self, painter: QPainter, placed: Placed, left: int, top: int) -> None:
        """Paint one chip of a cell whose chips begin at `left` and `top`."""
        box = QRectF(left + placed.left, top + placed.line * (self.height + GAP), placed.width, self.height)
        if placed.chip is None:
            painter.setFont(self.plain)
            painter.setPen(self._soft)
            painter.drawText(box, _LEFT, placed.text)
            return
        state = placed.chip.state
        look = self._looks[state]
        painter.setPen(look.pen)
        painter.setBrush(look.fill)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        if state in MARKED:
            at = QRectF(inner.left(), box.center().y() - self.mark / 2, self.mark, self.mark)
            paint_mark(painter, state, at, look.text)
            inner.setLeft(at.right() + GAP)
        painter.setFont(self.strong if look.bold else self.plain)
        painter.setPen(look.text)
        painter.drawText(inner.adjusted(0, 0, PADDING, 0), _LEFT, placed.text)

    def _fitted(self, chip: Chip, width: int) -> tuple[str, int]:
        metrics = self._strong_metrics if self._looks[chip.state].bold else self._metrics
        around = 2 * PADDING + (self.mark + GAP if chip.state in MARKED else 0)
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
            left = placed[-1].left + placed[-1].width + GAP if placed else 0
            line = placed[-1].line if placed else 0
            if left + wide <= width or not placed:
                return (*placed, Placed(None, text, left, line, wide))
            if line + 1 < MOST_LINES:
                return (*placed, Placed(None, text, 0, line + 1, wide))
            placed, more = placed[:-1], more + 1


def _looks() -> dict[FirstHour, Look]:
    color = theme.color
    dashed = QPen(color("may_be"), 1.6)
    dashed.setDashPattern([3, 2])
    none = QColor(Qt.GlobalColor.transparent)
    later = Look(color("later"), color("later_fill"), QPen(color("line"), 1), bold=False)
    return {
        FirstHour.IN: Look(color("first_hour"), color("first_hour_fill"), QPen(color("first_hour"), 2), bold=True),
        FirstHour.MAY_BE: Look(color("may_be"), none, dashed, bold=False),
        FirstHour.NOT_KNOWN: Look(color("later"), none, QPen(color("soft"), 1.2), bold=False),
        FirstHour.LATER: later,
        FirstHour.BEFORE: later,
    }


