"""FHIR's quantities -> the numbers of the log, converted exactly or not at all."""

from decimal import Decimal, InvalidOperation

from ivig_logger.domain.infusion import RateUnit
from ivig_logger.domain.weights import KG_PER_LB
from ivig_logger.exchange.fhir.json_parts import child, text_at
from ivig_logger.exchange.fhir.systems import UCUM
from ivig_logger.exchange.log_format import DECIMALS
from ivig_logger.exchange.log_json import Object

_ONE = Decimal(1)
_GRAMS = {
    **dict.fromkeys(("g", "gm", "gram", "grams"), _ONE),
    **dict.fromkeys(("mg", "milligram", "milligrams"), Decimal("0.001")),
    "kg": Decimal(1000),
    "ug": Decimal("0.000001"),
}
_MILLILITRES = {"ml": Decimal(1), "l": Decimal(1000), "cl": Decimal(10)}
_HOUR = {"h": 1, "hr": 1, "hour": 1, "min": 60, "minute": 60}


def unit_of(quantity: Object) -> str:
    """The unit: the UCUM code where there is one, else the words."""
    code = text_at(quantity, "code") if quantity.get("system") == UCUM else ""
    return code or text_at(quantity, "unit") or text_at(quantity, "code")


def number_of(quantity: Object) -> Decimal | None:
    """The number; None where there is none, where it is "less than", or where it has more decimals than are kept."""
    value = quantity.get("value")
    if not isinstance(value, Decimal) or text_at(quantity, "comparator"):
        return None
    return value if _is_kept(value) else None


def _is_kept(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= DECIMALS


def grams_of(quantity: Object) -> Decimal | None:
    """A mass in g; None where the unit is no mass."""
    return _times(quantity, _GRAMS.get(unit_of(quantity).lower().replace("mcg", "ug").replace("µg", "ug")))


def kilograms_of(quantity: Object) -> Decimal | None:
    """A weight in kg; pounds are the international ones, to the gram."""
    unit = unit_of(quantity).lower()
    if unit in ("[lb_av]", "lb", "lbs"):
        pounds = number_of(quantity)
        return None if pounds is None else (pounds * KG_PER_LB).quantize(Decimal("0.001"))
    return _times(quantity, {"kg": _ONE, "g": Decimal("0.001")}.get(unit))


def millilitres_of(quantity: Object) -> Decimal | None:
    """A volume in mL; None where the unit is no volume."""
    return _times(quantity, _MILLILITRES.get(unit_of(quantity).lower()))


def grams_per_litre_of(quantity: Object) -> Decimal | None:
    """A concentration in the blood in g/L."""
    return _times(quantity, {"g/l": _ONE, "mg/dl": Decimal("0.01"), "g/dl": Decimal(10)}.get(unit_of(quantity).lower()))


def _times(quantity: Object, factor: Decimal | None) -> Decimal | None:
    value = number_of(quantity)
    if value is None or factor is None:
        return None
    made = _plain(value * factor)
    return made if _is_kept(made) else None


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without trailing zeros, as all numbers of a log are read."""
    text = format(value, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def rate_of(dosage: Object) -> tuple[Decimal, RateUnit] | None:
    """The rate of a dosage in a unit of the log; mL/min becomes mL/h, a ratio is divided where that is exact."""
    rate = child(dosage, "rateQuantity")
    if rate:
        return _rate(number_of(rate), unit_of(rate))
    ratio = child(dosage, "rateRatio")
    over, under = child(ratio, "numerator"), child(ratio, "denominator")
    above, below = number_of(over), number_of(under)
    if above is None or not (_ONE if under == {} else below):
        return None
    try:
        return _rate(_plain(above / (below or _ONE)), f"{unit_of(over)}/{unit_of(under) or 'h'}")
    except InvalidOperation:
        return None


def _rate(value: Decimal | None, unit: str) -> tuple[Decimal, RateUnit] | None:
    if value is None:
        return None
    said = {each.value.lower(): each for each in RateUnit}.get(unit.lower())
    if said is not None:
        return (value, said) if _is_kept(value) else None
    volume, _, time = unit.lower().partition("/")
    if volume not in _MILLILITRES or time not in _HOUR:
        return None
    made = _plain(value * _MILLILITRES[volume] * _HOUR[time])
    return (made, RateUnit.ML_H) if _is_kept(made) else None
