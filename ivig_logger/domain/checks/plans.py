"""What can be said against a plan as it was typed; never whether it is a good one."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from ivig_logger.domain.limits import problems_of_number
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep
from ivig_logger.domain.problems import Code, Problem

_LONGEST = 48 * 60  # minutes, as of a session
_LEAD = 7 * 24 * 60
_FOLLOW_UP = 30 * 24 * 60


def problems_of_plan(plan: Plan) -> list[Problem]:
    """All problems of a plan; `where` names its parts: `plan.steps.2.after`, `plan.follow_ups`."""
    return [
        *_check_steps(plan.steps),
        *_check_stretches(plan.vitals.every),
        *(found for each in plan.vitals.after_end for found in _minutes("vitals.after_end", each)),
        *(found for at, each in enumerate(plan.premedications) for found in _check_medicine(at, each)),
        *_minutes("duration", plan.duration, least=1),
        *_minutes("observation", plan.observation),
        *_check_follow_ups(plan.follow_ups or ()),
    ]


def _check_steps(steps: Sequence[PlannedStep]) -> Iterator[Problem]:
    for at, each in enumerate(steps):
        yield from _minutes(f"steps.{at}.after", each.after)
        yield from problems_of_number("rate", f"plan.steps.{at}.value", each.value, (each.value, each.unit.value))
    yield from _ascending("steps.{}.after", [each.after for each in steps])


def _check_stretches(every: Sequence[Every]) -> Iterator[Problem]:
    for at, each in enumerate(every):
        yield from _minutes(f"vitals.every.{at}.interval", each.interval, least=1)
        yield from _minutes(f"vitals.every.{at}.until", each.until, least=1)
    reach = [_LONGEST + 1 if each.until is None else each.until for each in every]  # after "to the end" comes nothing
    yield from _ascending("vitals.every.{}.until", reach)


def _check_medicine(at: int, medicine: PlannedMedicine) -> Iterator[Problem]:
    where = f"plan.premedications.{at}"
    if not medicine.name.strip():
        yield Problem(Code.MEDICINE_UNNAMED, f"{where}.name", True)
    dose = medicine.dose
    if dose is not None and dose.is_finite() and dose <= 0:
        yield Problem(Code.MEDICINE_DOSE, f"{where}.dose", True, {"dose": dose})
    else:
        yield from problems_of_number("medicine", f"{where}.dose", dose)
    yield from _minutes(f"premedications.{at}.lead", medicine.lead, most=_LEAD)


def _check_follow_ups(follow_ups: Sequence[int]) -> Iterator[Problem]:
    for each in follow_ups:
        yield from _minutes("follow_ups", each, least=1, most=_FOLLOW_UP)
    yield from _ascending("follow_ups", follow_ups)


def _minutes(where: str, said: int | None, *, least: int = 0, most: int = _LONGEST) -> Iterator[Problem]:
    if said is not None and not least <= said <= most:
        facts = {"minutes": said, "least": least, "most": timedelta(minutes=most)}
        yield Problem(Code.PLAN_MINUTES, f"plan.{where}", True, facts)


def _ascending(where: str, minutes: Sequence[int]) -> Iterator[Problem]:
    for at, (before, after) in enumerate(pairwise(minutes), 1):
        if after <= before:
            yield Problem(Code.PLAN_ORDER, "plan." + where.format(at), True)
