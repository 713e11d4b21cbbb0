"""The filter chips above the list: each narrows it, and says beforehand how many sessions it would leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.history.counts import Counts
from ivig_logger.ui.history.flow import FlowLayout
from ivig_logger.ui.pieces import button
from ivig_logger.ui.product_chip import ProductChip
from ivig_logger.ui.state_chips import WORDS, pressed_in, state_chips
from ivig_logger.words.counts import sessions_text

_SPOKEN = {
    FirstHour.IN: "a reaction in the first hour",
    FirstHour.MAY_BE: "a reaction that may be in the first hour",
    FirstHour.NOT_KNOWN: "a reaction whose onset was not recorded",
}


class FilterBar(QWidget):
    """`changed` tells that another filter was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: frozenset[str] | None = None
        self.states = state_chips(self.changed.emit)
        self.this_year = self._chip("This year")
        self.product = ProductChip()
        self.product.changed.connect(self.changed)
        self.unfinished = self._chip("Unfinished")
        self.in_error = self._chip("Entered in error")
        self.in_error.hide()
        self.only = self._chip("")
        self.only.clicked.disconnect()
        self.only.clicked.connect(self._let_go_of_only)
        self.only.hide()
        self.this_year.setAccessibleName("Show only sessions of this year")
        self._flow = FlowLayout(self)
        for chip in (self.only, *self.states.values(), self.this_year, self.product, self.unfinished, self.in_error):
            self._flow.addWidget(chip)

    def add(self, widget: QWidget) -> None:
        """Put something more behind the chips."""
        self._flow.addWidget(widget)

    def narrow(self, wanted: Filter, now: Callable[[], Moment]) -> Filter:
        """The filter with what is chosen here."""
        return replace(
            wanted,
            states=pressed_in(self.states),
            since=_year_began(now()) if self.this_year.isChecked() else None,
            product=self.product.product,
            running=self.unfinished.isChecked(),
            in_error=self.in_error.isChecked(),
            ids=self._ids,
        )

    def clear(self, *, in_error: bool = False) -> None:
        """Let go of all filters, or of all but the entries in error."""
        for chip in (*self.states.values(), self.this_year, self.unfinished):
            chip.setChecked(False)
        self.in_error.setChecked(in_error)
        self.in_error.setVisible(in_error or self.in_error.isVisible())
        self.product.clear()
        self.only_these(None)

    def only_these(self, ids: frozenset[str] | None, name: str = "") -> None:
        """List exactly these sessions under a name, such as \"4 sessions from Answers\", or any; tells nobody."""
        self._ids = ids
        self.only.setText(f"{name}  ×")
        self.only.setAccessibleName(f"Showing only {name}: show all again")
        self.only.setChecked(ids is not None)
        self.only.setVisible(ids is not None)

    def show_counts(self, counts: Counts) -> None:
        """Say how many sessions each chip would leave."""
        for state, chip in self.states.items():
            count = counts.everything.with_state[state]
            chip.setText(f"{WORDS[state]} · {count:,}")
            chip.setAccessibleName(f"Show only sessions with {_SPOKEN[state]}: {sessions_text(count)}")
        running, in_error = counts.everything.running, counts.in_error
        self.unfinished.setText(f"Unfinished · {running:,}")
        self.unfinished.setAccessibleName(f"Show only sessions that are still running: {sessions_text(running)}")
        self.in_error.setText(f"Entered in error · {in_error:,}")
        self.in_error.setAccessibleName(f"Show what was entered in error: {sessions_text(in_error)}")
        self.in_error.setVisible(in_error > 0 or self.in_error.isChecked())
        self.product.offered = counts.products

    def _let_go_of_only(self) -> None:
        self.only_these(None)
        self.changed.emit()

    def _chip(self, words: str) -> QPushButton:
        made = button(words, self.changed.emit, chip=True)
        made.setCheckable(True)
        return made


def _year_began(now: Moment) -> int:
    return int(datetime(now.local.year, 1, 1, tzinfo=ZoneInfo(now.zone)).timestamp())
