"""The buttons above the page: which page, how large, and as a page or as text."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, show_text, text


class PageBar(QWidget):
    """`turned` carries by how many pages, `sized` 1 for larger, -1 for smaller and 0 for the whole page.

    `text_wanted` whether it is to be read as text; `name` is what it is.
    """

    turned = Signal(int)
    sized = Signal(int)
    text_wanted = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.number = text("", "soft", wrap=False)
        self.earlier = self._turning("‹", -1, "Page before")
        self.later = self._turning("›", 1, "Next page")
        self.smaller = self._sizing("−", -1, "Show the page smaller")
        self.larger = self._sizing("+", 1, "Show the page larger")
        self.whole = self._sizing("Whole page", 0, "Show the whole page")
        self.as_text = button("Read as text", self._nothing, chip=True)
        self.as_text.setAccessibleName(f"Read the {name} as text instead of as a page")
        self.as_text.setCheckable(True)
        self.as_text.toggled.connect(self._turn_to_text)
        line = Flow(8, 8)
        line.add(self.earlier, 0)
        line.add(self.number, 0)
        for each in (self.later, self.smaller, self.larger, self.whole, self.as_text):
            line.add(each, 0)
        self.setLayout(line)

    def show_number(self, at: int, count: int) -> None:
        """Show which page it is; with one page there is nothing to turn."""
        show_text(self.number, f"page {at + 1} of {count}")
        self.earlier.setEnabled(at > 0)
        self.later.setEnabled(at + 1 < count)
        for each in (self.earlier, self.later):
            each.setVisible(count > 1)

    def _turning(self, words: str, pages: int, name: str) -> QPushButton:
        return _named(button(words, partial(self.turned.emit, pages)), name)

    def _sizing(self, words: str, step: int, name: str) -> QPushButton:
        return _named(button(words, partial(self.sized.emit, step)), name)

    def _turn_to_text(self, wanted: bool) -> None:
        for each in (self.smaller, self.larger, self.whole, self.earlier, self.later):
            each.setVisible(not wanted)
        self.number.setVisible(not wanted)
        self.text_wanted.emit(wanted)

    def _nothing(self) -> None:
        """What a press means is told by `toggled`."""


def _named(made: QPushButton, name: str) -> QPushButton:
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
