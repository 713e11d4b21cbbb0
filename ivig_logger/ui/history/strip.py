"""What the timeline of one session shows, in minutes since the start: values only, no painting."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Infusion, RateUnit
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.domain.rates import ml_per_hour
from ivig_logger.words.onset import chip_text

HOUR = 60.0
_MOST_MARKS = 400  # more cannot be told apart on a screen; the list beside it holds all


@dataclass(frozen=True, slots=True)
class Mark:
    """A reaction on the axis, from its earliest to its latest minute."""

    state: FirstHour
    earliest: float
    latest: float


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything that the timeline shows.

    `length` is where the axis ends, `ended` the minute of the end or None; `steps` are minute and rate, all in
    `rate_unit`. Reactions that are not on the axis are counted: before the start, after the end, at a time not known.
    """

    length: float
    ended: float | None
    pauses: tuple[tuple[float, float], ...]
    steps: tuple[tuple[float, float], ...]
    rate_unit: str
    marks: tuple[Mark, ...]
    before: int
    after: int
    unknown: int


def strip_of(infusion: Infusion) -> Strip:
    """The timeline of a session; a session without an end goes to the last thing that is known of it."""
    ended = None if infusion.ended is None else _minutes(infusion, infusion.ended)
    length = max(HOUR, _last_known(infusion) if ended is None else ended)
    pauses = ((_minutes(infusion, each.since), each.until) for each in infusion.pauses)
    steps, unit = _steps(infusion)
    marks, before, after, unknown = _marks(infusion, length)
    return Strip(
        length,
        ended,
        tuple((since, length if until is None else _minutes(infusion, until)) for since, until in pauses),
        steps,
        unit,
        marks,
        before,
        after,
        unknown,
    )


def strip_text(infusion: Infusion, strip: Strip) -> str:
    """The timeline as lines of text, for a screen reader."""
    lines = ["Start: minute 0", "First hour: minute 0 to 60"]
    lines += [f"Paused: minute {since:.0f} to {until:.0f}" for since, until in strip.pauses]
    lines += [f"Rate from minute {at:.0f}: {value:g} {strip.rate_unit}" for at, value in strip.steps]
    lines += [chip_text(each, infusion.started, infusion.ended) for each in infusion.reactions[:_MOST_MARKS]]
    lines.append("End: not recorded" if strip.ended is None else f"End: minute {strip.ended:.0f}")
    return "\n".join(lines)


def _marks(infusion: Infusion, length: float) -> tuple[tuple[Mark, ...], int, int, int]:
    marks: dict[Mark, None] = {}
    before = after = unknown = 0
    for each in infusion.reactions:
        state = classify_onset(each.onset, infusion.started)
        if each.onset is None:
            unknown += 1
            continue
        earliest, latest = (_minutes(infusion, at) for at in (each.onset.earliest, each.onset.latest))
        if state is FirstHour.BEFORE:
            before += 1
        elif earliest > length:
            after += 1
        elif len(marks) < _MOST_MARKS:
            marks[Mark(state, max(earliest, 0.0), min(latest, length))] = None
    return tuple(marks), before, after, unknown


def _steps(infusion: Infusion) -> tuple[tuple[tuple[float, float], ...], str]:
    """The rates in mL/h, or as typed where they cannot be converted but share a unit; else none."""
    ordered = sorted(infusion.rates, key=lambda each: each.at.epoch)
    converted = [ml_per_hour(each, infusion.weight, infusion.concentration) for each in ordered]
    known = [each for each in converted if each is not None]
    if len(known) == len(ordered):
        return _placed(infusion, [each.at for each in ordered], known), RateUnit.ML_H.value
    if len({each.unit for each in ordered}) == 1:
        values = [each.value for each in ordered]
        return _placed(infusion, [each.at for each in ordered], values), ordered[0].unit.value
    return (), ""


def _placed(infusion: Infusion, at: list[Moment], values: list[Decimal]) -> tuple[tuple[float, float], ...]:
    minutes = (_minutes(infusion, each) for each in at)
    return tuple((minute, float(plain_number(round(value, 1)))) for minute, value in zip(minutes, values, strict=True))


def _last_known(infusion: Infusion) -> float:
    known = [infusion.started]
    known += [each.at for each in infusion.rates] + [each.at for each in infusion.vitals]
    known += [each.until or each.since for each in infusion.pauses]
    early = (each.onset.latest for each in infusion.reactions if each.onset)
    known += [at for at in early if at - infusion.started <= timedelta(hours=12)]
    return max(_minutes(infusion, each) for each in known)


def _minutes(infusion: Infusion, at: Moment) -> float:
    return (at - infusion.started).total_seconds() / 60
