"""Rates in the units of pumps and orders, and what was flowing at a moment.

Conversions restate a number in another unit; nothing here says what a rate should be.
"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from ivig_logger.domain.infusion import Infusion, Onset, RateStep, RateUnit
from ivig_logger.domain.moment import Moment

_MINUTES = Decimal(60)
_MG_PER_G = Decimal(1000)
_ZERO = timedelta(0)
_NEVER = 2**62  # an epoch behind every clock


def ml_per_hour(step: RateStep, weight: Decimal | None, concentration: Decimal | None) -> Decimal | None:
    """The step in mL/h; None where the weight (kg) or the concentration (g per 100 mL) it takes is not recorded.

    mL/kg/h = mg/kg/min x 60 / (10 mg/mL x concentration): 0.6 x mg/kg/min at 10 %, 1.2 x at 5 %.
    """
    return in_ml_per_hour(step.value, step.unit, weight, concentration)


def in_ml_per_hour(
    value: Decimal, unit: RateUnit, weight: Decimal | None, concentration: Decimal | None
) -> Decimal | None:
    """A rate in another unit, as `ml_per_hour`."""
    if unit is RateUnit.ML_H:
        return value
    if weight is None:
        return None
    if unit is RateUnit.ML_KG_H:
        return value * weight
    if unit is RateUnit.ML_KG_MIN:
        return value * weight * _MINUTES
    if not concentration:
        return None
    return value * weight * _MINUTES / (concentration * _MG_PER_G / 100)


def flow_until(infusion: Infusion, at: Moment) -> timedelta:
    """How long the infusion had flowed at `at`: from the start, without pauses, no longer than to its end."""
    return timedelta(seconds=_flows_until(infusion, (at.epoch,))[0])


def volume_until(infusion: Infusion, at: Moment) -> tuple[Decimal, Moment] | None:
    """How many mL flowed until `at`, and since when they can be counted: the first rate that is recorded.

    None where no rate is recorded, or where one cannot be converted.
    """
    steps = _steps_until(infusion, at)
    if not steps:
        return None
    volume = Decimal(0)
    flows = _flows_until(infusion, [*(each.at.epoch for each in steps), at.epoch])
    for step, (before, after) in zip(steps, pairwise(flows), strict=True):
        rate = ml_per_hour(step, infusion.weight, infusion.concentration)
        if rate is None:
            return None
        volume += rate * Decimal(after - before) / 3600
    return volume, steps[0].at


def volumes_at(infusion: Infusion, epochs: Sequence[int]) -> list[Decimal] | None:
    """How many mL flowed since the first rate that is recorded, at several epochs in ascending order; in one go.

    None where no rate is recorded, or where one cannot be converted.
    """
    steps = sorted(infusion.rates, key=lambda each: each.at.epoch)
    rates = [ml_per_hour(each, infusion.weight, infusion.concentration) for each in steps]
    known = [each for each in rates if each is not None]
    if not known or len(known) < len(rates):
        return None
    corners = sorted({*epochs, *(each.at.epoch for each in steps)})
    volumes: dict[int, Decimal] = {}
    volume, flowed, passed = Decimal(0), 0, 0
    for corner, flow in zip(corners, _flows_until(infusion, corners), strict=True):
        volume += (known[passed - 1] if passed else Decimal(0)) * Decimal(flow - flowed) / 3600
        volumes[corner], flowed = volume, flow
        while passed < len(steps) and steps[passed].at.epoch <= corner:
            passed += 1
    return [volumes[each] for each in epochs]


def _flows_until(infusion: Infusion, epochs: Sequence[int]) -> list[int]:
    """The seconds of flow at several epochs in ascending order; in one go, because a session can have many steps."""
    flows: list[int] = []
    stops = _stops_of(infusion)
    flowed, reached, passed = 0, infusion.started.epoch, 0
    for epoch in epochs:
        at = epoch if infusion.ended is None else min(epoch, infusion.ended.epoch)
        while passed < len(stops) and stops[passed][1] <= at:
            since, until = stops[passed]
            flowed, reached, passed = flowed + max(0, since - reached), max(reached, until), passed + 1
        running = min(at, stops[passed][0]) if passed < len(stops) else at
        flows.append(flowed + max(0, running - reached))
    return flows


def _stops_of(infusion: Infusion) -> list[tuple[int, int]]:
    """When the flow was stopped, as epochs in order; pauses that overlap are one, and one that is open goes on."""
    stops: list[tuple[int, int]] = []
    for pause in sorted(infusion.pauses, key=lambda each: each.since.epoch):
        since = pause.since.epoch
        until = _NEVER if pause.until is None else max(since, pause.until.epoch)
        if stops and since <= stops[-1][1]:
            stops[-1] = stops[-1][0], max(stops[-1][1], until)
        else:
            stops.append((since, until))
    return stops


def rate_at(infusion: Infusion, at: Moment) -> RateStep | None:
    """The rate step that was running at `at`; None before the first step, in a pause, and after the end."""
    over = infusion.ended is not None and at.epoch > infusion.ended.epoch
    paused = any(
        each.since.epoch <= at.epoch and (each.until is None or at.epoch < each.until.epoch) for each in infusion.pauses
    )
    if over or paused or at.epoch < infusion.started.epoch:
        return None
    return _last_step(infusion, at)


def rate_at_onset(infusion: Infusion, onset: Onset | None) -> RateStep | None:
    """The rate running at the onset; None where it is not known, or where it changed or paused within the range."""
    if onset is None:
        return None
    if any(onset.earliest.epoch <= each.since.epoch <= onset.latest.epoch for each in infusion.pauses):
        return None
    first, last = rate_at(infusion, onset.earliest), rate_at(infusion, onset.latest)
    return first if first == last else None


def since_last_increase(infusion: Infusion, at: Moment) -> timedelta | None:
    """Time from the last increase of the rate to `at`; the first step starts the flow and is no increase.

    None where there was no increase, or where two rates cannot be compared because a weight is missing.
    """
    latest = None
    steps = _steps_until(infusion, at)
    for previous, step in pairwise(steps):
        before, after = (ml_per_hour(each, infusion.weight, infusion.concentration) for each in (previous, step))
        if before is None or after is None:
            if previous.unit is not step.unit:
                return None
            before, after = previous.value, step.value
        if after > before:
            latest = step
    return None if latest is None else at - latest.at


def _steps_until(infusion: Infusion, at: Moment) -> list[RateStep]:
    return sorted((each for each in infusion.rates if each.at.epoch <= at.epoch), key=lambda each: each.at.epoch)


def _last_step(infusion: Infusion, at: Moment) -> RateStep | None:
    steps = _steps_until(infusion, at)
    return steps[-1] if steps else None
