"""THE rule of the program: did a reaction begin within the first hour of the infusion?

The anchor is the instant at which immunoglobulin began to flow in that session, not the cannulation, not the
premedication, not day 1 of a course. Pauses do not stop the clock; severity and duration play no part. Flags are
derived here and never stored. `storage.first_hour` says the same in SQL, and a property test holds the two together.
"""

from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.infusion import Infusion, Onset, Precision
from ivig_logger.domain.moment import Moment

FIRST_HOUR = timedelta(minutes=60)
ABOUT = timedelta(minutes=10)  # "about 25 min" is 15 to 35 min
_DAY = timedelta(hours=24)
_ZERO = timedelta(0)


class FirstHour(StrEnum):
    """The five states of a reaction; "may be" and "not known" are never turned into yes or no."""

    IN = "in"
    MAY_BE = "may_be"
    LATER = "later"
    BEFORE = "before"
    NOT_KNOWN = "not_known"


class Band(StrEnum):
    """The stretches of time in which the history counts reactions."""

    BEFORE = "before the start"
    FIRST_HOUR = "0-60 min"
    TO_END = ">60 min to the end"
    TO_24_H = "after the end to 24 h"
    TO_72_H = ">24-72 h"
    AFTER_72_H = ">72 h"
    NOT_RECORDED = "not recorded"


def exactly(at: Moment) -> Onset:
    """An onset that is known to the minute."""
    return Onset(at, at, Precision.EXACT)


def about(at: Moment, started: Moment) -> Onset:
    """An onset said to be "about" then: ten minutes to each side, clipped at the start if said to be after it."""
    earliest = at - ABOUT
    if earliest.epoch < started.epoch <= at.epoch:
        earliest = started.in_zone(at.zone)
    return Onset(earliest, at + ABOUT, Precision.ABOUT)


def between(earliest: Moment, latest: Moment) -> Onset:
    """An onset that is known only to lie between two moments."""
    return Onset(earliest, latest, Precision.RANGE)


def said_about(onset: Onset, started: Moment) -> Moment | None:
    """The time that an "about" onset was said to be, or None where it was not made by `about`."""
    said = onset.latest - ABOUT
    return said if onset == about(said, started) else None


def elapsed(onset: Onset, started: Moment) -> tuple[timedelta, timedelta]:
    """The shortest and the longest time from the start to the onset, between instants."""
    return onset.earliest - started, onset.latest - started


def classify_onset(onset: Onset | None, started: Moment | None) -> FirstHour:
    """Which of the five states an onset is in; both ends of the hour are within it."""
    if onset is None or started is None:
        return FirstHour.NOT_KNOWN
    shortest, longest = elapsed(onset, started)
    if longest < _ZERO:
        return FirstHour.BEFORE
    if shortest > FIRST_HOUR:
        return FirstHour.LATER
    if shortest >= _ZERO and longest <= FIRST_HOUR:
        return FirstHour.IN
    return FirstHour.MAY_BE


def band_of(onset: Onset | None, started: Moment, ended: Moment | None) -> Band | None:
    """The band that holds the whole of an onset; None where it reaches over two.

    The first hour goes before the end: a session shorter than an hour does not shorten it. The later bands are
    counted from the end, which alone keeps them in order when an infusion runs for longer than a day.
    """
    if onset is None:
        return Band.NOT_RECORDED
    first, last = (_band_at(at, started, ended) for at in (onset.earliest, onset.latest))
    return first if first is last else None


def _band_at(at: Moment, started: Moment, ended: Moment | None) -> Band:
    since_start = at - started
    if since_start < _ZERO:
        return Band.BEFORE
    if since_start <= FIRST_HOUR:
        return Band.FIRST_HOUR
    if ended is None or at.epoch <= ended.epoch:
        return Band.TO_END
    since_end = at - ended
    if since_end <= _DAY:
        return Band.TO_24_H
    return Band.TO_72_H if since_end <= 3 * _DAY else Band.AFTER_72_H


def session_of(onset: Onset, sessions: Iterable[Infusion]) -> Infusion | None:
    """The session a reaction belongs to: the latest one whose start is not after the onset.

    None where there is none, or where the two ends of a range fall into different sessions; the person decides.
    """
    ordered = sorted(sessions, key=lambda each: each.started.epoch)

    def latest_before(at: Moment) -> Infusion | None:
        return next((each for each in reversed(ordered) if each.started.epoch <= at.epoch), None)

    owner = latest_before(onset.earliest)
    return owner if owner is latest_before(onset.latest) else None
