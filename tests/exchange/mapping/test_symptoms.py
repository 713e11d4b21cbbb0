"""Columns that are named by a symptom: what stands below them is a reaction of it, and nothing of it is guessed."""

from datetime import time, timedelta

import pytest

from ivig_logger.domain.infusion import Infusion, ReactionAnswer, Severity
from ivig_logger.exchange.mapping import Asked, Target, answered, from_text, recognise, to_text, with_target
from ivig_logger.exchange.sheets import Cell
from tests.exchange.mapping.foreign import Both, a_book, read

HEAD = "Date;Start;End"
DAY = "2026-04-03;09:00;12:00"


def told(infusion: Infusion) -> list[tuple[str, int | None, Severity]]:
    """The symptoms with the minutes from the start and their severities."""
    return [
        (
            each.symptom,
            None if each.onset is None else (each.onset.earliest - infusion.started) // timedelta(minutes=1),
            each.severity,
        )
        for each in infusion.reactions
    ]


def below(title: str, *cells: str) -> Both:
    """Sessions of one day after the other, with these cells below a title."""
    rows = "\n".join(f"2026-04-{at:02};09:00;12:00;{each}" for at, each in enumerate(cells, 1))
    return read(f"{HEAD};{title}\n{rows}")


def reply(text: str, choice: str) -> Both:
    """A table read after its one question was answered."""
    both = read(text)
    (question,) = both.recognised.questions
    return read(text, mapping=answered(both.mapping, question, choice))


@pytest.mark.parametrize(
    ("title", "symptom"),
    [
        ("Headache", "Headache"),
        ("Kopfschmerzen", "Kopfschmerzen"),
        ("Náuseas", "Náuseas"),
        ("Maux de tête (oui/non)", "Maux de tête"),
        ("Fever?", "Fever"),
        ("Chills / rigors", "Chills / rigors"),
        ("Headaches", "Headaches"),
        ("Dolor de cabeza inicio", "Dolor de cabeza"),
        ("Onset of nausea", "nausea"),
        ("Übelkeit 0-10", "Übelkeit"),
    ],
)
def test_a_column_is_recognised_by_the_symptom_in_its_heading(title: str, symptom: str) -> None:
    both = below(title, "x")
    assert both.mapping.sessions.columns[3].target is Target.SYMPTOM
    assert told(both.only()) == [(symptom, None, Severity.NOT_GRADED)]


@pytest.mark.parametrize("title", ["Temperature", "Weather", "Head", "Reaction", "Pulse", "start"])
def test_other_headings_name_no_symptom(title: str) -> None:
    assert below(title, "").mapping.sessions.columns[3].target is not Target.SYMPTOM


@pytest.mark.parametrize("cell", ["x", "X", "yes", "ja", "Sí", "oui", "1", "✓", "true"])
def test_a_mark_is_a_reaction_whose_onset_is_not_known(cell: str) -> None:
    assert told(below("Headache", cell).only()) == [("Headache", None, Severity.NOT_GRADED)]


@pytest.mark.parametrize(
    ("cell", "severity"),
    [("mild", Severity.MILD), ("mittel", Severity.MODERATE), ("grave", Severity.SEVERE), ("léger", Severity.MILD)],
)
def test_a_severity_is_that_of_the_reaction(cell: str, severity: Severity) -> None:
    assert told(below("Headache", cell).only()) == [("Headache", None, severity)]


@pytest.mark.parametrize("cell", ["", "?", "n/a"])
def test_nothing_says_nothing(cell: str) -> None:
    session = below("Headache", cell).only()
    assert (session.reactions, session.reaction, session.notes) == ((), ReactionAnswer.NOT_ASKED, "")


@pytest.mark.parametrize("cell", ["no", "nein", "none", "-", "0", "n"])
def test_no_is_no_reaction_and_no_answer_about_others(cell: str) -> None:
    session = below("Headache", cell).only()
    assert (session.reactions, session.reaction) == ((), ReactionAnswer.NOT_ASKED)
    assert session.notes == "Answered with no: Headache"


def test_true_and_false_of_a_sheet_are_yes_and_no() -> None:
    row = ("2026-04-03", "09:00", "12:00", True, False)
    session = read(a_book(log=[("Date", "Start", "End", "Headache", "Nausea"), row])).only()
    assert told(session) == [("Headache", None, Severity.NOT_GRADED)]


@pytest.mark.parametrize("cell", ["9:25", "09:25", "09.25 Uhr", time(9, 25), "mild 9:25"])
def test_a_clock_reading_during_the_session_is_the_onset(cell: Cell) -> None:
    row = ("2026-04-03", "09:00", "12:00", cell)
    (reaction,) = told(read(a_book(log=[("Date", "Start", "End", "Headache"), row])).only())
    assert reaction[:2] == ("Headache", 25)


def test_a_time_that_may_be_since_the_start_or_how_long_it_was_is_asked() -> None:
    text = f"{HEAD};Headache\n{DAY};0:25"
    both = read(text)
    (question,) = both.recognised.questions
    assert question.choices == ("clock", "h:mm", "kept in the notes")
    assert list(both.reasons()) == ["row 2.reactions.0.symptom"]
    assert told(reply(text, "h:mm").only()) == [("Headache", 25, Severity.NOT_GRADED)]
    kept = reply(text, "kept in the notes").only()
    assert (kept.reactions, kept.notes) == ((), "Headache: 0:25")


@pytest.mark.parametrize("cell", ["25 min", "25 Minuten", "mild 25 min"])
def test_a_length_that_may_be_how_long_it_was_is_asked(cell: str) -> None:
    text = f"{HEAD};Headache\n{DAY};{cell}"
    assert list(read(text).reasons()) == ["row 2.reactions.0.symptom"]
    (reaction,) = told(reply(text, "min").only())
    assert reaction[:2] == ("Headache", 25)


@pytest.mark.parametrize("cell", ["after 25 min", "nach 25 min", "mild +25"])
def test_a_length_after_the_start_is_not_asked(cell: str) -> None:
    (reaction,) = told(below("Headache", cell).only())
    assert reaction[1] == 25


def test_a_number_may_be_a_severity_or_minutes_and_is_asked_once_for_all_columns() -> None:
    text = f"{HEAD};Headache;Nausea;Fever\n{DAY};2;3;\n2026-04-04;09:00;12:00;0;1;x"
    both = read(text)
    (question,) = both.recognised.questions
    assert question.about is Asked.UNIT
    assert "“Headache”, “Nausea”" in question.sentence
    assert set(both.contents.infusions) == set()
    graded = reply(text, "1 mild to 3 severe").contents.infusions
    assert told(graded["row 2"]) == [("Headache", None, Severity.MODERATE), ("Nausea", None, Severity.SEVERE)]
    assert told(graded["row 3"]) == [("Nausea", None, Severity.MILD), ("Fever", None, Severity.NOT_GRADED)]
    timed = reply(text, "min, 0 is none").contents.infusions
    assert told(timed["row 2"]) == [("Headache", 2, Severity.NOT_GRADED), ("Nausea", 3, Severity.NOT_GRADED)]
    assert [each[0] for each in told(timed["row 3"])] == ["Nausea", "Fever"]


def test_numbers_of_a_scale_are_kept_as_they_are_and_never_made_a_severity() -> None:
    session = reply(f"{HEAD};Headache\n{DAY};7", "scale, as a note").only()
    assert told(session) == [("Headache", None, Severity.NOT_GRADED)]
    assert session.reactions[0].notes == "Headache: 7"


@pytest.mark.parametrize("title", ["Headache (0-10)", "Headache NRS", "Headache (VAS)", "Kopfschmerz 0-10"])
def test_a_heading_that_names_a_scale_answers(title: str) -> None:
    session = below(title, "2").only()
    assert session.reactions[0].notes == f"{title}: 2"


@pytest.mark.parametrize(("title", "minutes"), [("Headache (min)", 2), ("Headache onset", 2), ("Headache (h)", 120)])
def test_a_heading_that_says_when_answers(title: str, minutes: int) -> None:
    assert told(below(title, "2").only())[0][1] == minutes


def test_grades_above_three_are_not_offered_and_refused() -> None:
    both = below("Headache", "2", "7")
    (question,) = both.recognised.questions
    assert "1 mild to 3 severe" not in question.choices
    graded = both.mapping.sessions.with_unit(3, "1 mild to 3 severe")
    text = f"{HEAD};Headache\n{DAY};7"
    sessions = read(text).mapping.sessions.with_unit(3, graded.columns[3].unit)
    mapping = from_text(to_text(read(text).mapping).replace('"unit": "?"', f'"unit": "{sessions.columns[3].unit}"'))
    assert list(read(text, mapping=mapping).reasons()) == ["row 2.reactions.0.symptom"]


def test_nought_minutes_may_be_none_and_is_asked() -> None:
    text = f"{HEAD};Headache (min)\n{DAY};0\n2026-04-04;09:00;12:00;25"
    both = read(text)
    (question,) = both.recognised.questions
    assert question.choices == ("min", "min, 0 is none")
    assert told(reply(text, "min").contents.infusions["row 2"]) == [("Headache", 0, Severity.NOT_GRADED)]
    assert told(reply(text, "min, 0 is none").contents.infusions["row 2"]) == []


def test_columns_about_one_symptom_are_one_reaction() -> None:
    session = read(f"{HEAD};Headache;Headache onset;Headache severity\n{DAY};x;25;mild").only()
    assert told(session) == [("Headache", 25, Severity.MILD)]


def test_columns_that_say_otherwise_of_one_symptom_are_refused() -> None:
    assert list(read(f"{HEAD};Headache;Headache severity\n{DAY};no;mild").reasons()) == ["row 2.reactions.0.symptom"]
    assert list(read(f"{HEAD};Headache;Headache severity\n{DAY};severe;mild").reasons()) == [
        "row 2.reactions.0.severity"
    ]


def test_a_symptom_that_a_cell_of_reactions_names_too_is_there_once() -> None:
    session = read(f"{HEAD};Reactions;Headache;Nausea\n{DAY};headache +25;x;mild").only()
    assert told(session) == [("headache", 25, Severity.NOT_GRADED), ("Nausea", None, Severity.MILD)]


def test_a_reaction_beside_none_is_refused() -> None:
    assert read(f"{HEAD};Reactions;Headache\n{DAY};none;x").contents.infusions == {}


@pytest.mark.parametrize("cell", ["bad", "not today", "no headache at all", "2-3", "see notes", "mild or severe", "++"])
def test_what_is_not_understood_is_refused(cell: str) -> None:
    assert list(below("Headache", cell).reasons()) == ["row 2.reactions.0.symptom"]


def test_symptoms_below_a_common_heading_are_recognised() -> None:
    head = ("Date", "Start", "End", "Reactions", None, None)
    names = (None, None, None, "Headache", "Nausea", "Fever")
    both = read(a_book(log=[head, names, ("2026-04-03", "09:00", "12:00", "x", None, "mild")]))
    assert told(both.only()) == [("Headache", None, Severity.NOT_GRADED), ("Fever", None, Severity.MILD)]


def test_symptoms_in_a_cell_make_no_header() -> None:
    book = a_book(log=[("Datum", "Was"), ("2026-04-03", "Kopfschmerzen"), ("Fieber", "Übelkeit")])
    assert 3 not in recognise(book).mapping.sessions.header_rows


def test_nought_hours_are_refused_as_they_may_be_none() -> None:
    assert list(below("Headache (h)", "2", "0").reasons()) == ["row 3.reactions.0.symptom"]


def test_a_second_sheet_may_have_a_column_for_each_symptom() -> None:
    book = a_book(
        sessions=[("Date", "Start", "End"), ("2026-04-03", "09:00", "12:00")],
        symptoms=[("Date", "Headache", "Nausea"), ("2026-04-03", "mild", "no")],
    )
    session = read(book).only()
    assert told(session) == [("Headache", None, Severity.MILD)]
    assert session.notes == "Answered with no: Nausea"


def test_any_column_can_be_said_to_be_named_by_a_symptom() -> None:
    text = f"{HEAD};Heavy legs\n{DAY};x"
    both = read(text)
    layout = with_target(both.mapping.sessions, 3, Target.SYMPTOM)
    mapping = from_text(to_text(both.mapping).replace('"is": "notes"', '"is": "symptom"'))
    assert layout.columns[3].target is Target.SYMPTOM
    assert told(read(text, mapping=mapping).only()) == [("Heavy legs", None, Severity.NOT_GRADED)]
