"""The date, the start and the end of an entry."""

from dataclasses import dataclass
from datetime import date

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.entry_fields import Findings, same_minute
from ivig_logger.exchange.entry_values import Outcome, SessionEntry
from ivig_logger.exchange.typed import Conventions
from ivig_logger.exchange.typed_clocks import read_clock, read_duration
from ivig_logger.exchange.typed_days import read_day, weekday_problem
from ivig_logger.exchange.typed_moments import Frame, read_end, read_start


@dataclass(frozen=True, slots=True)
class Times:
    """When a session began and ended, as far as it can be read; `by` is the field that the end was read from."""

    started: Moment | None
    ended: Moment | None
    by: str


def read_times(
    entry: SessionEntry, shown: SessionEntry, base: Infusion, conventions: Conventions, found: Findings
) -> Times:
    """Start and end; what was not touched stays as it is in `base`, whose texts are `shown`."""
    started = _started(entry, shown, base, conventions, found)
    by = "end" if entry.end.strip() or not entry.duration.strip() else "duration"
    untouched = started == base.started and (entry.end, entry.duration) == (shown.end, shown.duration)
    if untouched and entry.end.strip():
        return Times(started, base.ended, by)
    return Times(started, _ended(entry, started, base, conventions, found), by)


def _started(
    entry: SessionEntry, shown: SessionEntry, base: Infusion, conventions: Conventions, found: Findings
) -> Moment | None:
    day = _day(entry, shown, base, conventions, found)
    if (entry.date, entry.start) == (shown.date, shown.start):
        return base.started
    if not entry.start.strip():
        found.refuse("start", Code.START_MISSING)
        return None
    if day is None:
        found.read("start", lambda: read_clock(entry.start))
        return None
    zone = base.started.zone
    return same_minute(found.read("start", lambda: read_start(day, entry.start, zone)), base.started)


def _day(
    entry: SessionEntry, shown: SessionEntry, base: Infusion, conventions: Conventions, found: Findings
) -> date | None:
    if entry.date == shown.date:
        return base.started.local.date()
    day = found.read("date", lambda: read_day(entry.date, conventions))
    doubt = None if day is None else weekday_problem(entry.date, day)
    if doubt is not None:
        found.problems.append(doubt)
    return day


def _ended(
    entry: SessionEntry, started: Moment | None, base: Infusion, conventions: Conventions, found: Findings
) -> Moment | None:
    end, duration = entry.end.strip(), entry.duration.strip()
    if not end and not duration:
        if entry.outcome is not Outcome.RUNNING:
            found.refuse("end", Code.END_MISSING)
        return None
    if entry.outcome is Outcome.RUNNING:
        found.refuse("end" if end else "duration", Code.RUNNING_WITH_END)
        return None
    if not end:
        lasted = found.read("duration", lambda: read_duration(duration))
        return None if started is None or lasted is None else same_minute(started + lasted, base.ended)
    if started is None:
        return None
    frame = Frame(started, None, conventions)
    return same_minute(found.read("end", lambda: read_end(end, frame)), base.ended)
