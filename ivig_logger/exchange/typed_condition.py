"""How the patient was before the session, as it is typed: the number for well-being, and the IgG trough."""

from decimal import ROUND_HALF_EVEN, Decimal

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown, shown, tidy
from ivig_logger.exchange.typed_numbers import read_amount, read_number

_OF_TEN = ("/10", "/ 10", "of 10", "out of 10")
_GRAMS_PER_LITRE = ("g/l", "g/litre", "g/liter")
_MILLIGRAMS_PER_DECILITRE = ("mg/dl", "mg/100 ml", "mg%", "mg %")
_MILLIGRAM = Decimal("0.001")
_BEYOND_ANY_BLOOD = 10**9  # not worth a conversion


def read_wellbeing(text: str, conventions: Conventions) -> int | None:
    """A whole number, as "7" or "7/10"; None where nothing was typed."""
    if not text.strip() or says_unknown(text):
        return None
    said = tidy(text, Code.NUMBER_UNREADABLE)
    ending = next((each for each in _OF_TEN if said.endswith(each)), "")
    value = read_number(said.removesuffix(ending).rstrip(), conventions)
    if value != value.to_integral_value():
        raise Unreadable(Code.TOO_PRECISE, name="wellbeing", value=value, unit="", decimals=0)
    return int(value)


def read_trough(text: str, conventions: Conventions) -> Decimal | None:
    """IgG in g/L, from g/L or mg/dL; a number alone is g/L whatever its size. None where nothing was typed."""
    if not text.strip() or says_unknown(text):
        return None
    value, unit = read_amount(text, conventions)
    if unit in _MILLIGRAMS_PER_DECILITRE and 0 < value < _BEYOND_ANY_BLOOD:
        return (value / 100).quantize(_MILLIGRAM, ROUND_HALF_EVEN)
    if unit and unit not in (*_GRAMS_PER_LITRE, *_MILLIGRAMS_PER_DECILITRE):
        raise Unreadable(Code.UNIT_UNREADABLE, unit=shown(unit), units=("g/L", "mg/dL"))
    return value
