"""The points in time at which a plan asks for vital signs, computed and not listed: a session may run for days."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.plan import VitalsPlan

_MINUTE = 60
_SLACK = 5 * _MINUTE
_BEFORE_START = 60 * _MINUTE


class Point(NamedTuple):
    """One point: a set that was taken up to `slack` seconds before it counts for it."""

    epoch: int
    slack: int


class _Stretch(NamedTuple):
    """Points every `interval` seconds from `begin` on, the `first` one counted from 0, up to `until` inclusive."""

    begin: int
    until: int | None
    interval: int
    first: int

    @property
    def slack(self) -> int:
        return min(_SLACK, self.interval // 3)

    def latest(self, at: int) -> Point | None:
        reach = at if self.until is None else min(at, self.until)
        number = (reach - self.begin) // self.interval
        return Point(self.begin + number * self.interval, self.slack) if number >= self.first else None

    def after(self, at: int) -> Point | None:
        number = max(self.first, (at - self.begin) // self.interval + 1)
        epoch = self.begin + number * self.interval
        return Point(epoch, self.slack) if self.until is None or epoch <= self.until else None


@dataclass(frozen=True, slots=True)
class Grid:
    """All points of one session.

    They are the start (baseline), every so many minutes until each `until` (a later stretch begins where the former
    one ended; the last runs to the end), each rate step after the start, the end, and so many minutes after it.
    """

    single: tuple[Point, ...]
    stretches: tuple[_Stretch, ...]

    @classmethod
    def of(cls, infusion: Infusion, plan: VitalsPlan) -> "Grid":
        """The points that a plan makes in a session."""
        widest = {each.epoch: each for each in sorted(_single(infusion, plan))}
        return cls(tuple(widest.values()), tuple(_stretches(infusion, plan)))

    def latest(self, at: int) -> Point | None:
        """The last point that has come; of two at one time the one with more slack."""
        behind = self._behind(at)
        found = [self.single[behind - 1] if behind else None, *(each.latest(at) for each in self.stretches)]
        return max((each for each in found if each), default=None)

    def after(self, at: int) -> Point | None:
        """The first point that has not come yet."""
        behind = self._behind(at)
        found = [*self.single[behind : behind + 1], *(each.after(at) for each in self.stretches)]
        return min((each for each in found if each), key=lambda each: (each.epoch, -each.slack), default=None)

    def _behind(self, at: int) -> int:
        return bisect_right(self.single, at, key=attrgetter("epoch"))


def _single(infusion: Infusion, plan: VitalsPlan) -> Iterator[Point]:
    start, ended = infusion.started.epoch, infusion.ended
    if plan.baseline:
        yield Point(start, _BEFORE_START)
    if plan.at_steps:
        for step in infusion.rates:
            if start < step.at.epoch and (ended is None or step.at.epoch <= ended.epoch):
                yield Point(step.at.epoch, _SLACK)
    if ended is not None:
        if plan.at_end:
            yield Point(ended.epoch, _SLACK)
        for minutes in plan.after_end:
            yield Point(ended.epoch + max(0, minutes) * _MINUTE, _SLACK)


def _stretches(infusion: Infusion, plan: VitalsPlan) -> Iterator[_Stretch]:
    start = begin = infusion.started.epoch
    ended = None if infusion.ended is None else infusion.ended.epoch
    for each in plan.every:
        until = None if each.until is None else start + each.until * _MINUTE
        if each.interval > 0 and (until is None or until > begin):
            last = min((at for at in (until, ended) if at is not None), default=None)
            yield _Stretch(begin, last, each.interval * _MINUTE, int(begin == start))
        if until is None:
            return
        begin = max(begin, until)
