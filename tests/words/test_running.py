from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.due import due_things
from ivig_logger.domain.infusion import Pause, RateStep, RateUnit, Status
from ivig_logger.domain.plan import Every, Plan, PlannedStep, VitalsPlan
from ivig_logger.words.running import (
    amount_text,
    elapsed_text,
    facts_text,
    flow_text,
    hour_text,
    next_text,
    since_start,
)
from tests.builders import a_moment, a_running_infusion

STARTED = a_moment("13:50", "2026-11-01")
PLAN = Plan(steps=(PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60))))


def after(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def a_rate(minutes: float, value: str, unit: RateUnit = RateUnit.ML_H) -> RateStep:
    return RateStep(STARTED + after(minutes), Decimal(value), unit)


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(0), "0:00:00"),
        (timedelta(minutes=47, seconds=12), "0:47:12"),
        (timedelta(hours=3, minutes=20), "3:20:00"),
        (timedelta(hours=34), "34:00:00"),
    ],
)
def test_elapsed_time_in_hours_minutes_and_seconds(length: timedelta, words: str) -> None:
    assert elapsed_text(length) == words


def test_elapsed_time_across_summer_time_is_between_instants() -> None:
    infusion = a_running_infusion(a_moment("01:50", "2026-03-29"))
    assert since_start(infusion, a_moment("03:10", "2026-03-29")) == timedelta(minutes=20)


def test_elapsed_time_ends_with_the_infusion() -> None:
    infusion = a_running_infusion(STARTED, ended=STARTED + after(200), status=Status.COMPLETED)
    assert since_start(infusion, STARTED + after(500)) == timedelta(minutes=200)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "60 min left"),
        (1, "60 min left"),
        (60, "59 min left"),
        (47 * 60 + 12, "13 min left"),
        (3599, "1 min left"),
        (3600, "ends now"),
        (3601, "over at 14:50"),
    ],
)
def test_what_is_left_of_the_first_hour(seconds: int, words: str) -> None:
    infusion = a_running_infusion(STARTED)
    assert hour_text(infusion, STARTED + timedelta(seconds=seconds)) == words


def test_a_start_on_another_day_is_named_with_its_day() -> None:
    infusion = a_running_infusion(a_moment("23:40", "2026-10-31"))
    assert facts_text(infusion, STARTED).endswith("started Sat 31 Oct 2026 23:40")


def test_a_dose_that_was_not_planned_is_said() -> None:
    assert facts_text(a_running_infusion(STARTED, ordered_dose=None), STARTED).startswith(
        "Privigen 10 %, dose not recorded"
    )


def test_the_step_of_the_plan_is_named_where_the_plans_rate_runs() -> None:
    infusion = a_running_infusion(STARTED, rates=(a_rate(0, "30"), a_rate(30, "60")))
    assert flow_text(infusion, PLAN, STARTED + after(40)) == ("60 mL/h", "step 2 of 2")


def test_a_rate_that_is_not_the_plans_is_no_step() -> None:
    infusion = a_running_infusion(STARTED, rates=(a_rate(0, "30"), a_rate(30, "45")))
    assert flow_text(infusion, PLAN, STARTED + after(40)) == ("45 mL/h", "")


def test_a_rate_keeps_its_unit_and_has_no_trailing_noughts() -> None:
    infusion = a_running_infusion(STARTED, rates=(a_rate(0, "0.50", RateUnit.ML_KG_H),))
    assert flow_text(infusion, Plan(), STARTED)[0] == "0.5 mL/kg/h"


def test_without_a_rate_that_is_said() -> None:
    assert flow_text(a_running_infusion(STARTED, rates=()), PLAN, STARTED) == ("No rate recorded", "")


def test_a_pause_is_said_with_its_length() -> None:
    infusion = a_running_infusion(STARTED, pauses=(Pause(STARTED + after(20), None),))
    assert flow_text(infusion, PLAN, STARTED + after(23.5)) == ("Paused since 14:10", "3 min")


def test_the_end_is_said_with_the_length_of_the_infusion() -> None:
    infusion = a_running_infusion(STARTED, ended=STARTED + after(200), status=Status.COMPLETED)
    assert flow_text(infusion, PLAN, STARTED + after(201)) == ("Ended 17:10", "lasted 3 h 20 min")


def test_millilitres_are_counted_in_whole_ones() -> None:
    assert amount_text(a_running_infusion(STARTED), STARTED + after(56)) == "28 mL in"


def test_millilitres_counted_from_a_later_moment_say_since_when() -> None:
    infusion = a_running_infusion(STARTED, rates=(a_rate(8, "60"),))
    assert amount_text(infusion, STARTED + after(36)) == "28 mL since 13:58"


def test_millilitres_that_cannot_be_counted_are_not_shown() -> None:
    infusion = a_running_infusion(STARTED, rates=(a_rate(0, "1", RateUnit.ML_KG_H),), weight=None)
    assert amount_text(infusion, STARTED + after(36)) == ""


def test_what_comes_next_is_told_the_soonest_first_and_without_the_end() -> None:
    plan = Plan(steps=PLAN.steps, vitals=VitalsPlan(every=(Every(15),)), duration=180)
    infusion = a_running_infusion(STARTED)
    now = STARTED + after(5)
    assert next_text(due_things(infusion, plan, now), now) == "vital signs 14:05 · next step 14:20"


def test_the_planned_end_is_told_where_nothing_else_comes() -> None:
    now = STARTED + after(5)
    assert next_text(due_things(a_running_infusion(STARTED), Plan(duration=180), now), now) == "planned end 16:50"
