"""The filter chips above the list: each narrows it, and says beforehand how many sessions it would leave."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.history.counts import Counts
from ivig_logger.ui.history.flow import FlowLayout
from ivig_logger.ui.icons import icon
from ivig_logger.ui.pieces import button
from ivig_logger.words.counts import sessions_text

_STATES = {
    FirstHour.IN: ("In the first hour", "a reaction in the first hour"),
    FirstHour.MAY_BE: ("May be", "a reaction that may be in the first hour"),
    FirstHour.NOT_KNOWN: ("Onset not recorded", "a reaction whose onset was not recorded"),
}
_MARKS = {
    FirstHour.IN: ("first-hour", "first_hour"),
    FirstHour.MAY_BE: ("may-be", "may_be"),
    FirstHour.NOT_KNOWN: ("unknown", "ink"),
}


class FilterBar(QWidget):
    """`changed` tells that another filter was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product: str | None = None
        self._ids: frozenset[str] | None = None
        self._products: tuple[str, ...] = ()
        self.states = {state: self._chip(words) for state, (words, _) in _STATES.items()}
        self.this_year = self._chip("This year")
        self.product = self._chip("Product ▾")
        self.product.clicked.disconnect()
        self.product.clicked.connect(self._offer_products)
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
        self._name_product()
        self.dress()

    def add(self, widget: QWidget) -> None:
        """Put something more behind the chips."""
        self._flow.addWidget(widget)

    def dress(self) -> None:
        """Draw the marks in the present colours."""
        for state, chip in self.states.items():
            chip.setIcon(icon(*_MARKS[state]))

    def narrow(self, wanted: Filter, now: Callable[[], Moment]) -> Filter:
        """The filter with what is chosen here."""
        return replace(
            wanted,
            states=frozenset(state for state, chip in self.states.items() if chip.isChecked()),
            since=_year_began(now()) if self.this_year.isChecked() else None,
            product=self._product,
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
        self._product = None
        self._name_product()
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
            words, spoken = _STATES[state]
            count = counts.everything.with_state[state]
            chip.setText(f"{words} · {count:,}")
            chip.setAccessibleName(f"Show only sessions with {spoken}: {sessions_text(count)}")
        running, in_error = counts.everything.running, counts.in_error
        self.unfinished.setText(f"Unfinished · {running:,}")
        self.unfinished.setAccessibleName(f"Show only sessions that are still running: {sessions_text(running)}")
        self.in_error.setText(f"Entered in error · {in_error:,}")
        self.in_error.setAccessibleName(f"Show what was entered in error: {sessions_text(in_error)}")
        self.in_error.setVisible(in_error > 0 or self.in_error.isChecked())
        self._products = counts.products

    def choose_product(self, product: str | None) -> None:
        """List the sessions with one product, or with any."""
        self._product = product
        self._name_product()
        self.changed.emit()

    def _let_go_of_only(self) -> None:
        self.only_these(None)
        self.changed.emit()

    def _chip(self, words: str) -> QPushButton:
        made = button(words, self.changed.emit, chip=True)
        made.setCheckable(True)
        return made

    def _offer_products(self) -> None:
        self._name_product()  # the click has turned the chip over, and nothing is chosen yet
        menu = QMenu(self)
        menu.setAccessibleName("Product")
        for product in (None, *self._products):
            action = menu.addAction((product or "Any product").replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(product == self._product)
            action.triggered.connect(partial(self.choose_product, product))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.product.mapToGlobal(QPoint(0, self.product.height())))

    def _name_product(self) -> None:
        self.product.setText(f"{(self._product or 'Product').replace('&', '&&')} ▾")
        self.product.setChecked(self._product is not None)
        self.product.setAccessibleName(f"Show only one product, now {self._product or 'any'}: opens a menu")


def _year_began(now: Moment) -> int:
    return int(datetime(now.local.year, 1, 1, tzinfo=ZoneInfo(now.zone)).timestamp())
