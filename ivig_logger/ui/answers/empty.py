"""What stands in place of the answers where there is no session to count."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.pieces import button, card, column, row, show_text, text

_LATER = (
    "When sessions are in the log, this screen says how many of them had a reaction in the first hour, shows each as a"
    " line with its reactions, and counts them by product, lot, rate and premedication. Each number opens its sessions."
)
_NONE_YET = ("No session yet", _LATER)
_NONE_FOUND = ("No session matches", "No session of this period has what is asked for.")


class Empty(QWidget):
    """`everything_wanted` and `add_requested` come from its buttons."""

    everything_wanted = Signal()
    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.heading, self.words = text("", "heading"), text("")
        self.show_all = button("Show all sessions", self.everything_wanted.emit)
        self.add = button("Add past session", self.add_requested.emit, picture="add")
        box = card(self.heading, self.words, row(self.show_all, self.add, None), spacing=12)
        self.setLayout(column(box, None))

    def show_state(self, *, in_log: int) -> None:
        """Say why there is nothing: the log has no session yet, or none matches."""
        heading, words = _NONE_FOUND if in_log else _NONE_YET
        show_text(self.heading, heading)
        show_text(self.words, words)
        self.show_all.setVisible(bool(in_log))
        self.add.setVisible(not in_log)
