"""Buttons in as few lines as they fit in, each line filled to both ends."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from ivig_logger.ui.line_layout import LineLayout


class EvenLines(LineLayout):
    """A layout of lines of about as many widgets each; a hidden widget takes no place."""

    def __init__(self, widgets: Sequence[QWidget] = (), spacing: int = 6) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for each in widgets:
            self.addWidget(each)

    @override
    def heightForWidth(self, width: int, /) -> int:
        heights = [max(each.sizeHint().height() for each in line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._in_one_line(), max((each.sizeHint().height() for each in self._shown()), default=0))

    @override
    def setGeometry(self, rectangle: QRect, /) -> None:
        super().setGeometry(rectangle)
        top = rectangle.top()
        for line in self._lines(rectangle.width()):
            height = max(each.sizeHint().height() for each in line)
            left = rectangle.left()
            for item, width in zip(line, self._widths(line, rectangle.width()), strict=True):
                item.setGeometry(QRect(left, top, width, height))
                left += width + self.spacing()
            top += height + self.spacing()

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        """The fewest lines into which all fit, as even as can be."""
        shown = self._shown()
        for count in range(1, len(shown) + 1):
            share = -(-len(shown) // count)
            lines = [shown[at : at + share] for at in range(0, len(shown), share)]
            if count == len(shown) or all(self._least(each) <= width for each in lines):
                yield from lines
                return

    def _least(self, line: Sequence[QLayoutItem]) -> int:
        return sum(each.minimumSize().width() for each in line) + self.spacing() * (len(line) - 1)

    def _widths(self, line: Sequence[QLayoutItem], width: int) -> list[int]:
        """Every widget as wide as it must be, and what is left over in equal shares."""
        over = max(0, width - self._least(line))
        given, rest = divmod(over, len(line))
        return [each.minimumSize().width() + given + (at < rest) for at, each in enumerate(line)]
