"""Rates as they are typed."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import RateUnit
from ivig_logger.domain.plan import PlannedStep
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_rates import read_rate
from ivig_logger.words.problems import problem_text
from ivig_logger.words.rates import rate_text
from tests.builders import ZONE, a_moment

POINT = Conventions(ZONE, now=a_moment("18:00"))
COMMA = Conventions(ZONE, decimal_comma=True, now=a_moment("18:00"))
VALUES = st.decimals(min_value=0, max_value=2000, places=3)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("60", "60", RateUnit.ML_H),
        (" 60 mL/h ", "60", RateUnit.ML_H),
        ("60ml/hr", "60", RateUnit.ML_H),
        ("60 ML / HOUR", "60", RateUnit.ML_H),
        ("60 ml per hour", "60", RateUnit.ML_H),
        ("62,5 millilitres per hour", "62.5", RateUnit.ML_H),
        ("1.5 mL/kg/h", "1.5", RateUnit.ML_KG_H),
        ("1.5 mL per kg per h", "1.5", RateUnit.ML_KG_H),
        ("0.02 ml/kg/min", "0.02", RateUnit.ML_KG_MIN),
        ("2 mg/kg/min", "2", RateUnit.MG_KG_MIN),
        ("3 mg/kg per minute", "3", RateUnit.MG_KG_MIN),
    ],
)
def test_a_rate_is_read_in_the_units_of_pumps_and_orders(text: str, value: str, unit: RateUnit) -> None:
    assert read_rate(text, POINT) == (Decimal(value), unit)


def test_a_number_alone_is_in_the_unit_that_is_asked_for() -> None:
    assert read_rate("2", POINT, RateUnit.MG_KG_MIN) == (Decimal(2), RateUnit.MG_KG_MIN)


def test_the_decimal_comma_is_read() -> None:
    assert read_rate("0,025 mL/kg/min", COMMA) == (Decimal("0.025"), RateUnit.ML_KG_MIN)


@pytest.mark.parametrize(
    "text", ["60 mL/min", "60 drops/min", "2 mcg/kg/min", "2 mg/kg/h", "60 mL", "60 /h", "6 ml//h"]
)
def test_another_unit_is_refused_and_the_known_ones_are_named(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_rate(text, POINT)
    assert refused.value.code is Code.UNIT_UNREADABLE
    assert "mL/h, mL/kg/h, mL/kg/min or mg/kg/min" in problem_text(refused.value.problem("rate"))


def test_a_unit_that_is_not_understood_is_shown_as_it_was_typed() -> None:
    with pytest.raises(Unreadable) as refused:
        read_rate("60 Drops / min", POINT)
    assert problem_text(refused.value.problem("rate")).startswith("“Drops / min” is not understood as a unit here.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.RATE_MISSING),
        ("fast", Code.NUMBER_UNREADABLE),
        ("60 90", Code.NUMBER_UNREADABLE),
        ("1,234", Code.NUMBER_AMBIGUOUS),
        ("6" * 500, Code.NUMBER_UNREADABLE),
    ],
)
def test_what_is_no_rate_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_rate(text, POINT)
    assert refused.value.code is code


@given(VALUES, st.sampled_from(list(RateUnit)))
def test_what_is_shown_for_a_rate_is_read_again(value: Decimal, unit: RateUnit) -> None:
    shown = rate_text(PlannedStep(0, value, unit))
    assert read_rate(shown, POINT) == (value, unit)
    assert read_rate(shown.replace(".", ","), COMMA) == (value, unit)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Unreadable):
        read_rate(text, POINT)
