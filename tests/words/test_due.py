"""What is said of due things: the plan restated, in few words."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.due import Due, DueKind, due_things
from ivig_logger.domain.infusion import DueAnswer, Pause, RateStep, RateUnit
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.words.due import done_text, due_reason, due_title, upcoming_text
from tests.builders import a_moment, a_running_infusion

PLAN = Plan(
    (PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(90)), PlannedStep(50, Decimal("0.50"), RateUnit.ML_KG_H)),
    VitalsPlan(True, (Every(15, 60), Every(30, 120), Every(60)), at_steps=True, at_end=True, after_end=(30,)),
    (PlannedMedicine("paracetamol", Decimal("1.0"), "g", "by mouth", 30),),
    240,
    45,
)


def at(minutes: float) -> Moment:
    return a_moment("14:00") + timedelta(minutes=minutes)


def due(kind: DueKind, minute: float, plan: Plan = PLAN, **changes: Any) -> tuple[Due, str]:
    """What is due of a kind at a minute of a session that began at 14:00, and its reason."""
    infusion = a_running_infusion(at(0), **changes)
    (found,) = (each for each in due_things(infusion, plan, at(minute)) if each.kind is kind)
    return found, due_reason(found, infusion, plan)


@pytest.mark.parametrize(
    ("kind", "minute", "ended", "title", "done"),
    [
        (DueKind.PREMEDICATION, 0, None, "Paracetamol 1 g, by the plan", "Given now"),
        (DueKind.VITALS, 15, None, "Vital signs are due", "Enter now (V)"),
        (DueKind.STEP, 30, None, "Next rate step: 90 mL/h", "90 mL/h now (R)"),
        (DueKind.END, 240, None, "The planned end has come", "End… (E)"),
        (DueKind.OBSERVATION, 300, 240, "The observation time is over", "Over"),
    ],
)
def test_each_kind_has_its_title_and_its_button(
    kind: DueKind, minute: float, ended: float | None, title: str, done: str
) -> None:
    found, _ = due(kind, minute, ended=None if ended is None else at(ended))

    assert (due_title(found, PLAN), done_text(found)) == (title, done)


@pytest.mark.parametrize(
    ("minute", "reason"),
    [
        (3, "before the start, by the plan"),
        (16, "every 15 min in the first hour, by the plan"),
        (91, "every 30 min to 2 h, by the plan"),
        (200, "every 1 h, by the plan"),
        (216, "at the end, by the plan"),
        (250, "30 min after the end, by the plan"),
    ],
)
def test_vital_signs_say_which_part_of_the_schedule_they_are(minute: float, reason: str) -> None:
    ended = at(215) if minute > 215 else None

    assert due(DueKind.VITALS, minute, ended=ended)[1] == reason


def test_vital_signs_at_a_rate_step_say_so() -> None:
    steps = (RateStep(at(0), Decimal(30), RateUnit.ML_H), RateStep(at(31), Decimal(90), RateUnit.ML_H))

    assert due(DueKind.VITALS, 33, rates=steps)[1] == "at each rate step, by the plan"


def test_what_was_put_off_keeps_its_reason() -> None:
    put_off = DueAnswer(f"vitals@{at(15).epoch}", at(16), at(21))

    assert due(DueKind.VITALS, 22, due_answers=(put_off,))[1] == "every 15 min in the first hour, by the plan"


def test_a_step_says_how_long_after_the_one_before_it_is_planned() -> None:
    set_to_90 = (RateStep(at(0), Decimal(30), RateUnit.ML_H), RateStep(at(31), Decimal(90), RateUnit.ML_H))
    found, reason = due(DueKind.STEP, 40, rates=set_to_90, pauses=(Pause(at(5), at(8)),))

    assert due_title(found, PLAN) == "Next rate step: 0.5 mL/kg/h"
    assert reason == "20 min after the step before without pauses, by the plan"


def test_the_first_step_is_counted_from_the_start() -> None:
    later = Plan(steps=(PlannedStep(10, Decimal(30)),))

    assert due(DueKind.STEP, 5, rates=())[1] == "at the start, by the plan"
    assert due(DueKind.STEP, 5, later, rates=())[1] == "10 min after the start, by the plan"


def test_the_other_kinds_say_their_distance() -> None:
    assert due(DueKind.PREMEDICATION, 0)[1] == "by mouth, 30 min before the start"
    assert due(DueKind.END, 10)[1] == "4 h after the start, by the plan"
    assert due(DueKind.OBSERVATION, 310, ended=at(240))[1] == "45 min after the end, by the plan"


def test_what_comes_next_is_told_with_its_time() -> None:
    kinds = (DueKind.VITALS, DueKind.STEP, DueKind.END)
    told = [upcoming_text(due(each, 5, vitals=())[0], at(5)) for each in kinds]

    assert told == ["vital signs 14:00", "next step 14:30", "planned end 18:00"]
    assert upcoming_text(due(DueKind.PREMEDICATION, 5)[0], at(5)) == "paracetamol 13:30"
    assert upcoming_text(due(DueKind.OBSERVATION, 250, ended=at(240))[0], at(250)) == "observation until 18:45"


def test_times_are_those_of_the_clock_of_now_with_the_day_where_it_is_another() -> None:
    end = due(DueKind.END, 5)[0]

    assert upcoming_text(end, at(5).in_zone("Europe/London")) == "planned end 17:00"
    assert upcoming_text(end, at(5).in_zone("Asia/Tokyo")) == "planned end 01:00 on Wed 21 Oct 2026"


def test_nothing_is_missed_and_nothing_is_advised() -> None:
    now = at(300)
    infusion = a_running_infusion(at(0))
    said = [
        words
        for each in due_things(infusion, PLAN, now)
        for words in (
            due_title(each, PLAN),
            due_reason(each, infusion, PLAN),
            done_text(each),
            upcoming_text(each, now),
        )
    ]

    assert said
    assert not [each for each in said if re.search(r"miss|late|should|must|increase|raise|forgot", each, re.IGNORECASE)]
