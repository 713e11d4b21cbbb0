"""Products and amounts as they are offered and restated: the other unit, grams for each kilogram."""

from decimal import Decimal

from ivig_logger.domain import vocabulary
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.limits import allowed
from ivig_logger.domain.weights import pounds
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_condition import read_trough
from ivig_logger.exchange.typed_numbers import read_dose, read_weight


def product_names() -> list[str]:
    """All listed products with their concentration, those into a vein first."""
    listed = sorted(vocabulary.products(), key=lambda each: each.route != "iv")
    return list(dict.fromkeys(_whole_name(each) for each in listed))


def listed_concentration(product: str) -> str:
    """The one concentration of a product into a vein, "10 %"; "" where it is not listed or has several."""
    known = vocabulary.concentration_of(product)
    return "" if known is None else f"{plain_number(known)} %"


def _whole_name(product: vocabulary.Product) -> str:
    if product.concentration is None or "%" in product.name:
        return product.name
    return f"{product.name} {plain_number(product.concentration)} %"


def weight_fact(text: str, conventions: Conventions) -> str:
    """A weight in the unit that was not typed: "= 137.8 lb"."""
    weight = _weight(text, conventions)
    if weight is None:
        return ""
    in_pounds = conventions.pounds if not any(each.isalpha() for each in text) else "lb" in text or "pound" in text
    other = f"{plain_number(round(weight, 1))} kg" if in_pounds else f"{plain_number(pounds(weight))} lb"
    return f"= {other}"


def per_kg(dose: str, weight: str, conventions: Conventions) -> str:
    """Grams for each kilogram as a fact: "0.48 g/kg"; "" where one of the two is not known."""
    grams, kilograms = _dose(dose, conventions), _weight(weight, conventions)
    if not grams or not kilograms:
        return ""
    return f"{plain_number(round(grams / kilograms, 2))} g/kg"


def trough_fact(text: str, conventions: Conventions) -> str:
    """An IgG trough in the unit that was not typed: "= 950 mg/dL"."""
    try:
        trough = allowed("igg_trough", read_trough(text, conventions))
    except Unreadable:
        return ""
    if trough is None:
        return ""
    in_grams = "mg" not in text.casefold()
    return f"= {plain_number(trough * 100)} mg/dL" if in_grams else f"= {plain_number(trough)} g/L"


def trough_text(trough: Decimal) -> str:
    """An IgG trough in both units: "9.5 g/L (950 mg/dL)"."""
    return f"{plain_number(trough)} g/L ({plain_number(trough * 100)} mg/dL)"


def _dose(text: str, conventions: Conventions) -> Decimal | None:
    try:
        return allowed("dose", read_dose(text, conventions))
    except Unreadable:
        return None


def _weight(text: str, conventions: Conventions) -> Decimal | None:
    try:
        return allowed("weight", read_weight(text, conventions))
    except Unreadable:
        return None
