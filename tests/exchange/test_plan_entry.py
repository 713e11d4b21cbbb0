"""A plan is read from texts, said back as texts that read the same, and what cannot be kept is named at its field."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.problems import Code
from ivig_logger.domain.terms import RateUnit
from ivig_logger.exchange.plan_entry import (
    EveryEntry,
    PlanEntry,
    PlannedMedicineEntry,
    StepEntry,
    entry_of_plan,
    read_plan,
)
from ivig_logger.exchange.typed import Conventions
from tests.builders import ZONE, a_moment

HERE = Conventions(ZONE, now=a_moment("18:00"))
COMMA = replace(HERE, decimal_comma=True)
TYPED = PlanEntry(
    steps=(StepEntry("", "30 mL/h"), StepEntry("30", "60"), StepEntry("1:30", "1.5 mL/kg/h"), StepEntry("2 h", "2")),
    baseline=True,
    every=(EveryEntry("15", "1 h"), EveryEntry("30 min", "")),
    at_steps=True,
    at_end=True,
    after_end="30, 60",
    premedications=(PlannedMedicineEntry("paracetamol", "1 g", "by mouth", "30"),),
    duration="3 h 30",
    observation="30 min",
    follow_ups="24 h, 72 h, 1 week",
)
PLAN = Plan(
    steps=(
        PlannedStep(0, Decimal(30)),
        PlannedStep(30, Decimal(60)),
        PlannedStep(90, Decimal("1.5"), RateUnit.ML_KG_H),
        PlannedStep(120, Decimal(2), RateUnit.ML_KG_H),
    ),
    vitals=VitalsPlan(True, (Every(15, 60), Every(30)), at_steps=True, at_end=True, after_end=(30, 60)),
    premedications=(PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30),),
    duration=210,
    observation=30,
    follow_ups=(1440, 4320, 10080),
)


def refusals(entry: PlanEntry, conventions: Conventions = HERE) -> list[tuple[str, Code]]:
    plan, problems = read_plan(entry, conventions)
    assert plan is None
    return [(each.where, each.code) for each in problems if each.refuse]


def test_a_plan_is_read_from_its_texts() -> None:
    assert read_plan(TYPED, HERE) == (PLAN, [])


def test_nothing_typed_is_an_empty_plan() -> None:
    empty = PlanEntry(steps=(StepEntry(),), every=(EveryEntry(" ", ""),), premedications=(PlannedMedicineEntry(),))
    assert read_plan(empty, HERE) == (Plan(), [])


def test_a_plan_is_shown_as_people_write_it() -> None:
    entry = entry_of_plan(PLAN, COMMA)
    assert entry.steps[0] == StepEntry("start", "30 mL/h")
    assert entry.steps[2] == StepEntry("1 h 30 min", "1,5 mL/kg/h")
    assert entry.after_end == "30 min, 1 h"
    assert entry.follow_ups == "24 h, 72 h, 1 week"


@pytest.mark.parametrize(
    ("typed", "times"),
    [("", None), ("none", ()), ("No", ()), ("24h;72h", (1440, 4320)), ("2 days and a week", (2880, 10080))],
)
def test_follow_ups_are_usual_none_or_typed(typed: str, times: tuple[int, ...] | None) -> None:
    plan, _ = read_plan(PlanEntry(follow_ups=typed), HERE)
    assert plan is not None
    assert plan.follow_ups == times


def test_follow_ups_without_a_unit_are_not_guessed() -> None:
    assert refusals(PlanEntry(follow_ups="24, 72")) == [("plan.follow_ups", Code.PLAN_TIMES_UNREADABLE)]


def test_a_comma_between_digits_is_a_list_only_where_it_is_not_decimal() -> None:
    plan, _ = read_plan(PlanEntry(after_end="30,60"), HERE)
    assert plan is not None
    assert plan.vitals.after_end == (30, 60)
    assert refusals(PlanEntry(after_end="30,60"), COMMA) == [("plan.vitals.after_end", Code.PLAN_TIMES_UNREADABLE)]


def test_a_decimal_length_is_one_length() -> None:
    plan, _ = read_plan(PlanEntry(after_end="1,5 h"), HERE)
    assert plan is not None
    assert plan.vitals.after_end == (90,)


def test_a_step_without_a_unit_takes_that_of_the_row_before_also_where_its_time_cannot_be_read() -> None:
    steps = (StepEntry("soon", "1 mL/kg/h"), StepEntry("30", "2"))
    plan, problems = read_plan(PlanEntry(steps=steps), HERE)
    assert plan is None
    assert [each.where for each in problems] == ["plan.steps.0.after"]


@pytest.mark.parametrize("typed", ["abc", "-5", "🙂", "0\t30 30\t60", "1e9", "9" * 500, "14.15"])
def test_a_time_that_is_none_is_refused_at_its_field(typed: str) -> None:
    entry = PlanEntry(steps=(StepEntry("0", "30"), StepEntry(typed, "60")))
    assert refusals(entry) == [("plan.steps.1.after", Code.DURATION_UNREADABLE)]


@pytest.mark.parametrize("typed", ["abc", "🙂", "30 60 90", "1,234", "30 drops/min"])
def test_a_rate_that_is_none_is_refused_at_its_field(typed: str) -> None:
    assert {where for where, _ in refusals(PlanEntry(steps=(StepEntry("0", typed),)))} == {"plan.steps.0.rate"}


@pytest.mark.parametrize("typed", ["0", "-30", "1e30", "30000"])
def test_an_impossible_rate_is_refused_at_its_field(typed: str) -> None:
    assert refusals(PlanEntry(steps=(StepEntry("0", typed),))) == [("plan.steps.0.rate", Code.IMPOSSIBLE)]


def test_parts_of_a_minute_are_refused() -> None:
    assert refusals(PlanEntry(duration="0.5 min")) == [("plan.duration", Code.TOO_PRECISE)]


def test_times_that_go_backwards_are_refused_at_their_row_empty_rows_counted() -> None:
    entry = PlanEntry(steps=(StepEntry("0", "30"), StepEntry(), StepEntry("60", "60"), StepEntry("30", "90")))
    assert refusals(entry) == [("plan.steps.3.after", Code.PLAN_ORDER)]


def test_vital_signs_without_their_interval_are_refused_there() -> None:
    assert refusals(PlanEntry(every=(EveryEntry("", "60"),))) == [
        ("plan.vitals.every.0.interval", Code.PLAN_TIME_MISSING)
    ]


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        (StepEntry("", "60"), ("plan.steps.1.after", Code.PLAN_TIME_MISSING)),
        (StepEntry("30", ""), ("plan.steps.1.rate", Code.RATE_MISSING)),
    ],
)
def test_half_a_step_is_refused_at_the_other_half(step: StepEntry, problem: tuple[str, Code]) -> None:
    assert refusals(PlanEntry(steps=(StepEntry("0", "30"), step))) == [problem]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (PlannedMedicineEntry(dose="1 g"), "name"),
        (PlannedMedicineEntry("saline", "1 bucket"), "dose"),
        (PlannedMedicineEntry("saline", "0 mL"), "dose"),
        (PlannedMedicineEntry("saline", lead="later"), "lead"),
        (PlannedMedicineEntry("saline\0"), "name"),
    ],
)
def test_a_premedication_is_refused_at_the_field_of_its_row(row: PlannedMedicineEntry, field: str) -> None:
    rows = (PlannedMedicineEntry(), row)
    assert [where for where, _ in refusals(PlanEntry(premedications=rows))] == [f"plan.premedications.1.{field}"]


minutes = st.integers(0, 2880)
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
numbers = st.decimals(Decimal("0.001"), 2000, places=3)
plans = st.builds(
    Plan,
    steps=st.lists(st.builds(PlannedStep, minutes, numbers, st.sampled_from(RateUnit)), max_size=4).map(
        lambda steps: tuple({each.after: each for each in sorted(steps, key=lambda step: step.after)}.values())
    ),
    vitals=st.builds(
        VitalsPlan,
        st.booleans(),
        st.one_of(
            st.just(()),
            st.builds(lambda a, b: (Every(a, b), Every(b)), st.integers(1, 600), st.integers(1, 2880)),
        ),
        st.booleans(),
        st.booleans(),
        st.lists(minutes, max_size=3).map(tuple),
    ),
    premedications=st.lists(
        st.one_of(
            st.builds(PlannedMedicine, words, numbers, st.sampled_from(("mg", "g", "mL", "")), words, minutes),
            st.builds(PlannedMedicine, words),
        ),
        max_size=3,
    ).map(tuple),
    duration=st.one_of(st.none(), st.integers(1, 2880)),
    observation=st.one_of(st.none(), minutes),
    follow_ups=st.one_of(st.none(), st.sets(st.integers(1, 43_200), max_size=3).map(lambda each: tuple(sorted(each)))),
)


@given(plans, st.booleans())
def test_every_plan_reads_back_as_itself(plan: Plan, comma: bool) -> None:
    conventions = replace(HERE, decimal_comma=comma)
    again, problems = read_plan(entry_of_plan(plan, conventions), conventions)
    assert [each for each in problems if each.refuse] == []
    assert again == plan
