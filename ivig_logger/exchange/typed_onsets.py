"""Onsets as they are typed: "25", "about 14:15", "50-80 min", "next day 07:30", "not known"; and written again."""

import re
from datetime import time, timedelta

from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly, said_about
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Unreadable, says_unknown, tidy
from ivig_logger.exchange.typed_clocks import Clock, clock_of, read_clock, roughly
from ivig_logger.exchange.typed_moments import Frame, Point, first_from, place, point_of
from ivig_logger.exchange.typed_when import moment_text

_ABOUT = re.compile(r"(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|~|≈) ?(?=\S)")
_WITHIN_MINUTES = re.compile(r"within (?:a few )?minutes(?: (?:of|after) (?:the )?start)?")
_BETWEEN = re.compile(r"(?:between|from) (.+?) (?:and|to|-) (.+)")
_MARKS = re.compile(r" (?:to|until|-) |-|…")
_UNIT = re.compile(r"[+-]?\d+(?:[.,]\d+)? ?([a-z].*)")
_BARE = re.compile(r"[+-]?\d{1,3}")
_FIRST, _LAST = Clock(time(0, 0), second=False), Clock(time(23, 59), second=True)

_MINUTE = timedelta(minutes=1)
_SOONEST, _LATEST = timedelta(minutes=-60), timedelta(hours=3)


def read_onset(text: str, frame: Frame) -> Onset | None:
    """When a reaction began, with the precision that was said; None where it is not known."""
    said = tidy(text, Code.ONSET_UNREADABLE)
    if not said or says_unknown(said):
        return None
    if _WITHIN_MINUTES.fullmatch(said):
        return about(frame.started, frame.started)
    rest = _ABOUT.sub("", said, count=1) if _ABOUT.match(said) else said
    return _onset(rest, frame, rough=rest is not said)


def _onset(said: str, frame: Frame, *, rough: bool) -> Onset:
    try:
        point = point_of(said, frame, Code.ONSET_UNREADABLE)
    except Unreadable as unreadable:
        found = _range(said, frame)
        if found is None:
            raise unreadable from None
        return Onset(*found, Precision.ABOUT) if rough else between(*found)
    if point.day is not None and point.clock is None:
        return between(*(roughly(point.day, each, frame.started.zone) for each in (_FIRST, _LAST)))
    at = place(point, frame)
    return about(at, frame.started) if rough else exactly(at)


def _range(said: str, frame: Frame) -> tuple[Moment, Moment] | None:
    """The two ends of a range; None where the text is none. What is wrong with a clock reading in it is raised."""
    match = _BETWEEN.fullmatch(said)
    halves = (
        [(match[1], match[2])] if match else [(said[: at.start()], said[at.end() :]) for at in _MARKS.finditer(said)]
    )
    for first, last in halves:
        ends = _points(first.strip(), last.strip(), frame) if first and last else None
        if ends is not None:
            return _moments(*ends, frame)
    return None


def _points(first: str, last: str, frame: Frame) -> tuple[Point, Point] | None:
    unit = _UNIT.fullmatch(last)
    if unit and _BARE.fullmatch(first) and clock_of(last) is None:
        first = f"{first} {unit[1]}"
    try:
        ends = point_of(first, frame, Code.ONSET_UNREADABLE), point_of(last, frame, Code.ONSET_UNREADABLE)
    except Unreadable as unreadable:
        if unreadable.code is Code.ONSET_UNREADABLE:
            return None
        raise
    whole_days = any(each.distance is None and each.clock is None for each in ends)
    return None if whole_days else ends


def _moments(first: Point, last: Point, frame: Frame) -> tuple[Moment, Moment]:
    earliest = place(first, frame)
    if last.clock is not None and last.day is None:
        return earliest, first_from(earliest, last.clock)
    return earliest, place(last, frame)


def onset_text(onset: Onset | None, frame: Frame) -> str:
    """An onset as the form shows it: minutes near the start, else the clock reading, with its day where it needs it."""
    if onset is None:
        return ""
    if onset.precision is Precision.EXACT and onset.earliest.epoch == onset.latest.epoch:
        return _point_text(onset.earliest, frame)
    said = said_about(onset, frame.started) if onset.precision is Precision.ABOUT else None
    if said is not None:
        return f"about {_point_text(said, frame)}"
    rough = "about " if onset.precision is Precision.ABOUT else ""
    return rough + _range_text(onset.earliest, onset.latest, frame)


def _point_text(at: Moment, frame: Frame) -> str:
    minutes = _minutes_text(at, frame)
    return _clock_text(at, frame) if minutes is None else minutes


def _range_text(earliest: Moment, latest: Moment, frame: Frame) -> str:
    first, last = _minutes_text(earliest, frame), _minutes_text(latest, frame)
    if first is None or last is None:
        end = moment_text(
            latest, frame, lambda text: first_from(earliest.in_zone(frame.started.zone), read_clock(text))
        )
        return f"{_clock_text(earliest, frame)} to {end}"
    return f"{first} to {last}" if "-" in first + last else f"{first}-{last}"


def _minutes_text(at: Moment, frame: Frame) -> str | None:
    since = at - frame.started
    if not _SOONEST <= since <= _LATEST or since % _MINUTE:
        return None
    return str(since // _MINUTE)


def _clock_text(at: Moment, frame: Frame) -> str:
    return moment_text(at, frame, lambda text: place(point_of(text, frame, Code.ONSET_UNREADABLE), frame))
