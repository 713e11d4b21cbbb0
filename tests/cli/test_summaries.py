"""`--json` of each command: one object on standard output with the keys of docs/commands.md, and nothing else there."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ivig_logger.__main__ import COMMANDS, main
from tests.cli.logs import ANA, a_log_of_two

SHEET = "Date,Start,End,Product,Dose (g)\n01/10/2026,09:00,12:00,Privigen,30\n"
ASKED = ["export", "import", "backup", "check", "report"]  # what has a summary


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of two patients with three sessions, told by the variable; its folder is the current one."""
    path = a_log_of_two(tmp_path / "log.db")
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def summary(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """What a command says as JSON."""
    status = main([*arguments, "--json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (found.pop("command"), found.pop("status")) == (arguments[0], status)
    return found


def test_of_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    assert summary(capsys, "export", "--format", "xlsx", "--output", "out.xlsx") == {
        "format": "xlsx",
        "output": "out.xlsx",
        "patients": 2,
        "sessions": 3,
        "messages": ["Exported 3 sessions of 2 patients to out.xlsx."],
    }


def test_of_an_export_to_standard_output_it_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "json", "--output", "-", "--json"]) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["infusions"]) == 3
    assert json.loads(err)["sessions"] == 3


def test_of_an_import(capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--output", "out.json"])
    capsys.readouterr()
    found = summary(capsys, "import", "out.json", "--database", "other.db")
    assert found.pop("messages") == ["Imported 3 sessions of 2 patients."]
    none = dict.fromkeys(("same", "twin", "newer", "older", "clash", "unreadable"), 0)
    assert found == {
        "file": "out.json",
        "kind": "log",
        "in_file": {"new": 3, **none},
        "new_patients": 2,
        "notes": [],
        "objections": [],
        "sessions": 3,
        "stored": True,
    }


def test_of_an_import_that_is_turned_down(capsys: pytest.CaptureFixture[str]) -> None:
    main(["export", "--output", "out.json"])
    Path("out.json").write_text(Path("out.json").read_text(encoding="utf-8").replace('"dose_g": 30', '"dose_g": 700'))
    capsys.readouterr()
    found = summary(capsys, "import", "out.json", "--database", "other.db")
    assert found["objections"][0]["where"] == "infusions[0].dose_g"
    assert found["in_file"]["unreadable"] == 3
    assert "stored" not in found


def test_of_an_import_that_asks(capsys: pytest.CaptureFixture[str]) -> None:
    Path("diary.csv").write_text(SHEET, encoding="utf-8")
    (question,) = summary(capsys, "import", "diary.csv", "--patient", "Ana")["questions"]
    assert (question["about"], question["choices"]) == ("date order", ["day first", "month first"])
    found = summary(capsys, "import", "diary.csv", "--write-mapping", "columns.json")
    assert (found["mapping"], len(found["questions"])) == ("columns.json", 1)


def test_of_a_check(capsys: pytest.CaptureFixture[str]) -> None:
    found = summary(capsys, "check")
    assert (found["findings"], found["sessions"], found["changes"]) == ([], 3, 5)


def test_of_a_backup(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = summary(capsys, "backup")["backup"]
    assert (Path(made["file"]).parent, made["sessions"], made["verified"]) == (log.parent / "backups", 3, True)
    found = summary(capsys, "backup", "--list")
    assert (found["folder"], found["backups"]) == (str(log.parent / "backups"), [made])


def test_of_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    found = summary(capsys, "report", "--patient", "Ana", "--output", "visit.csv")
    assert (found["output"], found["patient"]) == ("visit.csv", ANA.id)


@pytest.mark.parametrize("command", [["export", "--output", "x"], ["backup"], ["check"]])
def test_of_what_does_not_work(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = summary(capsys, *command, "--database", "missing.db")
    assert found["messages"][0].startswith("There is no log at ")


def test_a_letter_that_standard_output_lacks_ends_nothing() -> None:
    main(["backup"])
    command = [sys.executable, "-m", "ivig_logger", "backup", "--list"]
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u2713 verified" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert f"examples:\n  ivig-logger {command}" in out
    assert ("--json" in out) == (command in ASKED)
