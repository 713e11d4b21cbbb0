"""What else an administration tells: a rate step of a session, a bag of it, or another medicine."""

from ivig_logger.domain.infusion import Purpose
from ivig_logger.domain.limits import problems_of_number
from ivig_logger.exchange.fhir.bundles import Entry
from ivig_logger.exchange.fhir.extensions import facts_of
from ivig_logger.exchange.fhir.json_parts import child, children, concept_text, text_at
from ivig_logger.exchange.fhir.quantities import grams_of, number_of, rate_of, unit_of
from ivig_logger.exchange.fhir.session_reading import Session, SessionReader
from ivig_logger.exchange.fhir.times import Clock, as_object
from ivig_logger.exchange.log_json import Object

_WORDS_OF_UNIT = {"ug": "mcg"}


def put_part(session: Session, entry: Entry, reader: SessionReader, clock: Clock) -> str:
    """Put a part of a session into it. The answer is why not, or nothing."""
    rate = rate_of(child(entry.resource, "dosage"))
    at = clock.moment(entry.resource, "effectiveDateTime")
    at = at or clock.moment(child(entry.resource, "effectivePeriod"), "start")
    if rate is not None and at is not None:
        session.listed("rates").append(Object(at=as_object(at), value=rate[0], unit=rate[1].value))
        return ""
    bags, grams = reader.vials(entry), grams_of(child(child(entry.resource, "dosage"), "dose"))
    if not bags:
        return "a part of a session without a rate that can be read, and without a lot"
    first = bags[0]
    if len(bags) == 1 and grams is not None and isinstance(first, Object):
        first.setdefault("grams", grams)
    session.listed("vials").extend(bags)
    return ""


def put_medicine(session: Session, entry: Entry, name: str, clock: Clock) -> str:
    """Put another medicine into a session. The answer is why not, or nothing."""
    dosage, facts = child(entry.resource, "dosage"), facts_of(entry.resource)
    dose = child(dosage, "dose")
    value = number_of(dose)
    if "value" in dose and (value is None or any(each.refuse for each in problems_of_number("medicine", "", value))):
        return "a dose that cannot be read"
    if not name.strip():
        return "a medicine without a name"
    at = clock.moment(entry.resource, "effectiveDateTime")
    at = at or clock.moment(child(entry.resource, "effectivePeriod"), "start")
    reasons = [concept_text(each) for each in children(entry.resource, "reasonCode")]
    purpose = next((each for each in reasons if each in set(Purpose)), Purpose.OTHER.value)
    told = Object(name=name, purpose=purpose) | facts
    if at is not None:
        told["at"] = as_object(at)
    if value is not None:
        told["dose"], told["unit"] = value, _unit(dose)
    if route := concept_text(child(dosage, "route")):
        told["route"] = route
    session.listed("medications").append(Object(told))
    return ""


def _unit(dose: Object) -> str:
    said = text_at(dose, "unit")
    return said or _WORDS_OF_UNIT.get(unit_of(dose), unit_of(dose))
