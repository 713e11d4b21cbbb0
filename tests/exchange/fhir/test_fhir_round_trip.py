"""What goes out as a bundle comes back as it was."""

import json

from hypothesis import HealthCheck, given, settings

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Medication, Patient, Purpose, VitalSigns
from ivig_logger.exchange.fhir.reading import read_bundle
from ivig_logger.exchange.fhir.writing import Beside, bundle_pieces
from ivig_logger.exchange.log_format import LogContents
from tests.builders import PATIENT, ZONE, a_full_infusion, a_moment, a_reaction, a_signature, an_infusion
from tests.strategies import NOW, logs


def back(*entries: Patient | Infusion, beside: Beside | None = None, known: tuple[Patient, ...] = ()) -> LogContents:
    """What is read of the bundle of some entries."""
    return read_bundle("".join(bundle_pieces(entries, NOW, beside)).encode(), known, NOW, "Asia/Kathmandu")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(logs())
def test_every_log_comes_back_whole(log: tuple[list[Patient], list[Infusion]]) -> None:
    patients, infusions = log
    contents = back(*patients, *infusions)
    assert contents.refusals == ()
    assert contents.notes == ()
    assert list(contents.patients.values()) == patients
    assert list(contents.infusions.values()) == infusions


def test_the_addenda_of_a_signed_session_come_back() -> None:
    signed = a_full_infusion(signatures=(a_signature(),))
    now = a_full_infusion(signatures=(a_signature(),), notes="later")
    told = (Addendum(a_moment("18:00"), "Ana", "patient", "typo", *difference(signed, now)),)
    assert back(PATIENT, now, beside=Beside(addenda=lambda _: told)).addenda == {now.id: told}


def test_without_names_the_patient_of_the_log_is_known_again() -> None:
    contents = back(PATIENT, a_full_infusion(), beside=Beside(names=False), known=(PATIENT,))
    assert contents.patients == {}
    assert [each.patient for each in contents.infusions.values()] == [PATIENT.id]


def test_without_names_a_patient_elsewhere_is_called_by_a_number() -> None:
    contents = back(PATIENT, a_full_infusion(), beside=Beside(names=False))
    assert [each.name for each in contents.patients.values()] == ["Patient 1"]
    assert contents.notes == ("1 Patient: without a name; called Patient and a number.",)


def test_a_medicine_that_is_called_an_immunoglobulin_stays_a_medicine() -> None:
    infusion = an_infusion(medications=(Medication("IGIV", purpose=Purpose.OTHER),))
    assert list(back(PATIENT, infusion).infusions.values()) == [infusion]


def test_bundles_of_before_come_back_too_one_pressure_alone_and_an_end_in_error() -> None:
    mistaken = an_infusion(
        vitals=(VitalSigns(a_moment(), systolic=124, spo2=97),),
        reactions=(a_reaction(resolved=a_moment("11:00")),),
        entered_in_error="wrong patient",
    )
    bundle = json.loads("".join(bundle_pieces([PATIENT, mistaken], NOW)))
    for each in (entry["resource"] for entry in bundle["entry"]):
        if "component" in each:
            each["component"].pop()
        if each["resourceType"] == "Observation":
            del each["code"]["coding"][1:]
        if each["resourceType"] == "Condition":
            del each["extension"]
            each["abatementDateTime"] = "2026-10-20T11:00:00+02:00"
    contents = read_bundle(json.dumps(bundle).encode(), [], NOW, ZONE)
    assert list(contents.infusions.values()) == [mistaken]
