"""When vital signs are due by a plan."""

import pytest

from ivig_logger.domain.due import DueKind
from ivig_logger.domain.plan import Every, Plan, VitalsPlan
from tests.domain.planned import IN_FIRST_HOUR, answered, ended, rates, running, vitals, when


@pytest.mark.parametrize(
    ("minute", "due"), [(0, 15), (14, 15), (15, 15), (29.9, 15), (30, 30), (60, 60), (89, 60), (90, 90), (6000, 6000)]
)
def test_vital_signs_follow_the_intervals_and_the_earlier_ones_go_into_the_latest(minute: float, due: float) -> None:
    assert when(DueKind.VITALS, running(), Plan(vitals=IN_FIRST_HOUR), minute) == due


@pytest.mark.parametrize(("taken", "due"), [(9.9, 15), (10, 30), (15, 30), (16, 30), (25, 45)])
def test_a_set_counts_for_the_point_that_it_was_taken_just_before(taken: float, due: float) -> None:
    minute = max(20, taken)

    assert when(DueKind.VITALS, running(vitals=vitals(taken)), Plan(vitals=IN_FIRST_HOUR), minute) == due


def test_for_a_short_interval_just_before_is_a_third_of_it() -> None:
    plan = Plan(vitals=VitalsPlan(every=(Every(6),)))

    assert when(DueKind.VITALS, running(vitals=vitals(3.9)), plan, 7) == 6
    assert when(DueKind.VITALS, running(vitals=vitals(4)), plan, 7) == 12


def test_a_set_whose_time_was_typed_far_ahead_does_not_silence_the_plan() -> None:
    assert when(DueKind.VITALS, running(vitals=vitals(600)), Plan(vitals=IN_FIRST_HOUR), 16) == 15


@pytest.mark.parametrize(("taken", "due"), [(-61, 0), (-60, 15), (0, 15), (3, 15)])
def test_the_baseline_may_be_taken_an_hour_before_the_start(taken: float, due: float) -> None:
    plan = Plan(vitals=VitalsPlan(baseline=True, every=(Every(15),)))

    assert when(DueKind.VITALS, running(vitals=vitals(taken)), plan, 4) == due


def test_the_second_stretch_begins_where_the_first_one_ended() -> None:
    plan = Plan(vitals=VitalsPlan(every=(Every(25, 60), Every(30))))
    seen = [when(DueKind.VITALS, running(), plan, minute) for minute in (26, 51, 61, 91)]

    assert seen == [25, 50, 60, 90]


def test_after_the_last_stretch_nothing_more_is_due() -> None:
    plan = Plan(vitals=VitalsPlan(every=(Every(15, 60),)))

    assert when(DueKind.VITALS, running(vitals=vitals(60)), plan, 61) is None


def test_a_stretch_that_goes_backwards_or_has_no_interval_is_passed_over() -> None:
    plan = Plan(vitals=VitalsPlan(every=(Every(15, 30), Every(5, 20), Every(0, 50), Every(10))))
    seen = [when(DueKind.VITALS, running(vitals=vitals(30)), plan, minute) for minute in (31, 61)]

    assert seen == [50, 60]


def test_a_rate_step_asks_for_vital_signs_and_the_start_is_none() -> None:
    plan = Plan(vitals=VitalsPlan(at_steps=True))

    assert when(DueKind.VITALS, running(), plan, 20) is None
    assert when(DueKind.VITALS, running(rates=rates((0, 30), (21, 60))), plan, 22) == 21
    assert when(DueKind.VITALS, running(rates=rates((0, 30), (21, 60)), vitals=vitals(20)), plan, 22) is None


def test_the_end_and_the_time_after_it_have_points_of_their_own() -> None:
    plan = Plan(vitals=VitalsPlan(every=(Every(30),), at_end=True, after_end=(30, 60)))

    assert when(DueKind.VITALS, ended(130), plan, 131) == 130
    assert when(DueKind.VITALS, ended(130, vitals=vitals(128)), plan, 131) == 160
    assert when(DueKind.VITALS, ended(130, vitals=vitals(128)), plan, 161) == 160
    assert when(DueKind.VITALS, ended(130, vitals=vitals(190)), plan, 191) is None


def test_vital_signs_that_are_put_off_are_due_then_and_go_into_the_next_point() -> None:
    infusion, plan = running(), Plan(vitals=IN_FIRST_HOUR)
    put_off = running(due_answers=(answered(infusion, plan, DueKind.VITALS, 16, again=21),))
    long_off = running(due_answers=(answered(infusion, plan, DueKind.VITALS, 28, again=33),))

    assert [when(DueKind.VITALS, put_off, plan, minute) for minute in (16, 22, 30)] == [21, 21, 30]
    assert [when(DueKind.VITALS, long_off, plan, minute) for minute in (28, 30)] == [30, 30]


def test_after_skipped_vital_signs_the_next_point_shows() -> None:
    plan = Plan(vitals=IN_FIRST_HOUR)
    skipped = running(due_answers=(answered(running(), plan, DueKind.VITALS, 16, again=None),))

    assert [when(DueKind.VITALS, skipped, plan, minute) for minute in (16, 30)] == [30, 30]


def test_a_point_can_be_skipped_before_it_comes() -> None:
    plan = Plan(vitals=IN_FIRST_HOUR)
    skipped = running(due_answers=(answered(running(), plan, DueKind.VITALS, 5, again=None),))

    assert when(DueKind.VITALS, skipped, plan, 6) == 30


def test_the_last_answer_to_a_thing_counts() -> None:
    plan = Plan(vitals=IN_FIRST_HOUR)
    skipped = answered(running(), plan, DueKind.VITALS, 16, again=None)
    put_off = answered(running(), plan, DueKind.VITALS, 16, again=21)

    assert when(DueKind.VITALS, running(due_answers=(skipped, put_off)), plan, 17) == 21
    assert when(DueKind.VITALS, running(due_answers=(put_off, skipped)), plan, 17) == 30
