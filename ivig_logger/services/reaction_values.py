"""The rows of the table of reactions: what is stored of each, and its timing by the same rule as everywhere."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ivig_logger.domain.infusion import Infusion, Onset, Pause, Precision, RateStep, RateUnit, Reaction
from ivig_logger.domain.timing import timing_of
from ivig_logger.exchange.tables.columns import Table
from ivig_logger.storage import table_rows
from ivig_logger.storage.moments import moment_in, stored_moment

if TYPE_CHECKING:  # only storage runs SQLAlchemy
    from sqlalchemy import Connection

_OF_TIMING = ("earliest", "latest", "precision", "started", "ended")
_COLUMNS_OF_TIMING = 9


def reaction_values(db: "Connection", table: Table, pks: list[int]) -> Iterator[list[Any]]:
    """The rows of `storage.table_rows.rows_of`, followed by what is derived."""
    pauses, rates = _pauses(db, pks), _rates(db, pks)
    plain = [each.stored for each in table.columns[2:] if not each.derived]
    for row in table_rows.rows_of(db, table.name, (*plain, *_OF_TIMING), pks):
        *onset, precision, started, zone, ended, ended_zone = row[-_COLUMNS_OF_TIMING:]
        session = Infusion(
            *("", "", stored_moment(started, zone), moment_in(ended, ended_zone)),
            pauses=tuple(pauses.get(row[0], ())),
            rates=tuple(rates.get(row[0], ())),
        )
        known = None if precision is None else _onset(onset, Precision(precision))
        yield [*row[:-_COLUMNS_OF_TIMING], *_derived(Reaction("", known), session)]


def _onset(values: list[Any], precision: Precision) -> Onset:
    earliest, earliest_zone, latest, latest_zone = values
    return Onset(stored_moment(earliest, earliest_zone), stored_moment(latest, latest_zone), precision)


def _derived(told: Reaction, session: Infusion) -> list[Any]:
    timing = timing_of(told, session)
    exact = told.onset is not None and told.onset.precision is Precision.EXACT
    rate = timing.rate
    return [
        *_seconds(timing.elapsed, exact),
        timing.state.value,
        None if timing.band is None else timing.band.value,
        *_seconds(timing.flow, exact),
        *((None, None) if rate is None else (rate.value, rate.unit.value)),
    ]


def _seconds(between: tuple[timedelta, timedelta] | None, exact: bool) -> Sequence[int | None]:
    if between is None:
        return (None, None)
    shortest, longest = (int(each.total_seconds()) for each in between)
    return (shortest, None if exact else longest)


def _pauses(db: "Connection", pks: list[int]) -> dict[int, list[Pause]]:
    found = defaultdict[int, list[Pause]](list)
    for pk, _, _, since, zone, until, until_zone in table_rows.rows_of(db, "pauses", ("since", "until"), pks):
        found[pk].append(Pause(stored_moment(since, zone), moment_in(until, until_zone)))
    return found


def _rates(db: "Connection", pks: list[int]) -> dict[int, list[RateStep]]:
    found = defaultdict[int, list[RateStep]](list)
    for pk, _, _, at, zone, value, unit in table_rows.rows_of(db, "rates", ("at", "value", "unit"), pks):
        found[pk].append(RateStep(stored_moment(at, zone), value, RateUnit(unit)))
    return found
