"""An encrypted log is one as any other, and nothing of it can be read without its key."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ivig_logger.storage import history, infusions
from ivig_logger.storage.copies import copy_verified, open_copy
from ivig_logger.storage.database import Database, open_database
from ivig_logger.storage.encryption import convert, is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.listing import Filter
from ivig_logger.storage.restoring import put_in_place
from tests.builders import PATIENT
from tests.logs import log_at
from tests.storage.files import ask, fill, needs_posix, refused, rows_in

KEY = bytes(range(32))
OTHER = bytes(32)
CANARY = "Canary-7f3a"


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    """A closed encrypted log with five sessions."""
    path = tmp_path / "encrypted" / "log.db"
    database = open_database(path, key=KEY)
    fill(database, 5, notes=CANARY)
    database.close()
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A closed plain log with five sessions."""
    path = tmp_path / "plain" / "log.db"
    database = open_database(log_at(path))
    fill(database, 5, notes=CANARY)
    database.close()
    return path


def everything(database: Database) -> list[object]:
    with database.reading() as db:
        return [*infusions.patients(db), *infusions.every(db)]


def opened(path: Path, key: bytes | None) -> list[object]:
    database = open_database(path, key=key)
    try:
        return everything(database)
    finally:
        database.close()


def test_a_new_log_with_a_key_is_encrypted_from_its_first_byte(encrypted: Path) -> None:
    assert is_encrypted(encrypted)
    assert len(opened(encrypted, KEY)) == 6


def test_nothing_of_an_open_encrypted_log_can_be_read_from_its_files(tmp_path: Path) -> None:
    database = open_database(tmp_path / "log.db", key=KEY)
    fill(database, 3, notes=CANARY)
    read = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    database.close()
    assert "log.db-wal" in read
    assert not [name for name, data in read.items() if CANARY.encode() in data or b"SQLite" in data]


def test_without_its_key_an_encrypted_log_is_no_log_and_stays_as_it_is(encrypted: Path) -> None:
    with refused(Reason.NOT_A_LOG, encrypted):
        open_database(encrypted)


def test_with_another_key_it_is_told_as_damaged_and_stays_as_it_is(encrypted: Path) -> None:
    with refused(Reason.DAMAGED, encrypted):
        open_database(encrypted, key=OTHER)


def test_a_plain_log_opens_as_plain_whatever_the_key(plain: Path) -> None:
    assert opened(plain, KEY) == opened(plain, None)
    assert not is_encrypted(plain)


def test_a_cut_off_encrypted_log_is_refused_as_damaged(encrypted: Path) -> None:
    whole = encrypted.read_bytes()
    for size in (1, 100, 4096, len(whole) - 4096, len(whole) - 1):
        encrypted.write_bytes(whole[:size])
        with refused(Reason.DAMAGED, encrypted):
            open_database(encrypted, key=KEY)


def test_a_bit_flipped_on_any_page_is_refused_and_no_figure_changes(encrypted: Path, tmp_path: Path) -> None:
    whole = encrypted.read_bytes()
    expected = opened(encrypted, KEY)
    refusals = []
    for page in range(0, len(whole), 4096):
        path = tmp_path / f"flipped-{page}" / "log.db"
        path.parent.mkdir()
        path.write_bytes(whole[: page + 2000] + bytes([whole[page + 2000] ^ 1]) + whole[page + 2001 :])
        try:
            assert opened(path, KEY) == expected
        except StorageFailed as told:
            refusals.append(told.reason)
    assert len(refusals) > 5
    assert set(refusals) == {Reason.DAMAGED}


def test_a_copy_of_an_encrypted_log_has_its_key(encrypted: Path, tmp_path: Path) -> None:
    database = open_database(encrypted, key=KEY)
    copy_verified(database, tmp_path / "copy.db", tmp_path / "unfinished")
    database.close()
    assert is_encrypted(tmp_path / "copy.db")
    with open_copy(tmp_path / "copy.db", KEY) as copied:
        assert copied.execute("SELECT count(*) FROM infusions").fetchone() == (5,)


def test_a_plain_log_is_converted_whole(plain: Path, tmp_path: Path) -> None:
    convert(plain, tmp_path / "log.db", key=None, wanted=KEY)
    assert is_encrypted(tmp_path / "log.db")
    assert CANARY.encode() not in (tmp_path / "log.db").read_bytes()
    assert opened(tmp_path / "log.db", KEY) == opened(plain, None)


def test_an_encrypted_log_is_converted_back_whole(encrypted: Path, tmp_path: Path) -> None:
    convert(encrypted, tmp_path / "plain.db", key=KEY, wanted=None)
    assert opened(tmp_path / "plain.db", None) == opened(encrypted, KEY)
    assert rows_in(tmp_path / "plain.db")["infusions"] == 5
    assert ask(tmp_path / "plain.db", "PRAGMA foreign_key_check") == []


def test_a_conversion_takes_the_journal_along(plain: Path, tmp_path: Path) -> None:
    database = open_database(plain)
    with database.changing() as db:
        db.exec_driver_sql("UPDATE patients SET name = 'In the journal only'")
    for ending in ("", "-wal"):
        shutil.copy(plain.with_name(plain.name + ending), tmp_path / f"left.db{ending}")
    database.close()
    convert(tmp_path / "left.db", tmp_path / "log.db", key=None, wanted=KEY)
    assert "In the journal only" in str(opened(tmp_path / "log.db", KEY)[0])


def test_a_conversion_that_fails_leaves_no_part_of_a_copy(encrypted: Path, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        convert(encrypted, tmp_path / "plain.db", key=OTHER, wanted=None)
    assert not list(tmp_path.glob("plain.db*"))


def test_a_plain_backup_comes_back_encrypted_under_a_key(plain: Path, encrypted: Path) -> None:
    put_in_place(plain, encrypted, KEY)
    assert is_encrypted(encrypted)
    assert len(opened(encrypted, KEY)) == 6


def test_the_history_of_an_encrypted_log_counts_as_that_of_a_plain_one(encrypted: Path, plain: Path) -> None:
    counts = []
    for path in (encrypted, plain):
        database = open_database(path, key=KEY)
        with database.reading() as db:
            counts.append(history.summary(db, Filter(PATIENT.id)))
        database.close()
    assert counts[0] == counts[1]


@needs_posix
@pytest.mark.parametrize("key", [None, KEY])
def test_whether_an_open_log_is_encrypted_is_told_without_losing_its_locks(tmp_path: Path, key: bytes | None) -> None:
    """POSIX takes all locks of a process from a file that it closes: another program would remove the journal."""
    path = tmp_path / "log.db"
    database = open_database(path, key=key)
    fill(database)
    assert is_encrypted(path) is (key is not None)
    open_database(path, key=key).close()
    other = "import sys; from pathlib import Path; from ivig_logger.storage.database import open_database;"
    other += f"open_database(Path(sys.argv[1]), key={key!r}).close()"
    subprocess.run([sys.executable, "-c", other, str(path)], check=True, timeout=60)
    assert path.with_name("log.db-wal").exists()
    with database.changing() as db:
        db.exec_driver_sql("UPDATE patients SET name = 'after'")
    database.close()
    assert "after" in str(opened(path, key)[0])
