"""What a session is in FHIR R4."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Patient,
    Place,
    Precision,
    Purpose,
    Severity,
    Signature,
    Status,
    TemperatureUnit,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about
from ivig_logger.exchange.fhir.writing import Beside, bundle_pieces
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, a_running_infusion, a_signature, an_infusion

SESSION = "urn:uuid:00000000-0000-4000-9000-000000000001"


def bundle(*entries: Patient | Infusion, names: bool = True) -> Any:
    """The bundle of some entries, parsed."""
    return json.loads("".join(bundle_pieces(entries, a_moment(), Beside(names=names))))


def resources(kind: str, *entries: Patient | Infusion, names: bool = True) -> list[Any]:
    """The resources of one type in the bundle of some entries."""
    found = (each["resource"] for each in bundle(*entries, names=names).get("entry", []))
    return [each for each in found if each["resourceType"] == kind]


def the_session(infusion: Infusion) -> Any:
    """The administration that is the session."""
    return resources("MedicationAdministration", infusion)[0]


def the_codes(infusion: Infusion) -> dict[str, Any]:
    """The observations of a session by their codes."""
    return {each["code"]["coding"][0]["code"]: each for each in resources("Observation", infusion)}


def test_it_is_a_collection_with_its_time() -> None:
    made = bundle(PATIENT)
    assert (made["resourceType"], made["type"], made["timestamp"]) == (
        "Bundle",
        "collection",
        "2026-10-20T09:00:00+02:00",
    )


def test_an_empty_log_is_a_bundle_without_entries() -> None:
    assert "entry" not in bundle()


def test_a_patient_has_name_and_day_of_birth() -> None:
    (patient,) = resources("Patient", PATIENT)
    assert patient["name"] == [{"text": "Patient A"}]
    assert patient["birthDate"] == "1961-04-02"


def test_without_names_neither_name_nor_birth_nor_signer_is_written() -> None:
    signed = a_full_infusion(signatures=(a_signature(),))
    text = json.dumps(bundle(PATIENT, signed, names=False))
    for each in ("Patient A", "1961", "Anna Berg", '"Ana"'):
        assert each not in text


def test_a_session_has_period_with_offsets_dose_and_note() -> None:
    made = the_session(a_full_infusion())
    assert made["effectivePeriod"]["start"] == "2026-10-20T09:00:00+02:00"
    assert made["effectivePeriod"]["end"] == "2026-10-20T12:00:00+02:00"
    assert made["dosage"]["dose"] == {"value": 30, "unit": "g", "system": "http://unitsofmeasure.org", "code": "g"}
    assert made["note"] == [{"text": "slept well 🙂"}]


def test_the_zone_stands_beside_each_time() -> None:
    zone = {"url": "http://hl7.org/fhir/StructureDefinition/tz-code", "valueCode": "Europe/Berlin"}
    assert the_session(an_infusion())["effectivePeriod"]["_start"] == {"extension": [zone]}


def test_a_clock_whose_offset_has_seconds_is_written_in_utc() -> None:
    early = Moment(0, "Africa/Monrovia")  # 44 min 30 s behind UTC until 1972
    assert the_session(an_infusion(started=early))["effectivePeriod"]["start"] == "1970-01-01T00:00:00+00:00"


def test_each_status_has_its_word() -> None:
    stopped = an_infusion(status=Status.STOPPED_EARLY, stop_reason="chills")
    assert the_session(an_infusion())["status"] == "completed"
    assert the_session(a_running_infusion(a_moment()))["status"] == "in-progress"
    assert (the_session(stopped)["status"], the_session(stopped)["statusReason"]) == ("stopped", [{"text": "chills"}])


def test_a_session_entered_in_error_stays_with_all_that_belongs_to_it() -> None:
    mistaken = a_full_infusion(entered_in_error="wrong patient")
    entries = bundle(mistaken)["entry"]
    of = {kind: [e["resource"] for e in entries if e["resource"]["resourceType"] == kind] for kind in KINDS}
    for kind in ("MedicationAdministration", "Observation"):
        assert {each["status"] for each in of[kind]} == {"entered-in-error"}
    marked = [{"url": "urn:ivig-logger:entered-in-error", "valueBoolean": True}]
    assert [each["modifierExtension"] for each in of["AdverseEvent"]] == [marked, marked]
    in_error = {each["verificationStatus"]["coding"][0]["code"] for each in of["Condition"]}
    assert in_error == {"entered-in-error"}
    assert not any("clinicalStatus" in each for each in of["Condition"])


KINDS = ("MedicationAdministration", "Observation", "AdverseEvent", "Condition")


def test_each_rate_is_a_part_of_the_session_with_its_unit() -> None:
    parts = [each for each in resources("MedicationAdministration", a_full_infusion()) if "partOf" in each]
    assert [each["partOf"] for each in parts] == [[{"reference": SESSION}]] * 2
    rates = [each["dosage"]["rateQuantity"] for each in parts]
    assert [(each["value"], each["code"]) for each in rates] == [(0.5, "mL/kg/h"), (60, "mL/h")]
    assert [each["effectiveDateTime"][11:16] for each in parts] == ["09:00", "09:30"]


def test_each_lot_is_one_medication_in_the_whole_bundle() -> None:
    vials = (Vial("P100 1", Decimal(10), "2027-03"), Vial("P100 1", Decimal(20), "2027-03"))
    first, second = an_infusion(1, vials=vials), an_infusion(2, vials=vials)
    (lot,) = resources("Medication", first, second)
    assert lot["batch"] == {"lotNumber": "P100 1", "expirationDate": "2027-03"}
    told = the_session(first)["supportingInformation"]
    assert [each["reference"] for each in told] == [f"urn:uuid:{lot['id']}"] * 2
    assert [each["extension"][0]["valueDecimal"] for each in told] == [10, 20]
    assert the_session(first)["medicationReference"] == {"reference": f"urn:uuid:{lot['id']}"}


def test_of_several_lots_the_session_names_the_product() -> None:
    assert the_session(a_full_infusion())["medicationCodeableConcept"] == {"text": "Privigen"}


def test_a_medicine_says_what_it_was_for_and_is_no_part_of_the_infusion() -> None:
    rescue = Medication("hydrocortisone", Decimal(100), "mg", "IV", Purpose.FOR_REACTION, a_moment("09:45"))
    made = resources("MedicationAdministration", an_infusion(medications=(rescue,)))[1]
    assert made["reasonCode"] == [{"text": "for a reaction"}]
    assert (made["dosage"]["dose"]["code"], made["dosage"]["route"]) == ("mg", {"text": "IV"})
    assert made["supportingInformation"] == [{"reference": SESSION}]
    assert "partOf" not in made


def test_a_medicine_at_an_unknown_time_says_so() -> None:
    made = resources("MedicationAdministration", an_infusion(medications=(Medication("paracetamol"),)))[1]
    assert made["effectivePeriod"]["extension"][0]["valueCode"] == "unknown"
    assert "dosage" not in made


def test_vital_signs_are_observations_with_loinc_and_ucum() -> None:
    told = the_codes(a_full_infusion())
    units = {code: each["valueQuantity"]["code"] for code, each in told.items() if "valueQuantity" in each}
    assert units == {
        "8867-4": "/min",
        "9279-1": "/min",
        "8310-5": "Cel",
        "59408-5": "%",
        "72514-3": "{score}",
        "29463-7": "kg",
        "2465-3": "g/L",
    }
    pressures = [
        (each["code"]["coding"][0]["code"], each["valueQuantity"]["value"]) for each in told["85354-9"]["component"]
    ]
    assert pressures == [("8480-6", 124), ("8462-4", 76)]
    assert told["wellbeing"]["valueInteger"] == 6
    assert all(each["partOf"] == [{"reference": SESSION}] for each in told.values())


def test_one_pressure_alone_says_that_the_other_is_not_known() -> None:
    told = the_codes(an_infusion(vitals=(VitalSigns(a_moment(), systolic=124),)))
    upper, lower = told["85354-9"]["component"]
    assert upper["valueQuantity"]["value"] == 124
    assert (lower["code"]["text"], lower["dataAbsentReason"]["coding"][0]["code"]) == ("diastolic", "unknown")


def test_saturation_has_the_code_of_the_pulse_oximeter_and_that_of_r4() -> None:
    told = the_codes(an_infusion(vitals=(VitalSigns(a_moment(), spo2=97),)))
    assert [each["code"] for each in told["59408-5"]["code"]["coding"]] == ["59408-5", "2708-6"]


def test_of_a_session_in_error_the_end_of_a_reaction_stands_in_an_extension() -> None:
    told = a_reaction(resolved=a_moment("11:00"))
    (condition,) = resources("Condition", an_infusion(reactions=(told,), entered_in_error="wrong patient"))
    assert "abatementDateTime" not in condition
    (ended,) = condition["extension"]
    assert ended["url"] == "urn:ivig-logger:resolved"


def test_fahrenheit_stays_fahrenheit() -> None:
    unit = TemperatureUnit.FAHRENHEIT
    told = the_codes(an_infusion(vitals=(VitalSigns(a_moment(), temperature=Decimal("98.6"), temperature_unit=unit),)))
    assert told["8310-5"]["valueQuantity"]["code"] == "[degF]"


def test_a_reaction_is_an_event_of_the_session_with_a_condition() -> None:
    told = a_reaction(severity=Severity.SEVERE, resolved=a_moment("11:00"), notes="dull")
    infusion = an_infusion(reactions=(told,))
    (event,), (condition,) = resources("AdverseEvent", infusion), resources("Condition", infusion)
    assert (event["actuality"], event["event"]) == ("actual", {"text": "headache"})
    assert event["severity"]["coding"][0]["code"] == "severe"
    assert event["suspectEntity"] == [{"instance": {"reference": SESSION}}]
    assert event["resultingCondition"] == [{"reference": f"urn:uuid:{condition['id']}"}]
    assert (condition["onsetDateTime"][11:16], condition["abatementDateTime"][11:16]) == ("09:25", "11:00")
    assert condition["note"] == [{"text": "dull"}]


def test_the_first_hour_stands_in_an_extension() -> None:
    (event,) = resources("AdverseEvent", an_infusion(reactions=(a_reaction(),)))
    told = {each["url"]: each.get("valueString") for each in event["extension"]}
    assert told == {"urn:ivig-logger:first_hour": "in", "urn:ivig-logger:band": "0-60 min"}


def test_an_onset_about_a_time_is_a_period() -> None:
    started = a_moment("09:00")
    told = replace(a_reaction(), onset=about(a_moment("09:25"), started))
    (condition,) = resources("Condition", an_infusion(reactions=(told,)))
    since, until = condition["onsetPeriod"]["start"], condition["onsetPeriod"]["end"]
    assert (since[11:16], until[11:16]) == ("09:15", "09:35")
    assert condition["onsetPeriod"]["extension"][0]["valueString"] == Precision.ABOUT.value


def test_an_onset_not_known_is_left_out() -> None:
    (condition,) = resources("Condition", an_infusion(reactions=(a_reaction(minutes=None),)))
    assert not any(key.startswith("onset") for key in condition)


def test_the_place_is_a_category_where_hl7_has_one() -> None:
    assert the_session(an_infusion(place=Place.HOME))["category"]["coding"][0]["code"] == "community"
    assert the_session(an_infusion(place=Place.HOSPITAL))["category"] == {"text": "hospital"}


def test_no_code_system_is_named_but_loinc_ucum_hl7s_and_ours() -> None:
    systems = set(re.findall('"system": "([^"]*)"', json.dumps(bundle(PATIENT, a_full_infusion()))))
    known = ("http://loinc.org", "http://unitsofmeasure.org", "http://terminology.hl7.org/", "urn:ivig-logger:")
    assert systems
    assert {each for each in systems if not each.startswith(known)} == set()


def test_a_text_that_fhir_refuses_is_kept_beside_as_it_was_typed() -> None:
    made = the_session(an_infusion(notes="a\x01b\u2028"))["note"][0]
    assert made["text"] == "a b "
    assert json.loads(made["_text"]["extension"][0]["valueString"]) == "a\x01b\u2028"


def test_a_signature_is_kept_whole() -> None:
    signature: Signature = a_signature()
    extensions = the_session(an_infusion(signatures=(signature,)))["extension"]
    (told,) = (each for each in extensions if each["url"] == "urn:ivig-logger:signatures")
    said = {each["url"]: each.get("valueString") for each in told["extension"]}
    assert (said["signer"], said["value"]) == ("Anna Berg", signature.value)
