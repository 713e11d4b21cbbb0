"""Adverse events and their conditions -> reactions."""

from collections.abc import Iterator

from ivig_logger.domain.infusion import Precision, Severity
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.extensions import facts_of
from ivig_logger.exchange.fhir.json_parts import child, children, codes, concept_text, text_at
from ivig_logger.exchange.fhir.session_reading import Session
from ivig_logger.exchange.fhir.systems import ENTERED_IN_ERROR, EVENT_SEVERITY, OURS
from ivig_logger.exchange.fhir.times import Clock, as_object
from ivig_logger.exchange.log_json import Object

_GRADED = {each.value for each in Severity if each is not Severity.NOT_GRADED}
_ONSETS = ("onsetDateTime", "onsetString")


class ReactionReader:
    """Reads reactions with the conditions that they resulted in."""

    def __init__(self, resources: Resources, clock: Clock) -> None:
        self._resources, self._clock = resources, clock

    def onset_of(self, entry: Entry) -> Moment | None:
        """When an event began, as early as it may be; None where no time of day is known."""
        condition = self._condition(entry)
        of = child(condition.resource, "onsetPeriod") if condition is not None else Object()
        earliest = self._clock.moment(of, "start")
        if condition is not None and earliest is None:
            earliest = self._clock.moment(condition.resource, "onsetDateTime")
        return earliest or self._clock.moment(entry.resource, "date")

    def put(self, session: Session, entry: Entry) -> str:
        """Put a reaction into its session. The answer is why not, or nothing."""
        resource, condition = entry.resource, self._condition(entry)
        if (why := _not_meant(resource, session)) != "":
            return why
        symptom = concept_text(child(resource, "event"))
        if condition is not None:
            symptom = symptom or concept_text(child(condition.resource, "code"))
        if not symptom.strip():
            return "says no symptom"
        told = Object(Object(symptom=symptom, severity=_severity(resource)) | facts_of(resource))
        self._put_course(told, entry, condition)
        session.listed("reactions").append(told)
        return ""

    def _put_course(self, told: Object, entry: Entry, condition: Entry | None) -> None:
        """Onset, end and note: those of the condition, else the date of the event."""
        notes: list[str] = []
        if condition is not None:
            self._resources.take(condition)
            of = condition.resource
            notes += [text_at(each, "text") for each in children(of, "note")]
            told["onset"] = self._onset(of)
            resolved = self._clock.moment(of, "abatementDateTime")
            if resolved is not None:
                told["resolved"] = as_object(resolved)
            elif "resolved" in (of_ours := facts_of(of)):  # of what is entered in error
                told["resolved"] = of_ours["resolved"]
            elif text_at(of, "abatementDateTime"):
                notes.append(f"over: {text_at(of, 'abatementDateTime')}")
            if told["onset"] is None:
                notes += [f"onset: {text_at(of, key)}" for key in _ONSETS if text_at(of, key)]
        at = self._clock.moment(entry.resource, "date")
        if told.get("onset") is None and at is not None:
            told["onset"] = Object(earliest=as_object(at), latest=as_object(at), precision=Precision.EXACT.value)
        elif told.get("onset") is None and text_at(entry.resource, "date"):
            notes.append(f"date: {text_at(entry.resource, 'date')}")
        told["notes"] = "\n".join((*notes, *_said_otherwise(entry.resource, told)))

    def _onset(self, condition: Object) -> Object | None:
        at = self._clock.moment(condition, "onsetDateTime")
        if at is not None:
            return Object(earliest=as_object(at), latest=as_object(at), precision=Precision.EXACT.value)
        period = child(condition, "onsetPeriod")
        earliest, latest = self._clock.moment(period, "start"), self._clock.moment(period, "end")
        if earliest is None or latest is None:
            return None
        precision = facts_of(period).get("precision", Precision.RANGE.value)
        return Object(earliest=as_object(earliest), latest=as_object(latest), precision=precision)

    def _condition(self, entry: Entry) -> Entry | None:
        told = children(entry.resource, "resultingCondition")
        found = (self._resources.find(each, entry) for each in told)
        return next((each for each in found if each is not None and each.kind == "Condition"), None)


def _not_meant(event: Object, session: Session) -> str:
    """Why an event is no reaction that happened; nothing where it is one."""
    changed = {text_at(each, "url") for each in children(event, "modifierExtension")}
    if changed - {OURS + ENTERED_IN_ERROR}:
        return "a modifier extension that is not known"
    if changed and not session.in_error:
        return "entered in error"
    return "potential, not actual" if text_at(event, "actuality") == "potential" else ""


def _said_otherwise(event: Object, told: Object) -> Iterator[str]:
    """How bad it was and how it went, in words that no field of a reaction has."""
    graded = told["severity"] != Severity.NOT_GRADED.value
    for key in ("severity", "seriousness", "outcome"):
        concept = child(event, key)
        said = concept_text(concept) or next((text_at(each, "code") for each in children(concept, "coding")), "")
        if said and not (graded and key == "severity"):
            yield f"{key}: {said}"


def _severity(event: Object) -> str:
    concept = child(event, "severity")
    said = [*sorted(codes(concept, EVENT_SEVERITY)), concept_text(concept).lower()]
    return next((each for each in said if each in _GRADED), Severity.NOT_GRADED.value)
