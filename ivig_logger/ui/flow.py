"""Fields beside one another as long as they fit, then on the next line; each line is filled by what may grow."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from ivig_logger.ui.line_layout import LineLayout

_UNBOUNDED = 3  # a smaller stretch no more than doubles its widget, so that a short field stays short


@dataclass(frozen=True, slots=True)
class _Share:
    stretch: int = 1
    drop: Callable[[], int] | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    item: QLayoutItem
    left: int
    width: int
    drop: int


class Flow(LineLayout):
    """A layout of lines. `stretch` of an item is its share of what is left over on its line; 0 never grows."""

    def __init__(self, spacing: int = 12, line_spacing: int = 12) -> None:
        super().__init__()
        self._shares: list[_Share] = []
        self._next = _Share()
        self._heights: dict[int, int] = {}  # by width; a layout around this one asks many times
        self._line_spacing = line_spacing
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, stretch: int = 1, drop: Callable[[], int] | None = None) -> None:
        """Add a widget behind the others; `drop` gives how much lower it stands where others are before it."""
        self._next = _Share(stretch, drop)
        self.addWidget(widget)

    def lines(self, width: int) -> int:
        """How many lines there are at a width."""
        return sum(1 for _ in self._lines(width))

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        super().addItem(item)
        self._shares.append(self._next)

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        if 0 <= index < len(self._shares):
            self._shares.pop(index)
        return super().takeAt(index)

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, rectangle: QRect, /) -> None:
        super().setGeometry(rectangle)
        self._lay_out(rectangle, move=True)

    @override
    def sizeHint(self) -> QSize:
        width = self._in_one_line()
        return QSize(width, self.heightForWidth(width))

    def _shared(self) -> list[tuple[QLayoutItem, _Share]]:
        return [pair for pair in zip(self._items, self._shares, strict=True) if not pair[0].isEmpty()]

    def _lay_out(self, within: QRect, *, move: bool) -> int:
        """Place all lines, or only measure them; the height of the whole."""
        top = within.top()
        for places in self._lines(within.width()):
            height = max(_height(each.item, each.width) + each.drop for each in places)
            if move:
                for each in places:
                    area = QRect(within.left() + each.left, top + each.drop, each.width, height - each.drop)
                    each.item.setGeometry(area)
            top += height + self._line_spacing
        return max(0, top - within.top() - self._line_spacing)

    def _lines(self, width: int) -> Iterator[list[_Place]]:
        line: list[tuple[QLayoutItem, _Share]] = []
        used = 0
        for item, share in self._shared():
            wanted = item.minimumSize().width()
            if line and used + self.spacing() + wanted > width:
                yield self._filled(line, width)
                line, used = [], 0
            used += wanted + (self.spacing() if line else 0)
            line.append((item, share))
        if line:
            yield self._filled(line, width)

    def _filled(self, line: Sequence[tuple[QLayoutItem, _Share]], width: int) -> list[_Place]:
        least = [item.minimumSize().width() for item, _ in line]
        over = max(0, width - sum(least) - self.spacing() * (len(line) - 1))
        shares = sum(share.stretch for _, share in line)
        places: list[_Place] = []
        left = 0
        for (item, share), wanted in zip(line, least, strict=True):
            grown = min(width, wanted + (over * share.stretch // shares if shares else 0))
            if share.stretch < _UNBOUNDED:
                grown = min(grown, 2 * wanted)
            places.append(_Place(item, left, grown, share.drop() if places and share.drop else 0))
            left += grown + self.spacing()
        return places


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
