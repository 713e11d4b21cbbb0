"""`ivig-logger backup`: a verified copy now, and the list of those that are there."""

from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from tests.cli.logs import a_log_of_two, sessions_in


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log of two patients with three sessions, told by the variable."""
    path = a_log_of_two(tmp_path / "log.db")
    monkeypatch.setenv("IVIG_LOGGER_DATABASE", str(path))
    return path


def test_a_backup_is_made_now_and_it_is_said_where(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup"]) == 0
    (made,) = (log.parent / "backups").glob("*.db")
    assert capsys.readouterr() == (f"The backup of 3 sessions is in {made}.\n", "")
    assert sessions_in(made) == sessions_in(log)


def test_the_list_makes_none(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--list"]) == 0
    assert capsys.readouterr() == (f"There is no backup in {log.parent / 'backups'}.\n", "")
    main(["backup"])
    capsys.readouterr()
    assert main(["backup", "--list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("ivig-log 20")
    assert "3 sessions" in line
    assert line.endswith("✓ verified · asked for")


def test_a_folder_that_cannot_be_written_to_is_told(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (log.parent / "backups").touch()
    assert main(["backup"]) == 1
    assert capsys.readouterr().err.startswith("No backup could be made.")


def test_of_no_log_there_is_no_backup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.db"
    assert main(["backup", "--database", str(missing)]) == 1
    assert capsys.readouterr().err == f"There is no log at {missing}. No backup was made.\n"
    assert not missing.exists()
