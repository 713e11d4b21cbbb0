"""The form's texts as a record: what is read, what is missing, and at which field a problem is shown."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.infusion import (
    Action,
    Place,
    Premedication,
    Purpose,
    Reaction,
    ReactionAnswer,
    Severity,
    Status,
    Vial,
)
from ivig_logger.domain.onset import FirstHour, classify_onset, exactly
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.entry import (
    Conventions,
    MedicationEntry,
    Outcome,
    ReactionEntry,
    Reading,
    SessionEntry,
    VialEntry,
    blank_infusion,
    read_entry,
)
from tests.builders import PATIENT, ZONE, a_moment

HERE = Conventions(ZONE, now=a_moment("18:00"))
BLANK = blank_infusion("00000000-0000-4000-9000-000000000001", PATIENT.id, HERE)
ENOUGH = SessionEntry(date="today", start="13:50", end="17:10", product="Privigen", dose="30")


def reading(**changes: Any) -> Reading:
    return read_entry(replace(ENOUGH, **changes), HERE, BLANK)


def refusals(problems: Sequence[Problem]) -> list[tuple[str, Code]]:
    return [(each.where, each.code) for each in problems if each.refuse]


def test_date_start_end_product_and_dose_are_enough() -> None:
    found = reading()
    assert found.problems == ()
    assert found.infusion == replace(
        BLANK, started=a_moment("13:50"), ended=a_moment("17:10"), product="Privigen", dose=Decimal(30)
    )


@pytest.mark.parametrize(
    ("field", "where", "code"),
    [
        ("date", "date", Code.DATE_MISSING),
        ("start", "start", Code.START_MISSING),
        ("end", "end", Code.END_MISSING),
        ("product", "product", Code.PRODUCT_MISSING),
        ("dose", "dose", Code.DOSE_MISSING),
    ],
)
def test_each_field_that_is_needed_refuses_at_its_place_while_it_is_empty(field: str, where: str, code: Code) -> None:
    found = reading(**{field: "  "})
    assert found.infusion is None
    assert refusals(found.problems) == [(where, code)]


def test_an_empty_form_says_everything_that_is_missing_at_once() -> None:
    found = read_entry(SessionEntry(), HERE, BLANK)
    assert [where for where, _ in refusals(found.problems)] == ["date", "start", "end", "product", "dose"]


def test_product_and_dose_may_be_unknown() -> None:
    infusion = reading(product="unknown", dose="not known").infusion
    assert infusion is not None
    assert (infusion.product, infusion.dose) == ("unknown", None)


def test_a_duration_stands_for_the_end() -> None:
    assert reading(end="", duration="3h20").ended == a_moment("17:10")


def test_the_end_counts_where_a_duration_is_given_too() -> None:
    assert reading(duration="1 h").ended == a_moment("17:10")


def test_a_problem_of_the_end_is_shown_at_the_duration_where_that_was_typed() -> None:
    assert refusals(reading(end="", duration="49 h").problems) == [("duration", Code.TOO_LONG)]
    assert refusals(reading(end="", duration="0").problems) == [("duration", Code.END_BEFORE_START)]


def test_a_running_session_needs_no_end_and_refuses_one() -> None:
    infusion = reading(end="", outcome=Outcome.RUNNING).infusion
    assert infusion is not None
    assert (infusion.status, infusion.ended) == (Status.RUNNING, None)
    assert refusals(reading(outcome=Outcome.RUNNING).problems) == [("end", Code.RUNNING_WITH_END)]


def test_an_end_before_the_start_means_the_next_day_and_says_so() -> None:
    late = Conventions(ZONE, now=a_moment("18:00", "2026-10-21"))
    found = read_entry(replace(ENOUGH, date="20 Oct 2026", start="22:00", end="02:00"), late, BLANK)
    assert found.ends_next_day
    assert found.ended == a_moment("02:00", "2026-10-21")
    assert not reading().ends_next_day


def test_an_end_at_the_start_is_no_session_of_a_day() -> None:
    assert refusals(reading(end="13:50").problems) == [("end", Code.END_BEFORE_START)]


@pytest.mark.parametrize(
    ("outcome", "status", "slowed"),
    [
        (Outcome.COMPLETED, Status.COMPLETED, False),
        (Outcome.AFTER_SLOWING, Status.COMPLETED, True),
        (Outcome.STOPPED_EARLY, Status.STOPPED_EARLY, False),
    ],
)
def test_the_outcome_is_the_status_and_the_slowing(outcome: Outcome, status: Status, slowed: bool) -> None:
    infusion = reading(outcome=outcome).infusion
    assert infusion is not None
    assert (infusion.status, infusion.slowed) == (status, slowed)


def test_plain_texts_and_choices_are_taken_over() -> None:
    infusion = reading(place=Place.HOME, before="a cold", notes="slept\nwell", stop_reason="chills").infusion
    assert infusion is not None
    assert (infusion.place, infusion.before, infusion.notes) == (Place.HOME, "a cold", "slept\nwell")
    assert infusion.stop_reason == "chills"


def test_rows_are_read_and_empty_ones_ignored() -> None:
    found = reading(
        medications=(MedicationEntry(), MedicationEntry("paracetamol", "650 mg", "13:15", "by mouth")),
        reactions=(
            ReactionEntry(),
            ReactionEntry("headache", "25", Severity.MILD, (Action.SLOWED,), "2 h later", "dull"),
        ),
        vials=(VialEntry(), VialEntry("P100", "2 x 15 g", "03/2027")),
    )
    assert found.infusion is not None
    (given,) = found.infusion.medications
    assert (given.name, given.dose, given.unit, given.at) == ("paracetamol", Decimal(650), "mg", a_moment("13:15"))
    assert found.infusion.vials == (Vial("P100", Decimal(15), "2027-03"),) * 2
    onset = exactly(a_moment("14:15"))
    headache = Reaction("headache", onset, Severity.MILD, (Action.SLOWED,), a_moment("16:15"), "dull")
    assert found.infusion.reactions == (headache,)
    assert found.reactions == (None, headache)


def test_a_row_is_an_answer() -> None:
    found = reading(medications=(MedicationEntry("water"),), reactions=(ReactionEntry("chills"),)).infusion
    assert found is not None
    assert (found.premedication, found.reaction) == (Premedication.GIVEN, ReactionAnswer.RECORDED)


def test_a_rescue_medicine_is_no_answer_about_the_premedication() -> None:
    found = reading(medications=(MedicationEntry("water", purpose=Purpose.FOR_REACTION),)).infusion
    assert found is not None
    assert found.premedication is Premedication.NOT_RECORDED


def test_an_answer_that_rows_contradict_is_refused() -> None:
    found = reading(
        premedication=Premedication.NONE_GIVEN,
        medications=(MedicationEntry("water"),),
        reaction=ReactionAnswer.NONE,
        reactions=(ReactionEntry("chills"),),
    )
    assert refusals(found.problems) == [
        ("premedication", Code.PREMEDICATION_CONTRADICTED),
        ("reaction", Code.REACTION_CONTRADICTED),
    ]


def test_problems_of_rows_name_the_row_of_the_form_and_not_of_the_record() -> None:
    found = reading(
        medications=(MedicationEntry(), MedicationEntry("x", "3 drops", "30"), MedicationEntry("y", "0 mg")),
        reactions=(ReactionEntry(), ReactionEntry("", "zz"), ReactionEntry("rash", "60", resolved="14:00 same day")),
        vials=(VialEntry("A", "2 x 10 g"), VialEntry("", "10 g"), VialEntry("B", "x", "soon")),
    )
    assert set(refusals(found.problems)) == {
        ("vials.2.grams", Code.NUMBER_UNREADABLE),
        ("vials.2.expiry", Code.EXPIRY_UNREADABLE),
        ("vials.1.lot", Code.LOT_EMPTY),
        ("medications.1.dose", Code.UNIT_UNREADABLE),
        ("medications.1.at", Code.MEDICINE_TIME_UNREADABLE),
        ("medications.2.dose", Code.MEDICINE_DOSE),
        ("reactions.1.onset", Code.ONSET_UNREADABLE),
        ("reactions.1.symptom", Code.SYMPTOM_EMPTY),
        ("reactions.2.resolved", Code.RESOLVED_BEFORE_ONSET),
    }


def test_verdicts_show_while_other_fields_are_unfinished() -> None:
    found = reading(end="", dose="", product="", reactions=(ReactionEntry("", "25"), ReactionEntry("rash", "14:")))
    assert found.infusion is None
    first, second = found.reactions
    assert first is not None
    assert classify_onset(first.onset, found.started) is FirstHour.IN
    assert second is None


def test_no_verdict_without_a_start() -> None:
    found = reading(start="1", reactions=(ReactionEntry("chills", "25"),))
    assert found.reactions == (None,)
    assert refusals(found.problems) == [("start", Code.CLOCK_HOUR_ONLY)]


def test_checks_of_what_can_be_read_show_beside_what_cannot() -> None:
    found = reading(start="", dose="160", weight="sixty")
    assert {(each.where, each.code) for each in found.problems} == {
        ("start", Code.START_MISSING),
        ("dose", Code.UNUSUAL),
        ("weight", Code.NUMBER_UNREADABLE),
    }


def test_a_start_in_the_future_is_refused_at_the_start_and_the_record_is_still_read() -> None:
    found = reading(start="18:30", end="19:30")
    assert refusals(found.problems) == [("start", Code.START_IN_FUTURE), ("end", Code.END_IN_FUTURE)]
    assert found.infusion is not None


def test_a_weight_far_from_the_last_one_asks() -> None:
    found = read_entry(replace(ENOUGH, weight="62.5"), HERE, BLANK, Decimal(75))
    assert [(each.where, each.code) for each in found.problems] == [("weight", Code.WEIGHT_CHANGED)]


def test_a_weekday_that_does_not_fit_asks_and_saves() -> None:
    found = reading(date="Fri 20 Oct 2026")
    assert [(each.where, each.code, each.refuse) for each in found.problems] == [("date", Code.WEEKDAY_DIFFERS, False)]
    assert found.infusion is not None


def test_five_thousand_reactions_and_a_long_note_are_read() -> None:
    found = reading(reactions=(ReactionEntry("chills", "25"),) * 5000, notes="x" * 100_000)
    assert found.infusion is not None
    assert len(found.infusion.reactions) == 5000
    assert len(found.infusion.notes) == 100_000
