"""A line of words with a box to tick; the words are broken where a check box alone would cut them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.ui.pieces import row, text
from ivig_logger.ui.rescue.tick_box import TickBox


class TickLine(QWidget):
    """A click on the words ticks `box` too."""

    def __init__(self, words: str, *, ticked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.box = TickBox()
        self.box.setChecked(ticked)
        self.box.setAccessibleName(words)
        label = text(words)
        label.setBuddy(self.box)
        line = row(self.box, label)
        line.setStretch(1, 1)
        self.setLayout(line)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
        super().mouseReleaseEvent(event)
