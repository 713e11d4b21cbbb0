"""What is due in a session, and how long it stays open."""

from time import perf_counter

import pytest

from ivig_logger.domain.due import DueKind, due_things, is_open
from ivig_logger.domain.infusion import (
    DueAnswer,
    Mark,
    Medication,
    Pause,
    Premedication,
)
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, VitalsPlan
from tests.builders import a_moment, a_running_infusion
from tests.domain.planned import IN_FIRST_HOUR, STEPS, answered, at, ended, rates, running, the, vitals, when


def test_nothing_is_due_without_a_plan() -> None:
    assert due_things(running(), Plan(), at(600)) == []


def test_nothing_is_due_in_a_session_that_was_entered_in_error() -> None:
    assert due_things(running(entered_in_error="typo"), Plan(steps=STEPS, vitals=IN_FIRST_HOUR), at(31)) == []


def test_after_the_end_no_step_no_end_and_no_premedication_is_due() -> None:
    plan = Plan(steps=STEPS, premedications=(PlannedMedicine("cetirizine"),), duration=240)

    assert due_things(ended(20), plan, at(300)) == []


def test_the_first_medicine_that_is_not_recorded_is_due_at_once() -> None:
    plan = Plan(premedications=(PlannedMedicine("paracetamol", lead=30), PlannedMedicine("cetirizine", lead=60)))
    one_given = running(medications=(Medication("Cetirizine"),))
    found = the(DueKind.PREMEDICATION, one_given, plan, 0)

    assert when(DueKind.PREMEDICATION, running(), plan, 0) == -60
    assert found is not None
    assert (found.key, found.medicine, found.at) == ("premedication@paracetamol", plan.premedications[0], at(-30))


def test_brand_and_generic_names_are_one_medicine() -> None:
    plan = Plan(premedications=(PlannedMedicine("acetaminophen"),))

    assert the(DueKind.PREMEDICATION, running(medications=(Medication("TYLENOL"),)), plan, 0) is None


def test_a_medicine_that_is_put_off_lets_the_next_one_show() -> None:
    plan = Plan(premedications=(PlannedMedicine("paracetamol", lead=60), PlannedMedicine("cetirizine", lead=30)))
    put_off = running(due_answers=(answered(running(), plan, DueKind.PREMEDICATION, 0, again=5),))

    assert when(DueKind.PREMEDICATION, put_off, plan, 1) == -30


def test_none_given_answers_all_premedications() -> None:
    plan = Plan(premedications=(PlannedMedicine("paracetamol", lead=60),))

    assert the(DueKind.PREMEDICATION, running(premedication=Premedication.NONE_GIVEN), plan, 0) is None


def test_the_planned_end_moves_with_the_pauses() -> None:
    plan = Plan(duration=240)

    assert when(DueKind.END, running(), plan, 100) == 240
    assert when(DueKind.END, running(pauses=(Pause(at(20), at(50)),)), plan, 100) == 270
    assert when(DueKind.END, running(pauses=(Pause(at(20), None),)), plan, 100) == 320


def test_the_observation_is_over_when_it_is_answered() -> None:
    plan = Plan(observation=45)
    over = DueAnswer("observation", at(246))

    assert when(DueKind.OBSERVATION, running(), plan, 100) is None
    assert when(DueKind.OBSERVATION, ended(200), plan, 210) == 245
    assert when(DueKind.OBSERVATION, ended(200, due_answers=(over,)), plan, 247) is None


def test_the_earliest_thing_comes_first() -> None:
    plan = Plan(STEPS, IN_FIRST_HOUR, (PlannedMedicine("cetirizine", lead=30),), 240)
    kinds = [each.kind for each in due_things(running(), plan, at(16))]

    assert kinds == [DueKind.PREMEDICATION, DueKind.VITALS, DueKind.STEP, DueKind.END]


def test_before_the_start_by_the_clock_only_the_premedication_is_due() -> None:
    plan = Plan(STEPS, VitalsPlan(baseline=True), (PlannedMedicine("cetirizine", lead=30),), 240)
    due = [each.kind for each in due_things(running(), plan, at(-10)) if each.is_due(at(-10))]

    assert due == [DueKind.PREMEDICATION]


def test_across_a_clock_change_things_are_due_by_the_time_that_passed() -> None:
    started = a_moment("01:50", "2026-03-29")
    infusion = a_running_infusion(started)
    (due,) = due_things(infusion, Plan(vitals=VitalsPlan(every=(Every(15),))), a_moment("03:06", "2026-03-29"))

    assert due.at.local.strftime("%H:%M") == "03:05"


def test_a_session_is_open_while_it_runs_and_never_when_entered_in_error() -> None:
    assert is_open(running(), Plan(), at(5000))
    assert not is_open(running(entered_in_error="typo"), Plan(), at(5))


@pytest.mark.parametrize("plan", [Plan(), Plan(steps=STEPS, vitals=VitalsPlan(at_end=True, every=(Every(15),)))])
def test_without_anything_planned_for_after_it_the_end_closes_a_session(plan: Plan) -> None:
    assert not is_open(ended(200), plan, at(201))


def test_a_session_is_open_until_its_observation_is_answered() -> None:
    plan = Plan(observation=45)
    over = DueAnswer("observation", at(230))

    assert is_open(ended(200), plan, at(201))
    assert is_open(ended(200), plan, at(300))
    assert not is_open(ended(200, due_answers=(over,)), plan, at(230))


def test_a_session_is_open_until_the_last_vital_signs_after_it_are_taken() -> None:
    plan = Plan(vitals=VitalsPlan(after_end=(30, 60)))

    assert is_open(ended(200, vitals=vitals(231)), plan, at(270))
    assert not is_open(ended(200, vitals=vitals(260)), plan, at(270))


def test_twelve_hours_after_the_end_nothing_is_waited_for() -> None:
    plan = Plan(observation=45)

    assert is_open(ended(200), plan, at(200 + 719))
    assert not is_open(ended(200), plan, at(200 + 720))


def test_two_thousand_events_are_looked_through_well_within_the_second_of_a_tick() -> None:
    full = running(
        rates=rates(*((each / 10, 30 + 30 * (each % 4)) for each in range(2000))),
        vitals=vitals(*(each / 10 for each in range(2000))),
        marks=tuple(Mark(at(each / 10)) for each in range(2000)),
        due_answers=tuple(DueAnswer(f"vitals@{at(each).epoch}", at(each)) for each in range(2000)),
    )
    plan = Plan(STEPS, VitalsPlan(True, (Every(1),), True, True, (30,)), (PlannedMedicine("cetirizine"),), 240, 30)

    def seconds() -> float:
        begun = perf_counter()
        due_things(full, plan, at(210))
        return perf_counter() - begun

    assert min(seconds() for _ in range(5)) < 0.5  # 3 ms on a quiet machine; quadratic would be seconds
