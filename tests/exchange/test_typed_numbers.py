"""Numbers and amounts as they are typed."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_numbers import (
    read_concentration,
    read_dose,
    read_medicine_dose,
    read_number,
    read_vial_grams,
    read_weight,
)
from tests.builders import ZONE, a_moment

POINT = Conventions(ZONE, now=a_moment("18:00"))
COMMA = Conventions(ZONE, decimal_comma=True, now=a_moment("18:00"))
POUNDS = Conventions(ZONE, pounds=True, now=a_moment("18:00"))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("30", "30"),
        (" 62.5 ", "62.5"),
        ("12,5", "12.5"),  # one or two digits can only be decimals
        ("12,55", "12.55"),
        ("0,125", "0.125"),  # no thousands begin with 0
        ("1,2345", "1.2345"),
        ("1e9", "1E+9"),
        (".5", "0.5"),
        ("-3", "-3"),
        ("٣٠", "30"),
        ("３０．５", "30.5"),
        ("١٢٫٥", "12.5"),
    ],
)
def test_a_number_is_read_with_point_or_comma_in_any_digits(text: str, number: str) -> None:
    assert read_number(text, POINT) == Decimal(number)


def test_the_decimal_sign_of_the_place_is_never_a_thousands_sign() -> None:
    assert read_number("1,234", COMMA) == Decimal("1.234")
    assert read_number("1.234", POINT) == Decimal("1.234")


@pytest.mark.parametrize(
    ("text", "conventions"),
    [("1,234", POINT), ("1.234", COMMA), ("1,234.5", POINT), ("1.234,5", COMMA), ("1,234,567", POINT)],
)
def test_a_sign_that_may_group_thousands_is_refused_and_not_guessed(text: str, conventions: Conventions) -> None:
    with pytest.raises(Unreadable) as refused:
        read_number(text, conventions)
    assert refused.value.code is Code.NUMBER_AMBIGUOUS


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-Infinity", "1e999", "thirty", "3 0", "30.", "1__0", "10²", "½", "+", "."]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_number(text, POINT)
    assert refused.value.code is Code.NUMBER_UNREADABLE


def test_a_number_of_four_hundred_digits_is_read_for_the_limits_to_refuse() -> None:
    assert read_dose("9" * 400, POINT) == Decimal("9" * 400)
    with pytest.raises(Unreadable):
        read_dose("9" * 100_000, POINT)


@given(st.text())
def test_no_text_breaks_the_reading_of_an_amount(text: str) -> None:
    for read in (read_dose, read_weight, read_concentration, read_vial_grams, read_medicine_dose):
        with suppress(Unreadable):
            read(text, POINT)


@pytest.mark.parametrize("text", ["30", "30 g", "30g", "30 gram", "30 grams", "30 G"])
def test_a_dose_is_in_grams_with_or_without_the_unit(text: str) -> None:
    assert read_dose(text, POINT) == 30


@pytest.mark.parametrize("text", ["unknown", "not known", "?", "Not recorded"])
def test_a_dose_may_be_said_to_be_unknown(text: str) -> None:
    assert read_dose(text, POINT) is None


def test_a_dose_that_is_not_typed_is_missing() -> None:
    with pytest.raises(Unreadable) as refused:
        read_dose(" ", POINT)
    assert refused.value.code is Code.DOSE_MISSING


@pytest.mark.parametrize(
    ("text", "value", "unit"), [("77.6 mg", "77.6", "mg"), ("300 mL", "300", "mL"), ("1 g/kg", "1", "g/kg")]
)
def test_a_dose_in_another_unit_is_refused_with_its_value_and_unit(text: str, value: str, unit: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_dose(text, POINT)
    assert refused.value.code is Code.DOSE_NOT_IN_GRAMS
    assert refused.value.facts == {"value": Decimal(value), "unit": unit}


@pytest.mark.parametrize(
    ("text", "conventions", "kilograms"),
    [
        ("62.5", POINT, "62.5"),
        ("62,5 kg", POINT, "62.5"),
        ("138 lb", POINT, "62.596"),
        ("138", POUNDS, "62.596"),
        ("62.5 kg", POUNDS, "62.5"),
        ("138 lbs", POUNDS, "62.596"),
    ],
)
def test_a_weight_is_kept_in_kg_to_the_gram(text: str, conventions: Conventions, kilograms: str) -> None:
    assert read_weight(text, conventions) == Decimal(kilograms)


def test_a_weight_in_stone_is_refused_with_the_units_that_are_understood() -> None:
    with pytest.raises(Unreadable) as refused:
        read_weight("9 stone", POINT)
    assert refused.value.code is Code.UNIT_UNREADABLE
    assert refused.value.facts == {"unit": "stone", "units": ("kg", "lb")}


@pytest.mark.parametrize(("text", "value"), [("10", "10"), ("10 %", "10"), ("16,5%", "16.5")])
def test_a_concentration_is_in_percent(text: str, value: str) -> None:
    assert read_concentration(text, POINT) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "count", "grams"),
    [
        ("", 1, None),
        ("10", 1, "10"),
        ("10 g", 1, "10"),
        ("2 x 10 g", 2, "10"),
        ("2x2.5", 2, "2.5"),
        ("3 × 10 g", 3, "10"),
    ],
)
def test_a_row_may_stand_for_several_vials(text: str, count: int, grams: str | None) -> None:
    assert read_vial_grams(text, POINT) == (count, None if grams is None else Decimal(grams))


@pytest.mark.parametrize("text", ["0 x 10 g", "5000 x 10 g"])
def test_no_row_stands_for_no_vials_or_for_thousands(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_vial_grams(text, POINT)
    assert refused.value.code is Code.VIAL_COUNT


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("650 mg", ("650", "mg")),
        ("1 g", ("1", "g")),
        ("50 µg", ("50", "mcg")),
        ("50 mcg", ("50", "mcg")),
        ("500 ml", ("500", "mL")),
        ("1 tablet", ("1", "tablets")),
        ("2 tabs", ("2", "tablets")),
        ("4 units", ("4", "units")),
        ("500", ("500", "")),
    ],
)
def test_a_medicine_keeps_its_unit_in_one_spelling(text: str, dose: tuple[str, str]) -> None:
    assert read_medicine_dose(text, POINT) == (Decimal(dose[0]), dose[1])


def test_a_medicine_in_another_unit_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_medicine_dose("3 drops", POINT)
    assert refused.value.code is Code.UNIT_UNREADABLE
