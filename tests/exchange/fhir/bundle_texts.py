"""Bundles of strangers for tests: small ones made here, and two files beside this one."""

import json
from pathlib import Path
from typing import Any

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.fhir.reading import read_bundle
from ivig_logger.exchange.log_format import LogContents
from tests.builders import ZONE
from tests.conftest import NOW

PERSON = {"resourceType": "Patient", "id": "p", "name": [{"text": "Patient A"}]}


def stranger(name: str) -> LogContents:
    """What is read of one of the files."""
    return read_bundle(Path(__file__).with_name("strangers").joinpath(f"{name}.json").read_bytes(), [], NOW, ZONE)


def given(**changes: Any) -> dict[str, Any]:
    """An administration of 30 g on 2026-10-20 from 09:00 to 12:00 in Berlin; a change to None leaves a key out."""
    plain = {
        "resourceType": "MedicationAdministration",
        "id": "iv",
        "status": "completed",
        "medicationCodeableConcept": {"text": "Privigen"},
        "subject": {"reference": "Patient/p"},
        "effectivePeriod": {"start": "2026-10-20T09:00:00+02:00", "end": "2026-10-20T12:00:00+02:00"},
        "dosage": {"dose": {"value": 30, "unit": "g"}},
    }
    return {key: value for key, value in (plain | changes).items() if value is not None}


def bundle_of(*resources: dict[str, Any], **keys: Any) -> bytes:
    """A bundle of these resources."""
    entries = [{"resource": each} for each in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries} | keys).encode()


def read(*resources: dict[str, Any], known: tuple[Patient, ...] = (), zone: str = ZONE) -> LogContents:
    """What is read of a bundle with a patient and these resources."""
    return read_bundle(bundle_of(PERSON, *resources), known, NOW, zone)


def the_one(contents: LogContents) -> Infusion:
    """The only session that was read, nothing refused."""
    assert contents.refusals == ()
    (infusion,) = contents.infusions.values()
    return infusion
