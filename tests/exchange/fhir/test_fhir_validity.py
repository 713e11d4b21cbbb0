"""Every bundle is one of FHIR R4: by the official JSON schema, the rules beside it, and the models of fhir.resources.

The models are those of R4B, which left these resources as they were in R4.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ivig_logger.domain.change import Source
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Medication, Patient, VitalSigns
from ivig_logger.domain.revision import Revision
from ivig_logger.exchange.fhir.writing import Beside, bundle_pieces
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction
from tests.exchange.fhir.r4_rules import HL7, problems
from tests.strategies import NOW, logs

RESOLVED = a_reaction(resolved=a_moment("11:00"))
TIMED = ("effectiveDateTime", "_effectiveDateTime")
OVER = {"coding": [{"system": HL7 + "condition-clinical", "code": "resolved"}]}
IN_ERROR = {"coding": [{"system": HL7 + "condition-ver-status", "code": "entered-in-error"}]}
quietly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def bundle_text(*entries: Patient | Infusion, beside: Beside | None = None) -> str:
    """The bundle of some entries."""
    return "".join(bundle_pieces(entries, NOW, beside))


def assert_valid(*entries: Patient | Infusion) -> None:
    """Raise where a model refuses a part of the bundle."""
    from fhir.resources.R4B.bundle import Bundle  # its import takes a second, which other tests need not wait for

    Bundle.model_validate_json(bundle_text(*entries))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"entered_in_error": "wrong patient", "reactions": (RESOLVED,)},
        {"reactions": (RESOLVED,)},
        {
            "vitals": (
                VitalSigns(a_moment(), systolic=120),
                VitalSigns(a_moment(), diastolic=80),
                VitalSigns(a_moment()),
            )
        },
        {"medications": (Medication("paracetamol", unit="mg", route="by mouth"), Medication("\x01"))},
        {"stop_reason": " ", "notes": "\u2028", "product": "", "before": "\t"},
    ],
)
def test_a_session_keeps_all_rules_of_r4(changes: dict[str, Any]) -> None:
    assert problems(bundle_text(PATIENT, a_full_infusion(**changes))) == []


def test_an_empty_log_keeps_them() -> None:
    assert problems(bundle_text()) == []


def test_without_names_they_are_kept() -> None:
    assert problems(bundle_text(PATIENT, a_full_infusion(), beside=Beside(names=False))) == []


@quietly
@given(logs())
def test_every_log_keeps_all_rules_of_r4(log: tuple[list[Patient], list[Infusion]]) -> None:
    assert problems(bundle_text(*log[0], *log[1])) == []


def test_a_full_session_is_valid() -> None:
    assert_valid(PATIENT, a_full_infusion(), a_full_infusion(2, entered_in_error="wrong patient"))


@settings(quietly, max_examples=10)
@given(logs())
def test_every_log_is_valid(log: tuple[list[Patient], list[Infusion]]) -> None:
    assert_valid(*log[0], *log[1])


def corrected(infusion: Infusion) -> list[Revision]:
    """A correction of a session, by somebody who wrote no name."""
    sides = map(json.loads, difference(replace(infusion, notes="\x01"), infusion))
    return [Revision(7, "infusion", infusion.id, a_moment(), "", "nurse", Source.TYPED, "typo", *sides)]


@pytest.mark.parametrize("names", [True, False])
def test_corrections_keep_all_rules_of_r4(names: bool) -> None:
    beside = Beside(corrections=corrected, names=names)
    text = bundle_text(PATIENT, a_full_infusion(), beside=beside)
    assert '"Provenance"' in text
    assert problems(text) == []


def _of(bundle: Any, kind: str, number: int = 0) -> Any:
    """A resource of one type in a bundle."""
    return [each["resource"] for each in bundle["entry"] if each["resource"]["resourceType"] == kind][number]


def _session(bundle: Any) -> Any:
    return _of(bundle, "MedicationAdministration")


def _pressure(bundle: Any) -> Any:
    return next(each["resource"] for each in bundle["entry"] if each["resource"].get("component"))


def _saturation(bundle: Any) -> Any:
    return next(each["resource"] for each in bundle["entry"] if "59408-5" in json.dumps(each["resource"]))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda it: it.update(timestamp="2026-10-20"), "Bundle: $.timestamp"),
        (lambda it: it.update(total=3), "bdl-1"),
        (lambda it: it["entry"][0].update(search={"mode": "match"}), "bdl-2"),
        (lambda it: it["entry"].append(it["entry"][0]), "bdl-7"),
        (lambda it: it["entry"][0].update(fullUrl="urn:uuid:1"), "fullUrl: urn:uuid:1"),
        (lambda it: it["entry"].pop(0), "subject: urn:uuid:"),
        (lambda it: _session(it).update(subject={"reference": it["entry"][1]["fullUrl"]}), "is Medication"),
        (lambda it: _session(it).pop("effectivePeriod"), "effective[x] is missing"),
        (lambda it: _session(it).update(effectiveDateTime="2026-10-20"), "two of effective[x]"),
        (lambda it: _session(it).update(status="done"), "not in its value set"),
        (lambda it: _session(it).update(dosage={"text": "slowly"}), "mad-1"),
        (lambda it: _session(it).update(nonsense=1), "nonsense"),
        (lambda it: _session(it).update(note=[]), "ele-1"),
        (lambda it: _session(it).update(extension=[{"url": "urn:x"}]), "ext-1"),
        (lambda it: _session(it)["effectivePeriod"].update(end="2026-10-20T06:59:59Z"), "per-1"),
        (lambda it: _session(it)["dosage"]["dose"].pop("system"), "qty-3"),
        (lambda it: _of(it, "AdverseEvent").pop("actuality"), "actuality is missing"),
        (lambda it: _of(it, "AdverseEvent").update(severity={"text": "bad"}), "has no code of its value set"),
        (lambda it: _of(it, "Condition").update(abatementDateTime="2026-10-20", clinicalStatus={}), "con-4"),
        (lambda it: _of(it, "Condition").update(clinicalStatus=OVER, verificationStatus=IN_ERROR), "con-5"),
        (lambda it: [_of(it, "Observation").pop(each) for each in TIMED], "vital signs: no time"),
        (lambda it: _of(it, "Observation").update(dataAbsentReason={"text": "?"}), "obs-6"),
        (lambda it: _of(it, "Observation")["valueQuantity"].update(code="g/L"), "vital signs: another unit"),
        (lambda it: _of(it, "Observation").pop("category"), "vital signs: no category"),
        (lambda it: _of(it, "Observation").pop("valueQuantity"), "vs-2"),
        (lambda it: _saturation(it)["code"]["coding"].pop(), "oxygensat"),
        (lambda it: _pressure(it).update(valueInteger=1, component=[{"code": _pressure(it)["code"]}]), "obs-7"),
        (lambda it: _pressure(it)["component"].pop(), "bp, vs-3"),
        (lambda it: _pressure(it)["component"][0].pop("valueQuantity"), "bp, vs-3"),
    ],
)
def test_a_bundle_that_breaks_a_rule_is_found(spoil: Callable[[Any], object], said: str) -> None:
    bundle = json.loads(bundle_text(PATIENT, a_full_infusion()))
    spoil(bundle)
    assert [each for each in problems(json.dumps(bundle)) if said in each] != []
