"""Lots, premedications and reactions: in columns of their own, several in a cell, or on a second sheet."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Infusion, Premedication, Purpose, ReactionAnswer, Severity
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.mapping import answered
from ivig_logger.exchange.sheets import Cell
from tests.exchange.mapping.foreign import a_book, read

SESSION = ("2026-04-03", "09:00", "12:00")


def after_start(infusion: Infusion) -> list[int | None]:
    """The minutes from the start to each reaction."""
    return [
        None if each.onset is None else (each.onset.earliest - infusion.started) // timedelta(minutes=1)
        for each in infusion.reactions
    ]


def given(infusion: Infusion) -> list[tuple[str, str, str]]:
    """The premedications with their doses and times."""
    return [
        (each.name, f"{each.dose or ''} {each.unit}".strip(), "" if each.at is None else f"{each.at.local:%H:%M}")
        for each in infusion.premedications
    ]


def test_reactions_stand_in_columns_of_their_own() -> None:
    session = read(
        "Date,Start,End,Reaction 1,Onset 1,Severity 1,Reaction 2,Onset 2,Severity 2\n"
        "2026-04-03,09:00,12:00,headache,25,mild,very cold feet,11:10,stark"
    ).only()
    assert [each.symptom for each in session.reactions] == ["headache", "very cold feet"]
    assert after_start(session) == [25, 130]
    assert [each.severity for each in session.reactions] == [Severity.MILD, Severity.SEVERE]


def test_a_severity_of_no_list_is_refused() -> None:
    reasons = read("Date,Start,End,Reaction,Grade\n2026-04-03,09:00,12:00,headache,2").reasons()
    assert "none of mild" in str(reasons["row 2.reactions.0.severity"])


def test_two_reactions_of_a_cell_need_two_onsets_beside_them() -> None:
    header = "Date;Start;End;Reaction;Onset\n2026-04-03;09:00;12:00;"
    assert after_start(read(f"{header}headache, chills;25, 40").only()) == [25, 40]
    assert "in one cell" in str(read(f"{header}headache, chills;25").reasons()["row 2.reactions.0.onset"])


def test_an_onset_without_a_reaction_is_refused() -> None:
    assert read("Date,Start,End,Reaction,Onset\n2026-04-03,09:00,12:00,,25").reasons() == {
        "row 2.reactions.0.symptom": Code.SYMPTOM_EMPTY
    }


def test_an_onset_beside_no_reaction_is_refused() -> None:
    both = read("Date,Start,End,Reaction,Onset\n2026-04-03,09:00,12:00,none,25")
    assert both.contents.infusions == {}


def test_an_onset_at_the_start_is_not_taken_for_no_answer() -> None:
    assert after_start(read("Date,Start,End,Reaction,Onset\n2026-04-03,09:00,12:00,headache,0").only()) == [0]


@pytest.mark.parametrize(("title", "text"), [("Onset (min)", "25"), ("Onset (hh:mm)", "09:25"), ("Onset", "9:25")])
def test_minutes_and_clock_readings_are_told_apart(title: str, text: str) -> None:
    session = read(f"Date,Start,End,Reaction,{title}\n2026-04-03,09:00,12:00,headache,{text}").only()
    assert after_start(session) == [25]


def test_times_that_can_only_be_since_the_start_are_not_clock_readings() -> None:
    row = (*SESSION, "headache", time(0, 25))
    assert after_start(read(a_book(log=[("Date", "Start", "End", "Reaction", "Onset"), row])).only()) == [25]


def test_a_time_that_may_be_both_is_asked_and_refused_until_then() -> None:
    text = "Date,Start,End,Reaction,Onset\n2026-04-03,01:00,05:00,headache,1:25"
    both = read(text)
    (question,) = both.recognised.questions
    assert list(both.reasons()) == ["row 2.reactions.0.onset"]
    assert after_start(read(text, mapping=answered(both.mapping, question, "clock")).only()) == [25]
    assert after_start(read(text, mapping=answered(both.mapping, question, "h:mm")).only()) == [85]


def test_a_bare_number_in_a_column_of_clock_readings_is_refused() -> None:
    both = read("Date,Start,End,Reaction,Onset (hh:mm)\n2026-04-03,09:00,12:00,headache,10")
    assert "no clock reading" in str(both.reasons()["row 2.reactions.0.onset"])


def test_premedications_stand_in_columns_of_their_own() -> None:
    session = read(
        "Date,Start,End,Dose (g),Premedication 1,Dose 1,Minutes before 1,Premedication 2,Dose 2,Time 2\n"
        "2026-04-03,09:00,12:00,30,Foozin,500 mg,30,cetirizine,10 mg,08:15"
    ).only()
    assert given(session) == [("Foozin", "500 mg", "08:30"), ("cetirizine", "10 mg", "08:15")]
    assert session.premedication is Premedication.GIVEN


@pytest.mark.parametrize("cell", ["Foozin 500 mg 30 min before", "Foozin 500 mg i.v. 08:30", "Foozin: 500 mg 8:30"])
def test_a_medicine_of_no_list_is_understood_by_its_dose(cell: str) -> None:
    assert given(read(f"Date,Start,End,Premeds\n2026-04-03,09:00,12:00,{cell}").only()) == [
        ("Foozin", "500 mg", "08:30")
    ]


def test_a_medicine_that_was_not_given_is_no_medicine() -> None:
    assert read("Date;Start;End;Premeds\n2026-04-03;09:00;12:00;kein Foozin 500 mg").contents.infusions == {}


def test_lots_have_their_grams_and_expiries() -> None:
    session = read(
        "Date;Start;End;Lot 1;Grams 1;Expiry 1;Lot 2;Grams 2;Expiry 2\n"
        "2026-04-03;09:00;12:00;P100;2 x 10;2027-03;LOT P200;5 g;31.12.2027"
    ).only()
    assert [(each.lot, each.grams, each.expiry) for each in session.vials] == [
        ("P100", Decimal(10), "2027-03"),
        ("P100", Decimal(10), "2027-03"),
        ("P200", Decimal(5), "2027-12-31"),
    ]


def test_several_lots_of_a_cell_are_several_vials() -> None:
    session = read('Date,Start,End,Lots\n2026-04-03,09:00,12:00,"P100 2 x 10 g; P200 exp 2027-03; P 20 0, 0 12"').only()
    assert [each.lot for each in session.vials] == ["P100", "P100", "P200", "P 20 0", "0 12"]
    assert [each.expiry for each in session.vials][2] == "2027-03"


def test_reactions_of_a_second_sheet_are_joined_by_the_day() -> None:
    book = a_book(
        sessions=[("Date", "Start", "End"), SESSION, ("2026-04-04", "09:00", "12:00")],
        reactions=[
            ("Date", "Symptom", "Onset (min)"),
            ("2026-04-04", "headache", "25"),
            ("2026-04-04", "chills", "70"),
        ],
    )
    both = read(book)
    assert both.contents.refusals == ()
    assert after_start(both.contents.infusions["row 3"]) == [25, 70]
    assert both.contents.infusions["row 2"].reaction is ReactionAnswer.NOT_ASKED


def test_lines_that_fit_no_session_or_two_are_refused_where_they_stand() -> None:
    book = a_book(
        sessions=[("Date", "Start", "End"), SESSION, ("2026-04-03", "15:00", "17:00")],
        reactions=[
            ("Date", "Start", "Symptom"),
            ("2026-04-03", None, "headache"),
            ("2026-04-05", None, "nausea"),
            ("2026-04-03", "15:00", "chills"),
        ],
    )
    both = read(book)
    assert both.reasons() == {
        "reactions row 2": "2 sessions fit 2026-04-03, and the line does not say which.",
        "reactions row 3": "No session is on 2026-04-05.",
    }
    assert both.contents.raw["reactions row 3"] == "2026-04-05 |  | nausea"
    assert [each.symptom for each in both.contents.infusions["row 3"].reactions] == ["chills"]


def test_a_second_sheet_is_joined_by_the_number_of_the_session() -> None:
    book = a_book(
        sessions=[("ID", "Date", "Start", "End"), (Decimal(7), *SESSION)],
        premedication=[("ID", "Drug", "Dose", "Time"), (Decimal(7), "Foozin", "500 mg", time(8, 30))],
    )
    assert given(read(book).only()) == [("Foozin", "500 mg", "08:30")]


def test_what_cannot_be_read_on_a_second_sheet_refuses_its_session_at_its_own_position() -> None:
    book = a_book(
        sessions=[("Date", "Start", "End"), SESSION],
        reactions=[("Date", "Symptom", "Onset"), ("2026-04-03", "headache", "soon")],
    )
    assert read(book).reasons() == {"row 2.reactions row 2.onset": Code.ONSET_UNREADABLE}


def test_a_premedication_that_is_not_named_is_an_answer() -> None:
    session = read("Date,Start,End,Premeds\n2026-04-03,09:00,12:00,yes").only()
    assert (session.premedication, session.medications) == (Premedication.GIVEN, ())


def test_other_medicines_keep_what_they_were_for_and_are_no_premedication() -> None:
    cell = "ibuprofen 400 mg 90 min after for a reaction; saline 500 mL other"
    session = read(f"Date,Start,End,Other medicines\n2026-04-03,09:00,12:00,{cell}").only()
    assert [each.purpose for each in session.medications] == [Purpose.FOR_REACTION, Purpose.OTHER]
    assert session.premedication is Premedication.NOT_RECORDED


@pytest.mark.parametrize("cell", ["no headache", "keine Kopfschmerzen", "pas de nausée", "fiebre; sin nauseas"])
def test_a_reaction_that_was_not_is_no_reaction(cell: str) -> None:
    both = read(f"Date,Start,End,Reaction,Onset\n2026-04-03,09:00,12:00,{cell},")
    assert list(both.reasons()) == ["row 2.reactions.0.symptom"]


@pytest.mark.parametrize("cells", ["kein Paracetamol,", "kein Paracetamol,500 mg"])
def test_a_medicine_that_was_not_given_is_none_in_a_column_of_its_own_either(cells: str) -> None:
    both = read(f"Date,Start,End,Premedication,Premedication dose\n2026-04-03,09:00,12:00,{cells}")
    assert list(both.reasons()) == ["row 2.medications.0"]


@pytest.mark.parametrize("symptom", ["none", ""])
def test_a_severity_beside_no_reaction_is_refused(symptom: str) -> None:
    both = read(f"Date,Start,End,Reaction,Severity\n2026-04-03,09:00,12:00,{symptom},severe")
    assert both.reasons() == {"row 2.reactions.0.symptom": '"severe" stands beside no reaction.'}


@pytest.mark.parametrize("lot", [datetime(2026, 3, 1), Decimal("1.5"), True, "1,23E+11"])  # noqa: DTZ001 - a cell
def test_a_lot_that_a_spreadsheet_changed_is_refused(lot: Cell) -> None:
    both = read(a_book(log=[("Date", "Start", "End", "Lot"), (*SESSION, lot)]))
    assert list(both.reasons()) == ["row 2.vials.0.lot"]


def test_a_lot_that_is_a_number_is_kept_and_its_lost_zeros_are_told() -> None:
    both = read(a_book(log=[("Date", "Start", "End", "Lot"), (*SESSION, Decimal(12))]))
    assert [each.lot for each in both.only().vials] == ["12"]
    assert both.contents.notes == (
        "Lots that are numbers in the file, without any zeros that stood at their start: row 2.",
    )


def test_what_else_a_second_sheet_says_is_kept_among_the_notes() -> None:
    book = a_book(
        sessions=[("Date", "Start", "End", "Notes"), (*SESSION, "slept")],
        reactions=[("Date", "Symptom", "Comment", "Lot"), ("2026-04-03", "headache", "ambulance called", "P1")],
    )
    assert read(book).only().notes == "slept\nComment: ambulance called\nLot: P1"


def test_a_row_of_a_second_sheet_with_more_cells_than_its_header_is_refused() -> None:
    book = a_book(
        sessions=[("Date", "Start", "End"), SESSION], reactions=[("Date", "Symptom"), ("2026-04-03", "rash", "bad")]
    )
    assert list(read(book).reasons()) == ["row 2.reactions row 2.cells"]


@pytest.mark.parametrize(
    ("title", "cell", "minutes"),
    [("Onset", "1 h", 60), ("Onset", "1 h 30", 90), ("Onset (h)", "2", 120), ("Onset (h)", "0.5", 30)],
)
def test_hours_after_the_start_are_neither_clock_readings_nor_minutes(title: str, cell: str, minutes: int) -> None:
    session = read(f"Date,Start,End,Reaction,{title}\n2026-04-03,09:00,12:00,headache,{cell}").only()
    assert after_start(session) == [minutes]


def test_hours_of_a_clock_are_still_clock_readings() -> None:
    session = read("Date,Start,End,Reaction,Onset\n2026-04-03,09:00,12:00,headache,10 h").only()
    assert after_start(session) == [60]


@pytest.mark.parametrize(("title", "cell"), [("Onset", "1.5"), ("Onset (min)", "1 h"), ("Onset (h)", "1:25")])
def test_an_onset_that_may_be_hours_or_minutes_is_refused(title: str, cell: str) -> None:
    both = read(f"Date,Start,End,Reaction,{title}\n2026-04-03,09:00,12:00,headache,{cell}")
    assert list(both.reasons()) == ["row 2.reactions.0.onset"]


def test_a_length_is_no_clock_reading_of_the_end_of_a_reaction_or_of_a_premedication() -> None:
    header = "Date,Start,End,Premedication,Premedication dose,Premedication time,Reaction,Onset,Resolved"
    both = read(f"{header}\n2026-04-03,09:00,12:00,Foozin,500 mg,1 h,headache,25,2 h")
    assert set(both.reasons()) == {"row 2.medications.0.at", "row 2.reactions.0.resolved"}


@pytest.mark.parametrize(
    ("title", "cell"), [("Onset (h)", "1, 2"), ("Onset", "1 h, 2 h"), ("Onset", "60; 120"), ("Onset", "10:00; 11:00")]
)
def test_each_onset_of_several_in_a_cell_is_read_as_one_alone_would_be(title: str, cell: str) -> None:
    text = f'Date;Start;End;Reaction;{title}\n2026-04-03;09:00;12:00;headache, chills;"{cell}"'
    assert after_start(read(text).only()) == [60, 120]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ("headache +25,40,,,", "reactions.0.onset"),
        ("severe headache,,mild,,", "reactions.0.severity"),
        ("none,,,paracetamol 1 g,500 mg", "medications.0.dose"),
    ],
)
def test_what_a_cell_and_the_column_beside_it_say_otherwise_is_refused(cells: str, where: str) -> None:
    header = "Date,Start,End,Reaction,Onset,Severity,Premedication,Premedication dose"
    assert list(read(f"{header}\n2026-04-03,09:00,12:00,{cells}").reasons()) == [f"row 2.{where}"]


def test_none_given_beside_given_is_refused() -> None:
    both = read("Date,Start,End,Premed 1,Premed 2\n2026-04-03,09:00,12:00,none,yes")
    assert list(both.reasons()) == ["row 2.premedication"]


@pytest.mark.parametrize("answer", ["none", "yes"])
def test_a_dose_beside_an_answer_without_a_name_is_refused(answer: str) -> None:
    header = "Date,Start,End,Premedication,Premedication dose"
    both = read(f"{header}\n2026-04-03,09:00,12:00,{answer},500 mg\n2026-04-04,09:00,12:00,{answer},")
    assert {each.partition(".")[0] for each in both.reasons()} == {"row 2"}
