"""Pauses and rate steps: what lies outside the session, and what runs unusually fast."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from ivig_logger.domain.infusion import Infusion, RateStep
from ivig_logger.domain.limits import allowed, problems_of_number
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.domain.rates import ml_per_hour

_ML_PER_KG_HOUR = 15


def check_pauses(infusion: Infusion, now: Moment) -> Iterator[Problem]:
    """Pauses outside the session, over one another, or together longer than half of it."""
    start, end = infusion.started, infusion.ended or now
    pauses = [(at, each.since, each.until or end) for at, each in enumerate(infusion.pauses)]
    for at, since, until in pauses:
        if not start.epoch <= since.epoch <= until.epoch <= end.epoch:
            yield Problem(Code.PAUSE_OUTSIDE, f"pauses.{at}", True)
    ordered = sorted(pauses, key=lambda each: (each[1].epoch, each[2].epoch))
    for before, after in pairwise(ordered):
        if after[1].epoch < before[2].epoch:
            yield Problem(Code.PAUSES_OVERLAP, f"pauses.{after[0]}", True)
    paused = sum((until - since for _, since, until in pauses), timedelta(0))
    if pauses and paused * 2 > end - start:
        yield Problem(Code.PAUSES_LONG, "pauses", False, {"paused": paused})


def check_rates(infusion: Infusion, now: Moment) -> Iterator[Problem]:
    """Rate steps outside the session, and rates beyond the limits, in mL/h wherever they can be converted.

    A step outside the session only asks: a line is flushed after the end, and a start may have been corrected.
    """
    start, end = infusion.started, infusion.ended or now
    weight = allowed("weight", infusion.weight)
    concentration = allowed("concentration", infusion.concentration)
    for at, step in enumerate(infusion.rates):
        where = f"rates.{at}"
        if not start.epoch <= step.at.epoch <= end.epoch:
            yield Problem(Code.RATE_OUTSIDE, where, False, {"at": step.at})
        yield from _check_rate(where, step, weight, concentration)


def _check_rate(where: str, step: RateStep, weight: Decimal | None, concentration: Decimal | None) -> Iterator[Problem]:
    flow = ml_per_hour(step, weight, concentration) if allowed("rate", step.value) else None
    yield from problems_of_number("rate", where, step.value if flow is None else flow, (step.value, step.unit.value))
    sound = allowed("rate", flow)
    if sound and weight and sound > _ML_PER_KG_HOUR * weight:
        yield Problem(Code.RATE_PER_KG, where, False, {"value": step.value, "unit": step.unit.value})
