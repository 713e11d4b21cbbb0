"""The times of the JSON log: moments, durations, and the ways in which an onset may be written."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.domain.moment import Moment, is_zone
from ivig_logger.domain.onset import about, between, exactly
from ivig_logger.exchange.log_fields import Fields, Node, each_of, line, number, shown, word
from ivig_logger.exchange.log_format import agree, distance_of, minutes_of

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2200)
_MOST_MINUTES = 10_000_000  # 19 years; longer ones are slips, and dates run out
_MINUTE_DECIMALS = 2
_LONGEST_ZONE = 100  # characters; none is half as long


def moment(node: Node) -> Moment | None:
    """`{"at": "2026-03-08T01:50:00-05:00", "zone": "America/New_York"}`; the two must agree."""
    fields = Fields(node, ("at", "zone"))
    instant = fields.need("at", _instant)
    zone = fields.need("zone", _zone)
    if instant is None or zone is None:
        return None
    read = Moment.of(instant, zone)
    offset = read.local.utcoffset()
    if offset != instant.utcoffset():
        right = read.local.isoformat()
        fields.node("at").refuse(f"does not fit its zone: at that instant the clock of {zone} showed {right}")
        return None
    return read


@lru_cache(10_000)
def plain_moment(at: str, zone: str) -> Moment | None:
    """The moment of two texts that agree; None where `moment` has something to say against them."""
    if not _INSTANT.fullmatch(at) or not (known := _known_zone(zone)):
        return None
    try:
        instant = datetime.fromisoformat(at)
    except ValueError:
        return None
    read = Moment.of(instant, known)
    fits = instant.year in _YEARS and read.local.utcoffset() == instant.utcoffset()
    return read if fits else None


@lru_cache(1000)
def _known_zone(name: str) -> str:
    """The same text as the first time, so that it is in memory once; empty where there is no such zone."""
    return name if len(name) <= _LONGEST_ZONE and is_zone(name) else ""


def _instant(node: Node) -> datetime | None:
    said = node.value
    if not isinstance(said, str) or not _INSTANT.fullmatch(said):
        node.refuse(f'must be a time such as "2026-03-08T01:50:00-05:00", with seconds and offset, not {shown(said)}')
        return None
    try:
        instant = datetime.fromisoformat(said)
    except ValueError as wrong:
        node.refuse(f"is no time that exists: {wrong}")
        return None
    if instant.year not in _YEARS:
        node.refuse(f"lies outside the years {_YEARS.start} to {_YEARS.stop - 1}")
        return None
    return instant


def _zone(node: Node) -> str | None:
    name = line(node)
    if name is None or is_zone(name):
        return name
    node.refuse(f"must be an IANA time zone that this computer knows, not {shown(name)}")
    return None


def day(node: Node) -> date | None:
    """A day such as "1961-04-02"."""
    if isinstance(node.value, str) and _DAY.fullmatch(node.value):
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            pass
    node.refuse(f'must be a day such as "1961-04-02", not {shown(node.value)}')
    return None


def minutes(node: Node) -> timedelta | None:
    """Minutes, to two decimals; read to the whole second."""
    said = number(node)
    if said is None:
        return None
    if abs(said) > _MOST_MINUTES or said != round(said, _MINUTE_DECIMALS):
        node.refuse(f"must be minutes, up to {_MOST_MINUTES} and to two decimals, not {shown(said)}")
        return None
    return distance_of(said)


def ending(infusion: Fields, started: Moment | None) -> Moment | None:
    """The end of an infusion, as `ended` or as `duration_minutes`, which must agree where both are given."""
    ended = infusion.maybe("ended", moment)
    lasted = infusion.maybe("duration_minutes", minutes)
    if lasted is None or started is None:
        return ended
    if ended is None:
        return None if infusion.has("ended") else started + lasted
    if not agree(ended - started, lasted):
        right = minutes_of(ended - started)
        infusion.node("duration_minutes").refuse(f"does not fit: from started to ended it is {right:f} minutes")
    return ended


def onset_after(started: Moment | None) -> Callable[[Node], Onset | None]:
    """Reads an onset, written as two moments or as minutes after the start."""

    def read(node: Node) -> Onset | None:
        if isinstance(node.value, dict) and "after_minutes" in node.value:
            return _after_minutes(node, started)
        return _two_moments(node)

    return read


def _two_moments(node: Node) -> Onset | None:
    fields = Fields(node, ("earliest", "latest", "precision"))
    earliest, latest = fields.need("earliest", moment), fields.need("latest", moment)
    precision = fields.need("precision", word(Precision))
    if earliest is None or latest is None or precision is None:
        return None
    if precision is Precision.EXACT and earliest.epoch != latest.epoch:
        node.refuse("an exact onset has one time, but earliest and latest differ")
        return None
    return Onset(earliest, latest, precision)


def _after_minutes(node: Node, started: Moment | None) -> Onset | None:
    fields = Fields(node, ("after_minutes", "precision"))
    inner = fields.node("after_minutes")
    if isinstance(inner.value, list):
        return _pair(fields, inner, started)
    precision = fields.get("precision", word(Precision), Precision.EXACT)
    distance = minutes(inner)
    if precision is Precision.RANGE:
        fields.node("precision").refuse('a range needs two numbers, such as {"after_minutes": [50, 80]}')
    if distance is None or started is None:
        return None
    said = started + distance
    return about(said, started) if precision is Precision.ABOUT else exactly(said)


def _pair(fields: Fields, inner: Node, started: Moment | None) -> Onset | None:
    ends = each_of(minutes)(inner) or ()
    if fields.get("precision", word(Precision), Precision.RANGE) is not Precision.RANGE:
        fields.node("precision").refuse('must be "range" where two numbers are given')
    if isinstance(inner.value, list) and len(inner.value) != len(("from", "to")):
        inner.refuse("must be one number, or two for a range")
        return None
    if started is None or len(ends) != len(("from", "to")):
        return None
    return between(started + ends[0], started + ends[1])
