"""Vital signs and the way into the vein."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.checks import celsius
from ivig_logger.domain.infusion import Access, Infusion, TemperatureUnit, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code
from tests.builders import a_moment, an_infusion
from tests.domain.checks.verdict import codes_of, said_of, the

CELSIUS, FAHRENHEIT = TemperatureUnit.CELSIUS, TemperatureUnit.FAHRENHEIT


def at(minutes: float) -> Moment:
    return a_moment("09:00") + timedelta(minutes=minutes)


def measured(*vitals: VitalSigns) -> Infusion:
    return an_infusion(vitals=vitals)


def test_a_heart_rate_of_24_asks_and_is_kept() -> None:
    (problem,) = said_of(measured(VitalSigns(at(0)), VitalSigns(at(15), heart_rate=24)))

    assert (problem.code, problem.refuse, problem.where) == (Code.UNUSUAL, False, "vitals.1.heart_rate")


def test_a_set_may_hold_one_measurement_or_none() -> None:
    assert codes_of(measured(VitalSigns(at(0)), VitalSigns(at(15), spo2=98))) == set()


@pytest.mark.parametrize(
    ("temperature", "unit", "code"),
    [
        ("37.9", CELSIUS, None),
        ("37.99", CELSIUS, None),
        ("38", CELSIUS, Code.UNUSUAL),
        ("38.0", CELSIUS, Code.UNUSUAL),
        ("45", CELSIUS, Code.UNUSUAL),
        ("45.01", CELSIUS, Code.IMPOSSIBLE),
        ("28", CELSIUS, None),
        ("27.99", CELSIUS, Code.IMPOSSIBLE),
        ("100.3", FAHRENHEIT, None),
        ("100.39", FAHRENHEIT, None),
        ("100.4", FAHRENHEIT, Code.UNUSUAL),
        ("113", FAHRENHEIT, Code.UNUSUAL),
        ("113.1", FAHRENHEIT, Code.IMPOSSIBLE),
        ("82.4", FAHRENHEIT, None),
        ("82.3", FAHRENHEIT, Code.IMPOSSIBLE),
        ("36.8", FAHRENHEIT, Code.IMPOSSIBLE),
        ("98.6", CELSIUS, Code.IMPOSSIBLE),
        ("36.801", CELSIUS, Code.TOO_PRECISE),
        ("1e999999", FAHRENHEIT, Code.IMPOSSIBLE),
        ("NaN", FAHRENHEIT, Code.IMPOSSIBLE),
        ("Infinity", CELSIUS, Code.IMPOSSIBLE),
    ],
)
def test_a_temperature_has_the_same_limits_on_both_scales(
    temperature: str, unit: TemperatureUnit, code: Code | None
) -> None:
    infusion = measured(VitalSigns(at(0), temperature=Decimal(temperature), temperature_unit=unit))

    assert codes_of(infusion) == ({code} if code else set())


def test_a_temperature_in_fahrenheit_is_shown_as_typed() -> None:
    vitals = VitalSigns(at(0), temperature=Decimal("100.4"), temperature_unit=FAHRENHEIT)
    facts = the(Code.UNUSUAL, measured(vitals)).facts

    assert (facts["value"], facts["unit"]) == (38, "°C")
    assert (facts["typed"], facts["typed_unit"]) == (Decimal("100.4"), "°F")


def test_both_scales_meet() -> None:
    assert celsius(VitalSigns(at(0), temperature=Decimal("98.6"), temperature_unit=FAHRENHEIT)) == 37
    assert celsius(VitalSigns(at(0), temperature=Decimal("36.8"))) == Decimal("36.8")
    assert celsius(VitalSigns(at(0))) is None


@pytest.mark.parametrize(("later", "asks"), [(150, True), (149, False), (91, False), (90, True)])
def test_a_systolic_pressure_30_away_from_the_first_asks(later: int, asks: bool) -> None:
    infusion = measured(VitalSigns(at(0), systolic=120), VitalSigns(at(15), systolic=later))

    assert codes_of(infusion) == ({Code.SYSTOLIC_FAR} if asks else set())


def test_the_first_pressure_is_the_earliest_one_and_not_the_first_one_typed() -> None:
    infusion = measured(
        VitalSigns(at(30), systolic=150), VitalSigns(at(0)), VitalSigns(at(5), systolic=115), VitalSigns(at(9))
    )

    problem = the(Code.SYSTOLIC_FAR, infusion)

    assert (problem.where, problem.facts) == ("vitals.0.systolic", {"value": 150, "first": 115})


def test_pain_is_told_from_0_to_10() -> None:
    assert codes_of(measured(VitalSigns(at(0), pain=0), VitalSigns(at(5), pain=10))) == set()
    assert codes_of(measured(VitalSigns(at(0), pain=11))) == {Code.IMPOSSIBLE}


@pytest.mark.parametrize(
    ("access", "code"),
    [
        (Access("peripheral", gauge=22, attempts=4), None),
        (Access(attempts=5), Code.UNUSUAL),
        (Access(gauge=20), Code.UNUSUAL),
        (Access(gauge=13), Code.IMPOSSIBLE),
        (Access(gauge=28), Code.IMPOSSIBLE),
    ],
)
def test_more_than_four_attempts_ask_and_a_gauge_that_does_not_exist_is_refused(
    access: Access, code: Code | None
) -> None:
    assert codes_of(an_infusion(access=access)) == ({code} if code else set())
