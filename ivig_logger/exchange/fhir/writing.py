"""A log as a bundle of the type collection, entry by entry, so that a long log is never held in memory as a whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.revision import Revision
from ivig_logger.exchange.fhir.elements import date_time, put_text
from ivig_logger.exchange.fhir.extensions import extensions
from ivig_logger.exchange.fhir.observation_writing import observations
from ivig_logger.exchange.fhir.provenance_writing import provenances
from ivig_logger.exchange.fhir.reaction_writing import reactions
from ivig_logger.exchange.fhir.session_writing import lots, medicines, rate_steps, session
from ivig_logger.exchange.fhir.systems import Resource
from ivig_logger.exchange.log_objects import patient_object
from ivig_logger.exchange.log_writing import json_text, none


def uncorrected(_: Infusion) -> Sequence[Revision]:
    """No corrections."""
    return ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What goes out beside the sessions: the changes since a signature, the corrections, and whether names do."""

    addenda: Callable[[Infusion], Sequence[Addendum]] = none
    corrections: Callable[[Infusion], Iterable[Revision]] = uncorrected
    names: bool = True


def bundle_pieces(entries: Iterable[Patient | Infusion], at: Moment, beside: Beside | None = None) -> Iterator[str]:
    """The text of a bundle made at a moment, an entry of the log at a time."""
    beside, seen = beside or Beside(), set[str]()
    yield f'{{\n  "resourceType": "Bundle",\n  "type": "collection",\n  "timestamp": "{date_time(at)}"'
    first = before = ',\n  "entry": [\n    '
    for entry in entries:
        for each in _resources(entry, beside):
            its = str(each["id"])
            if each["resourceType"] == "Medication" and its in seen:
                continue
            if each["resourceType"] == "Medication":
                seen.add(its)
            yield before + json_text({"fullUrl": f"urn:uuid:{its}", "resource": each}, "\n    ")
            before = ",\n    "
    yield "\n}\n" if before is first else "\n  ]\n}\n"


def _resources(entry: Patient | Infusion, beside: Beside) -> Iterator[Resource]:
    if isinstance(entry, Patient):
        return iter([_patient(entry, names=beside.names)])
    addenda = beside.addenda(entry) if beside.names else ()
    said = entry if beside.names else _without_names(entry)
    parts = (lots(said), rate_steps(said), medicines(said), observations(said), reactions(said))
    corrections = provenances(entry, beside.corrections(entry), names=beside.names)
    return chain([session(said, addenda)], *parts, corrections)


def _patient(patient: Patient, *, names: bool) -> Resource:
    made: Resource = {"resourceType": "Patient", "id": patient.id}
    if patient.plan is not None:
        made["extension"] = extensions([("plan", patient_object(patient)["plan"])])
    if names:
        name: Resource = {}
        put_text(name, "text", patient.name)
        made["name"] = [name]
        put_text(made, "birthDate", "" if patient.born is None else patient.born.isoformat())
    return made


def _without_names(infusion: Infusion) -> Infusion:
    """A session without those who signed it and those who asked afterwards."""
    asked = tuple(replace(each, by="") for each in infusion.follow_ups)
    return replace(infusion, follow_ups=asked, signatures=())
