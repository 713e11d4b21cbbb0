"""The table of limits: both ends of each bound, as the domain states them."""

from decimal import Decimal
from typing import NamedTuple

import pytest

from ivig_logger.domain.limits import LIMITS, Number, allowed, apart, problems_of_number
from ivig_logger.domain.problems import Code, Problem


class Row(NamedTuple):
    """Values of one field, at and just beyond each bound."""

    refused: str
    asks: str
    fine: str


TABLE = {
    "concentration": Row("2.999 12.001 16 20", "3 4.999 5.001 9.999 10.001 12", "5 10"),
    "dose": Row("0.099 600.001 0 -1 1e9", "150.001 172 600", "0.1 5 100 150"),
    "ordered_dose": Row("0.099 600.001 0 -1 1e9", "150.001 600", "0.1 5 100 150"),
    "weight": Row("0.399 500.001 0 -1", "0.4 2.999 150.001 500", "3 150"),
    "volume": Row("0 -1 6000.1", "0.1 49.9 1000.1 6000", "50 1000"),
    "wellbeing": Row("-1 11", "", "0 10"),
    "igg_trough": Row("0 -1 100.001 950", "0.001 1.999 30.001 100", "2 9.5 30"),
    "grams": Row("0 -1 600.001", "60.001 600", "0.001 0.5 60"),
    "rate": Row("0 -1 2000.000001", "", "0.000001 10 400 2000"),
    "fluid": Row("-0.000001 10000.000001", "4000.000001 10000", "0 500 2000 4000"),
    "medicine": Row("0 -1 1000000000.000001", "", "0.000001 650 1000000000"),
    "systolic": Row("29 321", "30 89 181 320", "90 180"),
    "diastolic": Row("9 221", "10 49 111 220", "50 110"),
    "heart_rate": Row("9 351", "10 24 49 121 350", "50 120"),
    "temperature": Row("27.99 45.01", "38 45", "28 36 37.99"),
    "spo2": Row("29 101", "30 91", "92 100"),
    "breathing_rate": Row("2 101", "3 9 31 100", "10 30"),
    "pain": Row("-1 11", "", "0 10"),
    "gauge": Row("13 28", "14 21 25 27", "22 24"),
    "attempts": Row("-1 100", "5 99", "0 1 4"),
}


def said(name: str, value: Number | None, typed: tuple[Number, str] | None = None) -> list[Problem]:
    return list(problems_of_number(name, "here", value, typed))


def cells(column: str) -> list[tuple[str, Decimal]]:
    return [(name, Decimal(text)) for name, row in TABLE.items() for text in getattr(row, column).split()]


def test_every_limit_stands_in_the_table_of_this_test() -> None:
    assert set(TABLE) == set(LIMITS)


@pytest.mark.parametrize(("name", "value"), cells("refused"))
def test_beyond_the_possible_a_number_is_refused(name: str, value: Decimal) -> None:
    (problem,) = said(name, value)

    assert (problem.code, problem.refuse, problem.where) == (Code.IMPOSSIBLE, True, "here")
    assert problem.facts == {
        "name": name,
        "value": value,
        "unit": LIMITS[name].unit,
        "possible": LIMITS[name].possible,
    }


@pytest.mark.parametrize(("name", "value"), cells("asks"))
def test_beyond_the_usual_a_number_asks_and_is_kept(name: str, value: Decimal) -> None:
    (problem,) = said(name, value)

    assert (problem.code, problem.refuse) == (Code.UNUSUAL, False)
    assert problem.facts["usual"] == LIMITS[name].usual


@pytest.mark.parametrize(("name", "value"), cells("fine"))
def test_within_the_usual_nothing_is_said(name: str, value: Decimal) -> None:
    assert said(name, value) == []


@pytest.mark.parametrize("name", TABLE)
def test_a_number_that_is_not_recorded_is_no_problem(name: str) -> None:
    assert said(name, None) == []


@pytest.mark.parametrize("text", ["NaN", "-NaN", "sNaN", "Infinity", "-Infinity", "1e999999"])
def test_what_is_no_number_of_this_world_is_refused(text: str) -> None:
    assert [each.code for each in said("dose", Decimal(text))] == [Code.IMPOSSIBLE]
    assert allowed("dose", Decimal(text)) is None


@pytest.mark.parametrize("name", [name for name, limit in LIMITS.items() if limit.decimals])
def test_more_decimals_than_the_log_keeps_are_refused_and_zeros_do_not_count(name: str) -> None:
    decimals = LIMITS[name].decimals
    whole = {"temperature": 36, "concentration": 10, "igg_trough": 10}.get(name, 50)

    assert said(name, Decimal(f"{whole}.{'0' * 12}")) == []
    (problem,) = said(name, whole + Decimal(1).scaleb(-decimals - 1))
    assert (problem.code, problem.refuse) == (Code.TOO_PRECISE, True)
    assert problem.facts["decimals"] == decimals


def test_decimals_beyond_28_digits_are_seen() -> None:
    assert [each.code for each in said("dose", Decimal("30." + "0" * 40 + "1"))] == [Code.TOO_PRECISE]


def test_a_converted_number_is_judged_in_the_unit_of_the_table_and_shown_as_typed_too() -> None:
    (problem,) = said("temperature", Decimal(38), (Decimal("100.4"), "°F"))

    assert problem.facts == {
        "name": "temperature",
        "value": Decimal(38),
        "unit": "°C",
        "typed": Decimal("100.4"),
        "typed_unit": "°F",
        "usual": (None, Decimal("37.9")),
    }


def test_the_decimals_of_a_converted_number_are_those_that_were_typed() -> None:
    converted = (Decimal("99.1") - 32) * 5 / 9

    assert said("temperature", converted, (Decimal("99.1"), "°F")) == []
    assert [each.code for each in said("temperature", converted, (Decimal("99.123"), "°F"))] == [Code.TOO_PRECISE]


def test_what_is_refused_is_not_computed_with() -> None:
    assert allowed("weight", Decimal("0.4")) == Decimal("0.4")
    assert allowed("weight", Decimal("0.399")) is None
    assert allowed("weight", None) is None


def test_ten_percent_apart_is_still_alike() -> None:
    assert not apart(Decimal(27), Decimal(30), 10)
    assert not apart(Decimal(33), Decimal(30), 10)
    assert apart(Decimal("26.9"), Decimal(30), 10)
    assert apart(Decimal("33.1"), Decimal(30), 10)
