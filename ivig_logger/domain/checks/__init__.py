"""Everything that can be said against an infusion, as codes with data: what asks, and what refuses."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from ivig_logger.domain import vocabulary
from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Premedication,
    Purpose,
    Reaction,
    ReactionAnswer,
    Status,
    TemperatureUnit,
    VitalSigns,
)
from ivig_logger.domain.limits import problems_of_number
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.domain.rates import ml_per_hour

_CLOCKS_DIFFER = timedelta(minutes=5)
_LATE = timedelta(days=30)
_SHORT, _LONG, _LONGEST = timedelta(minutes=30), timedelta(hours=12), timedelta(hours=48)
_MEDICINE_REACH = timedelta(days=7)
_ONSET_REACH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a check needs beside the record: the present moment and the weight (kg) of the session before."""

    now: Moment
    last_weight: Decimal | None = None


def problems_of(infusion: Infusion, around: Surroundings) -> list[Problem]:
    """All problems of a record, in the order of its fields."""
    return [problem for check in _CHECKS for problem in check(infusion, around)]


def refusals_of(infusion: Infusion, around: Surroundings) -> list[Problem]:
    """The problems with which a record cannot be stored."""
    return [each for each in problems_of(infusion, around) if each.refuse]


def last_day(expiry: str) -> date | None:
    """The last day on which a vial may be used: a month means its last day. None where the text is no date."""
    try:
        if len(expiry) == len("2027-03"):
            first = date.fromisoformat(f"{expiry}-01")
            return first.replace(day=monthrange(first.year, first.month)[1])
        return date.fromisoformat(expiry) if len(expiry) == len("2027-03-31") else None
    except ValueError:
        return None


def celsius(vitals: VitalSigns) -> Decimal | None:
    """The temperature in °C; None where none was taken."""
    if vitals.temperature is None or vitals.temperature_unit is TemperatureUnit.CELSIUS:
        return vitals.temperature
    return (vitals.temperature - 32) * 5 / 9


def _times(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    latest = around.now + _CLOCKS_DIFFER
    if infusion.started.epoch > latest.epoch:
        yield Problem(Code.START_IN_FUTURE, "started", True, {"at": infusion.started})
    elif around.now - infusion.started > _LATE:
        yield Problem(Code.LATE_ENTRY, "started", False, {"days": (around.now - infusion.started).days})
    if infusion.ended is None:
        if infusion.status is not Status.RUNNING:
            yield Problem(Code.END_MISSING, "ended", True)
        return
    lasted = infusion.ended - infusion.started
    if lasted <= timedelta(0):
        yield Problem(Code.END_BEFORE_START, "ended", True, {"at": infusion.ended})
    elif lasted > _LONGEST:
        yield Problem(Code.TOO_LONG, "ended", True, {"lasted": lasted})
    elif infusion.ended.epoch > latest.epoch:
        yield Problem(Code.END_IN_FUTURE, "ended", True, {"at": infusion.ended})
    elif not _SHORT <= lasted <= _LONG:
        yield Problem(Code.UNUSUAL_DURATION, "ended", False, {"lasted": lasted})


def _pauses(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    end = infusion.ended or around.now
    pauses = [(at, each.since, each.until or end) for at, each in enumerate(infusion.pauses)]
    for at, since, until in pauses:
        if not infusion.started.epoch <= since.epoch < until.epoch <= end.epoch:
            yield Problem(Code.PAUSE_OUTSIDE, f"pauses.{at}", True)
    ordered = sorted(pauses, key=lambda each: each[1].epoch)
    for before, after in pairwise(ordered):
        if after[1].epoch < before[2].epoch:
            yield Problem(Code.PAUSES_OVERLAP, f"pauses.{after[0]}", True)
    paused = sum((until - since for _, since, until in pauses), timedelta(0))
    if pauses and paused * 2 > end - infusion.started:
        yield Problem(Code.PAUSES_LONG, "pauses", False, {"paused": paused})


def _product(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    known = vocabulary.product_of(infusion.product)
    if known is None and infusion.product.casefold() != "unknown":
        yield Problem(Code.PRODUCT_UNLISTED, "product", False, {"product": infusion.product})
    if known is not None and known.route == "sc":
        yield Problem(Code.PRODUCT_SUBCUTANEOUS, "product", False, {"product": infusion.product})
    yield from problems_of_number("concentration", "concentration", infusion.concentration)
    if infusion.concentration is not None and 5 < infusion.concentration < 10:
        yield Problem(
            Code.UNUSUAL,
            "concentration",
            False,
            {"name": "concentration", "value": infusion.concentration, "unit": "%", "usual": (5, 10)},
        )


def _amounts(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    for name in ("dose", "ordered_dose", "weight", "volume"):
        yield from problems_of_number(name, name, getattr(infusion, name))
    dose, ordered, weight = infusion.dose, infusion.ordered_dose, infusion.weight
    if dose and weight and dose > weight * Decimal("2.2"):
        yield Problem(Code.DOSE_PER_KG, "dose", False, {"per_kg": dose / weight})
    if dose and ordered and _apart(dose, ordered, 10):
        yield Problem(Code.DOSE_NOT_AS_ORDERED, "dose", False, {"dose": dose, "ordered": ordered})
    if weight and around.last_weight and _apart(weight, around.last_weight, 10):
        yield Problem(Code.WEIGHT_CHANGED, "weight", False, {"weight": weight, "last": around.last_weight})
    if infusion.volume and dose and infusion.concentration:
        expected = dose * 100 / infusion.concentration
        if _apart(infusion.volume, expected, 10):
            yield Problem(Code.VOLUME_DIFFERS, "volume", False, {"volume": infusion.volume, "expected": expected})


def _apart(value: Decimal, expected: Decimal, percent: int) -> bool:
    return abs(value - expected) * 100 > expected * percent


def _vials(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    expiries: dict[str, str] = {}
    for at, vial in enumerate(infusion.vials):
        where = f"vials.{at}"
        key = lot_key(vial.lot)
        if not key:
            yield Problem(Code.LOT_EMPTY, f"{where}.lot", True)
        yield from problems_of_number("grams", f"{where}.grams", vial.grams)
        if vial.expiry is None:
            continue
        day = last_day(vial.expiry)
        if day is None:
            yield Problem(Code.EXPIRY_UNREADABLE, f"{where}.expiry", True, {"expiry": vial.expiry})
        elif day < infusion.started.local.date():
            yield Problem(Code.VIAL_EXPIRED, f"{where}.expiry", False, {"lot": vial.lot, "day": day})
        if key and expiries.setdefault(key, vial.expiry) != vial.expiry:
            yield Problem(Code.LOT_TWO_EXPIRIES, f"{where}.expiry", False, {"lot": vial.lot})
    grams = [each.grams for each in infusion.vials]
    known = [each for each in grams if each is not None]
    if infusion.dose and known and len(known) == len(grams) and _apart(sum(known, Decimal(0)), infusion.dose, 5):
        yield Problem(Code.VIALS_DIFFER, "vials", False, {"vials": sum(known, Decimal(0)), "dose": infusion.dose})


def _rates(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    end = infusion.ended or around.now
    for at, step in enumerate(infusion.rates):
        where = f"rates.{at}"
        if not infusion.started.epoch <= step.at.epoch <= end.epoch:
            yield Problem(Code.RATE_OUTSIDE, where, True, {"at": step.at})
        flow = ml_per_hour(step, infusion.weight, infusion.concentration)
        yield from problems_of_number("rate", where, step.value if flow is None else flow, step.value)
        if flow is not None and infusion.weight and flow > 15 * infusion.weight:
            yield Problem(Code.RATE_PER_KG, where, False, {"value": step.value, "unit": step.unit.value})


def _vitals(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    baseline = next((each.systolic for each in infusion.vitals if each.systolic is not None), None)
    for at, each in enumerate(infusion.vitals):
        where = f"vitals.{at}"
        for name in ("systolic", "diastolic", "heart_rate", "spo2", "breathing_rate", "pain"):
            yield from problems_of_number(name, f"{where}.{name}", getattr(each, name))
        yield from problems_of_number("temperature", f"{where}.temperature", celsius(each), each.temperature)
        if each.systolic is not None and each.diastolic is not None and each.systolic <= each.diastolic:
            yield Problem(Code.DIASTOLIC_NOT_BELOW, f"{where}.diastolic", True)
        if baseline is not None and each.systolic is not None and abs(each.systolic - baseline) >= 30:
            yield Problem(Code.SYSTOLIC_FAR, f"{where}.systolic", False, {"value": each.systolic, "first": baseline})


def _access(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    yield from problems_of_number("gauge", "access.gauge", infusion.access.gauge)
    yield from problems_of_number("attempts", "access.attempts", infusion.access.attempts)


def _medications(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    given = bool(infusion.premedications)
    if given and infusion.premedication is not Premedication.GIVEN:
        yield Problem(Code.PREMEDICATION_CONTRADICTED, "premedication", True, {"said": infusion.premedication.value})
    for at, each in enumerate(infusion.medications):
        yield from _medication(f"medications.{at}", each, infusion)


def _medication(where: str, given: Medication, infusion: Infusion) -> Iterator[Problem]:
    if not given.name.strip():
        yield Problem(Code.MEDICINE_UNNAMED, f"{where}.name", True)
    if given.purpose is Purpose.HYDRATION and given.unit == "mL":
        yield from problems_of_number("fluid", f"{where}.dose", given.dose)
    elif given.dose is not None and not (given.dose.is_finite() and given.dose > 0):
        yield Problem(Code.MEDICINE_DOSE, f"{where}.dose", True, {"dose": given.dose})
    if given.at is None:
        return
    distance = given.at - infusion.started
    if abs(distance) > _MEDICINE_REACH:
        yield Problem(Code.MEDICINE_FAR, f"{where}.at", True, {"at": given.at})
    elif given.purpose is Purpose.PREMEDICATION and distance > timedelta(0):
        yield Problem(Code.PREMEDICATION_LATE, f"{where}.at", False, {"name": given.name})


def _reactions(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    if bool(infusion.reactions) != (infusion.reaction is ReactionAnswer.RECORDED):
        yield Problem(Code.REACTION_CONTRADICTED, "reaction", True, {"said": infusion.reaction.value})
    for at, each in enumerate(infusion.reactions):
        yield from _reaction(f"reactions.{at}", each, infusion, around)


def _reaction(where: str, told: Reaction, infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    if not told.symptom.strip():
        yield Problem(Code.SYMPTOM_EMPTY, f"{where}.symptom", True)
    if told.onset is None:
        return
    first, last = told.onset.earliest, told.onset.latest
    if first.epoch > last.epoch:
        yield Problem(Code.ONSET_BACKWARDS, f"{where}.onset", True)
    if first.epoch > (around.now + _CLOCKS_DIFFER).epoch:
        yield Problem(Code.ONSET_IN_FUTURE, f"{where}.onset", True, {"at": first})
    elif first - (infusion.ended or infusion.started) > _ONSET_REACH or infusion.started - last > _ONSET_REACH:
        yield Problem(Code.ONSET_FAR, f"{where}.onset", False, {"at": first})
    if told.resolved is not None and told.resolved.epoch < first.epoch:
        yield Problem(Code.RESOLVED_BEFORE_ONSET, f"{where}.resolved", True, {"at": told.resolved})


def _follow_ups(infusion: Infusion, around: Surroundings) -> Iterator[Problem]:
    end = infusion.ended or infusion.started
    for at, each in enumerate(infusion.follow_ups):
        if each.at.epoch < end.epoch:
            yield Problem(Code.FOLLOW_UP_EARLY, f"follow_ups.{at}", True, {"at": each.at})


_CHECKS: tuple[Callable[[Infusion, Surroundings], Iterator[Problem]], ...] = (
    _times,
    _pauses,
    _product,
    _amounts,
    _vials,
    _rates,
    _vitals,
    _access,
    _medications,
    _reactions,
    _follow_ups,
)
