"""Moments: instants that remember whose clock showed them.

Two moments are subtracted as instants. Python subtracts two datetimes of one zone by their wall clocks, which makes
80 minutes of 20 when the clock is put forward; nothing in this program does that.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import overload
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class NoSuchTime(Exception):
    """A wall-clock time that the zone's clock jumped over; carries the times just before and after the gap."""

    def __init__(self, wanted: datetime, zone: str, before: time, after: time) -> None:
        super().__init__(wanted, zone)
        self.wanted, self.zone, self.before, self.after = wanted, zone, before, after


class RepeatedTime(Exception):
    """A wall-clock time that the zone's clock showed twice; carries both moments."""

    def __init__(self, first: "Moment", second: "Moment") -> None:
        super().__init__(first, second)
        self.first, self.second = first, second


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, in whole seconds since 1970-01-01 UTC, and the IANA zone of the clock that showed it."""

    epoch: int
    zone: str

    @overload
    def __sub__(self, other: "Moment") -> timedelta: ...
    @overload
    def __sub__(self, other: timedelta) -> "Moment": ...
    def __sub__(self, other: "Moment | timedelta") -> "timedelta | Moment":
        if isinstance(other, Moment):
            return timedelta(seconds=self.epoch - other.epoch)
        return self + -other

    def __add__(self, distance: timedelta) -> "Moment":
        return Moment(self.epoch + int(distance.total_seconds()), self.zone)

    @property
    def local(self) -> datetime:
        """The aware datetime that the zone's clock showed."""
        return datetime.fromtimestamp(self.epoch, ZoneInfo(self.zone))

    @classmethod
    def of(cls, instant: datetime, zone: str) -> "Moment":
        """The moment of an aware datetime; a naive one is a mistake of the caller."""
        if instant.tzinfo is None:
            raise ValueError("a naive datetime is not an instant")
        return cls(int(instant.timestamp()), zone)

    def in_zone(self, zone: str) -> "Moment":
        """The same instant on the clock of another zone."""
        return Moment(self.epoch, zone)


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA zone that this computer knows."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def at_clock(day: date, clock: time, zone: str, *, second: bool | None = None) -> Moment:
    """The moment when the zone's clock showed `clock` on `day`.

    `second` says which one is meant where the clock showed it twice. Raises NoSuchTime in a gap, and RepeatedTime
    where the clock showed it twice and `second` is None.
    """
    wall = datetime.combine(day, clock)  # naive on purpose: a reading of the wall clock, not yet an instant
    early, late = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return Moment.of(early, zone)
    first, last = Moment.of(early, zone), Moment.of(late, zone)
    if first.epoch > last.epoch:  # in a gap, fold 0 uses the offset before it and so lands behind fold 1
        raise NoSuchTime(wall, zone, last.local.time(), first.local.time())
    if second is None:
        raise RepeatedTime(first, last)
    return last if second else first


def is_repeated(moment: Moment) -> bool:
    """Whether the zone's clock shows this time of day twice on that day."""
    local = moment.local
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def utc_now(zone: str = "UTC") -> Moment:
    """The present moment on the clock of `zone`."""
    return Moment.of(datetime.now(UTC), zone)
