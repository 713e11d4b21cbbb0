"""Well-being and the IgG trough as they are typed."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_condition import read_trough, read_wellbeing
from tests.builders import ZONE, a_moment

POINT = Conventions(ZONE, now=a_moment("18:00"))
COMMA = Conventions(ZONE, decimal_comma=True, now=a_moment("18:00"))


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("0", 0), (" 10 ", 10), ("7/10", 7), ("7 / 10", 7), ("7 of 10", 7), ("7.0", 7), ("٧", 7), ("11", 11)],
)
def test_well_being_is_a_whole_number_with_or_without_of_ten(text: str, number: int) -> None:
    assert read_wellbeing(text, POINT) == number


@pytest.mark.parametrize(
    ("text", "code"),
    [("7.5", Code.TOO_PRECISE), ("well", Code.NUMBER_UNREADABLE), ("7/5", Code.NUMBER_UNREADABLE)],
)
def test_no_other_well_being_is_guessed(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_wellbeing(text, POINT)
    assert refused.value.code is code


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("9.5", "9.5"),
        ("9.5 g/L", "9.5"),
        ("950 mg/dL", "9.5"),
        ("947.5mg/dl", "9.475"),
        ("950", "950"),  # which the limits refuse: a unit is not guessed by the size of a number
    ],
)
def test_a_trough_is_read_in_both_units_and_a_number_alone_is_in_grams(text: str, grams: str) -> None:
    assert read_trough(text, POINT) == Decimal(grams)


def test_a_trough_follows_the_customs_of_the_place() -> None:
    assert read_trough("9,475 g/L", COMMA) == Decimal("9.475")


@pytest.mark.parametrize("text", ["9.5 g", "9.5 mmol/L", "9.5 g/dL"])
def test_another_unit_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_trough(text, POINT)
    assert refused.value.code is Code.UNIT_UNREADABLE


@pytest.mark.parametrize("text", ["", "  ", "unknown", "?"])
def test_nothing_typed_is_not_recorded(text: str) -> None:
    assert read_wellbeing(text, POINT) is None
    assert read_trough(text, POINT) is None


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for read in (read_wellbeing, read_trough):
        with suppress(Unreadable):
            read(text, POINT)
