"""A session in words: lines for a card, texts for an undo step."""

from decimal import Decimal

from ivig_logger.domain import weights
from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.infusion import Infusion, Medication, Place, Premedication, ReactionAnswer, Status
from ivig_logger.words.onset import chip_text
from ivig_logger.words.times import clock_text, day_long, duration_text

PLACES = {
    Place.HOME: "at home",
    Place.INFUSION_CENTRE: "in an infusion centre",
    Place.DOCTORS_OFFICE: "in a doctor's office",
    Place.OUTPATIENT_CENTRE: "in an outpatient centre",
    Place.HOSPITAL: "in a hospital",
    Place.OTHER: "elsewhere",
}
_NO_REACTION = {
    ReactionAnswer.NONE: "No reaction was recorded",
    ReactionAnswer.NOT_ASKED: "Reactions: not asked yet",
}


def four_lines(infusion: Infusion) -> tuple[str, str, str, str]:
    """Date and time, product and dose, premedication, reactions."""
    return (
        f"{day_long(infusion.started)}, {hours_text(infusion)}",
        product_text(infusion),
        premedication_text(infusion),
        reactions_text(infusion),
    )


def hours_text(infusion: Infusion) -> str:
    """ "09:00-12:25 (3 h 25 min)"; what is not known is said."""
    start = clock_text(infusion.started)
    if infusion.ended is None:
        return f"{start}, {'still running' if infusion.status is Status.RUNNING else 'end not recorded'}"
    days = (infusion.ended.local.date() - infusion.started.local.date()).days
    later = "" if days == 0 else " the next day" if days == 1 else f" {days} days later"
    lasted = duration_text(infusion.ended - infusion.started)
    return f"{start}–{clock_text(infusion.ended)}{later} ({lasted})"


def product_text(infusion: Infusion) -> str:
    """ "Privigen 10 %, 30 g (0.48 g/kg), at home"; what is not recorded is said."""
    product = named_product(infusion.product, infusion.concentration)
    per_kg = per_kg_text(infusion)
    place = "" if infusion.place is None else f", {PLACES[infusion.place]}"
    return f"{product}, {_dose_text(infusion)}{f' ({per_kg})' if per_kg else ''}{place}"


def named_product(product: str, concentration: Decimal | None) -> str:
    """ "Privigen 10 %"; that it is not known, where it is not. Concentration in g per 100 mL."""
    named = "Product not known" if product.casefold() == "unknown" else product
    if concentration is not None and "%" not in named:
        return f"{named} {plain_number(concentration)} %"
    return named


def _dose_text(infusion: Infusion) -> str:
    if infusion.dose is not None:
        return f"{plain_number(infusion.dose)} g"
    if infusion.status is Status.RUNNING and infusion.ordered_dose is not None:
        return f"{plain_number(infusion.ordered_dose)} g planned"
    return "dose not recorded"


def per_kg_text(infusion: Infusion) -> str:
    """ "0.48 g/kg", a fact beside dose and weight; empty where one of them is not recorded."""
    if not infusion.dose or not infusion.weight:
        return ""
    return f"{plain_number(round(infusion.dose / infusion.weight, 2))} g/kg"


def weight_text(weight: Decimal, *, pounds: bool) -> str:
    """Both units, the preferred one first: "62.5 kg (137.8 lb)"."""
    kilograms, in_pounds = f"{plain_number(weight)} kg", f"{plain_number(weights.pounds(weight))} lb"
    return f"{in_pounds} ({kilograms})" if pounds else f"{kilograms} ({in_pounds})"


def medication_text(given: Medication) -> str:
    """ "acetaminophen 650 mg by mouth"."""
    dose = "" if given.dose is None else f" {plain_number(given.dose)} {given.unit}".rstrip()
    route = "" if not given.route else f" {given.route}"
    return f"{given.name}{dose}{route}"


def premedication_text(infusion: Infusion) -> str:
    """The premedications by name, or which answer was given."""
    if infusion.premedications:
        return f"Premedication: {', '.join(medication_text(each) for each in infusion.premedications)}"
    answers = {
        Premedication.GIVEN: "Premedication: given, not named",
        Premedication.NONE_GIVEN: "Premedication: none given",
        Premedication.NOT_RECORDED: "Premedication: not recorded",
    }
    return answers[infusion.premedication]


def reactions_text(infusion: Infusion, *, most: int = 5) -> str:
    """The reactions with their onsets, or which answer was given."""
    if not infusion.reactions:
        return _NO_REACTION.get(infusion.reaction, "Reactions: not recorded")
    shown = [chip_text(each, infusion.started, infusion.ended) for each in infusion.reactions[:most]]
    more = len(infusion.reactions) - most
    return "Reactions: " + ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
