"""Single rules of reading FHIR: patients, times, doses, products, links, versions, and files that are odd."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.infusion import Patient, Precision, Premedication, ReactionAnswer, Severity, Status
from ivig_logger.exchange.fhir.reading import read_bundle
from ivig_logger.exchange.log_json import Unreadable
from tests.builders import PATIENT, ZONE, a_moment
from tests.conftest import NOW
from tests.exchange.fhir.bundle_texts import PERSON, bundle_of, given, read, the_one

UCUM = "http://unitsofmeasure.org"


def dosage(value: object, unit: str) -> dict[str, Any]:
    """A dosage of so much."""
    return {"dose": {"value": value, "unit": unit}}


def test_a_stranger_does_not_answer_whether_there_was_a_reaction_or_a_premedication() -> None:
    session = the_one(read(given()))
    assert session.premedication is Premedication.NOT_RECORDED
    assert session.reaction is ReactionAnswer.NOT_ASKED


@pytest.mark.parametrize("kind", ["collection", "searchset", "transaction", "document", "message"])
def test_every_type_of_bundle_is_read(kind: str) -> None:
    assert len(read_bundle(bundle_of(PERSON, given(), type=kind), [], NOW, ZONE).infusions) == 1


def test_a_single_resource_is_read_whose_patient_is_named() -> None:
    alone = given(subject={"reference": "Patient/9", "display": "Patient A"})
    contents = read_bundle(json.dumps(alone).encode(), [], NOW, ZONE)
    assert [each.name for each in contents.patients.values()] == ["Patient A"]
    assert list(contents.infusions) == ["resource"]


def test_a_session_of_nobody_is_refused() -> None:
    contents = read(given(subject={"reference": "Patient/9"}))
    assert [(each.where, each.reason) for each in contents.refusals] == [
        ("entry[1].patient", "is about no patient of the file or of the log")
    ]


def test_a_namesake_of_the_log_is_the_same_person_unless_born_on_another_day() -> None:
    assert the_one(read(given(), known=(PATIENT,))).patient == PATIENT.id
    other = Patient(PATIENT.id, PATIENT.name, date(1970, 1, 1))
    born = PERSON | {"birthDate": "1961-04-02"}
    assert the_one(read_bundle(bundle_of(born, given()), [other], NOW, ZONE)).patient != PATIENT.id


@pytest.mark.parametrize(
    ("value", "unit", "grams"),
    [(30, "g", "30"), (30000, "mg", "30"), (27500, "mg", "27.5"), ("0.03", "kg", "30"), (25, "grams", "25")],
)
def test_a_dose_is_converted_exactly(value: object, unit: str, grams: str) -> None:
    number = Decimal(str(value))
    told = given(dosage=dosage(float(number), unit))
    assert the_one(read(told)).dose == Decimal(grams)


def test_a_dose_in_millilitres_is_the_volume() -> None:
    session = the_one(read(given(dosage=dosage(300, "mL"))))
    assert (session.dose, session.volume) == (None, Decimal(300))


def test_a_dose_in_another_unit_is_not_read_and_noted() -> None:
    contents = read(given(dosage=dosage(3, "vials")))
    assert the_one(contents).dose is None
    assert 'entry[1]: the dose is "3 vials", which is no mass; not read.' in contents.notes


def test_the_ucum_code_goes_before_the_words_of_a_unit() -> None:
    told = {"dose": {"value": 30, "unit": "grammes", "system": UCUM, "code": "g"}}
    assert the_one(read(given(dosage=told))).dose == Decimal(30)


@pytest.mark.parametrize(
    "words", ["PRIVIGEN 100 mg/mL", "Octagam 5%", "immune globulin (human)", "IVIG", "Human normal immunoglobulin"]
)
def test_an_immunoglobulin_is_known_by_its_words(words: str) -> None:
    assert the_one(read(given(medicationCodeableConcept={"text": words}))).product == words


@pytest.mark.parametrize("words", ["Rho(D) immune globulin", "hepatitis B immunoglobulin", "paracetamol", ""])
def test_other_medicines_are_no_sessions(words: str) -> None:
    contents = read(given(medicationCodeableConcept={"text": words}))
    assert contents.infusions == {}
    assert contents.notes == ("1 MedicationAdministration: no immunoglobulin, and not given near a session.",)


def test_a_time_with_the_offset_of_the_zone_is_on_its_clock() -> None:
    contents = read(given())
    assert the_one(contents).started == a_moment("09:00")
    assert contents.notes == ()


@pytest.mark.parametrize(("offset", "zone"), [("-05:00", "Etc/GMT+5"), ("+05:30", "UTC"), ("Z", "UTC")])
def test_a_time_with_another_offset_is_on_a_clock_without_a_summer(offset: str, zone: str) -> None:
    ends = {"start": f"2026-10-20T09:00:00{offset}", "end": f"2026-10-20T12:00:00{offset}"}
    contents = read(given(effectivePeriod=ends))
    assert the_one(contents).started.zone == zone
    assert contents.notes == (
        f"Times are shown on the clock of {zone}, because their offset is not that of Europe/Berlin.",
    )


def test_a_time_without_an_offset_is_taken_on_the_clock_and_noted() -> None:
    contents = read(given(effectivePeriod={"start": "2026-10-20T09:00:00", "end": "2026-10-20T12:00:00"}))
    assert the_one(contents).started == a_moment("09:00")
    assert contents.notes == ("Times without an offset are taken as shown on the clock of Europe/Berlin.",)


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("2026-10-20", "says only 2026-10-20, without a time of day"),
        ("2026", "says only 2026, without a time of day"),
        ("yesterday", 'is no time that can be read: "yesterday"'),
        (None, "is missing"),
    ],
)
def test_a_start_without_a_time_of_day_is_refused_and_never_guessed(start: str | None, reason: str) -> None:
    contents = read(given(effectivePeriod={"start": start, "end": "2026-10-20T12:00:00+02:00"}))
    assert contents.infusions == {}
    assert [(each.where, each.reason) for each in contents.refusals] == [("entry[1].started", reason)]


def test_a_completed_session_without_an_end_is_refused() -> None:
    contents = read(given(effectivePeriod=None, effectiveDateTime="2026-10-20T09:00:00+02:00"))
    assert [each.where for each in contents.refusals] == ["entry[1].ended"]


def test_a_session_entered_in_error_is_kept_as_one() -> None:
    session = the_one(read(given(status="entered-in-error")))
    assert (session.entered_in_error, session.status) == ("entered in error where it came from", Status.COMPLETED)


@pytest.mark.parametrize(
    ("keys", "version"),
    [
        ({"medicationCodeableConcept": None, "medication": {"concept": {"text": "IVIG"}}}, "R5"),
        ({"wasNotGiven": False}, "DSTU2"),
        ({"notGiven": False}, "STU3"),
        ({"meta": {"profile": ["http://hl7.org/fhir/5.0/StructureDefinition/MedicationAdministration"]}}, "R5"),
    ],
)
def test_a_session_in_another_version_is_refused_by_its_name(keys: dict[str, Any], version: str) -> None:
    contents = read(given(**keys))
    assert [each.reason for each in contents.refusals] == [f"is written in FHIR {version}; R4 is read"]


def test_a_file_that_names_another_version_is_refused_whole() -> None:
    with pytest.raises(Unreadable, match=r"FHIR 5\.0\.0; R4 \(4\.0\) is read"):
        read_bundle(bundle_of(PERSON, fhirVersion="5.0.0"), [], NOW, ZONE)


def test_a_session_with_an_unknown_modifier_is_refused() -> None:
    contents = read(given(modifierExtension=[{"url": "https://example.org/not", "valueBoolean": True}]))
    assert [each.reason for each in contents.refusals] == ["has a modifier extension, which may change what it means"]


def event(**changes: Any) -> dict[str, Any]:
    """An adverse event of the session."""
    plain = {
        "resourceType": "AdverseEvent",
        "id": "ae",
        "actuality": "actual",
        "event": {"text": "headache"},
        "subject": {"reference": "Patient/p"},
        "suspectEntity": [{"instance": {"reference": "MedicationAdministration/iv"}}],
    }
    return {key: value for key, value in (plain | changes).items() if value is not None}


def test_an_onset_of_which_only_the_day_is_known_is_not_known_and_its_words_are_kept() -> None:
    (told,) = the_one(read(given(), event(date="2026-10-20"))).reactions
    assert (told.onset, told.notes) == (None, "date: 2026-10-20")


def test_an_onset_as_a_period_is_a_range() -> None:
    period = {"start": "2026-10-20T09:50:00+02:00", "end": "2026-10-20T10:20:00+02:00"}
    condition = {"resourceType": "Condition", "id": "c", "onsetPeriod": period}
    told = event(resultingCondition=[{"reference": "Condition/c"}])
    (reaction,) = the_one(read(given(), told, condition)).reactions
    assert reaction.onset is not None
    assert reaction.onset.precision is Precision.RANGE
    assert (reaction.onset.earliest, reaction.onset.latest) == (a_moment("09:50"), a_moment("10:20"))


def test_an_event_that_names_no_session_belongs_to_the_one_during_which_it_began() -> None:
    contents = read(given(), event(suspectEntity=None, date="2026-10-20T09:25:00+02:00"))
    assert len(the_one(contents).reactions) == 1
    late = read(given(), event(suspectEntity=None, date="2026-10-20T12:30:00+02:00"))
    assert the_one(late).reactions == ()
    assert "1 AdverseEvent: not linked to a session, nor begun during one." in late.notes


def test_a_potential_event_is_no_reaction() -> None:
    contents = read(given(), event(actuality="potential"))
    assert contents.notes == ("1 AdverseEvent: potential, not actual.",)


def test_a_bag_with_its_lot_is_a_vial_of_the_session() -> None:
    lot = {"resourceType": "Medication", "id": "m", "code": {"text": "Privigen"}, "batch": {"lotNumber": "L1"}}
    bag = given(id="bag", partOf=[{"reference": "MedicationAdministration/iv"}], dosage=dosage(10, "g"))
    bag |= {"medicationReference": {"reference": "Medication/m"}}
    del bag["medicationCodeableConcept"]
    (vial,) = the_one(read(given(), bag, lot)).vials
    assert (vial.lot, vial.grams) == ("L1", Decimal(10))


def test_the_same_resource_twice_is_read_once() -> None:
    contents = read(given(), given())
    assert len(contents.infusions) == 1
    assert contents.notes == ("1 MedicationAdministration: given twice.",)


def test_two_sessions_of_one_start_are_not_both_taken() -> None:
    contents = read(given(), given(id="another"))
    assert len(contents.infusions) == 1
    assert "once more" in str(contents.refusals[0].reason)


def test_parts_of_one_another_in_a_circle_are_left() -> None:
    one = given(id="a", partOf=[{"reference": "MedicationAdministration/b"}])
    two = given(id="b", partOf=[{"reference": "MedicationAdministration/a"}])
    contents = read(one, two, given(id="c", partOf=[{"reference": "MedicationAdministration/c"}]))
    assert contents.infusions == {}
    assert contents.notes == ("3 MedicationAdministration: parts of one another in a circle.",)


def test_a_number_of_a_million_digits_is_no_dose() -> None:
    text = bundle_of(PERSON, given()).replace(b'"value": 30', b'"value": 1' + b"0" * 1_000_000)
    assert the_one(read_bundle(text, [], NOW, ZONE)).dose is None


def test_an_extension_nested_a_hundred_deep_is_refused_like_any_that_makes_no_sense() -> None:
    deep: dict[str, Any] = {"url": "pauses", "valueString": "x"}
    for _ in range(100):
        deep = {"url": "urn:ivig-logger:pauses", "extension": [deep]}
    contents = read(given(extension=[deep]))
    assert {each.where.partition(".")[0] for each in contents.refusals} == {"entry[1]"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (bundle_of(PERSON, given())[:-40], "not JSON: line 1, column"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"format": "something"}', "no FHIR"),
        (b"[1]", "no FHIR"),
        (b"", "empty"),
    ],
)
def test_what_is_no_fhir_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        read_bundle(data, [], NOW, ZONE)


def test_a_bundle_of_fifty_megabytes_is_read_and_what_no_field_holds_costs_its_session_only() -> None:
    data = bundle_of(PERSON, given(id="long", note=[{"text": "x" * 2_000_000}]), given(id="short"))
    data = data[:-1] + b" " * (50_000_000 - len(data)) + data[-1:]
    contents = read_bundle(data, [], NOW, ZONE)
    assert len(contents.infusions) == 1
    assert {each.where.partition(".")[0] for each in contents.refusals} == {"entry[1]"}


@pytest.mark.parametrize("odd", [5, "x", None, [], [5], {"a": []}, True])
def test_whatever_stands_in_a_key_nothing_is_raised(odd: object) -> None:
    keys = [*given(), "extension", "partOf", "supportingInformation", "note", "category", "contained", "meta"]
    for key in keys:
        if key != "resourceType":
            read(given() | {key: odd}, event() | {"suspectEntity": odd})
    read_bundle(json.dumps({"resourceType": "Bundle", "entry": odd}).encode(), [], NOW, ZONE)


def test_a_name_that_is_no_text_is_refused() -> None:
    contents = read_bundle(bundle_of(PERSON | {"name": [{"text": "\ud800"}]}, given()), [], NOW, ZONE)
    assert [each.where for each in contents.refusals] == ["patients[0].name", "entry[1].patient"]


def test_how_bad_a_reaction_was_is_kept_in_its_notes_where_no_field_says_it() -> None:
    words: dict[str, Any] = {"severity": {"text": "Life threatening"}, "seriousness": {"coding": [{"code": "serious"}]}}
    (told,) = the_one(read(given(), event(outcome={"text": "Fatal"}, **words))).reactions
    assert told.severity is Severity.NOT_GRADED
    assert told.notes == "severity: Life threatening\nseriousness: serious\noutcome: Fatal"


def test_the_text_of_a_dosage_is_kept_in_the_notes() -> None:
    session = the_one(read(given(note=[{"text": "slept"}], dosage=dosage(30, "g") | {"text": "stopped after 20 mL"})))
    assert session.notes == "slept\nstopped after 20 mL"
