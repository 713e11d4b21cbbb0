"""What the timeline of one session shows, in minutes since its start: values only, no words and no painting."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ivig_logger.domain.happenings import Kind, Timed
from ivig_logger.domain.infusion import Infusion, Pause, RateUnit, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FIRST_HOUR
from ivig_logger.domain.rates import ml_per_hour, volumes_at

HOUR = FIRST_HOUR.total_seconds() / 60
AFTER = 120.0  # minutes after the end that still lie on the axis where something happened in them
LEAD = 120.0  # minutes before the start that lie on the axis; what was earlier stands at its end
_EARLY = 720.0  # a session without an end reaches to reactions that began within these minutes
_SHOWN = (Kind.MEDICATION, Kind.PAUSE, Kind.RATE, Kind.VITALS, Kind.REACTION, Kind.MARK)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, from its earliest to its latest minute (None: not known).

    `until` is the minute in which it was over: a pause, a reaction that has passed. `position` is its place among the
    parts of its kind.
    """

    kind: Kind
    position: int
    part: Timed
    earliest: float | None
    latest: float | None
    until: float | None = None

    @property
    def key(self) -> str:
        """Its name within the session."""
        return f"{self.kind.value}.{self.position}"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that the timeline shows.

    `length` is where the axis ends, `lead` how far it reaches before the start, `ended` the minute of the end or None.
    `pauses` are stretches of the axis, `steps` minute and rate, all in `unit`, `volumes` the corners of the line of mL
    infused so far; both are empty where they cannot be known. `facts` are in their order in time, without a time last.
    """

    infusion: Infusion
    length: float
    lead: float
    ended: float | None
    pauses: tuple[tuple[float, float], ...]
    steps: tuple[tuple[float, float], ...]
    unit: str
    volumes: tuple[tuple[float, float], ...]
    facts: tuple[Fact, ...]

    @property
    def on_axis(self) -> tuple[Fact, ...]:
        """What has a place on the axis."""
        return tuple(each for each in self.facts if each.earliest is not None and each.earliest <= self.length)

    @property
    def beside(self) -> tuple[Fact, ...]:
        """What comes after the end of the axis, or at a time that is not known."""
        return tuple(each for each in self.facts if each.earliest is None or each.earliest > self.length)

    def volume_at(self, minute: float) -> float | None:
        """The mL infused until then; None where it cannot be known."""
        at = bisect_right(self.volumes, (minute, float("inf")))
        if not at:
            return None
        before = self.volumes[at - 1]
        after = self.volumes[min(at, len(self.volumes) - 1)]
        share = 0.0 if after[0] == before[0] else (minute - before[0]) / (after[0] - before[0])
        return before[1] + (after[1] - before[1]) * min(max(share, 0.0), 1.0)


def timeline_of(infusion: Infusion) -> Timeline:
    """The timeline of a session; a session without an end goes to the last thing that is known of it."""
    facts = tuple(sorted(_facts(infusion), key=_in_time))
    ended = None if infusion.ended is None else _minute(infusion, infusion.ended)
    length = _length(ended, facts)
    steps, unit = _steps(infusion)
    before = [-each.earliest for each in facts if each.earliest is not None and each.earliest < 0]
    return Timeline(
        infusion,
        length,
        min(max(before, default=0.0), LEAD),
        ended,
        tuple(
            (each.earliest, length if each.until is None else each.until)
            for each in facts
            if each.kind is Kind.PAUSE and each.earliest is not None
        ),
        steps,
        unit,
        _volumes(infusion, length),
        facts,
    )


def _in_time(fact: Fact) -> tuple[bool, float, int]:
    return fact.earliest is None, fact.earliest or 0.0, _SHOWN.index(fact.kind)


def _facts(infusion: Infusion) -> Iterator[Fact]:
    for kind in _SHOWN:
        for position, part in enumerate(getattr(infusion, kind.value)):
            yield _fact(infusion, kind, position, part)


def _fact(infusion: Infusion, kind: Kind, position: int, part: Timed) -> Fact:
    if isinstance(part, Reaction):
        onset, over = part.onset, _place(infusion, part.resolved)
        return Fact(
            kind,
            position,
            part,
            None if onset is None else _minute(infusion, onset.earliest),
            None if onset is None else _minute(infusion, onset.latest),
            over,
        )
    if isinstance(part, Pause):
        since = _minute(infusion, part.since)
        return Fact(kind, position, part, since, since, _place(infusion, part.until))
    at = _place(infusion, part.at)
    return Fact(kind, position, part, at, at)


def _length(ended: float | None, facts: tuple[Fact, ...]) -> float:
    known = [each.latest for each in facts if each.latest is not None and _lengthens(each, ended)]
    over = [each.until for each in facts if each.kind is Kind.PAUSE and each.until is not None and ended is None]
    return max(HOUR, ended or 0.0, *known, *over)


def _lengthens(fact: Fact, ended: float | None) -> bool:
    """Whether the axis has to reach to it; a reaction of the next day is told beside it."""
    latest = fact.latest or 0.0
    if ended is not None:
        return latest <= ended + AFTER
    return fact.kind is not Kind.REACTION or latest <= _EARLY


def _steps(infusion: Infusion) -> tuple[tuple[tuple[float, float], ...], str]:
    """The rates in mL/h, or as typed where they cannot be converted but share a unit; else none."""
    ordered = sorted(infusion.rates, key=lambda each: each.at.epoch)
    if not ordered:
        return (), ""
    minutes = [_minute(infusion, each.at) for each in ordered]
    converted = [ml_per_hour(each, infusion.weight, infusion.concentration) for each in ordered]
    known = [float(round(each, 1)) for each in converted if each is not None]
    if len(known) == len(ordered):
        return tuple(zip(minutes, known, strict=True)), RateUnit.ML_H.value
    if len({each.unit for each in ordered}) == 1:
        return tuple(zip(minutes, (float(each.value) for each in ordered), strict=True)), ordered[0].unit.value
    return (), ""


def _volumes(infusion: Infusion, length: float) -> tuple[tuple[float, float], ...]:
    """A corner wherever the line of the volume bends: at rates, at pauses, at the end."""
    if not infusion.rates:
        return ()
    first = min(each.at.epoch for each in infusion.rates)
    bends = (each.at for each in infusion.rates)
    stops = chain.from_iterable((each.since, each.until) for each in infusion.pauses)
    epochs = {each.epoch for each in (*bends, *stops, infusion.ended) if each is not None and each.epoch >= first}
    epochs.add(max(first, infusion.started.epoch + round(length * 60)))
    ordered = sorted(epochs)
    volumes = volumes_at(infusion, ordered)
    if volumes is None:
        return ()
    return tuple(
        ((epoch - infusion.started.epoch) / 60, float(volume)) for epoch, volume in zip(ordered, volumes, strict=True)
    )


def _place(infusion: Infusion, at: Moment | None) -> float | None:
    return None if at is None else _minute(infusion, at)


def _minute(infusion: Infusion, at: Moment) -> float:
    return (at.epoch - infusion.started.epoch) / 60
