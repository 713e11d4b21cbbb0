"""The plan of a patient as one text in the log: canonical JSON, what is missing in it is as `Plan` has it."""

import json
from decimal import Decimal
from typing import Any

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.terms import RateUnit


def plan_text(plan: Plan | None) -> str | None:
    """The text of a plan; None where none was typed."""
    return None if plan is None else canonical(plan)


def plan_in(text: str | None) -> Plan | None:
    """The plan of such a text, which the program itself wrote."""
    if text is None:
        return None
    stored: dict[str, Any] = json.loads(text)
    follow_ups = stored.get("follow_ups")
    return Plan(
        tuple(_step(each) for each in stored.get("steps", ())),
        _vitals(stored.get("vitals", {})),
        tuple(_medicine(each) for each in stored.get("premedications", ())),
        stored.get("duration"),
        stored.get("observation"),
        None if follow_ups is None else tuple(follow_ups),
    )


def _step(stored: dict[str, Any]) -> PlannedStep:
    return PlannedStep(stored["after"], Decimal(stored["value"]), RateUnit(stored["unit"]))


def _vitals(stored: dict[str, Any]) -> VitalsPlan:
    every = tuple(Every(each["interval"], each.get("until")) for each in stored.get("every", ()))
    baseline, at_steps, at_end = (bool(stored.get(name)) for name in ("baseline", "at_steps", "at_end"))
    return VitalsPlan(baseline, every, at_steps, at_end, tuple(stored.get("after_end", ())))


def _medicine(stored: dict[str, Any]) -> PlannedMedicine:
    dose = stored.get("dose")
    name, unit, route = (stored.get(each, "") for each in ("name", "unit", "route"))
    return PlannedMedicine(name, None if dose is None else Decimal(dose), unit, route, stored.get("lead"))
