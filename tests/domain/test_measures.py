"""Vital signs as series."""

from decimal import Decimal

from ivig_logger.domain.infusion import TemperatureUnit, VitalSigns
from ivig_logger.domain.measures import Measure, Measured, series_of
from tests.builders import a_moment

AT = a_moment()


def test_each_measure_is_a_series_in_time_and_what_was_never_measured_is_none() -> None:
    sets = [(30.0, VitalSigns(AT, heart_rate=80)), (0.0, VitalSigns(AT, 120, 70, 72))]
    pressure, rate = series_of(sets)
    assert (pressure.measure, pressure.values) == (Measure.PRESSURE, (Measured(0, 70, 120),))
    assert [each.high for each in rate.values] == [72, 80]


def test_one_pressure_alone_is_a_point() -> None:
    (pressure,) = series_of([(0.0, VitalSigns(AT, systolic=120))])
    assert pressure.values == (Measured(0, 120, 120),)


def test_temperatures_stay_as_typed_where_all_are_of_one_scale() -> None:
    (warmth,) = series_of(
        [(0.0, VitalSigns(AT, temperature=Decimal("98.6"), temperature_unit=TemperatureUnit.FAHRENHEIT))]
    )
    assert (warmth.unit, warmth.values[0].high) == ("°F", 98.6)


def test_temperatures_of_both_scales_are_told_in_celsius() -> None:
    fahrenheit = VitalSigns(AT, temperature=Decimal("98.6"), temperature_unit=TemperatureUnit.FAHRENHEIT)
    (warmth,) = series_of([(0.0, fahrenheit), (10.0, VitalSigns(AT, temperature=Decimal("36.5")))])
    assert (warmth.unit, [each.high for each in warmth.values]) == ("°C", [37.0, 36.5])
