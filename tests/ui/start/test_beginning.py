"""What the start card begins with, as values."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.infusion import RateStep, RateUnit, Status
from ivig_logger.domain.plan import PlannedStep
from ivig_logger.exchange.typed import Conventions
from ivig_logger.ui.start.beginning import beginning, steps_of
from tests.builders import PATIENT, a_moment, an_infusion

HERE = Conventions("Europe/Berlin", decimal_comma=True, now=a_moment("14:00", "2026-11-01"))
START = a_moment("09:00")


def a_step(seconds: int, value: int) -> RateStep:
    return RateStep(START + timedelta(seconds=seconds), Decimal(value), RateUnit.ML_H)


def test_a_first_session_begins_empty() -> None:
    begun = beginning(PATIENT, (), HERE)
    assert set(begun.texts.values()) == {""}
    assert (begun.medicines, begun.lots, begun.steps, begun.last_weight) == ((), (), (), None)
    assert (begun.base.status, begun.base.ended) == (Status.RUNNING, None)


def test_numbers_are_written_as_here() -> None:
    begun = beginning(PATIENT, [an_infusion(weight=Decimal("62.50"))], HERE)
    assert begun.texts["weight"] == "62,5 kg"


def test_a_product_that_was_not_known_is_not_filled_in() -> None:
    assert beginning(PATIENT, [an_infusion(product="unknown")], HERE).texts["product"] == ""


def test_the_attempts_at_the_vein_are_of_that_day() -> None:
    last = an_infusion()
    last = replace(last, access=replace(last.access, kind="port", attempts=3))
    assert beginning(PATIENT, [last], HERE).base.access.attempts is None


def test_rate_steps_are_minutes_from_the_start_rounded() -> None:
    last = an_infusion(rates=(a_step(29 * 60 + 40, 60), a_step(8, 30)))
    assert steps_of(last) == (PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60)))


def test_of_two_steps_in_one_minute_the_later_one_counts() -> None:
    last = an_infusion(rates=(a_step(0, 30), a_step(20, 40)))
    assert steps_of(last) == (PlannedStep(0, Decimal(40)),)


def test_a_rate_outside_the_session_is_no_step_of_it() -> None:
    last = an_infusion(rates=(a_step(-600, 30), a_step(3 * 3600, 999)))
    assert steps_of(last) == ()
