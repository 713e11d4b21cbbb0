"""What FHIR R4 asks of a bundle of ours: the official JSON schema, and beside it what a JSON schema does not say.

The rules of the second kind are those of the resource pages of https://hl7.org/fhir/R4/ by their names there, of its
profiles of vital signs, and of https://hl7.org/fhir/R4/json.html and bundle.html. Each finds a sentence or nothing.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from jsonschema import Draft6Validator  # type: ignore[import-untyped]  # it ships no types

from ivig_logger.domain.moment import is_zone

Thing = dict[str, Any]
Rule = Callable[[Thing], bool]

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("data/fhir/fhir-r4.schema.json").read_text(encoding="utf-8"))
HL7 = "http://terminology.hl7.org/CodeSystem/"
LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"

# The elements with a cardinality of 1..; [x] is one element of several types.
MANDATORY = {
    "AdverseEvent": ("actuality", "subject"),
    "Condition": ("subject",),
    "Medication": (),
    "MedicationAdministration": ("status", "medication[x]", "subject", "effective[x]"),
    "Observation": ("status", "code"),
    "Patient": (),
    "Provenance": ("target", "recorded", "agent"),
}
MANDATORY_INSIDE = {
    "AdverseEvent.suspectEntity": "instance",
    "Observation.component": "code",
    "Provenance.agent": "who",
}
CHOICES = ("medication", "effective", "value", "onset", "abatement", "occurred", "deceased", "multipleBirth")
# Bindings that are required: those of codes, and those of concepts with the code system that is meant.
CODES = {
    "MedicationAdministration.status": "in-progress not-done on-hold completed entered-in-error stopped unknown",
    "Observation.status": "registered preliminary final amended corrected cancelled entered-in-error unknown",
    "AdverseEvent.actuality": "actual potential",
}
CONCEPTS = {
    "AdverseEvent.severity": (HL7 + "adverse-event-severity", "mild moderate severe"),
    "Condition.clinicalStatus": (
        HL7 + "condition-clinical",
        "active recurrence relapse inactive remission resolved",
    ),
    "Condition.verificationStatus": (
        HL7 + "condition-ver-status",
        "unconfirmed provisional differential confirmed refuted entered-in-error",
    ),
}
# What a reference may lead to; any resource where nothing stands here.
TARGETS = {
    "subject": "Patient",
    "medicationReference": "Medication",
    "partOf": "MedicationAdministration",
    "instance": "MedicationAdministration",
    "resultingCondition": "Condition",
}
# https://hl7.org/fhir/R4/observation-vitalsigns.html: the units that each of these codes may have.
VITAL_SIGNS = {
    "8867-4": {"/min"},
    "9279-1": {"/min"},
    "8310-5": {"Cel", "[degF]"},
    "29463-7": {"kg", "g", "[lb_av]"},
    "2708-6": {"%"},
    "8480-6": {"mm[Hg]"},
    "8462-4": {"mm[Hg]"},
}
PRESSURE, PRESSURES = "85354-9", {"8480-6", "8462-4"}


def problems(text: str) -> list[str]:
    """Everything that R4 has against a bundle; nothing where it is one."""
    bundle = json.loads(text)
    return [*of_the_schema(bundle), *of_the_bundle(bundle), *of_the_resources(bundle)]


def of_the_schema(bundle: Thing) -> Iterator[str]:
    """Each resource is held against its own definition: all of them at once would only say that none fits."""
    entries = bundle.get("entry", [])
    emptied = [{key: value for key, value in each.items() if key != "resource"} for each in entries]
    parts = [bundle | ({"entry": emptied} if entries else {}), *(each["resource"] for each in entries)]
    for part in parts:
        for error in schema_of(part["resourceType"]).iter_errors(part):
            yield f"{part['resourceType']}: {error.json_path}: {error.message[:200]}"


@cache
def schema_of(kind: str) -> Draft6Validator:
    """The official schema of one type of resource."""
    assert kind in SCHEMA["definitions"], kind
    return Draft6Validator(SCHEMA | {"$ref": f"#/definitions/{kind}"})


def of_the_bundle(bundle: Thing) -> Iterator[str]:
    """The rules of a collection, its full URLs, and its references."""
    entries = _of(bundle)
    if bundle["type"] == "collection":
        if "total" in bundle:
            yield "bdl-1: a total, and no search"
        if any({"search", "request", "response"} & each.keys() for each in entries):
            yield "bdl-2, bdl-3, bdl-4: an entry of a search or of a transaction"
    if any("resource" not in each for each in entries):
        yield "bdl-5: an entry without a resource"
    urls = [each.get("fullUrl", "") for each in entries]
    if len(set(urls)) != len(urls):
        yield "bdl-7: a fullUrl twice"
    for each in entries:
        its = each["resource"]["id"]
        if each["fullUrl"] != f"urn:uuid:{its}" or str(UUID(its)) != its:
            yield f"fullUrl: {each['fullUrl']} of {its}"
    yield from _astray(entries)


def _astray(entries: list[Thing]) -> Iterator[str]:
    """The references that do not lead to an entry of the right type."""
    kinds = {each["fullUrl"]: each["resource"]["resourceType"] for each in entries}
    for each in entries:
        for path, value in inside(each["resource"], each["resource"]["resourceType"]):
            if isinstance(value, dict) and "reference" in value:
                found = kinds.get(value["reference"])
                if found not in TARGETS.get(path.rpartition(".")[2], found or "an entry").split():
                    yield f"{path}: {value['reference']} is {found}"


def of_the_resources(bundle: Thing) -> Iterator[str]:
    """The rules of each resource and of each element in it."""
    for resource in (each["resource"] for each in _of(bundle)):
        kind = resource["resourceType"]
        said = list(_missing(kind, resource))
        said += [name for name, holds in RULES.get(kind, {}).items() if not holds(resource)]
        said += [sentence for path, value in inside(resource, kind) for sentence in _of_an_element(path, value)]
        yield from (f"{kind} {resource['id']}: {each}" for each in said)


def _of(bundle: Thing) -> list[Thing]:
    entries: list[Thing] = bundle.get("entry", [])
    return entries


def inside(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every value in a resource with its path, lists without their numbers."""
    yield path, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from inside(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from inside(each, path)


def _missing(kind: str, resource: Thing) -> Iterator[str]:
    for name in MANDATORY[kind]:
        stem = name.removesuffix("[x]")
        if not (_choices(resource, stem) if name != stem else name in resource):
            yield f"{name} is missing"


def _choices(of: Thing, stem: str) -> list[str]:
    """The keys of a choice of types that are there, a value that only has extensions counted once."""
    keys = {each.removeprefix("_") for each in of}
    return [each for each in keys if each.startswith(stem) and each[len(stem) : len(stem) + 1].isupper()]


def _of_an_element(path: str, value: Any) -> Iterator[str]:
    if value in ({}, [], "", None):
        yield f"ele-1: {path} is empty"
    if path in CODES and value not in CODES[path].split():
        yield f"{path}: {value} is not in its value set"
    if isinstance(value, dict):
        yield from _of_an_object(path, value)


def _of_an_object(path: str, value: Thing) -> Iterator[str]:
    yield from (f"{path}: two of {stem}[x]" for stem in CHOICES if len(_choices(value, stem)) > 1)
    if path in MANDATORY_INSIDE and MANDATORY_INSIDE[path] not in value:
        yield f"{path}.{MANDATORY_INSIDE[path]} is missing"
    if path in CONCEPTS and not has_code(value, *CONCEPTS[path]):
        yield f"{path}: {value} has no code of its value set"
    if "code" in value and "value" in value and "system" not in value:
        yield f"qty-3: {path} has a code and no system"
    if {"start", "end"} <= value.keys() and at(value["start"]) > at(value["end"]):
        yield f"per-1: {path} ends before it starts"
    if "url" in value and path.rpartition(".")[2] in ("extension", "modifierExtension"):
        if ("extension" in value) == bool(_choices(value, "value")):
            yield f"ext-1: {path} {value['url']} has neither or both of extensions and a value"
        if value["url"].endswith("/tz-code") and not is_zone(value["valueCode"]):
            yield f"{path}: {value['valueCode']} is no zone"


def at(text: str) -> datetime:
    """A dateTime with its offset."""
    return datetime.fromisoformat(text)


def has_code(concept: Thing, system: str, codes: str) -> bool:
    """Whether a concept has one of these codes of a system."""
    return any(each["system"] == system and each["code"] in codes.split() for each in concept.get("coding", []))


def _is_abated_only_if_over(condition: Thing) -> bool:
    over = has_code(condition.get("clinicalStatus", {}), HL7 + "condition-clinical", "inactive resolved remission")
    return over or not _choices(condition, "abatement")


def _has_no_clinical_status_in_error(condition: Thing) -> bool:
    in_error = has_code(condition.get("verificationStatus", {}), HL7 + "condition-ver-status", "entered-in-error")
    return not in_error or "clinicalStatus" not in condition


def _is_vital_sign(observation: Thing) -> bool:
    return any(has_code(each, HL7 + "observation-category", "vital-signs") for each in observation.get("category", []))


def _loinc(of: Thing) -> set[str]:
    return {each["code"] for each in of["code"].get("coding", []) if each["system"] == LOINC}


def _says_its_value(of: Thing) -> bool:
    return bool(_choices(of, "value")) != ("dataAbsentReason" in of)


def _has_its_unit(of: Thing) -> bool:
    """Whether a value has the unit that the profile of its code fixes."""
    units = [VITAL_SIGNS[each] for each in _loinc(of) if each in VITAL_SIGNS]
    quantity = of.get("valueQuantity")
    if quantity is None or not units:
        return True
    return quantity["system"] == UCUM and all(quantity["code"] in each for each in units)


def _is_of_the_profile(observation: Thing) -> bool:
    """Whether what has one of the codes of the vital signs has their category."""
    loinc = _loinc(observation)
    return _is_vital_sign(observation) or not loinc & {PRESSURE, "59408-5", *VITAL_SIGNS}


def _has_both_pressures(observation: Thing) -> bool:
    if PRESSURE not in _loinc(observation):
        return True
    components = observation["component"]
    both = [code for each in components for code in _loinc(each)]
    return sorted(both) == sorted(PRESSURES) and all(map(_says_its_value, components))


RULES: dict[str, dict[str, Rule]] = {
    "MedicationAdministration": {
        "mad-1: a dosage without dose and rate": lambda it: (
            "dosage" not in it or bool({"dose", "rateQuantity", "rateRatio"} & it["dosage"].keys())
        ),
    },
    "Observation": {
        "obs-6: a value, and a reason why there is none": lambda it: (
            "dataAbsentReason" not in it or not _choices(it, "value")
        ),
        "obs-7: a value, and the same as a component": lambda it: (
            not _choices(it, "value") or not any(_loinc(it) & _loinc(each) for each in it.get("component", []))
        ),
        "vs-2: neither a value, nor components, nor a reason": lambda it: "component" in it or _says_its_value(it),
        "vital signs: no time": lambda it: not _is_vital_sign(it) or bool(_choices(it, "effective")),
        "vital signs: no category": _is_of_the_profile,
        "vital signs: another unit": lambda it: all(map(_has_its_unit, [it, *it.get("component", [])])),
        "oxygensat: the code 2708-6 is missing": lambda it: not _loinc(it) or _loinc(it) != {"59408-5"},
        "bp, vs-3: not both pressures, each with a value or a reason": _has_both_pressures,
    },
    "Condition": {
        "con-4: over, and its clinical status does not say so": _is_abated_only_if_over,
        "con-5: in error, and has a clinical status": _has_no_clinical_status_in_error,
    },
}
