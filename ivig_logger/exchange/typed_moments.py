"""Times of a session as they are typed, read against its start and end: the end, a medicine, when it was over."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown, shown, tidy
from ivig_logger.exchange.typed_clocks import Clock, clock_of, length_of, read_clock, roughly, settle
from ivig_logger.exchange.typed_days import read_day

_DAY = timedelta(days=1)
_ZERO = timedelta(0)

_AT_START = re.compile(r"(?:at|with) (?:the )?(?:start|beginning)")
_DAY_NAME = r"(?:on )?(?:the )?(same|next|previous) day|(?:the )?day (before|after)"
_DAY_FIRST = re.compile(rf"(?:([+-]\d{{1,4}}) ?d(?:ays?)?|{_DAY_NAME})(?:,|,? at)? (.+)")
_DAY_LAST = re.compile(rf"(.+?),? (?:([+-]\d{{1,4}}) ?d(?:ays?)?|{_DAY_NAME})")
_DAY_ALONE = re.compile(_DAY_NAME)
_DAYS = {"same": 0, "next": 1, "after": 1, "previous": -1, "before": -1}

_SIGNED = re.compile(r"([+-]) ?(\d.*)")
_SIDED = re.compile(r"(\d.*?) (before|after|later)( (?:the )?(?:start|beginning))?")
_AFTER = re.compile(r"after (\d.*)")
_SINCE_ONSET = re.compile(r" (?:after|from) (?:the )?onset$")

_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
_DAY_CLOCK = re.compile(rf"(.+?)(?:,|(?<=\d)t|,? at)? ?(?<![\d.:/-])((?:{_CLOCK})(?: \(?(?:first|second)\)?)?)")


@dataclass(frozen=True, slots=True)
class Frame:
    """What times are read against: the session's start and its end, where that is known."""

    started: Moment
    ended: Moment | None
    conventions: Conventions


@dataclass(frozen=True, slots=True)
class Point:
    """A time as it was said: a distance, or a day, or a clock reading, or both of these.

    `sided` says that the distance came with a sign or with "before" or "after", `unit` that it came with a unit, and
    `from_start` that the start was named.
    """

    distance: timedelta | None = None
    day: date | None = None
    clock: Clock | None = None
    sided: bool = False
    unit: bool = False
    from_start: bool = False


def read_start(day: date, text: str, zone: str) -> Moment:
    """The start: a clock reading on the day of the session."""
    return settle(day, read_clock(text), zone)


def read_end(text: str, frame: Frame) -> Moment:
    """The end: a clock reading after the start, on the next day where it is earlier; or a day and a clock reading."""
    point = point_of(tidy(text, Code.CLOCK_UNREADABLE), frame, Code.CLOCK_UNREADABLE)
    if point.clock is None:
        read_clock(text)  # says best what is wrong with it
        raise Unreadable(Code.CLOCK_UNREADABLE, text=shown(text))
    return first_from(frame.started, point.clock) if point.day is None else place(point, frame)


def read_medicine_time(text: str, frame: Frame) -> Moment | None:
    """When a medicine was given; None where it is not recorded. A bare "30" may be before or after: refused."""
    if not text.strip() or says_unknown(text):
        return None
    point = point_of(tidy(text, Code.MEDICINE_TIME_UNREADABLE), frame, Code.MEDICINE_TIME_UNREADABLE)
    if not point.sided and point.clock is None:
        raise Unreadable(Code.MEDICINE_TIME_UNREADABLE, text=shown(text))
    return place(point, frame)


def read_resolved(text: str, frame: Frame, began: Moment | None) -> Moment | None:
    """When a reaction was over: a clock reading from its onset on, a day and a reading, or how long after the onset."""
    said = _SINCE_ONSET.sub(" later", tidy(text, Code.RESOLVED_UNREADABLE))
    if not said or says_unknown(said) or said in ("not yet", "ongoing"):
        return None
    point = point_of(said, frame, Code.RESOLVED_UNREADABLE)
    if point.distance is not None and not point.from_start:
        return _later_than(began, point, text)
    if point.distance is None and point.clock is None:
        raise Unreadable(Code.RESOLVED_UNREADABLE, text=shown(text))
    if point.day is None and point.clock is not None and began is not None:
        return first_from(began, point.clock)
    return place(point, frame)


def _later_than(began: Moment | None, point: Point, text: str) -> Moment:
    if point.distance is None or point.distance < _ZERO or not (point.unit or point.sided):
        raise Unreadable(Code.RESOLVED_UNREADABLE, text=shown(text))
    if began is None:
        raise Unreadable(Code.RESOLVED_NEEDS_ONSET, text=shown(text))
    return began + point.distance


def point_of(said: str, frame: Frame, otherwise: Code) -> Point:
    """What a tidy text says about a time; refused with `otherwise` where it is not understood."""
    if _AT_START.fullmatch(said):
        return Point(_ZERO, sided=True, from_start=True)
    clock = clock_of(said)
    if clock is not None:
        return Point(clock=clock)
    point = _relative_day(said, frame) or _distance(said) or _calendar(said, frame)
    if point is None:
        raise Unreadable(otherwise, text=shown(said))
    return point


def _relative_day(said: str, frame: Frame) -> Point | None:
    if match := _DAY_ALONE.fullmatch(said):
        number, names, clock = None, list(match.groups()), None
    elif match := _DAY_FIRST.fullmatch(said):
        number, *names, rest = match.groups()
        clock = clock_of(rest)
    elif match := _DAY_LAST.fullmatch(said):
        rest, number, *names = match.groups()
        clock = clock_of(rest)
    else:
        return None
    if clock is None and not _DAY_ALONE.fullmatch(said):
        return None
    shift = int(number) if number else _DAYS[names[0] or names[1]]
    return Point(day=frame.started.local.date() + shift * _DAY, clock=clock)


@lru_cache(maxsize=2048)  # the rows of a table say the same few distances
def _distance(said: str) -> Point | None:
    if match := _SIGNED.fullmatch(said):
        side, rest, named = match[1], match[2], None
    elif match := _SIDED.fullmatch(said):
        side, rest, named = ("-" if match[2] == "before" else "+"), match[1], match[3]
    elif match := _AFTER.fullmatch(said):
        side, rest, named = "+", match[1], None
    else:
        side, rest, named = "", said, None
    length = length_of(rest)
    if length is None:
        return None
    return Point(-length if side == "-" else length, sided=bool(side), unit=not rest.isdigit(), from_start=bool(named))


def _calendar(said: str, frame: Frame) -> Point | None:
    match = _DAY_CLOCK.fullmatch(said)
    try:
        day = read_day(match[1] if match else said, frame.conventions, frame.started.local.date())
    except Unreadable as unreadable:
        if unreadable.code is Code.DATE_UNREADABLE:
            return None
        raise
    return Point(day=day, clock=clock_of(match[2]) if match else None)


def place(point: Point, frame: Frame) -> Moment:
    """The moment of a distance or a clock reading; a reading alone is on the day nearest to the session."""
    if point.distance is not None or point.clock is None:
        return frame.started + (point.distance or _ZERO)
    day = point.day or _nearest_day(point.clock, frame)
    return _or_in_its_minute(settle(day, point.clock, frame.started.zone), point.clock, frame.started)


def first_from(since: Moment, clock: Clock) -> Moment:
    """The first time from `since` on that the clock showed `clock`; without seconds its own minute counts."""
    day = since.local.date()
    choices = (False, True) if clock.second is None else (clock.second,)
    latest = max(roughly(day, Clock(clock.time, each), since.zone).epoch for each in choices)
    if latest <= since.epoch - (1 if clock.to_the_second else 60):
        day += _DAY
    return _or_in_its_minute(settle(day, clock, since.zone), clock, since)


def _or_in_its_minute(at: Moment, clock: Clock, known: Moment) -> Moment:
    """`known` itself where the reading names its minute: a reading without seconds is not 37 s before it."""
    within = not clock.to_the_second and 0 <= known.epoch - at.epoch < 60
    return known.in_zone(at.zone) if within else at


def _nearest_day(clock: Clock, frame: Frame) -> date:
    """The day on which the reading lies nearest to the session, inside it best of all, the later one of two equals."""
    begin, end = frame.started, frame.ended or frame.started
    last = end.in_zone(begin.zone).local.date()
    days = {day + shift * _DAY for day in (begin.local.date(), last) for shift in (-1, 0, 1)}

    def distance(day: date) -> tuple[int, int]:
        at = roughly(day, clock, begin.zone).epoch
        return max(begin.epoch - at, at - end.epoch, 0), -at

    return min(days, key=distance)
