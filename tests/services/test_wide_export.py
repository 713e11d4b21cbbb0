"""The wide table: a line for each session, for people; its cells are in the words of the one line."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.domain.infusion import Medication, Premedication, Purpose, ReactionAnswer, Severity, Status, Vial
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly
from ivig_logger.exchange.one_line import parse_line
from ivig_logger.exchange.typed import Conventions
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.wide_export import export_wide
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion
from tests.services.table_files import exported, filled
from tests.strategies import NOW

START = a_moment("09:00")
ANY = Conventions("UTC", now=Moment(0, "UTC"))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Logbook]:
    with closing(Logbook.open(tmp_path / "log.db", lambda: NOW)) as opened:
        yield opened


def lines_of(log: Logbook) -> list[dict[str, str]]:
    text = exported(log, export_wide).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_session_is_a_line_with_what_people_ask_for(log: Logbook) -> None:
    (line,) = lines_of(filled(log, [PATIENT], [a_full_infusion()]))
    shown = {name: line[name] for name in ("Patient", "Date", "Start", "End", "Duration (min)", "Outcome", "Dose (g)")}
    assert shown == {
        "Patient": PATIENT.name,
        "Date": "2026-10-20",
        "Start": "09:00",
        "End": "12:00",
        "Duration (min)": "180",
        "Outcome": "completed after slowing",
        "Dose (g)": "30",
    }
    assert line["Lots"] == "P100 123-456 20 g exp 2027-03; P100 123-457 10 g exp 2027-04-30"
    assert line["Premedications"] == "acetaminophen 650 mg by mouth 30 min before"
    assert line["Reactions"] == "headache mild +25 min slowed; chills onset not known"
    assert line["First hour"] == "headache: in the first hour; chills: not known"


@pytest.mark.parametrize(
    ("onset", "said"),
    [
        (exactly(START), "+0 min"),
        (exactly(START + timedelta(minutes=59, seconds=20)), "+60 min"),
        (exactly(START + timedelta(minutes=60, seconds=1)), "+61 min"),
        (exactly(START - timedelta(seconds=1)), "1 min before"),
        (about(START + timedelta(minutes=25), START), "about +25 min"),
        (between(START + timedelta(minutes=50), START + timedelta(minutes=80)), "+50-80 min"),
        (between(START - timedelta(minutes=5), START + timedelta(minutes=5)), "between -5 min and +5 min"),
        (exactly(START + timedelta(days=3)), "+4320 min"),
    ],
)
def test_an_onset_is_told_in_minutes_that_never_cross_the_hour(log: Logbook, onset: object, said: str) -> None:
    told = replace(a_reaction("headache"), onset=onset, severity=Severity.NOT_GRADED)  # type: ignore[arg-type]
    (line,) = lines_of(filled(log, [PATIENT], [an_infusion(reactions=(told,))]))
    assert line["Reactions"] == f"headache {said}"
    read = parse_line(line["Reactions"], ANY)
    assert (read.unknown, len(read.entry.reactions)) == ((), 1)
    assert read.entry.reactions[0].onset


def test_what_was_not_given_and_not_felt_is_said_in_words_that_are_read_back(log: Logbook) -> None:
    plain = an_infusion(premedication=Premedication.NONE_GIVEN, reaction=ReactionAnswer.NONE)
    (line,) = lines_of(filled(log, [PATIENT], [plain]))
    assert (line["Premedications"], line["Reactions"]) == ("none given", "no reaction")
    assert [parse_line(line[each], ANY).unknown for each in ("Premedications", "Reactions")] == [(), ()]


def test_other_medicines_stand_apart_with_what_they_were_for(log: Logbook) -> None:
    given = Medication("ibuprofen", Decimal(400), "mg", purpose=Purpose.FOR_REACTION, at=a_moment("09:40"))
    (line,) = lines_of(filled(log, [PATIENT], [an_infusion(medications=(given,))]))
    assert line["Other medicines"] == "ibuprofen 400 mg 40 min after for a reaction"


def test_a_session_that_ran_past_midnight_says_so_and_one_that_runs_has_no_end(log: Logbook) -> None:
    night = an_infusion(1, started=a_moment("22:00"), ended=a_moment("01:00", "2026-10-21"))
    running = an_infusion(2, started=a_moment("09:00", "2026-10-22"), ended=None, status=Status.RUNNING)
    first, second = lines_of(filled(log, [PATIENT], [night, running]))
    assert first["End"] == "01:00 next day"
    assert (second["End"], second["Outcome"]) == ("", "still running")


def test_a_session_entered_in_error_is_left_out_and_a_formula_is_defused(log: Logbook) -> None:
    wrong = an_infusion(1, entered_in_error="other patient")
    right = an_infusion(2, notes="=1+1", vials=(Vial("-7"),))
    lines = lines_of(filled(log, [PATIENT], [wrong, right]))
    assert [(each["Notes"], each["Lots"]) for each in lines] == [("'=1+1", "'-7")]
