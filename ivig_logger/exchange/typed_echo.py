"""The other form of an onset, shown beside the field: the clock reading for minutes, the minutes for a reading."""

import re
from datetime import timedelta

from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import said_about
from ivig_logger.exchange.typed import plain
from ivig_logger.exchange.typed_texts import clock_text, day_text_of, duration_text, span_text

_CLOCK = re.compile(r"\d[:.]\d\d|\d ?[ap]\.?m\b|\b\d{4}\s*$")
_ZERO = timedelta(0)


def onset_echo(onset: Onset | None, started: Moment, typed: str = "") -> str:
    """What an onset comes to: "14:15", "07:30 next day"; where `typed` is a clock reading, "25 min"."""
    if onset is None:
        return ""
    said = said_about(onset, started) if onset.precision is Precision.ABOUT else None
    rough = "about " if onset.precision is Precision.ABOUT else ""
    first, last = (onset.earliest, onset.latest) if said is None else (said, said)
    return rough + (
        _elapsed(first, last, started) if _CLOCK.search(plain(typed[:100])) else _clocks(first, last, started)
    )


def _clocks(first: Moment, last: Moment, started: Moment) -> str:
    begin, end = (clock_text(each.in_zone(started.zone)) for each in (first, last))
    days = [_day_after_clock(each.in_zone(started.zone), started) for each in (first, last)]
    if first.epoch == last.epoch:
        return begin + days[0]
    return f"{begin}{days[0] if days[0] != days[1] else ''} to {end}{days[1]}"


def _day_after_clock(at: Moment, started: Moment) -> str:
    """ " next day" and the like behind a clock reading, "" on the day of the start."""
    days = (at.local.date() - started.local.date()) // timedelta(days=1)
    if days == 0:
        return ""
    return " next day" if days == 1 else " the day before" if days == -1 else f" on {day_text_of(at.local.date())}"


def _elapsed(first: Moment, last: Moment, started: Moment) -> str:
    shortest, longest = first - started, last - started
    if shortest != longest:
        return span_text(shortest, longest)
    return duration_text(shortest) + (" before the start" if shortest < _ZERO else "")
