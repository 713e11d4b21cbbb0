"""The counts beside the list, taken in the background so that the first picture never waits for them."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.history import Summary
from ivig_logger.storage.listing import Filter
from ivig_logger.ui.background import Background
from ivig_logger.ui.newest import Newest
from ivig_logger.words.counts import sessions_text, summary_text


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of all sessions of a patient and of those that are listed, and what else the filters offer."""

    wanted: Filter
    everything: Summary
    listed: Summary
    in_error: int
    products: tuple[str, ...]


class Counter(QObject):
    """`counted` carries Counts, `failed` what kept them from being taken. Counts out of date are dropped."""

    counted = Signal(object)
    failed = Signal(object)

    def __init__(self, logbook: Logbook, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logbook = logbook
        self._newest = Newest(background, self)

    def count(self, wanted: Filter) -> None:
        """Count what a filter lists, and everything."""
        self._newest.ask(partial(_counts, self._logbook, wanted), self.counted.emit, self.failed.emit)


def footer_text(counts: Counts) -> str:
    """What the line below the list says."""
    if counts.wanted.in_error:
        return f"{sessions_text(counts.listed.sessions)} entered in error, in no other list and no count"
    narrowed = counts.wanted != Filter(counts.wanted.patient)
    return summary_text(counts.listed, of=counts.everything.sessions if narrowed else None)


def _counts(logbook: Logbook, wanted: Filter) -> Counts:
    all_of_patient = Filter(wanted.patient)
    everything = logbook.summary(all_of_patient)
    listed = everything if wanted == all_of_patient else logbook.summary(wanted)
    in_error = logbook.count(replace(all_of_patient, in_error=True))
    return Counts(wanted, everything, listed, in_error, tuple(logbook.products(wanted.patient)))
