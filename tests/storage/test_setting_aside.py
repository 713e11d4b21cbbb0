"""A file that cannot be opened gets another name, with its journal, and nothing is written over."""

from pathlib import Path

import pytest

from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.setting_aside import aside_of, complete, is_interrupted, set_aside
from tests.builders import a_moment
from tests.storage.files import as_nobody, folder_of, needs_posix, open_folder

NOW = a_moment("14:55", "2026-11-22")
NAME = "log.db.damaged-2026-11-22T135500Z"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.db"
    path.write_bytes(b"log")
    return path


def test_it_goes_with_its_journal_and_stays_byte_for_byte(log: Path) -> None:
    for ending in ("-wal", "-shm"):
        log.with_name(log.name + ending).write_bytes(ending.encode())
    assert set_aside(log, NOW) == log.with_name(NAME)
    assert folder_of(log) == {NAME: b"log", f"{NAME}-shm": b"-shm", f"{NAME}-wal": b"-wal"}


def test_a_name_that_is_taken_is_not_written_over(log: Path) -> None:
    set_aside(log, NOW)
    log.write_bytes(b"another")
    log.with_name(f"{log.name}-wal").write_bytes(b"journal")
    set_aside(log, NOW)
    assert folder_of(log) == {NAME: b"log", f"{NAME}-2": b"another", f"{NAME}-2-wal": b"journal"}
    assert [each.name for each in aside_of(log)] == [f"{NAME}-2", NAME]


def test_the_newest_is_first_and_journals_are_none(log: Path) -> None:
    log.with_name("log.db.damaged-2026-11-20T010101Z").touch()
    log.with_name("log.db.damaged-2026-11-23T010101Z-wal").touch()
    log.with_name("other.db.damaged-2026-11-23T010101Z").touch()
    set_aside(log, NOW)
    assert [each.name for each in aside_of(log)] == [NAME, "log.db.damaged-2026-11-20T010101Z"]


def test_what_was_ended_in_between_is_seen_and_completed(log: Path) -> None:
    log.with_name(f"{log.name}-wal").write_bytes(b"journal")
    assert not is_interrupted(log)
    log.rename(log.with_name(NAME))  # and killed
    assert is_interrupted(log)
    complete(log)
    assert folder_of(log) == {NAME: b"log", f"{NAME}-wal": b"journal"}
    log.write_bytes(b"restored")
    log.with_name(f"{log.name}-wal").write_bytes(b"its own")
    assert not is_interrupted(log)
    complete(log)
    assert folder_of(log)[f"{log.name}-wal"] == b"its own"


@needs_posix
def test_a_folder_that_is_read_only_is_told() -> None:
    with open_folder() as folder:
        path = folder / "log.db"
        path.write_bytes(b"log")
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(StorageFailed):
            set_aside(path, NOW)
        assert folder_of(path) == {"log.db": b"log"}
