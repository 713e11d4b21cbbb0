"""Everything of a log that a screen, a count or a report could show, and a small log to look at."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from pathlib import Path

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Vial
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.history import HistoryRow, Summary
from ivig_logger.storage.listing import Filter, Order
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion, an_infusion
from tests.conftest import now
from tests.logs import log_at

_HISTORY = Filter(PATIENT.id)
SHOWN = (
    _HISTORY,
    Filter(PATIENT.id, states=frozenset({FirstHour.IN})),
    Filter(PATIENT.id, words="slept"),
    Filter(PATIENT.id, in_error=True),
    Filter(PATIENT.id, running=True),
)


def small_log(path: Path) -> None:
    """A closed log with additions, corrections, one in error, one removed, one that runs, and a plan."""
    with closing(Logbook.open(log_at(path), now)) as logbook:
        sessions = [a_full_infusion(number) for number in (1, 2, 3)]
        wrong = an_infusion(9)
        running = a_running_infusion(a_moment("11:00", "2026-11-01"), 10)
        logbook.store_all([Change(PATIENT), *map(Change, sessions), Change(wrong), Change(running)])
        first = sessions[0]
        logbook.store(replace(first, dose=Decimal(28), vials=(Vial("P100 9"), *first.vials[1:])), instead_of=first)
        logbook.store(replace(wrong, entered_in_error="twice"), instead_of=wrong, why="twice")
        logbook.store(None, instead_of=sessions[1])


def seen(path: Path) -> dict[str, object]:
    """All figures, by where they are shown. Raises StorageFailed where the log says that it cannot be read."""
    with closing(Logbook.open(path, now)) as logbook:
        shown = dict(_seen(logbook))
    for each in _moments(shown):
        assert each.local.year, "a time that can be shown"
    return shown


def _seen(logbook: Logbook) -> Iterator[tuple[str, object]]:
    yield "entries", list(logbook.everything())
    yield "running", logbook.running()
    yield "last end", logbook.last_end(PATIENT.id)
    yield "newest", logbook.newest(PATIENT.id, limit=10)
    yield "products", logbook.products(PATIENT.id)
    for wanted in SHOWN:
        rows: list[HistoryRow] = logbook.page(wanted, Order(), 0, 100)
        counts: Summary = logbook.summary(wanted)
        yield f"history {wanted}", (rows, counts, logbook.count(wanted))
    yield "entered", logbook.entered_at(logbook.ids())
    yield "changes", logbook.revision_page(None, 100)
    yield "traces", [logbook.trace_of(each, 5) for each in (PATIENT.id, *logbook.ids())]


def _moments(shown: object) -> Iterator[Moment]:
    if isinstance(shown, Moment):
        yield shown
    elif isinstance(shown, dict):
        yield from (found for each in shown.values() for found in _moments(each))
    elif isinstance(shown, list | tuple):
        yield from (found for each in shown for found in _moments(each))
    elif is_dataclass(shown):
        yield from (found for each in fields(shown) for found in _moments(getattr(shown, each.name)))
