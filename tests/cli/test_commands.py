"""The commands as a person types them: what they say, where, and with which exit status."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from tests.builders import PATIENT
from tests.exchange.log_texts import a_log, an_entry, clock

TWO = a_log(an_entry(), an_entry(started=clock("08:00")))


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a log that is not there yet, told by the variable."""
    path = tmp_path / "data" / "log.db"
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    return path


@pytest.fixture
def file(log: Path) -> Path:
    """A file with two sessions of one patient, to go into that log."""
    path = log.parents[1] / "two.json"
    path.write_text(TWO, encoding="utf-8")
    return path


def start(arguments: Sequence[str], given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    command = [sys.executable, "-m", "ivig_logger", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env=os.environ | environment, timeout=60)


def test_an_import_says_what_it_did(log: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(file)]) == 0
    assert capsys.readouterr() == ("Imported 2 sessions of 1 patient.\n", "")
    assert log.stat().st_mode & 0o777 == 0o600


def test_nothing_is_imported_where_a_damaged_log_waits_for_a_backup(
    log: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.parent.mkdir()
    log.with_name(f"{log.name}.damaged-2026-11-22T135500Z").write_bytes(b"x")
    assert main(["import", str(file)]) == 1
    assert "was set aside, and no other is in its place yet" in capsys.readouterr().err
    assert not log.exists()


def test_a_second_import_says_that_nothing_is_new(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    capsys.readouterr()
    assert main(["import", str(file)]) == 0
    assert capsys.readouterr() == ("Nothing new: all 2 sessions are already in the log.\n", "")


def test_what_is_new_and_what_is_not_is_counted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    file.write_text(a_log(an_entry(), an_entry(started=clock("07:00"))))
    capsys.readouterr()
    assert main(["import", str(file)]) == 0
    assert capsys.readouterr().out == "Imported 1 session of 1 patient. 1 session was in the log already.\n"


def test_each_refused_record_is_named_on_standard_error_and_nothing_is_stored(
    log: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(a_log(an_entry(), an_entry(started=clock("08:00"), dose=30, dose_g=700)))
    assert main(["import", str(file)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        'infusions[1]: unknown key "dose" (is "dose_g" meant?)',
        "Nothing was imported: there is 1 objection to the file.",
    ]
    assert not log.exists()


def test_a_problem_of_the_record_is_told_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(a_log(an_entry(dose_g=700)))
    assert main(["import", str(file)]) == 2
    first, _ = capsys.readouterr().err.splitlines()
    assert first.startswith("infusions[0].dose_g: ")
    assert "700" in first


def test_a_clash_is_listed_and_not_overwritten(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    file.write_text(a_log(an_entry(notes="changed"), an_entry(started=clock("07:00"))))
    capsys.readouterr()
    assert main(["import", str(file)]) == 2
    assert capsys.readouterr().err.startswith(
        "infusions[0]: the log has this session with another content (notes); it is not overwritten\n"
    )
    file.write_text(TWO)
    capsys.readouterr()
    main(["import", str(file)])
    assert capsys.readouterr().out.startswith("Nothing new: all 2 sessions")


def test_a_check_says_what_would_be_done_and_makes_no_log(
    log: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(file), "--check"]) == 0
    expected = "Nothing is wrong with the file. An import would add 2 sessions of 1 patient.\n"
    assert capsys.readouterr() == (expected, "")
    assert not log.parent.exists()


def test_a_check_of_a_bad_file_has_the_same_exit_status(log: Path, file: Path) -> None:
    file.write_text("oops")
    assert main(["import", str(file), "--check"]) == 2
    assert not log.parent.exists()


def test_a_file_that_is_not_there_is_told(log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.json"
    assert main(["import", str(missing)]) == 1
    assert capsys.readouterr().err == f"{missing}: No such file or directory.\n"
    assert not log.exists()


def test_an_export_says_what_it_wrote_and_where(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    output = file.with_name("out.json")
    capsys.readouterr()
    assert main(["export", "--format", "json", "--output", str(output)]) == 0
    assert capsys.readouterr() == (f"Exported 2 sessions of 1 patient to {output}.\n", "")
    assert len(json.loads(output.read_text(encoding="utf-8"))["infusions"]) == 2


def test_an_export_of_no_log_is_told_and_nothing_is_made(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.json"
    assert main(["export", "--format", "json", "--output", str(output)]) == 1
    assert capsys.readouterr().err == f"There is no log at {log}. Nothing was written.\n"
    assert not output.exists()
    assert not log.parent.exists()


def test_an_export_over_the_log_is_refused(log: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    capsys.readouterr()
    assert main(["export", "--format", "json", "--output", str(log)]) == 2
    assert capsys.readouterr().err == f"{log} is the log itself. Nothing was written.\n"
    assert main(["import", str(file)]) == 0


def test_an_export_into_a_folder_is_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    capsys.readouterr()
    assert main(["export", "--format", "json", "--output", str(file.parent)]) == 1
    assert capsys.readouterr().err == f"{file.parent}: Is a directory.\n"


@pytest.mark.parametrize("command", [["import", "two.json"], ["export", "--format", "json", "--output", "-"]])
def test_a_database_that_is_a_text_file_is_told_and_left_as_it_is(
    log: Path, file: Path, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(file.parent)
    log.parent.mkdir()
    log.write_text("dear diary")
    assert main(command) == 1
    assert "not a log" in capsys.readouterr().err
    assert log.read_text() == "dear diary"


def test_the_option_goes_before_the_variable_and_may_stand_on_either_side(log: Path, file: Path) -> None:
    one, other = file.with_name("one.db"), file.with_name("other.db")
    assert main(["--database", str(one), "import", str(file)]) == 0
    assert main(["import", str(file), "--database", str(other)]) == 0
    assert (one.exists(), other.exists(), log.exists()) == (True, True, False)


def test_from_pipe_to_pipe_a_log_is_identical(tmp_path: Path) -> None:
    one, other = str(tmp_path / "one.db"), str(tmp_path / "other.db")
    text = a_log(an_entry(patient="مريم 🌼"), patients=[{"id": PATIENT.id, "name": "مريم 🌼"}]).encode()
    brought = start(["import", "-", "--database", one], text, PYTHONUTF8="0", LC_ALL="C")
    assert (brought.returncode, brought.stdout) == (0, f"Imported 1 session of 1 patient.{os.linesep}".encode())
    first = start(["export", "--format", "json", "--output", "-", "--database", one], LC_ALL="C")
    assert (first.returncode, first.stderr.decode().strip()) == (
        0,
        "Exported 1 session of 1 patient to standard output.",
    )
    assert "مريم 🌼" in first.stdout.decode("utf-8")
    assert start(["import", "-"], first.stdout, IVIG_LOGGER_DATABASE=other).returncode == 0
    again = start(["export", "--format", "json", "--output", "-"], IVIG_LOGGER_DATABASE=other)
    assert again.stdout == first.stdout


@pytest.mark.parametrize(
    "more",
    [["export", "--output", "-"], ["export", "--format", "xlsx", "--output", "-"], ["completion", "zsh"], ["check"]],
)
def test_a_closed_pipe_ends_quietly(file: Path, more: list[str]) -> None:
    file.write_text(a_log(an_entry(notes="x" * 900_000)))
    main(["import", str(file)])
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "ivig_logger", *more]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_closed_streams_are_told(file: Path) -> None:
    main(["import", str(file)])
    for stream, arguments in (("stdout", ["export", "--output", "-"]), ("stdin", ["import", "-"])):
        program = (
            f"import sys; sys.{stream} = None; from ivig_logger.__main__ import main; sys.exit(main(sys.argv[1:]))"
        )
        done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, timeout=60)
        assert (done.returncode, done.stderr.split(b" is closed.")[0]) == (
            1,
            b"Standard output" if stream == "stdout" else b"Standard input",
        )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full, which not every system has")
def test_a_full_disk_is_told(file: Path) -> None:
    main(["import", str(file)])
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "ivig_logger", "export", "--format", "json", "--output", "-"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr.decode()) == (1, "Standard output: No space left on device.\n")


def test_commands_need_no_display_and_no_qt(file: Path) -> None:
    main(["import", str(file)])
    file.with_name("more.json").write_text(a_log(an_entry(started=clock("07:00"))))
    row = f"{PATIENT.name},2026-10-01,09:00,12:00,30"
    file.with_name("diary.csv").write_text(f"Patient,Date,Start,End,Dose (g)\n{row}\n")
    commands = [
        ["import", "more.json"],
        ["import", "diary.csv"],
        *(["export", "--format", each, "--output", "out"] for each in ("json", "csv", "wide", "xlsx", "fhir")),
        ["backup"],
        ["check"],
        ["report", "--patient", PATIENT.name, "--output", "visit.html"],
        ["completion", "bash"],
    ]
    program = (
        f"import sys; from ivig_logger.__main__ import main; failed = [each for each in {commands} if main(each)];"
        "sys.exit(f'{failed}' if failed else any(each.startswith('PySide6') for each in sys.modules))"
    )
    without = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    bare = {name: value for name, value in os.environ.items() if name not in without}
    done = subprocess.run([sys.executable, "-c", program], cwd=file.parent, env=bare, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_a_wrong_option_is_told_with_exit_status_2() -> None:
    done = start(["export", "--format", "yaml", "--output", "-"])
    assert done.returncode == 2
    assert b"invalid choice: 'yaml'" in done.stderr


def test_an_import_into_a_log_makes_a_backup_before_it(log: Path, file: Path) -> None:
    main(["import", str(file)])
    assert not (log.parent / "backups").exists()  # there was nothing to lose
    file.write_text(a_log(an_entry(), an_entry(started=clock("07:00"))))
    main(["import", str(file)])
    (made,) = (log.parent / "backups").iterdir()
    with closing(sqlite3.connect(made)) as backup:
        assert backup.execute("SELECT count(*) FROM infusions").fetchone() == (2,)


def test_an_import_that_changes_nothing_makes_no_backup(log: Path, file: Path) -> None:
    main(["import", str(file)])
    main(["import", str(file)])
    assert not (log.parent / "backups").exists()


def test_without_a_backup_nothing_is_imported(log: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(file)])
    (log.parent / "backups").write_text("in the way", encoding="utf-8")
    file.write_text(a_log(an_entry(), an_entry(started=clock("07:00"))))
    assert main(["import", str(file)]) == 1
    assert capsys.readouterr().err
    with closing(sqlite3.connect(log)) as stored:
        assert stored.execute("SELECT count(*) FROM infusions").fetchone() == (2,)
