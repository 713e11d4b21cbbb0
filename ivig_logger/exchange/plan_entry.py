"""The plan of a patient's clinic, typed and read back: texts in, a plan and what is said against it out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from ivig_logger.domain.checks.plans import problems_of_plan
from ivig_logger.domain.checks.texts import check_texts
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.domain.terms import RateUnit
from ivig_logger.exchange.entry_fields import Findings
from ivig_logger.exchange.entry_writing import amount_text
from ivig_logger.exchange.plan_values import EveryEntry, PlanEntry, PlannedMedicineEntry, StepEntry
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_numbers import read_medicine_dose
from ivig_logger.exchange.typed_rates import read_rate
from ivig_logger.exchange.typed_spans import read_follow_ups, read_minutes, read_times_after, span_of, spans_of

__all__ = ["EveryEntry", "PlanEntry", "PlannedMedicineEntry", "StepEntry", "entry_of_plan", "read_plan"]

_AT_START = {"start", "at start", "at the start", "the start"}
_ONE_FIELD = {("steps", "value"): "rate", ("steps", "unit"): "rate", ("premedications", "unit"): "dose"}


def read_plan(entry: PlanEntry, conventions: Conventions) -> tuple[Plan | None, list[Problem]]:
    """What the texts come to, and everything that can be said against it; None while a field cannot be kept.

    Empty rows are left out. `where` of a problem names the field: "plan.steps.1.rate", "plan.vitals.every.0.until".
    """
    found = Findings()
    steps = _steps(entry.steps, conventions, found)
    every = _every(entry.every, found)
    given = _medicines(entry.premedications, conventions, found)
    after_end = found.read("plan.vitals.after_end", partial(read_times_after, entry.after_end, conventions))
    plan = Plan(
        tuple(steps.values()),
        VitalsPlan(entry.baseline, tuple(every.values()), entry.at_steps, entry.at_end, after_end or ()),
        tuple(given.values()),
        _minutes("plan.duration", entry.duration, found),
        _minutes("plan.observation", entry.observation, found),
        found.read("plan.follow_ups", partial(read_follow_ups, entry.follow_ups, conventions)),
    )
    rows = {"steps": [*steps], "every": [*every], "premedications": [*given]}
    checked = [
        replace(each, where=_field_of(each.where, rows))
        for each in (*problems_of_plan(plan), *check_texts(plan, "plan"))
    ]
    problems = [*found.problems, *(each for each in checked if each.where not in found.refused)]
    return (None if any(each.refuse for each in problems) else plan), problems


def entry_of_plan(plan: Plan, conventions: Conventions) -> PlanEntry:
    """The texts of a plan, which read as the same plan again."""
    vitals = plan.vitals
    return PlanEntry(
        steps=tuple(
            StepEntry(
                _shown(each.after) if each.after else "start", amount_text(each.value, each.unit.value, conventions)
            )
            for each in plan.steps
        ),
        baseline=vitals.baseline,
        every=tuple(EveryEntry(span_of(each.interval), _shown(each.until)) for each in vitals.every),
        at_steps=vitals.at_steps,
        at_end=vitals.at_end,
        after_end=spans_of(vitals.after_end),
        premedications=tuple(
            PlannedMedicineEntry(
                each.name, amount_text(each.dose, each.unit, conventions), each.route, _shown(each.lead)
            )
            for each in plan.premedications
        ),
        duration=_shown(plan.duration),
        observation=_shown(plan.observation),
        follow_ups="" if plan.follow_ups is None else spans_of(plan.follow_ups) or "none",
    )


def _steps(rows: Sequence[StepEntry], conventions: Conventions, found: Findings) -> dict[int, PlannedStep]:
    """The steps that could be read, by their rows; a rate without a unit is in that of the step before."""
    steps: dict[int, PlannedStep] = {}
    unit, first = RateUnit.ML_H, True
    for at, row in enumerate(rows):
        if not (row.after.strip() or row.rate.strip()):
            continue
        after = found.read(f"plan.steps.{at}.after", partial(_after, row.after, first=first))
        rate = found.read(f"plan.steps.{at}.rate", partial(read_rate, row.rate, conventions, unit))
        first = False
        if rate is not None:
            unit = rate[1]
            if after is not None:
                steps[at] = PlannedStep(after, *rate)
    return steps


def _every(rows: Sequence[EveryEntry], found: Findings) -> dict[int, Every]:
    every: dict[int, Every] = {}
    for at, row in enumerate(rows):
        if row.interval.strip() or row.until.strip():
            where = f"plan.vitals.every.{at}"
            interval = found.read(f"{where}.interval", partial(_needed, row.interval))
            until = _minutes(f"{where}.until", row.until, found)
            if interval is not None:
                every[at] = Every(interval, until)
    return every


def _medicines(
    rows: Sequence[PlannedMedicineEntry], conventions: Conventions, found: Findings
) -> dict[int, PlannedMedicine]:
    """The premedications by their rows."""
    given: dict[int, PlannedMedicine] = {}
    for at, row in enumerate(rows):
        name, route = row.name.strip(), row.route.strip()
        if name or row.dose.strip() or route or row.lead.strip():
            where = f"plan.premedications.{at}"
            dose = found.read(f"{where}.dose", partial(read_medicine_dose, row.dose, conventions)) or (None, "")
            given[at] = PlannedMedicine(name, *dose, route, _minutes(f"{where}.lead", row.lead, found))
    return given


def _after(text: str, *, first: bool) -> int:
    """When a step is made; the first one, with nothing else said, at the start."""
    said = text.strip().casefold()
    if said in _AT_START or (first and not said):
        return 0
    return _needed(text)


def _needed(text: str) -> int:
    if not text.strip():
        raise Unreadable(Code.PLAN_TIME_MISSING)
    return read_minutes(text)


def _minutes(where: str, text: str, found: Findings) -> int | None:
    return found.read(where, partial(read_minutes, text)) if text.strip() else None


def _field_of(where: str, rows: dict[str, list[int]]) -> str:
    """The field of a part of the plan: numbers of values become numbers of rows."""
    parts = where.removeprefix("plan.").split(".")
    for at, kind in enumerate(parts[:-1]):
        number = parts[at + 1]
        if kind in rows and number.isdigit() and int(number) < len(rows[kind]):
            parts[at + 1] = str(rows[kind][int(number)])
    parts[-1] = _ONE_FIELD.get((parts[0], parts[-1]), parts[-1])
    return ".".join(("plan", *parts))


def _shown(minutes: int | None) -> str:
    return "" if minutes is None else span_of(minutes)
