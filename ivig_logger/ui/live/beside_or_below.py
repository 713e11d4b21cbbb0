"""Two things beside one another, or below one another where there is no room for the words of both."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget
from typing_extensions import override


class BesideOrBelow(QWidget):
    """They stand side by side while `words`, labels in the first, each fit into one line beside the second."""

    def __init__(
        self, first: QWidget, second: QWidget, *, words: Sequence[QLabel], spacing: tuple[int, int] = (14, 6)
    ) -> None:
        super().__init__()
        self.setObjectName("plain")
        self._second, self._words, self._spacing = second, tuple(words), spacing
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing[0])
        self._layout.addWidget(first)
        self._layout.addWidget(second)

    def give_room(self, to: int) -> None:
        """Which of the two has the room that is left over."""
        self._layout.setStretch(to, 1)

    def place(self) -> None:
        """Look again whether there is room."""
        longest = max(one_line(each) for each in self._words)
        second = self._second
        beside = one_line(second) if isinstance(second, QLabel) else second.sizeHint().width()
        narrow = self.width() < longest + self._spacing[0] + beside
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() != way:
            self._layout.setDirection(way)
            self._layout.setSpacing(self._spacing[narrow])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()


def one_line(label: QLabel) -> int:
    """How wide the words of a label are in one line."""
    return label.fontMetrics().horizontalAdvance(label.text())
