"""Which rate step of a plan comes next, and when."""

from decimal import Decimal

import pytest

from ivig_logger.domain.due import DueKind, next_step
from ivig_logger.domain.infusion import (
    Pause,
    RateStep,
    RateUnit,
)
from ivig_logger.domain.plan import Plan, PlannedStep
from tests.domain.planned import STEPS, answered, at, rates, running, when


@pytest.mark.parametrize(
    ("set_rates", "number"),
    [
        ([], 1),
        ([(0, 30)], 2),
        ([(0, 30), (30, 60)], 3),
        ([(0, 30), (30, 60), (60, 90)], None),
        ([(0, 30), (30, 60), (60, 90), (70, 60)], 3),  # back to the second one
        ([(0, 30), (30, 60), (60, 90), (70, 30)], 2),
        ([(0, 30), (30, 45)], 2),  # beside the plan
        ([(0, 30), (5, 90)], None),  # one step left out
        ([(30, 60), (0, 30)], 3),  # recorded in another order
    ],
)
def test_the_next_step_is_the_one_after_the_last_that_was_made(
    set_rates: list[tuple[float, int]], number: int | None
) -> None:
    found = next_step(running(rates=rates(*set_rates)), Plan(steps=STEPS))

    assert found == (None if number is None else (number, STEPS[number - 1]))


def test_a_rate_in_another_unit_is_beside_the_plan() -> None:
    other = (RateStep(at(0), Decimal(30), RateUnit.ML_KG_H),)

    assert next_step(running(rates=other), Plan(steps=STEPS)) == (1, STEPS[0])


def test_of_two_equal_steps_the_pointer_goes_on_and_back_to_the_later_one() -> None:
    steps = tuple(PlannedStep(after, Decimal(value)) for after, value in ((0, 30), (30, 60), (60, 30), (90, 90)))

    assert next_step(running(rates=rates((0, 30), (30, 60), (60, 30))), Plan(steps=steps)) == (4, steps[3])
    back = rates((0, 30), (30, 60), (60, 30), (90, 90), (95, 30))
    assert next_step(running(rates=back), Plan(steps=steps)) == (4, steps[3])


def test_a_step_is_due_its_interval_after_the_step_before_was_made() -> None:
    plan = Plan(steps=STEPS)

    assert when(DueKind.STEP, running(), plan, 5) == 30
    assert when(DueKind.STEP, running(rates=rates((0, 30), (37, 60))), plan, 40) == 67
    assert when(DueKind.STEP, running(rates=rates((0, 30), (37, 60), (50, 75))), plan, 55) == 67


def test_the_first_step_is_due_from_the_start_until_it_is_made() -> None:
    plan = Plan(steps=(PlannedStep(10, Decimal(30)),))

    assert when(DueKind.STEP, running(rates=()), plan, 0) == 10


def test_a_step_waits_for_its_interval_of_flow() -> None:
    plan = Plan(steps=STEPS)
    before = Pause(at(10), at(20))
    after = Pause(at(45), at(60))

    assert when(DueKind.STEP, running(pauses=(before,)), plan, 25) == 40
    assert when(DueKind.STEP, running(pauses=(before, after)), plan, 65) == 40
    assert when(DueKind.STEP, running(pauses=(after,), rates=rates((0, 30), (50, 60))), plan, 65) == 90


def test_while_the_flow_is_paused_no_step_is_due() -> None:
    assert when(DueKind.STEP, running(pauses=(Pause(at(20), None),)), Plan(steps=STEPS), 60) is None


def test_a_plan_whose_times_go_backwards_has_its_steps_due_at_once() -> None:
    plan = Plan(steps=(PlannedStep(0, Decimal(30)), PlannedStep(-20, Decimal(60))))

    assert when(DueKind.STEP, running(), plan, 1) == 0


def test_a_step_is_put_off_or_skipped_and_its_key_names_it_and_the_step_before() -> None:
    plan = Plan(steps=STEPS)
    put_off = answered(running(), plan, DueKind.STEP, 31, again=36)
    skipped = answered(running(), plan, DueKind.STEP, 31, again=None)

    assert put_off.due == f"step@2@{at(0).epoch}"
    assert when(DueKind.STEP, running(due_answers=(put_off,)), plan, 32) == 36
    assert when(DueKind.STEP, running(due_answers=(skipped,)), plan, 32) is None
