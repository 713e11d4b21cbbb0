"""Clock readings and lengths of time as they are typed, and the moment that a clock reading is on a day."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from ivig_logger.domain.moment import Moment, NoSuchTime, RepeatedTime, at_clock
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Unreadable, shown, tidy

_CLOCK = re.compile(
    r"(?:(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?|(\d{2})(\d{2})|(\d{1,2})(?= ?[ap]\.?m))"
    r"(?: ?([ap])\.?m\.?)?(?: \(?(first|second)\)?)?"
)
_LENGTH = re.compile(
    r"(?:(\d{1,4}) ?d(?:ays?)?)? ?"
    r"(?:(\d{1,5}(?:[.,]\d{1,3})?) ?h(?:(?:ou)?rs?)?)? ?"
    r"(?:(\d{1,6}(?:[.,]\d{1,3})?) ?(m(?:in(?:ute)?s?)?\.?)?)?"
)
_HOURS_MINUTES = re.compile(r"(\d{1,3}):([0-5]\d)")
_LONGEST = timedelta(days=3650)


@dataclass(frozen=True, slots=True)
class Clock:
    """A reading of the clock; `second` says which one where the clock showed it twice, None where it was not said."""

    time: time
    second: bool | None = None
    to_the_second: bool = False


def read_clock(text: str) -> Clock:
    """The clock reading of a text; a bare hour is refused, it may mean minutes."""
    said = tidy(text, Code.CLOCK_UNREADABLE)
    clock = clock_of(said)
    if clock is not None:
        return clock
    if re.fullmatch(r"\d{1,2}", said) and int(said) < 24:
        raise Unreadable(Code.CLOCK_HOUR_ONLY, text=said, example=f"{int(said)}:00")
    raise Unreadable(Code.CLOCK_UNREADABLE, text=shown(text))


@lru_cache(maxsize=2048)  # the rows of a table say the same few readings and lengths
def clock_of(said: str) -> Clock | None:
    """The clock reading of a tidy text; None where it has not the shape of one, refused where no clock shows it."""
    match = _CLOCK.fullmatch(said)
    if match is None:
        return None
    hour = int(match[1] or match[4] or match[6])
    minute, second = int(match[2] or match[5] or 0), int(match[3] or 0)
    half = match[7]
    impossible = hour > 23 or minute > 59 or second > 59 or (half == "a" and hour > 12)
    if impossible or (half and match[6] and not 1 <= hour <= 12):
        raise Unreadable(Code.CLOCK_IMPOSSIBLE, text=said)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    which = None if match[8] is None else match[8] == "second"
    return Clock(time(hour, minute, second), which, match[3] is not None)


def settle(day: date, clock: Clock, zone: str) -> Moment:
    """The moment of a clock reading; refused in the gap of spring, and in autumn until "first" or "second" is said."""
    facts: dict[str, object] = {"clock": f"{clock.time:%H:%M}", "day": day}
    try:
        return at_clock(day, clock.time, zone, second=clock.second)
    except NoSuchTime:
        before, after = _gap(day, clock, zone)
        raise Unreadable(Code.NO_SUCH_TIME, **facts, before=f"{before:%H:%M}", after=f"{after:%H:%M}") from None
    except RepeatedTime as twice:
        first, second = (each.local.tzname() or "" for each in (twice.first, twice.second))
        raise Unreadable(Code.REPEATED_TIME, **facts, first=first, second=second) from None


def roughly(day: date, clock: Clock, zone: str) -> Moment:
    """About when a clock reading is on a day, where it need not exist or be settled: for choosing the day only."""
    reading = datetime.combine(day, clock.time, ZoneInfo(zone))
    return Moment.of(reading.replace(fold=1 if clock.second else 0), zone)


def _gap(day: date, clock: Clock, zone: str) -> tuple[time, time]:
    """What the clock showed when it jumped over this reading, and what it showed next."""
    reading = datetime.combine(day, clock.time, ZoneInfo(zone))
    before, after = sorted(int(reading.replace(fold=fold).timestamp()) for fold in (0, 1))
    offset = Moment(before, zone).local.utcoffset() or timedelta(0)
    while after - before > 1:
        middle = (before + after) // 2
        if Moment(middle, zone).local.utcoffset() == offset:
            before = middle
        else:
            after = middle
    old = datetime.fromtimestamp(after, timezone(offset))
    return old.time(), Moment(after, zone).local.time()


def read_duration(text: str) -> timedelta:
    """A length of time: "200" (minutes), "3h20", "3:20", "3.5 h"."""
    said = tidy(text, Code.DURATION_UNREADABLE)
    if match := _HOURS_MINUTES.fullmatch(said):
        return timedelta(hours=int(match[1]), minutes=int(match[2]))
    length = length_of(said)
    if length is None:
        raise Unreadable(Code.DURATION_UNREADABLE, text=shown(text))
    return length


@lru_cache(maxsize=2048)
def length_of(said: str) -> timedelta | None:
    """The length of time of a tidy text, to the second; None where it is none. A bare number is whole minutes."""
    match = _LENGTH.fullmatch(said)
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes, unit = match.groups()
    if minutes and not unit and not minutes.isdigit():
        return None  # "14.15" is a clock reading or a slip
    seconds = Decimal(days or 0) * 86_400 + _decimal(hours) * 3600 + _decimal(minutes) * 60
    length = timedelta(seconds=int(seconds.to_integral_value(ROUND_HALF_EVEN)))
    return length if length <= _LONGEST else None


def _decimal(text: str | None) -> Decimal:
    return Decimal((text or "0").replace(",", "."))


def wall(at: Moment) -> datetime:
    """What the wall clock showed, to the minute: a reading, not an instant."""
    return at.local.replace(tzinfo=None, fold=0, second=0)
