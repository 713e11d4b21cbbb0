"""What was done while the infusion ran and asked afterwards: rates, pauses, vital signs, follow-up; folded if none."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.exchange.entry import Reading, SessionEntry
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.form.follow_ups import FollowUpsCard
from ivig_logger.ui.form.pauses import PausesCard
from ivig_logger.ui.form.rates import RatesCard
from ivig_logger.ui.form.vitals import VitalsCard
from ivig_logger.ui.part import Part
from ivig_logger.ui.pieces import column, plain


class Course(QWidget):
    """The cards, and in their place a button each while they are folded."""

    changed = Signal()
    reordered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.rates, self.pauses, self.vitals = RatesCard(), PausesCard(), VitalsCard()
        self.follow_ups = FollowUpsCard()
        self.cards = (self.rates, self.pauses, self.vitals, self.follow_ups)
        openers = Flow(8, 8)
        for each in self.cards:
            openers.add(each.opener, 0)
            each.changed.connect(self.changed)
            each.reordered.connect(self.reordered)
        self._openers = plain(openers)
        self.setLayout(column(self._openers, *self.cards, spacing=14))

    def entry_into(self, entry: SessionEntry) -> SessionEntry:
        """`entry` with all that is typed here."""
        return replace(
            entry,
            rates=self.rates.entries,
            pauses=self.pauses.entries,
            vitals=self.vitals.entries,
            follow_ups=self.follow_ups.entries,
        )

    def in_sight_into(self, entry: SessionEntry) -> SessionEntry:
        """`entry` with what has a row in sight."""
        return replace(
            entry,
            rates=self.rates.shown,
            pauses=self.pauses.shown,
            vitals=self.vitals.shown,
            follow_ups=self.follow_ups.shown,
        )

    def show_entry(self, entry: SessionEntry) -> None:
        """Show an entry; only what differs is touched."""
        self.rates.show_entries(entry.rates)
        self.pauses.show_entries(entry.pauses)
        self.vitals.show_entries(entry.vitals)
        self.follow_ups.show_entries(entry.follow_ups)

    def fields(self) -> Iterator[tuple[str, Part]]:
        """The fields by the names that problems use, in the order in which they are seen."""
        for each in self.cards:
            yield from each.fields()

    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        openers: list[QWidget] = [each.opener for each in self.cards]
        return [*openers, *(stop for each in self.cards for stop in each.stops())]

    def show_facts(self, reading: Reading) -> None:
        """Show what the rows come to."""
        for each in self.cards:
            each.show_facts(reading)

    def label_everywhere(self, letters: float) -> None:
        """Show the labels of every row of a card whose rows break into lines at a width of so many letters."""
        for each in self.cards:
            each.rows.label_everywhere(letters < each.letters)
