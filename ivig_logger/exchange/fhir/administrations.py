"""Which administrations of a file are sessions, and which are parts of one."""

from ivig_logger.exchange.fhir.bundles import Entry, Resources
from ivig_logger.exchange.fhir.json_parts import child, children, concept_text, text_at
from ivig_logger.exchange.fhir.products import is_immunoglobulin
from ivig_logger.exchange.fhir.systems import OURS
from ivig_logger.exchange.fhir.versions import other_version
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.log_json import Object


def roots_of(resources: Resources, refusals: list[Refusal]) -> dict[int, int]:
    """For each administration of an immunoglobulin, and each part of one, the number of the session's entry.

    A session is its own root. What is written in another version, or may mean something else, is refused.
    """
    told = resources.of("MedicationAdministration")
    parents = {each.number: _parent(resources, each) for each in told}
    roots: dict[int, int] = {}
    for each in told:
        root = _root(each.number, parents)
        if root is None:
            resources.leave(each, "parts of one another in a circle")
        else:
            roots[each.number] = root
    sessions = {each.number for each in told if roots.get(each.number) == each.number and _is_session(resources, each)}
    refused = {each.number for each in told if each.number in sessions and _is_refused(resources, each, refusals)}
    return {number: root for number, root in roots.items() if root in sessions - refused}


def words_of(resources: Resources, entry: Entry) -> str:
    """The words for what was given, in any version of FHIR."""
    concept = child(entry.resource, "medicationCodeableConcept") or child(
        child(entry.resource, "medication"), "concept"
    )
    reference = child(entry.resource, "medicationReference")
    there = resources.find(reference, entry)
    words = [concept_text(concept), text_at(reference, "display")]
    words += [text_at(each, "display") for each in children(concept, "coding")]
    if there is not None and there.kind == "Medication":
        words.append(concept_text(child(there.resource, "code")))
    return "; ".join(each for each in words if each)


def _parent(resources: Resources, entry: Entry) -> int | None:
    found = (resources.find(each, entry) for each in children(entry.resource, "partOf"))
    return next((each.number for each in found if each is not None and each.kind == "MedicationAdministration"), None)


def _root(number: int, parents: dict[int, int | None]) -> int | None:
    """The last one on the way up; None where the way is a circle."""
    seen: set[int] = set()
    while (parent := parents.get(number)) is not None:
        seen.add(number)
        if parent in seen:
            return None
        number = parent
    return number


def _is_session(resources: Resources, entry: Entry) -> bool:
    if any(text_at(each, "url") == OURS + "premedication" for each in children(entry.resource, "extension")):
        return True
    beside = (resources.find(each, entry) for each in children(entry.resource, "supportingInformation"))
    if any(each is not None and each.kind == entry.kind for each in beside):
        return False  # a medicine that was given because of another administration, whatever it is called
    return is_immunoglobulin(words_of(resources, entry))


def _is_refused(resources: Resources, entry: Entry, refusals: list[Refusal]) -> bool:
    why = _why_refused(entry.resource)
    if why:
        refusals.append(Refusal(entry.where, why))
        resources.take(entry)
    return bool(why)


def _why_refused(resource: Object) -> str:
    if version := other_version(resource):
        return f"is written in FHIR {version}; R4 is read"
    if children(resource, "modifierExtension"):
        return "has a modifier extension, which may change what it means"
    return f"has the key {resource.twice[0][:40]} twice" if resource.twice else ""
