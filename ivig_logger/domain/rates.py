"""Rates in the units of pumps and orders, and what was flowing at a moment.

Conversions restate a number in another unit; nothing here says what a rate should be.
"""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from ivig_logger.domain.infusion import Infusion, Onset, RateStep, RateUnit
from ivig_logger.domain.moment import Moment

_MINUTES = Decimal(60)
_MG_PER_G = Decimal(1000)
_ZERO = timedelta(0)


def ml_per_hour(step: RateStep, weight: Decimal | None, concentration: Decimal | None) -> Decimal | None:
    """The step in mL/h; None where the weight (kg) or the concentration (g per 100 mL) it takes is not recorded.

    mL/kg/h = mg/kg/min x 60 / (10 mg/mL x concentration): 0.6 x mg/kg/min at 10 %, 1.2 x at 5 %.
    """
    if step.unit is RateUnit.ML_H:
        return step.value
    if weight is None:
        return None
    if step.unit is RateUnit.ML_KG_H:
        return step.value * weight
    if step.unit is RateUnit.ML_KG_MIN:
        return step.value * weight * _MINUTES
    if not concentration:
        return None
    return step.value * weight * _MINUTES / (concentration * _MG_PER_G / 100)


def flow_until(infusion: Infusion, at: Moment) -> timedelta:
    """How long the infusion had flowed at `at`: from the start, without pauses, no longer than to its end."""
    stop = at.epoch if infusion.ended is None else min(at.epoch, infusion.ended.epoch)
    begin = infusion.started.epoch
    flowed, reached = 0, begin
    for pause in sorted(infusion.pauses, key=lambda each: each.since.epoch):
        since = min(stop, pause.since.epoch)
        flowed += max(0, since - reached)
        reached = max(reached, since, stop if pause.until is None else pause.until.epoch)
    return timedelta(seconds=flowed + max(0, stop - reached))


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
