"""Rates in other units, the flow, and what ran at a moment."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Pause, RateStep, RateUnit
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import between, exactly
from ivig_logger.domain.rates import flow_until, ml_per_hour, rate_at, rate_at_onset, since_last_increase, volume_until
from tests.builders import a_moment, an_infusion

WEIGHT, TEN, FIVE = Decimal("62.5"), Decimal(10), Decimal(5)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def at(number: float) -> Moment:
    return a_moment("09:00") + minutes(number)


def step(after: float, value: str, unit: RateUnit = RateUnit.ML_H) -> RateStep:
    return RateStep(at(after), Decimal(value), unit)


@pytest.mark.parametrize(
    ("value", "unit", "weight", "concentration", "expected"),
    [
        ("30", RateUnit.ML_H, None, None, "30"),
        ("0.5", RateUnit.ML_KG_H, WEIGHT, None, "31.25"),
        ("0.01", RateUnit.ML_KG_MIN, WEIGHT, None, "37.5"),
        ("2", RateUnit.MG_KG_MIN, WEIGHT, TEN, "75"),
        ("2", RateUnit.MG_KG_MIN, WEIGHT, FIVE, "150"),
    ],
)
def test_each_unit_is_restated_in_ml_per_hour(
    value: str, unit: RateUnit, weight: Decimal | None, concentration: Decimal | None, expected: str
) -> None:
    assert ml_per_hour(step(0, value, unit), weight, concentration) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "weight", "concentration"),
    [
        (RateUnit.ML_KG_H, None, TEN),
        (RateUnit.ML_KG_MIN, None, TEN),
        (RateUnit.MG_KG_MIN, None, TEN),
        (RateUnit.MG_KG_MIN, WEIGHT, None),
    ],
)
def test_without_the_weight_or_the_concentration_it_takes_a_rate_is_not_known(
    unit: RateUnit, weight: Decimal | None, concentration: Decimal | None
) -> None:
    assert ml_per_hour(step(0, "2", unit), weight, concentration) is None


@given(st.decimals("0.01", 20, places=2), st.decimals(3, 150, places=1))
def test_at_10_percent_ml_per_kg_and_hour_is_six_tenths_of_mg_per_kg_and_minute(rate: Decimal, weight: Decimal) -> None:
    in_mg = ml_per_hour(RateStep(at(0), rate, RateUnit.MG_KG_MIN), weight, TEN)
    in_ml = ml_per_hour(RateStep(at(0), rate * Decimal("0.6"), RateUnit.ML_KG_H), weight, TEN)
    assert in_mg == in_ml


@given(st.decimals("0.01", 20, places=2), st.decimals(3, 150, places=1))
def test_at_5_percent_it_is_twice_that(rate: Decimal, weight: Decimal) -> None:
    in_mg = ml_per_hour(RateStep(at(0), rate, RateUnit.MG_KG_MIN), weight, FIVE)
    in_ml = ml_per_hour(RateStep(at(0), rate * Decimal("1.2"), RateUnit.ML_KG_H), weight, FIVE)
    assert in_mg == in_ml


@pytest.mark.parametrize(
    ("onset", "flowed"),
    [(-5, 0), (0, 0), (20, 20), (45, 20), (70, 20), (75, 25), (180, 130), (600, 130)],
)
def test_the_flow_stands_still_in_a_pause_and_ends_with_the_infusion(onset: float, flowed: float) -> None:
    infusion = an_infusion(pauses=(Pause(at(20), at(70)),))

    assert flow_until(infusion, at(onset)) == minutes(flowed)


def test_a_pause_that_has_not_ended_stops_the_flow_for_good() -> None:
    infusion = an_infusion(ended=None, pauses=(Pause(at(20), None),))

    assert flow_until(infusion, at(100)) == minutes(20)


def test_several_pauses_add_up() -> None:
    infusion = an_infusion(pauses=(Pause(at(60), at(70)), Pause(at(20), at(25))))

    assert flow_until(infusion, at(65)) == minutes(55)


def test_pauses_that_overlap_are_counted_once() -> None:
    infusion = an_infusion(pauses=(Pause(at(20), at(40)), Pause(at(30), at(50)), Pause(at(-5), at(10))))

    assert flow_until(infusion, at(60)) == minutes(20)


STEPS = (step(0, "30"), step(30, "60"), step(60, "45"))


@pytest.mark.parametrize(("after", "volume"), [(0, "0"), (30, "15"), (50, "25"), (60, "35"), (100, "65"), (600, "125")])
def test_the_volume_is_that_of_each_rate_while_it_flowed(after: float, volume: str) -> None:
    infusion = an_infusion(rates=STEPS, pauses=(Pause(at(35), at(45)),))

    assert volume_until(infusion, at(after)) == (Decimal(volume), at(0))


def test_a_volume_is_counted_from_the_first_rate_and_not_without_one_that_can_be_converted() -> None:
    assert volume_until(an_infusion(rates=STEPS[1:]), at(40)) == (Decimal(10), at(30))
    assert volume_until(an_infusion(), at(40)) is None
    per_kg = an_infusion(rates=(step(0, "2", RateUnit.ML_KG_H),), weight=None)
    assert volume_until(per_kg, at(40)) is None


@pytest.mark.parametrize(
    ("onset", "running"),
    [(-1, None), (0, 0), (29, 0), (30, 1), (60, 2), (90, None), (95, None), (100, 2), (180, 2), (181, None)],
)
def test_a_rate_runs_from_its_step_on_but_not_outside_of_the_session_or_in_a_pause(
    onset: float, running: int | None
) -> None:
    infusion = an_infusion(rates=(STEPS[1], STEPS[2], STEPS[0]), pauses=(Pause(at(90), at(100)),))

    assert rate_at(infusion, at(onset)) == (None if running is None else STEPS[running])


def test_without_steps_no_rate_is_known() -> None:
    assert rate_at(an_infusion(), at(10)) is None


def test_the_rate_at_an_onset_is_known_where_it_did_not_change_meanwhile() -> None:
    infusion = an_infusion(rates=STEPS)

    assert rate_at_onset(infusion, None) is None
    assert rate_at_onset(infusion, exactly(at(40))) == STEPS[1]
    assert rate_at_onset(infusion, between(at(30), at(59))) == STEPS[1]
    assert rate_at_onset(infusion, between(at(29), at(30))) is None


def test_the_rate_at_an_onset_is_not_known_where_it_paused_meanwhile() -> None:
    infusion = an_infusion(rates=STEPS, pauses=(Pause(at(40), at(45)),))

    assert rate_at_onset(infusion, between(at(35), at(50))) is None
    assert rate_at_onset(infusion, between(at(45), at(50))) == STEPS[1]


@pytest.mark.parametrize(("onset", "since"), [(10, None), (30, 0), (45, 15), (75, 45)])
def test_the_last_increase_is_neither_the_first_step_nor_a_decrease(onset: float, since: float | None) -> None:
    expected = None if since is None else minutes(since)

    assert since_last_increase(an_infusion(rates=STEPS), at(onset)) == expected


def test_steps_in_different_units_are_compared_in_ml_per_hour() -> None:
    steps = (step(0, "30"), step(30, "0.5", RateUnit.ML_KG_H))

    assert since_last_increase(an_infusion(rates=steps, weight=Decimal(70)), at(40)) == minutes(10)
    assert since_last_increase(an_infusion(rates=steps, weight=Decimal(50)), at(40)) is None


def test_steps_in_one_unit_are_compared_without_a_weight_and_in_two_units_not_at_all() -> None:
    one_unit = (step(0, "0.5", RateUnit.ML_KG_H), step(30, "1", RateUnit.ML_KG_H))
    two_units = (*one_unit, step(60, "90"))

    assert since_last_increase(an_infusion(rates=one_unit, weight=None), at(40)) == minutes(10)
    assert since_last_increase(an_infusion(rates=two_units, weight=None), at(70)) is None
