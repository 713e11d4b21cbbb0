"""How a sample session ran: rate steps, one pause, and the end that follows from the volume."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from math import ceil

from ivig_logger.domain.infusion import Pause, RateStep, RateUnit
from ivig_logger.domain.moment import Moment

_SLOWED_AT = {1: 30, 8: 22, 32: 40}  # minutes of flow
_PAUSED = {16: (45, 25, "Chills, the flow was stopped until they settled")}  # minute, minutes, why
_RATE_UNRECORDED = frozenset((3, 7, 9, 15, 21, 33, 39))

Ladder = tuple[tuple[int, int], ...]  # from a minute of flow on, a rate in mL/h


@dataclass(frozen=True, slots=True)
class Flow:
    """What the pump did, and when it was over."""

    rates: tuple[RateStep, ...]
    pauses: tuple[Pause, ...]
    ended: Moment
    slowed: bool


def flow_of(number: int, started: Moment, volume: Decimal) -> Flow:
    """The flow of a session that gave `volume` mL."""
    ladder = _ladder(number)
    pause = _PAUSED.get(number)

    def clock(minute: int) -> Moment:
        held = pause[1] if pause and minute >= pause[0] else 0
        return started + timedelta(minutes=minute + held)

    steps = tuple(RateStep(clock(minute), Decimal(rate), RateUnit.ML_H) for minute, rate in ladder)
    return Flow(
        rates=() if number in _RATE_UNRECORDED else steps,
        pauses=(_pause(started, *pause),) if pause else (),
        ended=clock(_minutes_for(volume, ladder)),
        slowed=number in _SLOWED_AT,
    )


def _ladder(number: int) -> Ladder:
    held = 12 + number * 4 % 7  # minutes; no two sessions in a row climb alike
    plain = ((0, 20), (held, 40), (2 * held, 60), (4 * held, 90), (6 * held, 120))
    slow = _SLOWED_AT.get(number)
    if slow is None:
        return plain
    climbed = tuple(each for each in plain if each[0] < slow)
    return (*climbed, (slow, 20), (slow + 30, 40), (slow + 60, 80), (slow + 90, 100))


def _minutes_for(volume: Decimal, ladder: Ladder) -> int:
    given = sum((Decimal((until - begin) * rate) / 60 for (begin, rate), (until, _) in pairwise(ladder)), Decimal(0))
    begin, rate = ladder[-1]
    return begin + ceil((volume - given) * 60 / rate)


def _pause(started: Moment, minute: int, minutes: int, reason: str) -> Pause:
    since = started + timedelta(minutes=minute)
    return Pause(since, since + timedelta(minutes=minutes), reason)
