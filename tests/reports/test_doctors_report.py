"""What stands in a doctor's report, and that its figures are those of the answers."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.session_fact import Answer
from ivig_logger.domain.infusion import Patient, Status, Vial
from ivig_logger.reports.doctors_report import doctors_report
from ivig_logger.reports.naming import Names
from ivig_logger.services.answers import answers_of
from ivig_logger.services.report_facts import PICTURED, report_facts
from ivig_logger.storage.listing import Filter
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion
from tests.reports.logs import a_log, a_session, report_of, sample_report


def test_the_five_numbers_stand_with_their_denominators_and_unknowns(tmp_path: Path) -> None:
    figures = report_of(tmp_path, map(a_session, range(14))).figures
    assert [(each.value, each.beside) for each in figures] == [
        ("14", "all of the log"),
        ("5", "of 14, 2 not asked"),
        ("5", "of 14, 2 not asked"),
        ("25 min", "of 5 known"),
        ("mild", "in 5 sessions, 2 not asked"),
    ]


def test_the_tables_count_what_the_answers_count(tmp_path: Path) -> None:
    logbook = a_log(tmp_path, map(a_session, range(14)))
    answers = answers_of(logbook, Filter(PATIENT.id), Period.ALL)
    products = doctors_report(report_facts(logbook, PATIENT, Period.ALL)).tables[0]
    logbook.close()
    early = answers.group.with_first_hour(Answer.YES)
    assert [each.cells[:3] for each in products.lines] == [
        (name, str(count), f"{sum(each.product in name for each in early)} of {count}")
        for name, count in (("Privigen 10 %", 5), ("Octagam 10 %", 5), ("Gamunex-C 10 %", 4))
    ]


def test_the_lots_are_those_of_sessions_with_an_early_reaction(tmp_path: Path) -> None:
    sessions = [
        an_infusion(1, vials=(Vial("P1"), Vial("P2")), reactions=(a_reaction(),)),
        a_session(2, vials=(Vial("P3"),)),
    ]
    lots = report_of(tmp_path, sessions).tables[-1]
    assert [each.cells[0] for each in lots.lines] == ["P1", "P2"]


def test_a_log_without_an_early_reaction_has_no_table_of_lots(tmp_path: Path) -> None:
    assert [each.title for each in report_of(tmp_path, [a_session(1)]).tables] == [
        "Product",
        "Highest rate of the first hour",
        "Premedication, and how long before the start",
        "Dose per kilogram",
    ]


def test_the_last_six_sessions_stand_in_a_line_each(tmp_path: Path) -> None:
    last = report_of(tmp_path, map(a_session, range(14))).last
    assert last.title == "The last 6 of 14 sessions"
    assert last.lines[0].cells == (
        "Tue 20 Oct 2026, 3 h",
        "Privigen 10 %, 30 g",
        "P000",
        "acetaminophen 650 mg",
        "▲\u00a0Headache +25 min (mild)",
    )
    assert len(last.lines) == 6


def test_no_reaction_not_asked_and_not_recorded_are_told_apart(tmp_path: Path) -> None:
    last = report_of(tmp_path, [a_session(1, vials=()), a_session(5)]).last
    assert [each.cells[-1] for each in last.lines] == ["No reaction was recorded", "not asked yet"]
    assert last.lines[0].cells[2] == "not recorded"


def test_an_unfinished_session_is_named_as_one(tmp_path: Path) -> None:
    running = a_session(0, ended=None, status=Status.RUNNING)
    content = report_of(tmp_path, [running, a_session(1)])
    assert content.warnings[0].startswith("Unfinished session: started Tue 20 Oct 2026, 09:00")
    assert content.last.lines[0].cells[0] == "Tue 20 Oct 2026, still running: unfinished session"
    assert "1 unfinished" in content.facts[2].value


def test_a_session_that_was_entered_in_error_is_in_no_part(tmp_path: Path) -> None:
    content = report_of(tmp_path, [a_session(0, entered_in_error="wrong patient"), a_session(1)], in_words=True)
    assert content.figures[0].value == "1"
    assert len(content.last.lines) == len(content.picture.overlay.lines) == len(content.stories) == 1


def test_the_picture_says_that_it_holds_the_newest_only(tmp_path: Path) -> None:
    content = report_of(tmp_path, map(a_session, range(40)))
    assert content.picture.title == f"The newest {PICTURED} of 40 sessions, on minutes since the start"
    assert len(content.picture.overlay.lines) == PICTURED


def test_a_log_without_a_session_says_so(tmp_path: Path) -> None:
    content = report_of(tmp_path, [])
    assert [each.value for each in content.facts] == [
        "All sessions of the log",
        "none in this period",
        "0 sessions · 0 with lots · 0 with rates",
    ]
    assert content.figures[0].value == "0"
    assert not content.last.lines


def test_it_tells_the_program_when_it_was_printed_and_in_which_zone(tmp_path: Path) -> None:
    assert report_of(tmp_path, []).made == "IVIG Logger 0.1.0 · Printed 1 Nov 2026 12:00 (Europe/Berlin)"


def test_it_claims_no_cause(tmp_path: Path) -> None:
    notes = " ".join(report_of(tmp_path, []).notes)
    assert "does not mean that one caused the other" in notes
    assert "no medical assessment" in notes


def test_sessions_in_words_are_told_only_when_asked_for(tmp_path: Path) -> None:
    session = a_full_infusion()
    assert report_of(tmp_path, [session]).stories == ()


def test_sessions_in_words_hold_every_word_that_was_typed(tmp_path: Path) -> None:
    story = report_of(tmp_path, [a_full_infusion()], in_words=True).stories[0]
    told = "\n".join(line for _, lines in story.parts for line in lines)
    for each in ("P100 123-456", "slept well 🙂", "a cold last week", "dull", "the doorbell rang", "tired", "bathroom"):
        assert each in told
    assert story.title == "Tuesday 20 October 2026, 09:00–12:00 (3 h)"


def test_a_period_may_begin_on_any_day_by_the_clock_of_the_sessions(tmp_path: Path) -> None:
    late = a_moment("00:10", "2026-10-06")  # in UTC this is the day before
    sessions = [
        an_infusion(1, started=late, ended=late + timedelta(hours=3)),
        an_infusion(2, started=late - timedelta(minutes=20), ended=late + timedelta(hours=2)),
    ]
    logbook = a_log(tmp_path, sessions)
    facts = report_facts(logbook, PATIENT, date(2026, 10, 6))
    logbook.close()
    assert [each.id for each in facts.sessions] == [sessions[0].id]
    content = doctors_report(facts)
    assert content.facts[0].value == "Since Tue 6 Oct 2026"
    assert content.figures[0].beside == "of 2 sessions in the log"


def test_the_sample_patient_has_a_year_of_sessions(tmp_path: Path) -> None:
    content = sample_report(tmp_path)
    assert content.facts[0].value == "Last 12 months, since Sat 1 Nov 2025"
    assert content.figures[2].value == "2"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (Names.FULL, "\u2068Ana María López\u2069, born 2 Apr 1961"),
        (Names.INITIALS, "A. M. L., born 1961"),
        (Names.NONE, "Name left out"),
    ],
)
def test_a_name_is_told_as_far_as_is_wanted(tmp_path: Path, names: Names, told: str) -> None:
    patient = Patient(PATIENT.id, "Ana María López", date(1961, 4, 2))
    assert report_of(tmp_path, [], patient, names).patient == told


def test_initials_leave_out_what_is_no_letter(tmp_path: Path) -> None:
    patient = Patient(PATIENT.id, "Sam (made up) – 🙂")
    assert report_of(tmp_path, [], patient, Names.INITIALS).patient == "S. M. U."


def test_rows_that_do_not_fit_are_those_of_fewest_sessions(tmp_path: Path) -> None:
    product = report_of(tmp_path, map(a_session, range(14))).tables[0]
    kept, left_out = product.longest(2)
    assert [each.cells[0] for each in kept] == ["Privigen 10 %", "Octagam 10 %"]
    assert left_out == 1
