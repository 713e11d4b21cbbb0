"""The reporting sheet: what the forms ask, from what is recorded; the rest is left to a hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.infusion import (
    Infusion,
    Medication,
    Patient,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    Reaction,
    Severity,
    Status,
    Vial,
)
from ivig_logger.domain.onset import about, between
from ivig_logger.reports.naming import Names
from ivig_logger.reports.reaction_sheet import NOTES, ReactionSheet, sheet_of, text_of, text_of_part
from ivig_logger.reports.sheet_html import html_of
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion

NOW = a_moment("12:00", "2026-11-01")


def sheet(infusion: Infusion, at: int = 0, patient: Patient = PATIENT, names: Names = Names.INITIALS) -> ReactionSheet:
    return sheet_of(infusion, at, patient, names, NOW)


def asked(infusion: Infusion, name: str, part: str = "", **how: Any) -> tuple[str, ...]:
    """What stands beside a name, in a part where several have it."""
    found = [
        item.lines
        for each in sheet(infusion, **how).parts
        for item in each.items
        if item.name == name and part in each.title
    ]
    assert len(found) == 1
    return found[0]


def with_reaction(told: Reaction, **changes: Any) -> Infusion:
    return an_infusion(reactions=(told,), **changes)


def test_the_parts_are_in_the_order_of_the_forms() -> None:
    titles = [each.title for each in sheet(a_full_infusion()).parts]
    assert titles == [
        *("Who reports", "The patient", "The reaction", "The product", "Other medicines", "Before the infusion")
    ]


def test_who_reports_is_left_to_a_hand() -> None:
    assert all(item.lines == () for item in sheet(a_full_infusion()).parts[0].items)


@pytest.mark.parametrize(
    ("names", "label", "said"),
    [(Names.INITIALS, "Initials", "P. A."), (Names.FULL, "Name", "Patient A"), (Names.NONE, "Initials", "Left out")],
)
def test_a_name_is_initials_whole_or_left_out(names: Names, label: str, said: str) -> None:
    assert asked(a_full_infusion(), label, "patient", names=names) == (said,)


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(1961, 10, 20), "65 years at the infusion, born 1961"),
        (date(1961, 10, 21), "64 years at the infusion, born 1961"),
        (None, "Not recorded"),
    ],
)
def test_the_age_is_that_of_the_day_of_the_infusion(born: date | None, said: str) -> None:
    assert asked(a_full_infusion(), "Age", patient=replace(PATIENT, born=born)) == (said,)


def test_what_the_log_never_holds_is_to_be_filled_in() -> None:
    for name in ("Sex", "Illnesses, allergies", "How serious", "What it is given for", "In the last 3 months"):
        assert asked(a_full_infusion(), name) == ()


def test_what_the_log_could_hold_and_does_not_is_not_recorded() -> None:
    bare = with_reaction(a_reaction(minutes=None), weight=None, dose=None, concentration=None)
    for name in ("Weight", "Began", "Outcome", "What was done", "Dose given", "Lot and expiry", "Place", "Measured"):
        assert asked(bare, name)[0] == "Not recorded"
    assert asked(bare, "Ended", "reaction") == ("Not recorded",)


def test_a_reaction_is_told_in_its_words_with_onset_and_end() -> None:
    full = a_full_infusion()
    assert asked(full, "What happened") == ("Headache", "dull")
    assert asked(full, "Began") == (
        "Tue 20 Oct 2026, 09:25",
        "Began 25 min after the start (within the first 60 minutes)",
    )
    assert asked(full, "Ended", "reaction") == ("Tue 20 Oct 2026, 11:00, lasted 1 h 35 min",)
    assert asked(full, "How bad") == ("Mild: did not stop me",)
    assert asked(full, "Outcome") == ("Resolved, Tue 20 Oct 2026, 11:00",)
    assert asked(full, "Other reactions") == ("Chills, onset not recorded",)


def test_an_onset_that_is_not_exact_is_told_as_it_was_said() -> None:
    started, at = a_moment("09:00"), a_moment("09:25")
    rough = a_reaction(onset=about(at, started), resolved=a_moment("10:00"))
    assert asked(with_reaction(rough), "Began")[0] == "About Tue 20 Oct 2026, 09:25"
    assert asked(with_reaction(rough), "Ended", "reaction") == ("Tue 20 Oct 2026, 10:00, lasted 25 to 45 min",)
    span = a_reaction(onset=between(at, at + timedelta(minutes=50)), resolved=a_moment("10:00"))
    assert asked(with_reaction(span), "Began") == (
        "Between Tue 20 Oct 2026, 09:25 and Tue 20 Oct 2026, 10:15",
        "May have begun in the first hour (25 to 75 min after the start)",
    )
    assert asked(with_reaction(span), "Ended", "reaction") == ("Tue 20 Oct 2026, 10:00, lasted at most 35 min",)


def test_the_severity_is_that_of_the_record_with_the_scale_beside_it() -> None:
    told = a_reaction(severity=Severity.SEVERE, scale="CTCAE 5", grade="3")
    assert asked(with_reaction(told), "How bad") == (
        "Severe: needed a doctor, emergency care or hospital",
        "CTCAE 5 3",
    )


def test_the_product_has_its_company_where_it_is_listed() -> None:
    told = a_reaction()
    listed = asked(with_reaction(told), "Company")
    assert listed == ("CSL Behring (from this program's list; the package decides)",)
    named = with_reaction(told, product="octagam", concentration=Decimal(5))
    assert asked(named, "Company")[0].startswith("Octapharma")
    assert asked(with_reaction(told, product="unknown"), "Company")[0].startswith("Not listed")
    assert asked(with_reaction(told, product="unknown"), "Name", "product") == ("Not recorded",)


def test_each_lot_has_a_line_with_its_expiry() -> None:
    vials = (Vial("P1", Decimal(10), "2027-03"), Vial("P1", Decimal(10), "2027-03"), Vial("P2"))
    assert asked(with_reaction(a_reaction(), vials=vials), "Lot and expiry") == (
        "Lot P1: 2 × 10 g, expiry 2027-03",
        "Lot P2: grams not recorded, expiry not recorded",
    )


def test_the_infusion_is_told_with_what_became_of_it() -> None:
    full = a_full_infusion(status=Status.STOPPED_EARLY)
    assert asked(full, "Ended", "product") == (
        "Tue 20 Oct 2026, 12:00, after 3 h",
        "Stopped early: chills",
        "Was slowed",
        "Paused from 09:30 to 09:40, bathroom",
    )
    running = an_infusion(reactions=(a_reaction(),), ended=None, status=Status.RUNNING)
    assert asked(running, "Ended", "product") == ("Still running",)


def test_the_rate_at_the_onset_is_a_fact_or_not_known() -> None:
    rates = (RateStep(a_moment("09:00"), Decimal("0.5"), RateUnit.ML_KG_H),)
    assert asked(with_reaction(a_reaction(), rates=rates), "Rate at the onset") == ("0.5 mL/kg/h = 31.2 mL/h",)
    unknown = with_reaction(a_reaction(minutes=None), rates=rates)
    assert asked(unknown, "Rate at the onset") == ("Not known: the onset is not recorded",)
    late = with_reaction(a_reaction(minutes=600), rates=rates)
    assert asked(late, "Rate at the onset")[0].startswith("No one rate")


def test_medicines_stand_with_their_times_and_what_they_were_for() -> None:
    given = (
        Medication("paracetamol", Decimal(1), "g", "by mouth", at=a_moment("08:30")),
        Medication("cetirizine", purpose=Purpose.FOR_REACTION, at=a_moment("09:40")),
    )
    infusion = with_reaction(a_reaction(), medications=given)
    rescue = "Cetirizine, for a reaction, Tue 20 Oct 2026, 09:40 (40 min after the start)"
    assert asked(infusion, "In this session") == (
        "Paracetamol 1 g by mouth, premedication, Tue 20 Oct 2026, 08:30 (30 min before the start)",
        rescue,
    )
    assert asked(infusion, "What was done") == ("Not recorded", f"Given for a reaction: {rescue}")


def test_no_premedication_is_an_answer_of_its_own() -> None:
    none = with_reaction(a_reaction(), premedication=Premedication.NONE_GIVEN)
    assert asked(none, "In this session") == ("No premedication was given",)
    assert asked(with_reaction(a_reaction()), "In this session") == ("Premedication: not recorded",)


def test_what_was_there_before_is_told_apart() -> None:
    infusion = an_infusion(reactions=(a_reaction(), a_reaction("nausea", -30)), before="tired")
    assert asked(infusion, "How the patient was") == ("tired",)
    assert asked(replace(infusion, wellbeing=6), "How the patient was") == ("tired; Well-being 6 of 10",)
    assert asked(replace(infusion, before=""), "How the patient was") == ("Not recorded",)
    assert asked(infusion, "There before the start") == ("Nausea, before the start",)


def test_the_text_says_that_nothing_is_sent_and_nothing_judged() -> None:
    told = text_of(sheet(a_full_infusion()))
    assert all(each in told for each in NOTES)
    assert "This program sends nothing. It does not judge whether a reaction is serious, or what caused it." in told
    assert "the national authority or the maker" in told
    assert "Patient A" not in told


def test_a_part_as_text_has_a_line_for_each_thing_and_a_line_to_write_on() -> None:
    patient = sheet(a_full_infusion()).parts[1]
    assert text_of_part(patient).split("\n")[:4] == [
        "THE PATIENT",
        "Initials: P. A.",
        "Age: 65 years at the infusion, born 1961",
        "Sex: ________________________",
    ]


def test_what_was_typed_is_no_markup_in_the_web_page() -> None:
    page = html_of(sheet(with_reaction(a_reaction("<b>headache</b>", notes="a & b"))))
    assert "<b>" not in page
    assert "&lt;b&gt;headache&lt;/b&gt;" in page
    assert "a &amp; b" in page
