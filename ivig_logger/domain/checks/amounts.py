"""Product, amounts and how the patient was before: each number by itself, and those that must agree."""

from collections.abc import Iterator
from decimal import Decimal

from ivig_logger.domain import vocabulary
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.limits import allowed, apart, problems_of_number
from ivig_logger.domain.problems import Code, Problem

_GRAMS_PER_KG_DAY = Decimal("2.2")


def check_product(product: str, concentration: Decimal | None) -> Iterator[Problem]:
    """A product that is not in the list or goes under the skin, and a concentration (g per 100 mL) beside 5 and 10."""
    known = vocabulary.product_of(product)
    if known is None and product.casefold() != "unknown":
        yield Problem(Code.PRODUCT_UNLISTED, "product", False, {"product": product})
    if known is not None and known.route == "sc":
        yield Problem(Code.PRODUCT_SUBCUTANEOUS, "product", False, {"product": product})
    yield from problems_of_number("concentration", "concentration", concentration)


def check_amounts(infusion: Infusion, last_weight: Decimal | None) -> Iterator[Problem]:
    """Doses in g, weight in kg, volume in mL, IgG in g/L; what is refused by itself is compared with nothing."""
    for name in ("dose", "ordered_dose", "weight", "volume", "wellbeing", "igg_trough"):
        yield from problems_of_number(name, name, getattr(infusion, name))
    dose, ordered = allowed("dose", infusion.dose), allowed("ordered_dose", infusion.ordered_dose)
    weight = allowed("weight", infusion.weight)
    if dose and weight and dose > weight * _GRAMS_PER_KG_DAY:
        yield Problem(Code.DOSE_PER_KG, "dose", False, {"per_kg": dose / weight})
    if dose and ordered and apart(dose, ordered, 10):
        yield Problem(Code.DOSE_NOT_AS_ORDERED, "dose", False, {"dose": dose, "ordered": ordered})
    if weight and last_weight and apart(weight, last_weight, 10):
        yield Problem(Code.WEIGHT_CHANGED, "weight", False, {"weight": weight, "last": last_weight})
    yield from _check_volume(infusion, dose)


def _check_volume(infusion: Infusion, dose: Decimal | None) -> Iterator[Problem]:
    volume = allowed("volume", infusion.volume)
    concentration = allowed("concentration", infusion.concentration)
    if volume and dose and concentration:
        expected = dose * 100 / concentration
        if apart(volume, expected, 10):
            yield Problem(Code.VOLUME_DIFFERS, "volume", False, {"volume": volume, "expected": expected})
