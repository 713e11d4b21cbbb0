"""What is found in a stranger's sheet: its header, what the columns are, and what has to be asked."""

from collections.abc import Sequence

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping import (
    Asked,
    Column,
    Recognised,
    Target,
    answered,
    fingerprint_of_header,
    recognise,
    reconsider,
)
from ivig_logger.exchange.sheets import Workbook
from tests.exchange.mapping.foreign import a_book, a_workbook, read


def targets(recognised: Recognised) -> list[str]:
    """What the columns are, briefly: "lot 1"."""
    columns = recognised.mapping.sessions.columns
    return [f"{each.target} {each.number}" if each.number else each.target.value for each in columns]


def of(*header: str) -> list[str]:
    """What the columns of one header are."""
    return targets(recognise(a_book(log=[header])))


def asked(recognised: Recognised) -> list[Asked]:
    return [each.about for each in recognised.questions]


def test_titles_above_the_header_are_passed_over() -> None:
    both = read("My IVIG diary;;\n;;\nDatum;Beginn;Ende\n2026-04-03;09:00;12:00")
    assert both.mapping.sessions.header_rows == (3,)
    both.only()


def test_a_sheet_without_a_header_asks_and_proposes_what_its_content_shows() -> None:
    both = read("2026-04-03,09:00,12:00,Privigen\n2026-04-05,10:00,12:00,Privigen")
    assert targets(both.recognised) == ["date", "start", "end", "product"]
    assert Asked.HEADER in asked(both.recognised)
    assert len(both.contents.infusions) == 2


def test_two_rows_of_headings_are_one_header() -> None:
    both = read(
        a_book(
            log=[
                ("Date", "Start", "End", "Reaction 1", None, "Reaction 2", None),
                (None, None, None, "symptom", "onset", "symptom", "onset"),
                ("2026-04-03", "09:00", "12:00", "headache", "25", "chills", "70"),
            ]
        )
    )
    assert targets(both.recognised)[3:] == ["reaction 1", "onset 1", "reaction 2", "onset 2"]
    assert [each.symptom for each in both.only().reactions] == ["headache", "chills"]


def test_a_row_of_units_below_the_headings_belongs_to_the_header() -> None:
    both = read("Date,Start,End,Dose,Weight\n,,,g,lb\n2026-04-03,09:00,12:00,30,150")
    assert both.mapping.sessions.header_rows == (1, 2)
    assert both.mapping.sessions.columns[4].unit == "lb"
    both.only()


def test_a_header_that_is_repeated_among_the_rows_is_no_session() -> None:
    contents = read("Date,Start,End\n2026-04-03,09:00,12:00\nDate,Start,End\n2026-04-04,09:00,12:00").contents
    assert list(contents.infusions) == ["row 2", "row 4"]
    assert contents.refusals == ()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (("Premedication 1", "Dose 1", "Time 1"), ["premedication 1", "premedication dose 1", "premedication time 1"]),
        (("Reaktion 1", "Beginn 1", "Schweregrad 1"), ["reaction 1", "onset 1", "severity 1"]),
        (("Lote 1", "Caducidad 1", "Lote 2"), ["lot 1", "expiry 1", "lot 2"]),
        (("lot 1 grams", "lot 1 expiry"), ["vial grams 1", "expiry 1"]),
        (("Réaction", "Heure", "Gravité"), ["reaction", "onset", "severity"]),
    ],
)
def test_numbered_columns_belong_together(header: Sequence[str], expected: list[str]) -> None:
    assert of("Date", "Start", "Heure debut", "Dose (g)", *header)[4:] == expected


def test_a_dose_beside_a_premedication_is_the_sessions_own_where_there_is_no_other() -> None:
    assert of("Date", "Start", "End", "Premedication", "Dose") == ["date", "start", "end", "premedication", "dose"]


def test_parts_without_numbers_are_numbered_from_the_left() -> None:
    assert of("Date", "Start", "Reaction", "Onset", "Reaction", "Onset")[2:] == [
        *("reaction", "onset"),
        *("reaction 1", "onset 1"),
    ]


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Dosis (g)", "g"),
        ("Gewicht [lb]", "lb"),
        ("Poids en kg", "kg"),
        ("Dose in mg", "mg"),
        ("Duration (min)", "min"),
    ],
)
def test_a_unit_in_a_heading_is_respected(title: str, unit: str) -> None:
    assert recognise(a_book(log=[("Date", "Start", title)])).mapping.sessions.columns[2].unit == unit


def test_a_column_that_is_not_recognised_goes_to_the_notes_with_or_without_a_title() -> None:
    assert of("Date", "Start", "End", "Favourite song", "")[3:] == ["notes", "notes"]


def test_a_second_column_of_what_only_one_can_be_goes_to_the_notes() -> None:
    assert of("Date", "Start", "End", "Weight (kg)", "Body weight (lb)")[3:] == ["weight", "notes"]


def test_the_order_of_dates_may_stand_in_the_header() -> None:
    both = read("Datum (TT.MM.JJJJ);Beginn;Ende\n03.04.2026;09:00;12:00")
    assert both.recognised.questions == ()
    assert both.only().started.local.month == 4


def test_what_is_needed_and_in_no_column_is_asked() -> None:
    recognised = recognise(a_workbook("Start,Product\n2026-04-03 09:00,Privigen"))
    assert [(each.about, each.target) for each in recognised.questions] == [(Asked.COLUMN, Target.END)]


def test_a_number_that_may_group_thousands_is_refused_until_the_mark_is_said() -> None:
    text = "Date,Start,End,Dose (g)\n2026-04-03,09:00,12:00,30.125"
    both = read(text)
    (question,) = both.recognised.questions
    assert (question.about, question.examples) == (Asked.DECIMAL_MARK, ("30.125",))
    assert list(both.reasons()) == ["row 2.dose"]
    assert str(read(text, mapping=answered(both.mapping, question, "point")).only().dose) == "30.125"


def test_one_number_that_shows_its_mark_settles_all() -> None:
    both = read("Date;Start;End;Dose (g)\n2026-04-03;09:00;12:00;30,125\n2026-04-04;09:00;12:00;30,5")
    assert both.mapping.decimal_comma is True
    assert str(both.contents.infusions["row 2"].dose) == "30.125"


def test_a_weight_without_a_unit_is_asked_in_english_only() -> None:
    assert asked(recognise(a_workbook("Date,Start,End,Weight\n2026-04-03,09:00,12:00,150"))) == [Asked.UNIT]
    assert asked(recognise(a_workbook("Datum,Beginn,Ende,Gewicht\n2026-04-03,09:00,12:00,62"))) == []


def test_a_duration_that_may_be_hours_is_asked_and_the_answer_counts() -> None:
    text = "Date,Start,Duration\n2026-04-03,09:00,3.5\n2026-04-04,09:00,4"
    both = read(text)
    (question,) = both.recognised.questions
    assert both.contents.infusions == {}
    contents = read(text, mapping=answered(both.mapping, question, "h")).contents
    assert [str(each.duration) for each in contents.infusions.values()] == ["3:30:00", "4:00:00"]


def test_a_duration_of_minutes_is_not_asked() -> None:
    assert str(read("Date,Start,Duration\n2026-04-03,09:00,200").only().duration) == "3:20:00"


def test_an_answer_is_one_of_the_choices() -> None:
    recognised = recognise(a_workbook("Date,Start,End\n03/04/2026,09:00,12:00"))
    with pytest.raises(ValueError, match="no answer"):
        answered(recognised.mapping, recognised.questions[0], "year first")


def test_a_changed_column_is_looked_at_again() -> None:
    workbook = a_workbook("Date,Start,End,What went wrong\n2026-04-03,09:00,12:00,headache 10:10\n")
    mapping = recognise(workbook).mapping.with_column(3, Column(Target.REACTION, title="What went wrong"))
    assert read(workbook, mapping=reconsider(workbook, mapping).mapping).only().reactions[0].symptom == "headache"


def test_a_remembered_order_that_the_dates_contradict_is_asked_again() -> None:
    mapping = read("Date,Start,End\n25/04/2026,09:00,12:00").mapping
    again = reconsider(a_workbook("Date,Start,End\n04/25/2026,09:00,12:00"), mapping)
    assert asked(again) == [Asked.DATE_ORDER]


def test_sheets_of_one_kind_share_a_fingerprint_and_others_do_not() -> None:
    texts = ("Date,Start,End\n2026-04-03,09:00,12:00", "DATE,start,End\n2025-04-03,08:00,12:00", "Date,Start\n", "1,2")
    first, same, other, none = (fingerprint_of_header(a_workbook(each).tables[0]) for each in texts)
    assert first == same != other
    assert none == ""


def test_a_workbook_without_a_table_cannot_be_read() -> None:
    with pytest.raises(Unreadable):
        recognise(Workbook(()))


def test_the_examples_of_a_column_are_a_few_of_its_texts() -> None:
    recognised = recognise(a_workbook("Date,Start,End\n2026-04-03,09:00,12:00\n2026-04-04,09:00,13:00"))
    assert recognised.examples == (("2026-04-03", "2026-04-04"), ("09:00",), ("12:00", "13:00"))
    assert recognised.rows == 2
