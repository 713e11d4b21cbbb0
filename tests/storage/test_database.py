"""The promises of every connection, the modes of the files, and a key that is sent before anything else."""

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import upgrade
from ivig_logger.storage.database import Database, open_database
from tests.storage.files import ask, fill, folder_of, needs_posix, rows_in

TRANSACTIONS: list[Callable[[Database], Any]] = [Database.reading, Database.changing]


@pytest.mark.parametrize("transaction", TRANSACTIONS)
@pytest.mark.parametrize(
    ("pragma", "value"), [("foreign_keys", 1), ("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 3000)]
)
def test_every_transaction_keeps_the_promise(
    database: Database, transaction: Callable[[Database], Any], pragma: str, value: object
) -> None:
    with transaction(database) as db:
        assert db.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_an_orphan_is_refused(database: Database) -> None:
    orphan = "INSERT INTO vials (infusion_pk, position, lot, lot_key) VALUES (7, 0, 'L1', 'l1')"
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.changing() as db:
        db.exec_driver_sql(orphan)


def test_foreign_keys_are_on_again_after_a_migration(database: Database) -> None:
    with database.migrating() as db:
        assert db.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 0
    with database.changing() as db:
        assert db.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_an_interrupted_change_leaves_no_trace(database: Database) -> None:
    def fall() -> None:
        with database.changing() as db:
            db.exec_driver_sql("INSERT INTO patients (id, name) VALUES ('x', 'X')")
            db.exec_driver_sql("CREATE TABLE more (a)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fall()
    with database.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM patients").scalar_one() == 0
        assert db.exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE name = 'more'").scalar_one() == 0


def test_a_new_log_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "data" / "ivig" / "log.db"
    open_database(path).close()
    assert ask(path, "PRAGMA application_id") == [(upgrade.APPLICATION_ID,)]
    assert ask(path, "PRAGMA user_version") == [(upgrade.HEAD,)]
    assert list(folder_of(path)) == ["log.db"]


def test_an_empty_file_becomes_a_new_log(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    path.touch()
    database = open_database(path)
    fill(database)
    database.close()
    assert rows_in(path)["infusions"] == 1


def test_opening_again_changes_no_byte(log_file: Path) -> None:
    before = folder_of(log_file)
    open_database(log_file).close()
    assert folder_of(log_file) == before


@pytest.mark.parametrize("name", ["with space & ?.db", "ünï-💉.db", "100%.db", "a#b.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    open_database(path).close()
    database = open_database(path)
    fill(database)
    database.close()
    assert rows_in(path)["patients"] == 1


@needs_posix
def test_only_the_owner_can_read_the_log_and_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "data" / "log.db"
    database = open_database(path)
    fill(database)
    assert {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()} == {
        "log.db": 0o600,
        "log.db-wal": 0o600,
        "log.db-shm": 0o600,
    }
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    database.close()


@needs_posix
def test_a_folder_that_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_database(tmp_path / "log.db").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_log_opened_by_its_logbook_says_where_it_lies(logbook: Logbook, log_file: Path) -> None:
    assert logbook.path == log_file


def test_a_read_after_the_log_was_closed_does_not_keep_the_file(log_file: Path) -> None:
    closed = open_database(log_file)
    closed.close()
    with closed.reading() as db:
        assert db.exec_driver_sql("SELECT count(*) FROM patients").scalar_one() == 0
    assert not log_file.with_name(f"{log_file.name}-wal").exists()  # the last connection takes the journal along
