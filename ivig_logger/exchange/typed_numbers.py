"""Numbers and amounts as they are typed: doses, weights, vials, medicines. Nothing ambiguous is guessed."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from ivig_logger.domain.problems import Code
from ivig_logger.domain.weights import KG_PER_LB
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown, shown, tidy

MOST_VIALS = 99
_GRAM = Decimal("0.001")
_LONGEST_NUMBER = 1000

_AMOUNT = re.compile(r"([+-]?[\d.,]*\d(?:e[+-]?\d{1,2}(?![\d.,]))?) ?(\D.*)?", re.DOTALL)
_NUMBER = re.compile(r"([+-]?)(\d*)(?:([.,])(\d+))?(?:e([+-]?\d{1,2}))?")
_TIMES = re.compile(r"(\d{1,9}) ?[x*] ?(\S.*)")
_UNIT = re.compile(r"[^\d\s]{1,12}(?: ?[^\d\s]{1,12}){0,2}")

_GRAMS = {"g", "gram", "grams", "gramme", "grammes"}
_KILOGRAMS = {"kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"}
_POUNDS = {"lb", "lbs", "pound", "pounds"}
_PERCENT = {"%", "percent", "per cent"}
_MEDICINE_UNITS = {
    **dict.fromkeys(("mg", "milligram", "milligrams"), "mg"),
    **dict.fromkeys(_GRAMS, "g"),
    **dict.fromkeys(("mcg", "ug", "microgram", "micrograms"), "mcg"),
    **dict.fromkeys(("ml", "millilitre", "millilitres", "milliliter", "milliliters"), "mL"),
    **dict.fromkeys(("tablet", "tablets", "tab", "tabs"), "tablets"),
    **dict.fromkeys(("unit", "units", "iu"), "units"),
}


def read_number(text: str, conventions: Conventions) -> Decimal:
    """A number with a decimal point or comma; a sign that might group thousands is refused, not guessed."""
    said = _short(text)
    match = _NUMBER.fullmatch(said)
    if match is None or not (match[2] or match[4]):
        ambiguous = re.fullmatch(r"[+-]?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d*)?", said)
        raise Unreadable(Code.NUMBER_AMBIGUOUS if ambiguous else Code.NUMBER_UNREADABLE, text=shown(text))
    sign, whole, mark, decimals, power = match.groups()
    if mark is not None and mark != ("," if conventions.decimal_comma else ".") and _may_group(whole, decimals):
        raise Unreadable(Code.NUMBER_AMBIGUOUS, text=shown(text))
    return Decimal(f"{sign}{whole or '0'}{'.' if decimals else ''}{decimals or ''}{'e' if power else ''}{power or ''}")


def read_amount(text: str, conventions: Conventions) -> tuple[Decimal, str]:
    """A number and the unit behind it as typed in plain characters, "" where there is none."""
    match = _AMOUNT.fullmatch(_short(text))
    if match is None:
        raise Unreadable(Code.NUMBER_UNREADABLE, text=shown(text))
    value, unit = read_number(match[1], conventions), match[2] or ""
    if unit and not _UNIT.fullmatch(unit):
        raise Unreadable(Code.NUMBER_UNREADABLE, text=shown(text))
    return value, unit


def read_dose(text: str, conventions: Conventions) -> Decimal | None:
    """The dose in g; None where it is said to be unknown. Any other unit is refused, never converted."""
    if not text.strip():
        raise Unreadable(Code.DOSE_MISSING)
    if says_unknown(text):
        return None
    value, unit = read_amount(text, conventions)
    if unit and unit not in _GRAMS:
        raise Unreadable(Code.DOSE_NOT_IN_GRAMS, value=value, unit=_unit_as_typed(text, unit))
    return value


def read_weight(text: str, conventions: Conventions) -> Decimal | None:
    """The weight in kg, from kg or lb, kept to the gram; None where nothing was typed."""
    if not text.strip() or says_unknown(text):
        return None
    value, unit = read_amount(text, conventions)
    if unit and unit not in _KILOGRAMS | _POUNDS:
        raise Unreadable(Code.UNIT_UNREADABLE, unit=_unit_as_typed(text, unit), units=("kg", "lb"))
    in_pounds = unit in _POUNDS or (not unit and conventions.pounds)
    if not in_pounds or not 0 < value < 100_000:  # what is out of all reason is left for the limits to refuse
        return value
    return (value * KG_PER_LB).quantize(_GRAM, ROUND_HALF_EVEN)


def read_concentration(text: str, conventions: Conventions) -> Decimal | None:
    """The concentration in g per 100 mL, with or without a % sign; None where nothing was typed."""
    if not text.strip() or says_unknown(text):
        return None
    value, unit = read_amount(text, conventions)
    if unit and unit not in _PERCENT:
        raise Unreadable(Code.UNIT_UNREADABLE, unit=_unit_as_typed(text, unit), units=("%",))
    return value


def read_vial_grams(text: str, conventions: Conventions) -> tuple[int, Decimal | None]:
    """How many vials a row stands for, and the grams in each: "2 x 10 g" is two of 10 g."""
    if not text.strip() or says_unknown(text):
        return 1, None
    counted = _TIMES.fullmatch(_short(text))
    count = int(counted[1]) if counted else 1
    value, unit = read_amount(counted[2] if counted else text, conventions)
    if unit and unit not in _GRAMS:
        raise Unreadable(Code.UNIT_UNREADABLE, unit=_unit_as_typed(text, unit), units=("g",))
    if not 1 <= count <= MOST_VIALS:
        raise Unreadable(Code.VIAL_COUNT, count=count, most=MOST_VIALS)
    return count, value


def read_medicine_dose(text: str, conventions: Conventions) -> tuple[Decimal | None, str]:
    """The dose of a medicine and its unit: mg, g, mcg, mL, tablets, units, or none."""
    if not text.strip() or says_unknown(text):
        return None, ""
    value, unit = read_amount(text, conventions)
    if unit and unit not in _MEDICINE_UNITS:
        units = tuple(dict.fromkeys(_MEDICINE_UNITS.values()))
        raise Unreadable(Code.UNIT_UNREADABLE, unit=_unit_as_typed(text, unit), units=units)
    return value, _MEDICINE_UNITS.get(unit, "")


def _may_group(whole: str, decimals: str) -> bool:
    """Whether "whole,decimals" may also be a whole number with its thousands grouped."""
    return len(decimals) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _short(text: str) -> str:
    return tidy(text, Code.NUMBER_UNREADABLE, _LONGEST_NUMBER)


def _unit_as_typed(text: str, unit: str) -> str:
    """The unit with the capitals it was typed with: "mL", not "ml"."""
    typed = " ".join(text.split())
    return typed[-len(unit) :] if typed[-len(unit) :].casefold() == unit else unit
