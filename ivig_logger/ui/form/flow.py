"""Fields beside one another as long as they fit, then on the next line; each line is filled by what may grow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override


@dataclass(frozen=True, slots=True)
class _Place:
    item: QLayoutItem
    left: int
    width: int


class Flow(QLayout):
    """A layout of lines. `stretch` of an item is its share of what is left over on its line; 0 never grows."""

    def __init__(self, spacing: int = 12, line_spacing: int = 12) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._stretches: list[int] = []
        self._next_stretch = 1
        self._line_spacing = line_spacing
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Add a widget behind the others."""
        self._next_stretch = stretch
        self.addWidget(widget)

    def lines(self, width: int) -> int:
        """How many lines there are at a width."""
        return sum(1 for _ in self._lines(width))

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)
        self._stretches.append(self._next_stretch)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._stretches.pop(index)
        return self._items.pop(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rectangle: QRect, /) -> None:
        super().setGeometry(rectangle)
        self._lay_out(rectangle, move=True)

    @override
    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(each.sizeHint().width() for each, _ in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSize(self) -> QSize:
        sizes = [each.minimumSize() for each, _ in self._shown()]
        return QSize(
            max((each.width() for each in sizes), default=0), max((each.height() for each in sizes), default=0)
        )

    def _shown(self) -> list[tuple[QLayoutItem, int]]:
        return [pair for pair in zip(self._items, self._stretches, strict=True) if not pair[0].isEmpty()]

    def _lay_out(self, within: QRect, *, move: bool) -> int:
        """Place all lines, or only measure them; the height of the whole."""
        top = within.top()
        for places in self._lines(within.width()):
            height = max(_height(each.item, each.width) for each in places)
            if move:
                for each in places:
                    each.item.setGeometry(QRect(within.left() + each.left, top, each.width, height))
            top += height + self._line_spacing
        return max(0, top - within.top() - self._line_spacing)

    def _lines(self, width: int) -> Iterator[list[_Place]]:
        line: list[tuple[QLayoutItem, int]] = []
        used = 0
        for item, stretch in self._shown():
            wanted = item.minimumSize().width()
            if line and used + self.spacing() + wanted > width:
                yield self._filled(line, width)
                line, used = [], 0
            used += wanted + (self.spacing() if line else 0)
            line.append((item, stretch))
        if line:
            yield self._filled(line, width)

    def _filled(self, line: Sequence[tuple[QLayoutItem, int]], width: int) -> list[_Place]:
        least = [item.minimumSize().width() for item, _ in line]
        over = max(0, width - sum(least) - self.spacing() * (len(line) - 1))
        shares = sum(stretch for _, stretch in line)
        places: list[_Place] = []
        left = 0
        for (item, stretch), wanted in zip(line, least, strict=True):
            grown = min(width, wanted + (over * stretch // shares if shares else 0))
            places.append(_Place(item, left, grown))
            left += grown + self.spacing()
        return places


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
