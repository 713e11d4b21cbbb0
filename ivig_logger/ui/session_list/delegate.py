"""Paints the cells of a list of sessions. One delegate for all columns: Qt's own asks ten questions for each cell."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.session_list.chips import ChipPainter, Placed
from ivig_logger.ui.session_list.columns import padding
from ivig_logger.ui.session_list.line import LATE, NOTHING, RIGHT_HAND, Line, Part

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | _MIDDLE)
_ELIDE: Final = Qt.TextElideMode.ElideRight
_KEPT = 600
_BAR = 4


class Cells(QStyledItemDelegate):
    """Paints what `line_at` gives for a row: texts, and the reactions as chips on several lines."""

    first: int = Part.DATE  # the column that is seen first, with the mark of the session in front

    def __init__(self, line_at: Callable[[int], Line | None], parent: QObject) -> None:
        super().__init__(parent)
        self._line_at = line_at
        self._placed: dict[Line, tuple[Placed, ...]] = {}
        self._width = 0
        self.front = -1  # the row of the session in front; asking Qt's style for it loads 600 names at the start
        self.focused = self._stacked = False
        self.dress(QFont())

    def dress(self, font: QFont) -> None:
        """Take over type and colours."""
        self._chips = ChipPainter(font)
        self._metrics = QFontMetrics(font)
        self.padding = padding(font.pointSizeF())
        self._above = self.padding + 2
        self._colours = {name: theme.color(name) for name in ("ink", "soft", "line", "selected", "accent")}
        self._placed.clear()

    @property
    def usual_height(self) -> int:
        """The height of a row with one line of chips."""
        return max(self._chips.height + 2 * self._above + 1, 2 * self._metrics.lineSpacing() + self._above)

    def fit(self, width: int, *, stacked: bool) -> None:
        """Take over the width of the column of chips, and whether date and product have a second line."""
        self._stacked = stacked
        if width != self._width:
            self._width = width
            self._placed.clear()

    def height_of(self, line: Line | None) -> int:
        """How high a row is."""
        if line is None:
            return self.usual_height
        placed = self._places(line)
        lines = placed[-1].line + 1 if placed else 1
        counted = line.texts[Part.FIRST_HOUR].count(" + ") + 1
        texts = counted * self._metrics.lineSpacing() + 2 * self._above if counted > 1 else 0
        return max(self._chips.lines_height(lines) + 2 * self._above + 1, texts, self.usual_height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        row, column = index.row(), index.column()
        selected = row == self.front
        if selected:
            painter.fillRect(box, self._colours["selected"])
            if column == self.first:
                colour = self._colours["accent" if self.focused else "line"]
                painter.fillRect(box.left(), box.top(), _BAR, box.height(), colour)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, self._colours["line"])
        line = self._line_at(row)
        if line is None:
            self._text(painter, box, "…", column)
        elif column == Part.REACTIONS and line.chips:
            self._reactions(painter, box, line)
        elif column == Part.FIRST_HOUR:
            self._first_hour(painter, box, line)
        elif (self._stacked and column in (Part.DATE, Part.PRODUCT)) or (line.remark and column == Part.DATE):
            self._stack(painter, box, line, column, bold=selected and not column)
        else:
            self._text(painter, box, line.texts[column], column, bold=selected and column == Part.DATE)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.height_of(self._line_at(index.row())))

    def _stack(self, painter: QPainter, box: QRect, line: Line, column: int, *, bold: bool) -> None:
        """The text of a cell with what stands below it."""
        above, below, warns = line.texts[column], line.below(column), False
        if column == Part.DATE and not self._stacked:
            below, warns = line.remark, line.otherwise
        elif column == Part.DATE:
            above = f"{above} {line.signature[:1]}"
            below = f"{below} · {LATE}" if line.late else below
        half = self._metrics.lineSpacing() // 2 if below else 0
        self._text(painter, box.translated(0, -half), above, column, bold=bold)
        self._text(painter, box.translated(0, half), below, column, bold=warns, soft=not warns)

    def _text(
        self, painter: QPainter, box: QRect, text: str, column: int, *, bold: bool = False, soft: bool = False
    ) -> None:
        soft = soft or text == NOTHING or column == Part.REACTIONS
        painter.setFont(self._chips.strong if bold else self._chips.plain)
        painter.setPen(self._colours["soft" if soft else "ink"])
        room = box.adjusted(self.padding, 0, -self.padding, 0)
        if self._metrics.horizontalAdvance(text) > room.width():
            text = self._metrics.elidedText(text, _ELIDE, room.width())
        painter.drawText(room, _RIGHT if column in RIGHT_HAND else _LEFT, text)

    def _first_hour(self, painter: QPainter, box: QRect, line: Line) -> None:
        text = line.texts[Part.FIRST_HOUR]
        painter.setFont(self._chips.strong if line.in_first_hour else self._chips.plain)
        painter.setPen(self._colours["ink" if text != "0" else "soft"])
        painter.drawText(box.adjusted(self.padding, 0, -self.padding, 0), _LEFT, text.replace(" + ", "\n"))

    def _reactions(self, painter: QPainter, box: QRect, line: Line) -> None:
        placed = self._places(line)
        lines = placed[-1].line + 1
        top = box.top() + (box.height() - self._chips.lines_height(lines)) // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in placed:
            self._chips.paint(painter, each, box.left() + self.padding, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _places(self, line: Line) -> tuple[Placed, ...]:
        placed = self._placed.get(line)
        if placed is None:
            if len(self._placed) > _KEPT:
                self._placed.clear()
            placed = self._placed[line] = self._chips.place(line.chips, line.more, self._width - 2 * self.padding)
        return placed
