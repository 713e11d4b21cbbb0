"""What an import takes: ways of writing by hand, and each thing that is refused, with its position."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.infusion import (
    Access,
    Action,
    DueAnswer,
    Mark,
    Patient,
    Place,
    Precision,
    Premedication,
    Purpose,
    ReactionAnswer,
    Severity,
    Status,
    Vial,
)
from tests.builders import PATIENT, a_moment, a_signature
from tests.exchange.log_texts import START, a_log, an_entry, clock, read, read_one, refusals, refused

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B", date(1950, 1, 1))


def test_the_least_record_is_a_completed_infusion_of_an_unknown_product() -> None:
    infusion = read_one()
    assert (infusion.started, infusion.ended) == (a_moment("09:00"), a_moment("12:00"))
    assert (infusion.status, infusion.product, infusion.dose) == (Status.COMPLETED, "unknown", None)
    assert (infusion.premedication, infusion.reaction) == (Premedication.NOT_RECORDED, ReactionAnswer.NOT_ASKED)


def test_all_keys_are_read() -> None:
    infusion = read_one(
        status="stopped early",
        place="infusion centre",
        product="Privigen",
        concentration_percent=10,
        dose_g=30.5,
        weight_kg=62.5,
        notes="n",
        started_precision="about",
        slowed=True,
        stop_reason="s",
        ordered_dose_g=31,
        volume_ml=300,
        access={"kind": "port", "gauge": 22},
        before="b",
        wellbeing=7,
        igg_trough_g_per_l=9.5,
        marks=[{"at": START}, {"at": clock("09:10"), "text": "itchy?"}],
        due_answers=[{"due": "vitals", "at": START, "again": clock("09:05")}, {"due": "end", "at": START}],
        signatures=[
            {
                "signer": "Anna Berg",
                "credential": "RN",
                "role": "nurse",
                "public_key": "1a" * 32,
                "head": "2b" * 32,
                "content": "3c" * 32,
                "value": "4d" * 64,
                "at": clock("14:05"),
            }
        ],
        entered_in_error="wrong day",
    )
    assert (infusion.status, infusion.place) == (Status.STOPPED_EARLY, Place.INFUSION_CENTRE)
    assert (infusion.concentration, infusion.dose, infusion.weight) == (Decimal(10), Decimal("30.5"), Decimal("62.5"))
    assert (infusion.started_precision, infusion.slowed, infusion.stop_reason) == (Precision.ABOUT, True, "s")
    assert (infusion.ordered_dose, infusion.volume) == (Decimal(31), Decimal(300))
    assert infusion.access == Access("port", gauge=22)
    assert (infusion.product, infusion.notes, infusion.before) == ("Privigen", "n", "b")
    assert (infusion.wellbeing, infusion.igg_trough) == (7, Decimal("9.5"))
    start, later = a_moment("09:00"), a_moment("09:05")
    assert infusion.marks == (Mark(start), Mark(a_moment("09:10"), "itchy?"))
    assert infusion.due_answers == (DueAnswer("vitals", start, later), DueAnswer("end", start))
    assert infusion.signatures == (a_signature(),)
    assert infusion.entered_in_error == "wrong day"


def test_a_decimal_is_read_without_passing_through_a_float() -> None:
    text = a_log(an_entry(dose_g=30)).replace('"dose_g": 30', '"dose_g": 30.100')
    (infusion,) = read(text).infusions.values()
    assert str(infusion.dose) == "30.1"


def test_a_duration_may_stand_instead_of_the_end() -> None:
    assert read_one(ended=..., duration_minutes=180).ended == a_moment("12:00")
    assert read_one(ended=None, duration_minutes=90.5).ended == a_moment("09:00") + timedelta(seconds=5430)


def test_an_end_and_a_duration_may_differ_by_a_minute_and_the_end_counts() -> None:
    assert read_one(duration_minutes=181).ended == a_moment("12:00")
    assert refused(duration_minutes=182) == {
        "infusions[0].duration_minutes": "does not fit: from started to ended it is 180.00 minutes"
    }


def test_answers_that_are_left_out_follow_from_the_rows() -> None:
    infusion = read_one(medications=[{"name": "acetaminophen"}], reactions=[{"symptom": "headache"}])
    assert (infusion.premedication, infusion.reaction) == (Premedication.GIVEN, ReactionAnswer.RECORDED)
    rescue = read_one(medications=[{"name": "acetaminophen", "purpose": "for a reaction"}])
    assert rescue.premedication is Premedication.NOT_RECORDED
    assert rescue.medications[0].purpose is Purpose.FOR_REACTION


def test_answers_that_are_given_count() -> None:
    infusion = read_one(premedication="none given", reaction="none")
    assert (infusion.premedication, infusion.reaction) == (Premedication.NONE_GIVEN, ReactionAnswer.NONE)


def test_the_derived_keys_of_a_reaction_are_ignored_whatever_they_hold() -> None:
    wrong = {"elapsed_minutes": "x", "first_hour": 5, "band": [], "flow_minutes": {"a": 1}, "rate_at_onset": True}
    told = {"symptom": "headache", "severity": "mild", "actions": ["slowed"], "onset": {"after_minutes": 25}}
    (reaction,) = read_one(reactions=[told | wrong]).reactions
    assert (reaction.severity, reaction.actions) == (Severity.MILD, (Action.SLOWED,))


def test_unknown_keys_are_refused_by_name_at_every_level() -> None:
    entry = an_entry(dose=30, vials=[{"lot": "X", "maker": "Y"}], access={"colour": "blue"})
    person = {"id": PATIENT.id, "name": PATIENT.name, "phone": "1"}
    assert refusals(a_log(entry, patients=[person], author="me")) == {
        "file": 'unknown key "author"',
        "patients[0]": 'unknown key "phone"',
        "infusions[0]": 'unknown key "dose" (is "dose_g" meant?)',
        "infusions[0].vials[0]": 'unknown key "maker"',
        "infusions[0].access": 'unknown key "colour"',
    }


def test_a_key_that_is_given_twice_is_refused() -> None:
    text = a_log(an_entry(dose_g=30)).replace('"dose_g": 30', '"dose_g": 30, "dose_g": 3')
    assert refusals(text) == {"infusions[0]": 'the key "dose_g" is given twice'}


@pytest.mark.parametrize(
    ("changes", "where", "reason"),
    [
        ({"dose_g": "30"}, "dose_g", 'must be a number, not "30"'),
        ({"dose_g": True}, "dose_g", "must be a number, not true"),
        ({"dose_g": float("nan")}, "dose_g", "must be a number, not NaN"),
        ({"dose_g": float("inf")}, "dose_g", "must be a number, not Infinity"),
        ({"dose_g": 10**50}, "dose_g", "must be a number, not a number of 51 characters"),
        ({"dose_g": 10**12}, "dose_g", "must be a number, not 1000000000000"),
        ({"dose_g": [30]}, "dose_g", "must be a number, not a list"),
        ({"weight_kg": 1e-7}, "weight_kg", "has 7 decimals; at most 6 are kept"),
        ({"notes": None}, "notes", "must be a text, not null"),
        ({"notes": 5}, "notes", "must be a text, not 5"),
        ({"notes": "x" * 1_000_001}, "notes", "is 1000001 characters long; at most 1000000 are kept"),
        ({"product": "x" * 32_768}, "product", "is 32768 characters long; at most 32767 are kept"),
        ({"status": "done"}, "status", 'must be one of "running", "completed", "stopped early", not "done"'),
        ({"status": None}, "status", 'must be one of "running", "completed", "stopped early", not null'),
        ({"slowed": 1}, "slowed", "must be true or false, not 1"),
        ({"vials": None}, "vials", "must be a list, not null"),
        ({"vials": [5]}, "vials[0]", "must be an object, not 5"),
        ({"vials": [{}]}, "vials[0].lot", "is missing"),
        ({"rates": [{"at": START, "value": 1, "unit": "ml/h"}]}, "rates[0].unit", "must be one of "),
        ({"vitals": [{"at": START, "pain": 2.5}]}, "vitals[0].pain", "must be a whole number, not 2.5"),
        ({"started": ...}, "started", "is missing"),
        ({"patient": ...}, "patient", "is missing"),
        ({"id": "42"}, "id", "must be a UUID such as "),
        ({"access": "port"}, "access", 'must be an object, not "port"'),
    ],
)
def test_a_value_of_a_wrong_kind_is_refused_at_its_position(changes: dict[str, Any], where: str, reason: str) -> None:
    ((position, said),) = refused(**changes).items()
    assert position == f"infusions[0].{where}"
    assert said.startswith(reason)


@pytest.mark.parametrize("text", ["a\0b", "\ud83c"])
def test_characters_that_no_text_can_hold_are_refused(text: str) -> None:
    assert "U+0000" in refused(notes=text)["infusions[0].notes"]


@pytest.mark.parametrize("lines", [True, [], "log", 5, None])
def test_a_file_that_is_no_object_is_refused(lines: object) -> None:
    assert list(refusals(json.dumps(lines))) == ["file"]


def test_another_format_is_refused_by_name() -> None:
    assert refusals('{"format": "other", "x": 1}') == {
        "format": 'must be "ivig-logger-log", not "other": this is no log of IVIG Logger'
    }


def test_a_newer_version_is_refused() -> None:
    assert refusals(a_log(version=2, extra=1)) == {"version": "is 2, of a newer IVIG Logger; this one reads version 1"}


@pytest.mark.parametrize("version", [True, "1", 0, None, 1.5, ...])
def test_a_version_that_never_was_is_refused(version: object) -> None:
    assert list(refusals(a_log(version=version))) == ["version"]


def test_a_log_without_infusions_is_refused_and_one_without_patients_is_not() -> None:
    assert refusals(a_log(infusions=...)) == {"infusions": "is missing"}
    assert refusals(a_log(patients=...)) == {}


def test_a_record_is_checked_as_one_that_is_typed_and_the_position_is_that_of_the_file() -> None:
    assert refused(
        dose_g=700,
        weight_kg=1.2345,
        vials=[{"lot": "X", "expiry": "2027-03"}, {"lot": " - ", "expiry": "soon"}],
        reaction="none",
        reactions=[{"symptom": "fever", "onset": {"after_minutes": 30}, "resolved": clock("09:10")}],
    ) == {
        "infusions[0].dose_g": "impossible",
        "infusions[0].weight_kg": "too precise",
        "infusions[0].vials[1].lot": "lot empty",
        "infusions[0].vials[1].expiry": "expiry unreadable",
        "infusions[0].reaction": "reaction contradicted",
        "infusions[0].reactions[0].resolved": "resolved before onset",
    }


def test_an_end_is_needed_unless_the_infusion_runs() -> None:
    assert refused(ended=None) == {"infusions[0].ended": "end missing"}
    assert read_one(ended=None, status="running").ended is None


def test_a_start_in_the_future_is_refused() -> None:
    later = {"at": "2026-11-02T09:00:00+01:00", "zone": "Europe/Berlin"}
    assert refused(started=later, ended=..., duration_minutes=60)["infusions[0].started"] == "start in the future"


def test_an_entry_in_error_is_checked_like_any_other() -> None:
    assert read_one(entered_in_error="typo").entered_in_error == "typo"
    assert refused(entered_in_error="typo", dose_g=700) == {"infusions[0].dose_g": "impossible"}


@pytest.mark.parametrize("reason", ["", " ", "\n"])
def test_an_entry_in_error_without_a_reason_is_refused(reason: str) -> None:
    assert refused(entered_in_error=reason) == {"infusions[0].entered_in_error": "entered in error without a reason"}


def test_well_being_and_trough_are_checked_like_any_number() -> None:
    assert read_one(wellbeing=0, igg_trough_g_per_l=9.475).wellbeing == 0
    assert read_one(wellbeing=None).igg_trough is None
    assert refused(wellbeing=11, igg_trough_g_per_l=950) == {
        "infusions[0].wellbeing": "impossible",
        "infusions[0].igg_trough_g_per_l": "impossible",
    }


def test_all_refusals_are_collected_and_the_sound_records_kept() -> None:
    contents = read(a_log(an_entry(dose_g="x", notes=5), an_entry(started=clock("08:00")), an_entry(patient="who")))
    assert [each.where for each in contents.refusals] == [
        "infusions[0].dose_g",
        "infusions[0].notes",
        "infusions[2].patient",
    ]
    assert list(contents.infusions) == ["infusions[1]"]


def test_five_thousand_reactions_are_read() -> None:
    many = [{"symptom": "headache", "onset": {"after_minutes": at / 100}} for at in range(5000)]
    assert len(read_one(reactions=many).reactions) == 5000


def test_lots_are_kept_as_typed() -> None:
    assert read_one(vials=[{"lot": " p100 123-456 ", "grams": 10}]).vials == (Vial(" p100 123-456 ", Decimal(10)),)
