"""`ivig-logger import` of every kind of file: what it asks, what it takes, what it leaves aside and says about it."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from ivig_logger.services.handing_over import hand_over
from ivig_logger.services.logbook import Logbook
from tests.cli.logs import ANA, BEA, SESSIONS, a_log_of_two, sessions_in
from tests.conftest import now

SHEET = """\
Date,Start,End,Product,Dose (g),Reaction 1,Onset 1 (min)
2026-10-01,09:00,12:00,Privigen,30,headache,25
2026-09-01,09:00,12:00,Privigen,30,none,
"""
BAD_ROW = "2026-02-31,09:00,12:00,Privigen,30,none,\n"
TWIN = "2026-10-20,09:05,12:00,Privigen,30,none,\n"
SAID = "4831 0927 5562 1049 7738"


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of two patients with three sessions, told by the variable; its folder is the current one."""
    path = a_log_of_two(tmp_path / "log.db")
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def sheet(text: str = SHEET) -> str:
    """A file with a spreadsheet."""
    Path("diary.csv").write_text(text, encoding="utf-8")
    return "diary.csv"


def bring(*arguments: str) -> int:
    """Import with these arguments; the exit status."""
    return main(["import", *arguments])


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "fhir"])
def test_what_went_out_comes_in_identical_and_is_not_new_again(
    form: str, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", "--format", form, "--output", "out"])
    capsys.readouterr()
    assert bring("out", "--database", "other.db") == 0
    assert capsys.readouterr().out == "Imported 3 sessions of 2 patients.\n"
    assert sessions_in(Path("other.db")) == sessions_in(log)
    assert bring("out", "--database", "other.db") == 0
    assert capsys.readouterr().out == "Nothing new: all 3 sessions are already in the log.\n"


def test_a_spreadsheet_of_somebody_is_read_for_the_patient_who_is_named(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(sheet(), "--patient", "Ana", "--zone", "Europe/Berlin") == 0
    assert capsys.readouterr().out == "Imported 2 sessions of 1 patient.\n"
    earlier, later = sessions_in(log)[:2]
    assert (later.patient, later.started.zone, later.reactions[0].symptom) == (ANA.id, "Europe/Berlin", "headache")
    assert earlier.reactions == ()
    assert bring(sheet(), "--patient", "Ana", "--zone", "Europe/Berlin") == 0
    assert capsys.readouterr().out == "Nothing new: all 2 sessions are already in the log.\n"


def test_without_a_patient_or_with_one_of_nobody_it_is_told_how(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(sheet()) == 2
    assert "please give --patient" in capsys.readouterr().err
    assert bring(sheet(), "--patient", "Zoe") == 2
    assert capsys.readouterr().err == "No patient of the log is called Zoe. Nothing was imported.\n"
    assert len(sessions_in(log)) == 3


def test_the_sessions_of_somebody_new_bring_the_patient_with_them(capsys: pytest.CaptureFixture[str]) -> None:
    more = ["--new-patient", "Carl Ek", "--zone", "Europe/Berlin", "--database", "empty.db"]
    assert bring(sheet(), *more) == 0
    assert capsys.readouterr().out == "Imported 2 sessions of 1 patient.\n"
    assert bring(sheet(), *more) == 0
    assert capsys.readouterr().out == "Nothing new: all 2 sessions are already in the log.\n"
    main(["report", "--patient", "Carl Ek", "--output", "visit.csv", "--database", "empty.db"])
    assert "report of 2 sessions" in capsys.readouterr().out


def test_without_a_zone_it_is_that_of_the_newest_session_which_is_told_and_of_none_in_an_empty_log(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert bring(sheet(), "--patient", "Ana", "--check") == 0
    zone = SESSIONS[0].started.zone
    assert f"on the clock of {zone}, as that of the newest session" in capsys.readouterr().err
    named = sheet(SHEET.replace("\n2", "\nCarl,2").replace("Date", "Patient,Date"))
    assert bring(named, "--database", "empty.db") == 2
    assert "please give --zone" in capsys.readouterr().err
    assert not Path("empty.db").exists()


def test_a_row_that_cannot_be_read_keeps_the_whole_file_out_unless_it_is_skipped(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sheet(SHEET + BAD_ROW)
    assert bring(file, "--patient", "Ana") == 2
    *_, last = lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("row 4.")
    assert last == "Nothing was imported: there is 1 objection to the file."
    assert len(sessions_in(log)) == 3
    assert bring(file, "--patient", "Ana", "--skip-unreadable") == 0
    out, err = capsys.readouterr()
    assert out == "Imported 2 sessions of 1 patient. 1 session cannot be read and was left aside.\n"
    assert err.startswith("row 4.")
    assert len(sessions_in(log)) == 5


def test_a_file_of_which_nothing_can_be_read_is_an_error_though_it_is_skipped(log: Path) -> None:
    assert bring(sheet(SHEET.splitlines()[0] + "\n" + BAD_ROW), "--patient", "Ana", "--skip-unreadable") == 2
    assert len(sessions_in(log)) == 3


def test_a_session_beside_another_is_left_aside_and_told_unless_it_is_wanted(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sheet(SHEET + TWIN)
    assert bring(file, "--patient", "Ana") == 0
    assert "1 session began within 15 minutes of another of the same patient" in capsys.readouterr().out
    assert len(sessions_in(log)) == 5
    assert bring(file, "--patient", "Ana", "--twins") == 0
    assert capsys.readouterr().out == "Imported 1 session of 1 patient. 2 sessions were in the log already.\n"
    assert len(sessions_in(log)) == 6


def test_a_clash_is_never_written_over_and_keeps_the_rest_out_unless_it_is_skipped(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["export", "--output", "out.json"])
    changed = Path("out.json").read_text(encoding="utf-8").replace("slept well", "slept badly")
    Path("out.json").write_text(changed.replace(SESSIONS[1].id, SESSIONS[1].id.replace("9000", "9001")))
    capsys.readouterr()
    assert bring("out.json", "--twins") == 2
    assert "it is not overwritten" in capsys.readouterr().err
    assert len(sessions_in(log)) == 3
    assert bring("out.json", "--twins", "--skip-unreadable") == 0
    assert "1 session has another content in the log, which stays." in capsys.readouterr().out
    assert [each.notes for each in sessions_in(log)] == ["slept well", "", "", ""]


def test_what_fits_two_readings_is_asked_with_the_words_how_to_answer(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = sheet(SHEET.replace("2026-10-01", "01/10/2026").replace("2026-09-01", "01/09/2026"))
    assert bring(file, "--patient", "Ana") == 2
    question, last = capsys.readouterr().err.splitlines()
    assert question.startswith("Which comes first in the dates? All 2 dates fit both orders. For example: 01/10/2026")
    assert question.endswith('In the mapping: "date_order": "day first" or "month first".')
    assert "--write-mapping FILE" in last
    assert len(sessions_in(log)) == 3


def test_a_mapping_is_written_completed_and_used(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = sheet(SHEET.replace("2026-10-01", "01/10/2026").replace("2026-09-01", "01/09/2026"))
    assert bring(file, "--patient", "Ana", "--zone", "Europe/Berlin", "--write-mapping", "columns.json") == 0
    assert capsys.readouterr().out == "The mapping is in columns.json. 1 question is open.\n"
    mapping = json.loads(Path("columns.json").read_text(encoding="utf-8"))
    assert (mapping["patient"], mapping["zone"]) == (ANA.id, "Europe/Berlin")
    Path("columns.json").write_text(json.dumps(mapping | {"date_order": "day first"}), encoding="utf-8")
    assert len(sessions_in(log)) == 3
    assert bring(file, "--mapping", "columns.json") == 0
    assert capsys.readouterr().out == "Imported 2 sessions of 1 patient.\n"
    assert [each.started.local.month for each in sessions_in(log)[:2]] == [9, 10]


@pytest.mark.parametrize(
    ("column", "cell", "of_column", "of_file"),
    [("Weight", "62", {"unit": "kg"}, {}), ("Dose (g)", "1,250", {}, {"decimal_comma": True})],
)
def test_a_question_about_numbers_is_answered_in_the_mapping(
    column: str,
    cell: str,
    of_column: dict[str, str],
    of_file: dict[str, bool],
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = sheet(f'Date,Start,End,{column}\n2026-10-01,09:00,12:00,"{cell}"\n')
    assert bring(file, "--patient", "Ana", "--write-mapping", "columns.json") == 0
    assert "1 question is open" in capsys.readouterr().out
    assert bring(file, "--patient", "Ana") == 2
    assert [each for each in (*of_column, *of_file) if f'"{each}"' not in capsys.readouterr().err] == []
    mapping = json.loads(Path("columns.json").read_text(encoding="utf-8"))
    mapping["sessions"]["columns"][3] |= of_column
    Path("columns.json").write_text(json.dumps(mapping | of_file), encoding="utf-8")
    assert bring(file, "--patient", "Ana", "--mapping", "columns.json") == 0


def test_a_mapping_names_the_columns_of_a_sheet_without_a_header(capsys: pytest.CaptureFixture[str]) -> None:
    file = sheet(SHEET.split("\n", 1)[1])
    assert bring(file, "--patient", "Ana") == 2
    assert "The sheet has no header" in capsys.readouterr().err
    bring(file, "--write-mapping", "columns.json")
    mapping = json.loads(Path("columns.json").read_text(encoding="utf-8"))
    for column, target in zip(
        mapping["sessions"]["columns"], ("date", "start", "end", "product", "dose"), strict=False
    ):
        column["is"] = target
    Path("columns.json").write_text(json.dumps(mapping), encoding="utf-8")
    capsys.readouterr()
    assert bring(file, "--patient", "Ana", "--mapping", "columns.json") == 0
    assert capsys.readouterr().out == "Imported 2 sessions of 1 patient.\n"


def test_a_mapping_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("columns.json").write_text("{}", encoding="utf-8")
    assert bring(sheet(), "--patient", "Ana", "--mapping", "columns.json") == 2
    assert capsys.readouterr().err.startswith("columns.json: The file is no mapping")


@pytest.mark.parametrize("more", [["--mapping", "m.json"], ["--patient", "Ana"]])
def test_what_a_log_says_itself_cannot_be_said_beside_it(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--output", "out.json"])
    capsys.readouterr()
    assert bring("out.json", *more) == 2
    assert capsys.readouterr().err.endswith("Nothing was imported.\n")


def test_a_patient_who_is_not_in_the_log_cannot_come_from_a_mapping(capsys: pytest.CaptureFixture[str]) -> None:
    bring(sheet(), "--patient", "Ana", "--zone", "UTC", "--write-mapping", "columns.json")
    capsys.readouterr()
    assert bring(sheet(), "--mapping", "columns.json", "--database", "other.db") == 2
    assert capsys.readouterr().err.startswith("The mapping is for a patient who is not in this log")


def test_a_handed_over_session_is_opened_with_its_passphrase_and_finds_its_patient(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Logbook.open(log, now)) as logbook:
        Path("one.json").write_bytes(hand_over(logbook, SESSIONS[0].id, SAID))
    Path("words").write_text("1234 5678 9012 3456 7890\n", encoding="utf-8")
    other = ["one.json", "--file-passphrase-file", "words", "--database", "other.db"]
    assert bring(*other) == 2
    assert capsys.readouterr().err.startswith("This passphrase does not open the file")
    Path("words").write_text(f"{SAID}\n", encoding="utf-8")
    assert bring(*other) == 0
    out, err = capsys.readouterr()
    assert out == "Imported 1 session of 1 patient.\n"
    assert err == "It does not say who handed it over.\n"  # nobody's name was given
    assert sessions_in(Path("other.db")) == list(SESSIONS[:1])
    assert bring(*other) == 0
    assert capsys.readouterr().out == "Nothing new: its 1 session is already in the log.\n"


def test_a_handed_over_session_of_a_namesake_waits_for_a_word(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Logbook.open(log, now)) as logbook:
        text = hand_over(logbook, SESSIONS[2].id, None).decode()
        logbook.store(None, instead_of=SESSIONS[2])
    Path("one.json").write_text(text.replace(BEA.id, BEA.id.replace("8000", "8001")), encoding="utf-8")
    assert bring("one.json") == 2
    assert capsys.readouterr().err.startswith("The log has a patient called Bea Berg already.")
    assert bring("one.json", "--patient", "Bea") == 0
    assert SESSIONS[2] in sessions_in(log)


@pytest.mark.parametrize(("data", "said"), [(b"%PDF-1.7", "PDF"), (b"", "empty"), (b'{"a": 1}', "neither a log")])
def test_a_file_that_is_nothing_of_all_this_is_told(
    data: bytes, said: str, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("file").write_bytes(data)
    assert bring("file") == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.endswith("Nothing was imported.\n")
    assert len(sessions_in(log)) == 3
