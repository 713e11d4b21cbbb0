"""Vital signs as they are typed into a row of fields."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import TemperatureUnit, VitalSigns
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions
from ivig_logger.exchange.typed_vitals import VitalsEntry, read_vitals
from tests.builders import ZONE, a_moment

AT = a_moment("14:05")
POINT = Conventions(ZONE, now=AT)
FULL = VitalsEntry("122/76", "74", "36.8", "98", "14", "0")


def _read(**texts: str) -> VitalSigns:
    vitals, problems = read_vitals(VitalsEntry(**texts), AT, POINT)
    assert vitals is not None
    assert problems == []
    return vitals


def _said(entry: VitalsEntry, *earlier: VitalSigns) -> list[tuple[Code, str, bool]]:
    _, problems = read_vitals(entry, AT, POINT, earlier=earlier)
    return [(each.code, each.where, each.refuse) for each in problems]


def test_a_whole_set_is_read() -> None:
    assert read_vitals(FULL, AT, POINT) == (
        VitalSigns(AT, 122, 76, 74, Decimal("36.8"), spo2=98, breathing_rate=14, pain=0),
        [],
    )


@pytest.mark.parametrize("text", ["122/76", "122 76", "122-76", " 122 / 76 ", "122 over 76", "122/76 mmHg", "122–76"])
def test_a_blood_pressure_is_read_in_the_ways_it_is_written(text: str) -> None:
    assert _read(pressure=text) == VitalSigns(AT, 122, 76)


def test_an_upper_pressure_alone_is_a_partial_set() -> None:
    assert _read(pressure="122") == VitalSigns(AT, 122)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("36.8", "36.8", TemperatureUnit.CELSIUS),
        ("36,8 °C", "36.8", TemperatureUnit.CELSIUS),
        ("36.8°", "36.8", TemperatureUnit.CELSIUS),
        ("36.8 c", "36.8", TemperatureUnit.CELSIUS),
        ("98.2 F", "98.2", TemperatureUnit.FAHRENHEIT),
        ("98.2°F", "98.2", TemperatureUnit.FAHRENHEIT),
    ],
)
def test_a_temperature_stays_in_the_unit_it_was_typed_in(text: str, value: str, unit: TemperatureUnit) -> None:
    assert _read(temperature=text) == VitalSigns(AT, temperature=Decimal(value), temperature_unit=unit)


def test_a_temperature_without_a_unit_is_in_the_preferred_one() -> None:
    vitals, _ = read_vitals(VitalsEntry(temperature="98.2"), AT, POINT, fahrenheit=True)
    assert vitals == VitalSigns(AT, temperature=Decimal("98.2"), temperature_unit=TemperatureUnit.FAHRENHEIT)


def test_a_temperature_of_the_other_scale_is_asked_about_and_not_guessed() -> None:
    assert _said(VitalsEntry(temperature="98.2")) == [(Code.IMPOSSIBLE, "temperature", True)]


def test_the_other_measurements_may_have_their_units() -> None:
    vitals = _read(heart_rate="74 bpm", spo2="98 %", breathing_rate="14/min", pain="3/10")
    assert vitals == VitalSigns(AT, heart_rate=74, spo2=98, breathing_rate=14, pain=3)


def test_nothing_typed_is_no_set() -> None:
    assert read_vitals(VitalsEntry(" ", "", "not known"), AT, POINT) == (None, [])


def test_unusual_numbers_ask_at_their_fields_and_do_not_refuse() -> None:
    assert _said(VitalsEntry("185/76", "130", "38.2")) == [
        (Code.UNUSUAL, "pressure", False),
        (Code.UNUSUAL, "heart_rate", False),
        (Code.UNUSUAL, "temperature", False),
    ]


def test_a_slow_heart_that_was_published_can_be_kept() -> None:
    assert _said(VitalsEntry(heart_rate="24")) == [(Code.UNUSUAL, "heart_rate", False)]


def test_a_pressure_far_from_the_first_one_asks() -> None:
    first = VitalSigns(a_moment("13:45"), 124, 76)
    assert _said(VitalsEntry("94/60"), first) == [(Code.SYSTOLIC_FAR, "pressure", False)]
    assert _said(VitalsEntry("100/60"), first) == []


def test_what_was_said_against_earlier_sets_is_not_said_again() -> None:
    assert _said(VitalsEntry("120/70"), VitalSigns(a_moment("13:45"), 124, 76, 240)) == []


@pytest.mark.parametrize(
    ("entry", "code", "where"),
    [
        (VitalsEntry(pressure="76/122"), Code.DIASTOLIC_NOT_BELOW, "pressure"),
        (VitalsEntry(pressure="1222/76"), Code.IMPOSSIBLE, "pressure"),
        (VitalsEntry(pressure="good"), Code.PRESSURE_UNREADABLE, "pressure"),
        (VitalsEntry(pressure="16/10 kPa"), Code.UNIT_UNREADABLE, "pressure"),
        (VitalsEntry(heart_rate="7400"), Code.IMPOSSIBLE, "heart_rate"),
        (VitalsEntry(heart_rate="74.5"), Code.TOO_PRECISE, "heart_rate"),
        (VitalsEntry(heart_rate="1e99"), Code.IMPOSSIBLE, "heart_rate"),
        (VitalsEntry(spo2="x"), Code.NUMBER_UNREADABLE, "spo2"),
        (VitalsEntry(temperature="310 K"), Code.UNIT_UNREADABLE, "temperature"),
        (VitalsEntry(pain="11"), Code.IMPOSSIBLE, "pain"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(entry: VitalsEntry, code: Code, where: str) -> None:
    assert (code, where, True) in _said(entry)


def test_what_can_be_read_is_read_beside_what_cannot() -> None:
    vitals, problems = read_vitals(VitalsEntry("122/76", "x", spo2="y"), AT, POINT)
    assert vitals == VitalSigns(AT, 122, 76)
    assert [each.where for each in problems] == ["heart_rate", "spo2"]


@given(st.builds(VitalsEntry, *([st.text(max_size=20)] * 6)))
def test_any_texts_are_read_or_refused_at_a_field(entry: VitalsEntry) -> None:
    _, problems = read_vitals(entry, AT, POINT)
    assert all(hasattr(entry, each.where) for each in problems)
