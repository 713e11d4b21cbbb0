"""Stretches of a session in which nothing could be pressed, and jumps of the clock that times are read from."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.moment import Moment

LIMIT = timedelta(seconds=90)  # a busy computer is late by some seconds, and a clock is corrected by less


class GapKind(StrEnum):
    """Why there is nothing between two moments."""

    SLEPT = "slept"  # the computer did, or the program was stopped
    CLOSED = "closed"
    CLOCK_SET = "clock_set"


@dataclass(frozen=True, slots=True)
class Gap:
    """Nothing could be recorded from `since` to `until`.

    Where the clock was set no time went by: it would have shown `since` and showed `until`, which may be earlier.
    """

    kind: GapKind
    since: Moment
    until: Moment


@dataclass(frozen=True, slots=True)
class Reading:
    """What two clocks showed at one instant: that of the wall, and one that counts seconds and is never set."""

    wall: Moment
    counted: float


def gaps_between(before: Reading, after: Reading, *, speed: float = 1, limit: timedelta = LIMIT) -> tuple[Gap, ...]:
    """What happened between two readings that should follow upon each other closely; mostly nothing.

    `speed` is how many seconds of the wall clock go by in one counted second. A change of zone is no gap, and neither
    is the beginning of summer time: the instants go on.
    """
    length = timedelta(seconds=after.counted - before.counted)
    expected = (before.wall + length * speed).in_zone(after.wall.zone)
    was_set = abs(after.wall - expected) > limit * speed
    slept = Gap(GapKind.SLEPT, before.wall, expected if was_set else after.wall)
    clock = Gap(GapKind.CLOCK_SET, expected, after.wall)
    return ((slept,) if length > limit else ()) + ((clock,) if was_set else ())
