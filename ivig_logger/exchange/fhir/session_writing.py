"""A session and what was given in it as resources: administrations, its rate steps, medicines and lots."""

from collections.abc import Iterator, Sequence

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Medication, Place, RateStep, Status, Vial
from ivig_logger.exchange.fhir.elements import not_known, period, put_moment, put_text, quantity, refer, words
from ivig_logger.exchange.fhir.extensions import extensions
from ivig_logger.exchange.fhir.systems import ADMINISTRATION_CATEGORY, ENTERED_IN_ERROR, MEDICINE_UNITS, Resource
from ivig_logger.exchange.log_addenda import addendum_object
from ivig_logger.exchange.log_ids import derived_id
from ivig_logger.exchange.log_objects import infusion_object

_STATUS = {Status.RUNNING: "in-progress", Status.COMPLETED: "completed", Status.STOPPED_EARLY: "stopped"}
_CATEGORY = {
    Place.HOME: "community",
    Place.INFUSION_CENTRE: "outpatient",
    Place.DOCTORS_OFFICE: "outpatient",
    Place.OUTPATIENT_CENTRE: "outpatient",
}  # an infusion in a hospital may be that of an inpatient or of an outpatient
# the keys of the log that FHIR has no place for
_ONLY_OURS = (
    *("started_precision", "slowed", "concentration_percent", "ordered_dose_g", "volume_ml", "access", "before"),
    *("pauses", "premedication", "reaction", "follow_ups", "marks", "due_answers", "signatures", "entered_in_error"),
)


def session(infusion: Infusion, addenda: Sequence[Addendum] = ()) -> Resource:
    """The administration of the immunoglobulin."""
    made = _administration(infusion.id, infusion)
    made["status"] = status_of(infusion)
    made["extension"] = extensions(_extended(infusion, addenda))
    if infusion.stop_reason:
        made["statusReason"] = [words(infusion.stop_reason)]
    if infusion.place is not None:
        made["category"] = _category(infusion.place)
    made |= _medication(infusion)
    if infusion.vials:
        made["supportingInformation"] = [_lot_of(infusion, each) for each in infusion.vials]
    made["effectivePeriod"] = period(infusion.started, infusion.ended)
    if infusion.notes:
        made["note"] = [words(infusion.notes)]
    if infusion.dose is not None:
        made["dosage"] = {"route": {"text": "IV"}, "dose": quantity(infusion.dose, "g", "g")}
    return made


def status_of(infusion: Infusion) -> str:
    """The status of the session in the words of FHIR."""
    return _STATUS[infusion.status] if infusion.entered_in_error is None else ENTERED_IN_ERROR


def _extended(infusion: Infusion, addenda: Sequence[Addendum]) -> Iterator[tuple[str, object]]:
    facts = infusion_object(infusion)
    yield from ((key, value) for key in _ONLY_OURS if (value := facts.get(key)) != [])
    if infusion.entered_in_error is not None:
        yield "status", infusion.status.value
    if addenda:
        yield "addenda", [addendum_object(each) for each in addenda]


def _administration(its: str, infusion: Infusion) -> Resource:
    status = ENTERED_IN_ERROR if infusion.entered_in_error is not None else "completed"
    subject = refer(infusion.patient)
    return {"resourceType": "MedicationAdministration", "id": its, "status": status, "subject": subject}


def _category(place: Place) -> Resource:
    code = _CATEGORY.get(place)
    coding = [{"system": ADMINISTRATION_CATEGORY, "code": code}]
    return ({"coding": coding} if code else {}) | {"text": place.value}


def _medication(infusion: Infusion) -> Resource:
    """The product; the lot's own resource where the session had one lot only."""
    lots = {lot_id(infusion, each) for each in infusion.vials}
    if len(lots) == 1:
        return {"medicationReference": refer(lots.pop())}
    return {"medicationCodeableConcept": words(infusion.product)}


def _lot_of(infusion: Infusion, vial: Vial) -> Resource:
    grams = extensions([("grams", vial.grams)])
    return ({"extension": grams} if grams else {}) | refer(lot_id(infusion, vial))


def lot_id(infusion: Infusion, vial: Vial) -> str:
    """The id of a lot of a product: the same in every session."""
    return derived_id("medication", infusion.product, vial.lot, vial.expiry)


def lots(infusion: Infusion) -> Iterator[Resource]:
    """The lots of a session, one for each vial."""
    for each in infusion.vials:
        batch: Resource = {}
        put_text(batch, "lotNumber", each.lot)
        put_text(batch, "expirationDate", each.expiry or "")
        code = words(infusion.product)
        yield {"resourceType": "Medication", "id": lot_id(infusion, each), "code": code, "batch": batch}


def rate_steps(infusion: Infusion) -> Iterator[Resource]:
    """Each rate as a part of the session, from its moment on."""
    for number, each in enumerate(infusion.rates):
        yield _rate_step(infusion, number, each)


def _rate_step(infusion: Infusion, number: int, step: RateStep) -> Resource:
    made = _administration(derived_id(infusion.id, "rate", number), infusion)
    if infusion.status is Status.RUNNING and infusion.entered_in_error is None:
        made["status"] = "in-progress"
    made["partOf"] = [refer(infusion.id)]
    made |= _medication(infusion)
    put_moment(made, "effectiveDateTime", step.at)
    return made | {"dosage": {"rateQuantity": quantity(step.value, step.unit.value, step.unit.value)}}


def medicines(infusion: Infusion) -> Iterator[Resource]:
    """What else was given, with its purpose as the reason, and the session as supporting information."""
    for number, each in enumerate(infusion.medications):
        yield _medicine(infusion, number, each)


def _medicine(infusion: Infusion, number: int, given: Medication) -> Resource:
    made = _administration(derived_id(infusion.id, "medicine", number), infusion)
    made["medicationCodeableConcept"] = words(given.name)
    made["supportingInformation"] = [refer(infusion.id)]
    if given.at is None:
        made["effectivePeriod"] = not_known()
    else:
        put_moment(made, "effectiveDateTime", given.at)
    made["reasonCode"] = [{"text": given.purpose.value}]
    if given.dose is None:  # a dosage says at least a dose
        more = extensions([("unit", given.unit), ("route", given.route)])
        return made | ({"extension": more} if more else {})
    dosage: Resource = {"dose": quantity(given.dose, given.unit, MEDICINE_UNITS.get(given.unit, ""))}
    if given.route:
        dosage["route"] = words(given.route)
    return made | {"dosage": dosage}
