"""A plan is checked as it was typed: its times go forward, and its numbers can be kept."""

from decimal import Decimal

import pytest

from ivig_logger.domain.checks.plans import problems_of_plan
from ivig_logger.domain.plan import USUAL_FOLLOW_UPS, Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.problems import Code
from ivig_logger.domain.terms import RateUnit


def found_in(plan: Plan) -> list[tuple[Code, str]]:
    """Where something is said against a plan; all of it refuses."""
    problems = problems_of_plan(plan)
    assert all(each.refuse for each in problems)
    return [(each.code, each.where) for each in problems]


def steps(*made: tuple[int, str]) -> Plan:
    return Plan(steps=tuple(PlannedStep(after, Decimal(value)) for after, value in made))


def every(*stretches: tuple[int, int | None]) -> Plan:
    return Plan(vitals=VitalsPlan(every=tuple(Every(*each) for each in stretches)))


FULL = Plan(
    (PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal("0.5"), RateUnit.ML_KG_H)),
    VitalsPlan(True, (Every(1, 60), Every(30)), True, True, (0, 60)),
    (PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 7 * 24 * 60), PlannedMedicine("cetirizine")),
    48 * 60,
    0,
    USUAL_FOLLOW_UPS,
)


@pytest.mark.parametrize("plan", [Plan(), FULL, Plan(follow_ups=()), steps((2880, "2000")), every((15, 60), (30, 90))])
def test_a_sound_plan_has_no_problem_and_an_empty_one_neither(plan: Plan) -> None:
    assert found_in(plan) == []


@pytest.mark.parametrize(
    ("plan", "where"),
    [
        (steps((0, "30"), (60, "60"), (30, "90")), "plan.steps.2.after"),
        (steps((0, "30"), (0, "60")), "plan.steps.1.after"),
        (every((15, 60), (30, 60)), "plan.vitals.every.1.until"),
        (every((15, 60), (30, 30), (60, None)), "plan.vitals.every.1.until"),
        (every((15, None), (30, 60)), "plan.vitals.every.1.until"),
        (every((15, None), (30, None)), "plan.vitals.every.1.until"),
        (Plan(follow_ups=(4320, 1440)), "plan.follow_ups"),
        (Plan(follow_ups=(1440, 1440)), "plan.follow_ups"),
    ],
)
def test_times_that_go_backwards_or_repeat_are_refused(plan: Plan, where: str) -> None:
    assert found_in(plan) == [(Code.PLAN_ORDER, where)]


@pytest.mark.parametrize(
    ("plan", "where"),
    [
        (steps((-1, "30")), "plan.steps.0.after"),
        (steps((2881, "30")), "plan.steps.0.after"),
        (every((0, 60)), "plan.vitals.every.0.interval"),
        (every((15, 0)), "plan.vitals.every.0.until"),
        (Plan(vitals=VitalsPlan(after_end=(30, -1))), "plan.vitals.after_end"),
        (Plan(premedications=(PlannedMedicine("x", lead=-1),)), "plan.premedications.0.lead"),
        (Plan(premedications=(PlannedMedicine("x", lead=10081),)), "plan.premedications.0.lead"),
        (Plan(duration=0), "plan.duration"),
        (Plan(duration=2881), "plan.duration"),
        (Plan(observation=-1), "plan.observation"),
        (Plan(observation=2881), "plan.observation"),
        (Plan(follow_ups=(0,)), "plan.follow_ups"),
        (Plan(follow_ups=(43201,)), "plan.follow_ups"),
    ],
)
def test_minutes_beyond_their_bounds_are_refused(plan: Plan, where: str) -> None:
    assert found_in(plan) == [(Code.PLAN_MINUTES, where)]


@pytest.mark.parametrize("value", ["0", "-30", "2001", "NaN", "1e9"])
def test_a_rate_that_no_log_keeps_is_refused(value: str) -> None:
    assert found_in(steps((0, value))) == [(Code.IMPOSSIBLE, "plan.steps.0.value")]


def test_a_medicine_has_a_name_and_a_dose_above_zero() -> None:
    plan = Plan(
        premedications=(PlannedMedicine(" "), PlannedMedicine("x", Decimal(0)), PlannedMedicine("y", Decimal("NaN")))
    )

    assert found_in(plan) == [
        (Code.MEDICINE_UNNAMED, "plan.premedications.0.name"),
        (Code.MEDICINE_DOSE, "plan.premedications.1.dose"),
        (Code.IMPOSSIBLE, "plan.premedications.2.dose"),
    ]
