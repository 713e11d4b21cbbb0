"""`ivig-logger check`: what it says, and its exit status: 0 nothing found, 1 something, 2 the log cannot be opened."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.__main__ import main
from ivig_logger.domain.change import Change
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, an_infusion, an_infusion_on
from tests.storage.files import ask, change


@pytest.fixture
def log(open_log: Callable[[], Logbook]) -> Path:
    """A log with a patient and two sessions, one of them entered in error."""
    logbook = open_log()
    two = an_infusion(2, entered_in_error="typo")
    logbook.store_all([Change(PATIENT), Change(an_infusion(1)), Change(two)])
    logbook.close()
    return logbook.path


@pytest.mark.parametrize("more", [[], ["--quick"]])
def test_a_sound_log_is_told_with_its_counts(log: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--database", str(log), *more]) == 0
    assert capsys.readouterr() == ("2 sessions, 3 changes: nothing found.\n", "")


def test_each_finding_is_a_line_before_the_last(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(log, "UPDATE infusions SET dose = 1000, notes = 'x' WHERE pk = 1")
    change(log, "UPDATE revisions SET author = 'Bob' WHERE pk = 2")
    assert main(["check", "--database", str(log)]) == 1
    out, err = capsys.readouterr()
    first, second, last = out.splitlines()
    assert first.startswith("Change 2 is not what was written")
    assert second.startswith(
        "The session of Tue 20 Oct 2026, 09:00 is not what its recorded changes come to (dose, notes)"
    )
    assert (last, err) == ("2 sessions, 3 changes: 2 things found.", "")


def test_a_quick_check_looks_at_the_newest_sessions_and_not_at_each(log: Path) -> None:
    change(log, "UPDATE infusions SET dose = 1000 WHERE pk = 1")
    assert main(["check", "--database", str(log), "--quick"]) == 1
    with closing(Logbook.open(log)) as logbook:
        newer = (an_infusion_on("2026-10-21", number) for number in range(100, 300))
        logbook.store_all([Change(each) for each in newer])
    assert main(["check", "--database", str(log), "--quick"]) == 0
    assert main(["check", "--database", str(log)]) == 1


def test_a_log_that_cannot_be_opened(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.write_bytes(log.read_bytes()[:5000])
    assert main(["check", "--database", str(log)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("The log is damaged")


def test_a_log_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "log.db"
    assert main(["check", "--database", str(path)]) == 2
    assert capsys.readouterr().err == f"There is no log at {path}. Nothing was checked.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_cannot_be_counted_is_still_told(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = bytearray(log.read_bytes())
    page = root_page(log, "ix_revisions_entry_id")
    whole[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    log.write_bytes(whole)
    assert main(["check", "--database", str(log)]) == 1
    *findings, last = capsys.readouterr().out.splitlines()
    assert findings[0].startswith("The file is damaged: ")
    assert last.endswith(f"{len(findings)} things found.") or last == "1 thing found."


def root_page(path: Path, name: str) -> int:
    [(page,)] = ask(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{name}'")  # noqa: S608  # our own names
    assert isinstance(page, int)
    return page


@pytest.mark.parametrize("emptied", [True, False])
def test_a_log_that_is_gone_is_not_told_as_sound_where_there_are_backups(
    log: Path, emptied: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Logbook.open(log)) as logbook:
        Backups(logbook).make(Occasion.ASKED)
    log.unlink()
    if emptied:
        log.touch()
    assert main(["check", "--database", str(log)]) == 2
    assert f"{log}" in capsys.readouterr().err
    assert not log.exists() or log.read_bytes() == b""


def test_nothing_is_imported_in_the_place_of_a_log_that_is_gone(
    log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Logbook.open(log)) as logbook:
        Backups(logbook).make(Occasion.ASKED)
    log.unlink()
    (tmp_path / "in.json").write_text("{}")
    assert main(["import", "--database", str(log), str(tmp_path / "in.json")]) == 1
    assert "but a backup or a journal of it is there" in capsys.readouterr().err
    assert not log.exists()
