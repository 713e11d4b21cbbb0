"""The card with the list: the table, or in words why there is nothing in it, and the counts below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ivig_logger.ui import theme
from ivig_logger.ui.history.table import HistoryTable
from ivig_logger.ui.pieces import button, row, text


class Sheet(QFrame):
    """`add_requested` and `everything_wanted` come from the buttons of an empty list."""

    add_requested = Signal()
    everything_wanted = Signal()

    def __init__(self, table: HistoryTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.table = table
        self.add = button("Add past session", self.add_requested.emit)
        self.show_all = button("Show all", self.everything_wanted.emit)
        self._stack = QStackedWidget()
        self._stack.setObjectName("plain")
        self._none_yet = _empty("No session yet.", self.add)
        self._none_found = _empty("No session matches.", self.show_all)
        for page in (table, self._none_yet, self._none_found):
            self._stack.addWidget(page)
        self.footer = text("")
        self.footer.setAccessibleName("Counts")
        below = row(self.footer)
        below.setContentsMargins(16, 10, 16, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3, 4, 3, 1)  # inside the round corners
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(_rule())
        layout.addLayout(below)

    def show_list(self, count: int, *, narrowed: bool) -> None:
        """Show the table, or why it is empty."""
        page: QWidget = self.table if count else self._none_found if narrowed else self._none_yet
        self._stack.setCurrentWidget(page)

    @property
    def said(self) -> str:
        """The sentence in place of the list, empty while there is one."""
        page = self._stack.currentWidget()
        return "" if page is None or page is self.table else page.accessibleName()


def _rule() -> QFrame:
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setStyleSheet(f"background: {theme.tokens().line};")
    return rule


def _empty(words: str, action: QPushButton) -> QWidget:
    page = QWidget()
    page.setObjectName("plain")
    page.setAccessibleName(words)
    layout = QVBoxLayout(page)
    layout.setSpacing(12)
    layout.addStretch(1)
    layout.addLayout(row(None, text(words, "heading", wrap=False), None))
    layout.addLayout(row(None, action, None))
    layout.addStretch(1)
    return page
