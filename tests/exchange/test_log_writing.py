"""What an export writes: the issue's names in its order, numbers as typed, and what is derived of a reaction."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

from ivig_logger.domain.infusion import (
    Access,
    Action,
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Pause,
    Place,
    Precision,
    RateStep,
    RateUnit,
    Reaction,
    Status,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.onset import about, between
from ivig_logger.exchange.log_writing import write_log
from tests.builders import PATIENT, a_moment, a_reaction, a_signature, an_infusion

START = a_moment("09:00")
NINE = {"at": "2026-10-20T09:00:00+02:00", "zone": "Europe/Berlin"}
BASE_KEYS = [
    *("id", "patient", "status", "started", "ended", "duration_minutes", "place", "product", "concentration_percent"),
    *("dose_g", "weight_kg", "notes", "vials", "pauses", "rates", "vitals", "premedication", "medications"),
    *("reaction", "reactions", "entered_in_error"),
]
DERIVED_KEYS = ["elapsed_minutes", "first_hour", "band", "flow_minutes", "rate_at_onset"]


def written(infusion: Infusion) -> dict[str, Any]:
    """The infusion's object, numbers as Decimals."""
    log = json.loads(write_log([PATIENT], [infusion]), parse_float=Decimal)
    entry: dict[str, Any] = log["infusions"][0]
    return entry


def reaction(told: Reaction, **changes: Any) -> dict[str, Any]:
    """The object of one reaction of an infusion."""
    entry: dict[str, Any] = written(an_infusion(reactions=(told,), **changes))["reactions"][0]
    return entry


def test_a_log_names_its_format_and_version_first() -> None:
    log = json.loads(write_log([PATIENT], []))
    assert list(log) == ["format", "version", "patients", "infusions"]
    assert (log["format"], log["version"]) == ("ivig-logger-log", 1)
    assert log["patients"] == [{"id": PATIENT.id, "name": "Patient A", "born": "1961-04-02"}]


def test_a_plain_record_has_exactly_the_keys_of_the_base_form_in_order() -> None:
    assert list(written(an_infusion())) == BASE_KEYS


def test_what_is_not_recorded_is_null_and_texts_are_empty() -> None:
    entry = written(an_infusion(concentration=None, dose=None, weight=None))
    empty = {key: entry[key] for key in ("place", "concentration_percent", "dose_g", "weight_kg", "notes")}
    assert empty == {
        "place": None,
        "concentration_percent": None,
        "dose_g": None,
        "weight_kg": None,
        "notes": "",
    }
    assert entry["entered_in_error"] is None


def test_a_running_infusion_has_neither_end_nor_duration() -> None:
    entry = written(an_infusion(ended=None, status=Status.RUNNING))
    assert (entry["status"], entry["ended"], entry["duration_minutes"]) == ("running", None, None)


def test_the_duration_is_counted_between_instants() -> None:
    zone = "America/New_York"
    entry = written(
        an_infusion(started=a_moment("01:50", "2026-03-08", zone), ended=a_moment("05:20", "2026-03-08", zone))
    )
    assert entry["started"] == {"at": "2026-03-08T01:50:00-05:00", "zone": zone}
    assert entry["ended"] == {"at": "2026-03-08T05:20:00-04:00", "zone": zone}
    assert entry["duration_minutes"] == 150


def test_seconds_make_decimals_of_a_duration() -> None:
    assert written(an_infusion(ended=START + timedelta(seconds=5430)))["duration_minutes"] == Decimal("90.5")


def test_numbers_have_no_trailing_zeros_and_no_exponent() -> None:
    text = write_log([], [an_infusion(dose=Decimal("30.000"), weight=Decimal("1E+2"), concentration=Decimal("0.10E2"))])
    assert '"dose_g": 30,' in text
    assert '"weight_kg": 100,' in text
    assert '"concentration_percent": 10,' in text


def test_the_parts_have_the_names_of_the_format() -> None:
    at = NINE
    entry = written(
        an_infusion(
            place=Place.DOCTORS_OFFICE,
            vials=(Vial("P100 123-456", Decimal(10), "2027-03"), Vial("X")),
            pauses=(Pause(START, None, "phone"),),
            rates=(RateStep(START, Decimal("0.5"), RateUnit.ML_KG_H),),
            vitals=(VitalSigns(START, systolic=124, temperature=Decimal("36.8")),),
            medications=(Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=START), Medication("water")),
        )
    )
    assert entry["place"] == "doctor's office"
    assert entry["vials"] == [
        {"lot": "P100 123-456", "grams": 10, "expiry": "2027-03"},
        {"lot": "X", "grams": None, "expiry": None},
    ]
    assert entry["pauses"] == [{"from": at, "to": None, "reason": "phone"}]
    assert entry["rates"] == [{"at": at, "value": Decimal("0.5"), "unit": "mL/kg/h"}]
    assert list(entry["vitals"][0].values()) == [at, 124, None, None, Decimal("36.8"), "Cel", None, None, None]
    assert list(entry["medications"][0].values()) == ["acetaminophen", 650, "mg", "by mouth", "premedication", at]
    assert entry["medications"][1]["at"] is None


def test_further_keys_are_written_only_where_something_is_recorded() -> None:
    entry = written(
        an_infusion(
            started_precision=Precision.ABOUT,
            slowed=True,
            stop_reason="headache",
            ordered_dose=Decimal(35),
            volume=Decimal("300.0"),
            access=Access(kind="port", attempts=0),
            before="a cold",
            wellbeing=0,
            igg_trough=Decimal("9.50"),
            follow_ups=(FollowUp(a_moment("13:00"), "nurse", "well"),),
            marks=(Mark(START),),
            due_answers=(DueAnswer("vitals", START, None, "asleep"),),
            signatures=(a_signature(at=START),),
        )
    )
    assert {key: entry[key] for key in list(entry)[len(BASE_KEYS) :]} == {
        "started_precision": "about",
        "slowed": True,
        "stop_reason": "headache",
        "ordered_dose_g": 35,
        "volume_ml": 300,
        "access": {"kind": "port", "attempts": 0},
        "before": "a cold",
        "wellbeing": 0,
        "igg_trough_g_per_l": Decimal("9.5"),
        "follow_ups": [
            {"at": {"at": "2026-10-20T13:00:00+02:00", "zone": "Europe/Berlin"}, "by": "nurse", "text": "well"}
        ],
        "marks": [{"at": NINE, "text": ""}],
        "due_answers": [{"due": "vitals", "at": NINE, "again": None, "reason": "asleep"}],
        "signatures": [
            {
                "signer": "Anna Berg",
                "credential": "RN",
                "role": "nurse",
                "public_key": "1a" * 32,
                "head": "2b" * 32,
                "content": "3c" * 32,
                "value": "4d" * 64,
                "at": NINE,
            }
        ],
    }


def test_a_scale_and_its_grade_stand_before_the_derived_keys() -> None:
    keys = list(reaction(a_reaction(scale="CTCAE 5", grade="2")))
    assert keys[-7:] == ["scale", "grade", *DERIVED_KEYS]
    assert list(reaction(a_reaction())) == [
        *("symptom", "severity", "onset", "actions", "resolved", "notes"),
        *DERIVED_KEYS,
    ]


def test_an_exact_onset_gives_numbers() -> None:
    told = reaction(
        a_reaction(minutes=20, actions=(Action.SLOWED,)), rates=(RateStep(START, Decimal(30), RateUnit.ML_H),)
    )
    assert told["actions"] == ["slowed"]
    assert {key: told[key] for key in DERIVED_KEYS} == {
        "elapsed_minutes": 20,
        "first_hour": "in",
        "band": "0-60 min",
        "flow_minutes": 20,
        "rate_at_onset": {"value": 30, "unit": "mL/h"},
    }


def test_an_onset_about_a_time_gives_from_and_to() -> None:
    told = reaction(a_reaction(onset=about(START + timedelta(minutes=25), START)))
    assert (told["elapsed_minutes"], told["flow_minutes"]) == ([15, 35], [15, 35])


def test_a_range_over_two_bands_has_none() -> None:
    told = reaction(a_reaction(onset=between(a_moment("09:50"), a_moment("10:20"))))
    assert (told["elapsed_minutes"], told["first_hour"], told["band"]) == ([50, 80], "may_be", None)


def test_a_pause_is_no_flow() -> None:
    told = reaction(a_reaction(minutes=75), pauses=(Pause(a_moment("09:20"), a_moment("10:10")),))
    assert (told["elapsed_minutes"], told["flow_minutes"], told["first_hour"]) == (75, 25, "later")


def test_an_onset_not_known_stays_not_known() -> None:
    told = reaction(a_reaction(minutes=None))
    assert told["onset"] is None
    assert [told[key] for key in DERIVED_KEYS] == [None, "not_known", "not recorded", None, None]


def test_an_entry_in_error_is_written_with_its_reason() -> None:
    assert written(an_infusion(entered_in_error="wrong patient"))["entered_in_error"] == "wrong patient"


def test_records_are_written_in_the_order_of_start_and_id() -> None:
    early = an_infusion(3, started=a_moment("08:00"))
    log = json.loads(write_log([], [an_infusion(2), an_infusion(1), early]))
    assert [each["id"][-1] for each in log["infusions"]] == ["3", "1", "2"]


def test_the_text_is_indented_by_two_and_ends_with_a_line_break() -> None:
    text = write_log(
        [PATIENT], [an_infusion(product="مريم 🌼", vials=(Vial("X", Decimal(10)),), reactions=(a_reaction(),))]
    )
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    assert "مريم 🌼" in text


def test_an_empty_log_is_written_as_lists_without_entries() -> None:
    assert write_log([], []).endswith('  "patients": [],\n  "infusions": []\n}\n')
