"""Rates as they are typed: "60", "60 mL/h", "1.5 ml/kg/hr", "3 mg/kg per minute"."""

import re
from decimal import Decimal

from ivig_logger.domain.infusion import RateUnit
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable, shown, tidy
from ivig_logger.exchange.typed_numbers import read_number

_RATE = re.compile(r"([+-]?[\d.,]*\d(?:e[+-]?\d{1,2}(?![\d.,]))?) ?([^\d\s].*)?", re.DOTALL)
_PER = re.compile(r" ?(?:/|\bper\b) ?")
_SHORT = {
    **dict.fromkeys(("millilitre", "millilitres", "milliliter", "milliliters"), "ml"),
    **dict.fromkeys(("milligram", "milligrams"), "mg"),
    **dict.fromkeys(("kilo", "kilogram"), "kg"),
    **dict.fromkeys(("hr", "hour"), "h"),
    "minute": "min",
}
_UNITS = {each.value.lower(): each for each in RateUnit}


def read_rate(text: str, conventions: Conventions, unit: RateUnit = RateUnit.ML_H) -> tuple[Decimal, RateUnit]:
    """A rate and its unit; a number alone is in `unit`. Any other unit is refused, never converted."""
    said = tidy(text, Code.NUMBER_UNREADABLE)
    if not said:
        raise Unreadable(Code.RATE_MISSING)
    match = _RATE.fullmatch(said)
    if match is None:
        raise Unreadable(Code.NUMBER_UNREADABLE, text=shown(text))
    value = read_number(match[1], conventions)
    if not match[2]:
        return value, unit
    known = _UNITS.get("/".join(_SHORT.get(each, each) for each in _PER.split(match[2])))
    if known is None:
        units = tuple(each.value for each in RateUnit)
        raise Unreadable(Code.UNIT_UNREADABLE, unit=shown(_unit_as_typed(text)), units=units)
    return value, known


def names_unit(text: str) -> bool:
    """Whether a rate that can be read was typed with its unit."""
    match = _RATE.fullmatch(tidy(text, Code.NUMBER_UNREADABLE))
    return match is not None and match[2] is not None


def _unit_as_typed(text: str) -> str:
    return re.sub(r"^[\s\d.,+-]*", "", text).strip()
