"""Administrations of an immunoglobulin -> sessions, as objects of the JSON log that are read like any others."""

from dataclasses import dataclass, field

from ivig_logger.domain.infusion import Place, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.extensions import facts_of
from ivig_logger.exchange.fhir.json_parts import child, children, concept_text, text_at
from ivig_logger.exchange.fhir.quantities import grams_of, millilitres_of, number_of, rate_of, unit_of
from ivig_logger.exchange.fhir.systems import ENTERED_IN_ERROR
from ivig_logger.exchange.fhir.times import Clock, as_object, day_of, why_not
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.log_ids import is_uuid
from ivig_logger.exchange.log_json import Object

_STATUS = {
    "in-progress": Status.RUNNING,
    "on-hold": Status.RUNNING,
    "completed": Status.COMPLETED,
    "stopped": Status.STOPPED_EARLY,
}
_MISTAKEN = "entered in error where it came from"


@dataclass(slots=True)
class Session:
    """A session that is put together: what is known of it as the JSON log writes it, and when it was."""

    entry: Entry
    patient: str | None
    facts: Object
    started: Moment | None
    ended: Moment | None
    sets: dict[object, Object] = field(default_factory=dict)

    @property
    def in_error(self) -> bool:
        """Whether it is a mistake as a whole."""
        return "entered_in_error" in self.facts

    def listed(self, key: str) -> list[object]:
        """The list under a key of the log, made where there is none."""
        there = self.facts.setdefault(key, [])
        return there if isinstance(there, list) else []


class SessionReader:
    """Reads the administrations that are sessions."""

    def __init__(self, resources: Resources, clock: Clock, refusals: list[Refusal]) -> None:
        self._resources, self._clock, self._refusals = resources, clock, refusals
        self.notes: list[str] = []

    def read(self, entry: Entry, patient: str | None) -> Session | None:
        """One session; None where it was not given at all."""
        resource = entry.resource
        if text_at(resource, "status") == "not-done":
            self._resources.leave(entry, "not done")
            return None
        self._resources.take(entry)
        started, ended = self._times(entry)
        session = Session(entry, patient, facts_of(resource), started, ended)
        self._put_status(session)
        self._put_facts(session)
        self._put_dose(session)
        session.facts["vials"] = self.vials(entry)
        return session

    def _refuse(self, entry: Entry, key: str, why: str) -> None:
        self._refusals.append(Refusal(f"{entry.where}.{key}", why))

    def _times(self, entry: Entry) -> tuple[Moment | None, Moment | None]:
        """Start and end; what is no time of day is refused, never guessed."""
        resource, period = entry.resource, child(entry.resource, "effectivePeriod")
        of, key = (period, "start") if period else (resource, "effectiveDateTime")
        started, ended = self._clock.moment(of, key), self._clock.moment(period, "end")
        if started is None:
            self._refuse(entry, "started", why_not(of, key))
        if ended is None and "end" in period:
            self._refuse(entry, "ended", why_not(period, "end"))
        return started, ended

    def _put_status(self, session: Session) -> None:
        said, facts = text_at(session.entry.resource, "status"), session.facts
        over = Status.COMPLETED if session.ended is not None else Status.RUNNING
        if said == ENTERED_IN_ERROR:
            facts.setdefault("entered_in_error", _MISTAKEN)
            facts.setdefault("status", over.value)
        elif said in _STATUS:
            facts["status"] = _STATUS[said].value
        elif said == "unknown" and session.ended is not None:
            facts["status"] = over.value
        else:
            self._refuse(session.entry, "status", f"does not say how far it has come: {shown(said)}")

    def _put_facts(self, session: Session) -> None:
        entry, facts = session.entry, session.facts
        if is_uuid(entry.its):
            facts["id"] = entry.its
        if session.started is not None:
            facts["started"] = as_object(session.started)
        if session.ended is not None:
            facts["ended"] = as_object(session.ended)
        facts["product"] = self.product(entry)
        reasons = [concept_text(each) for each in children(entry.resource, "statusReason")]
        facts["stop_reason"] = "; ".join(reasons)
        place = concept_text(child(entry.resource, "category"))
        if place in set(Place):
            facts["place"] = place
        noted = [text_at(each, "text") for each in children(entry.resource, "note")]
        instructed = text_at(child(entry.resource, "dosage"), "text")
        facts["notes"] = "\n".join((*noted, instructed) if instructed else noted)

    def _put_dose(self, session: Session) -> None:
        dosage = child(session.entry.resource, "dosage")
        dose = child(dosage, "dose")
        grams, volume = grams_of(dose), millilitres_of(dose)
        if grams is not None:
            session.facts["dose_g"] = grams
        elif volume is not None:
            session.facts.setdefault("volume_ml", volume)
        elif dose:
            said = f"{number_of(dose) or 'something'} {unit_of(dose) or 'without a unit'}"
            self.notes.append(f"{session.entry.where}: the dose is {shown(said)}, which is no mass; not read.")
        rate = rate_of(dosage)
        if rate is not None and session.started is not None:
            value, unit = rate
            session.listed("rates").append(Object(at=as_object(session.started), value=value, unit=unit.value))

    def product(self, entry: Entry) -> str:
        """The words for what was given: those of the administration, else those of the medicine it refers to."""
        resource = entry.resource
        if "medicationCodeableConcept" in resource:
            return concept_text(child(resource, "medicationCodeableConcept"))
        there = self._resources.find(child(resource, "medicationReference"), entry)
        if there is not None and there.kind == "Medication":
            return concept_text(child(there.resource, "code"))
        return text_at(child(resource, "medicationReference"), "display")

    def vials(self, entry: Entry) -> list[object]:
        """The lots that an administration refers to: the vials of ours, or the one lot of the medicine."""
        told = children(entry.resource, "supportingInformation")
        listed = [vial for each in told if (vial := self._vial(each, entry)) is not None]
        only = self._vial(child(entry.resource, "medicationReference"), entry)
        return [*listed] or ([] if only is None else [only])

    def _vial(self, reference: Object, entry: Entry) -> Object | None:
        there = self._resources.find(reference, entry)
        if there is None or there.kind != "Medication":
            return None
        self._resources.take(there)
        batch = child(there.resource, "batch")
        lot, expiry = text_at(batch, "lotNumber"), day_of(batch, "expirationDate")
        if not lot:
            return None
        return Object(facts_of(reference) | {"lot": lot} | ({"expiry": expiry} if expiry else {}))
