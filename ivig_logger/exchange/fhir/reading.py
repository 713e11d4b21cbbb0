"""A FHIR R4 bundle, ours or a stranger's, -> sessions, and a count of all that was left aside."""

from collections.abc import Iterable
from dataclasses import replace

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.fhir.administrations import roots_of
from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.json_parts import text_at
from ivig_logger.exchange.fhir.linking import Sessions
from ivig_logger.exchange.fhir.parts_reading import Parts
from ivig_logger.exchange.fhir.people_reading import People
from ivig_logger.exchange.fhir.session_reading import Session, SessionReader
from ivig_logger.exchange.fhir.times import Clock
from ivig_logger.exchange.fhir.versions import said_version
from ivig_logger.exchange.log_addenda import addenda_of
from ivig_logger.exchange.log_fields import Node
from ivig_logger.exchange.log_format import LogContents, Refusal, record_of
from ivig_logger.exchange.log_json import Object, Unreadable, read_json
from ivig_logger.exchange.log_records import infusion
from ivig_logger.exchange.log_writing import json_text

_NO_FHIR = "The file is JSON, but no FHIR: it does not say which resource it is (resourceType)."
_LONGEST = 20_000  # characters of a resource that are shown


def read_bundle(data: bytes, known: Iterable[Patient], now: Moment, zone: str) -> LogContents:
    """The sessions of a bundle or of a single resource. `known` are the patients of the log.

    `zone` is the IANA zone on whose clock times are shown that name none and have its offset. Raises Unreadable with a
    sentence where it is no FHIR R4 at all.
    """
    whole = read_json(data)
    if not isinstance(whole, Object) or not text_at(whole, "resourceType"):
        raise Unreadable(_NO_FHIR)
    if version := said_version(whole):
        raise Unreadable(f"The file is written in FHIR {version[:20]}; R4 (4.0) is read.")
    resources, clock, refusals = Resources(whole), Clock(zone), list[Refusal]()
    people = People(resources, known, refusals)
    roots = roots_of(resources, refusals)
    reader = SessionReader(resources, clock, refusals)
    given = (each for each in resources.of("MedicationAdministration") if roots.get(each.number) == each.number)
    sessions = [read for each in given if (read := reader.read(each, people.id_of(each))) is not None]
    parts = Parts(resources, people, clock, reader)
    parts.put_all(Sessions(resources, sessions, roots))
    contents = _contents(sessions, people, refusals, now)
    shown_in = {each.started.zone for each in contents.infusions.values()}
    notes = (*people.notes(), *clock.notes(shown_in), *reader.notes, *parts.notes(), *resources.notes())
    return replace(contents, raw=_raw(resources, refusals), notes=notes)


def _contents(sessions: list[Session], people: People, refusals: list[Refusal], now: Moment) -> LogContents:
    infusions: dict[str, Infusion] = {}
    addenda: dict[str, tuple[Addendum, ...]] = {}
    places: dict[str, str] = {}
    for each in sessions:
        before, node = len(refusals), Node(each.facts, each.entry.where, refusals)
        read = _infusion(node, each, people, now)
        told = addenda_of(node, read) if read is not None else ()
        if read is None or len(refusals) > before:
            continue
        if (first := places.setdefault(read.id, node.where)) != node.where:
            node.refuse(f"is the session of {first} once more, or began when that did")
            continue
        infusions[node.where] = read
        addenda |= {read.id: told} if told else {}
    return LogContents(people.found, infusions, tuple(refusals), addenda)


def _infusion(node: Node, session: Session, people: People, now: Moment) -> Infusion | None:
    """The session, read as every record of a log is; None where its times were refused already."""
    patient = session.patient or people.id_by_name(session.entry)
    if patient is None:
        node.at("patient", None).refuse("is about no patient of the file or of the log")
    else:
        session.facts["patient"] = patient
    if patient is None or session.started is None or any(record_of(each.where) == node.where for each in node.refusals):
        return None
    if session.sets:
        ordered = sorted(session.sets.items(), key=lambda each: each[0] if isinstance(each[0], int) else 0)
        session.facts["vitals"] = [each for _, each in ordered]
    return infusion(node, lambda each: each.value if isinstance(each.value, str) else None, now)


def _raw(resources: Resources, refusals: list[Refusal]) -> dict[str, str]:
    """What stands in the file where a session cannot be read."""
    refused = {record_of(each.where) for each in refusals}
    told = resources.of("MedicationAdministration")
    return {each.where: _shown(each) for each in told if each.where in refused}


def _shown(entry: Entry) -> str:
    try:
        return json_text(entry.resource, "\n")[:_LONGEST]
    except RecursionError:
        return ""
