"""Bringing a log to the present form: whole or not at all, never without a copy, never from a newer version."""

import ast
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy.exc import OperationalError

from ivig_logger.storage import upgrade
from ivig_logger.storage.database import open_database
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import a_full_infusion
from tests.storage.files import ask, fill, folder_of, needs_posix, refused, rows_in

REVISIONS = sorted((upgrade.MIGRATIONS / "versions").glob("[0-9]*.py"))


def write(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for each in statements:
            connection.execute(each)


@pytest.fixture
def older_log(log_file: Path) -> Path:
    """A log with three sessions that says it is of the version before."""
    database = open_database(log_file)
    fill(database, 3)
    database.close()
    write(log_file, f"PRAGMA user_version = {upgrade.HEAD - 1}")
    return log_file


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.before-{upgrade.HEAD}")


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(REVISIONS) == upgrade.HEAD


@pytest.mark.parametrize("revision", REVISIONS, ids=lambda each: each.stem)
def test_no_migration_depends_on_the_code_of_today(revision: Path) -> None:
    tree = ast.parse(revision.read_text(encoding="utf-8"))
    imported = {
        name
        for each in ast.walk(tree)
        for name in (
            [alias.name for alias in each.names]
            if isinstance(each, ast.Import)
            else [each.module]
            if isinstance(each, ast.ImportFrom)
            else []
        )
    }
    assert {"sqlalchemy", "alembic"} <= imported
    assert imported - {"sqlalchemy", "alembic"} <= sys.stdlib_module_names


def test_the_migrations_make_what_the_records_say(log_file: Path) -> None:
    database = open_database(log_file)
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    with database.migrating() as db:
        config.attributes["connection"] = db
        command.check(config)
    database.close()


def test_alembic_is_not_imported_to_open_a_log_of_the_present_form(log_file: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from ivig_logger.storage.database import open_database\n"
        "open_database(Path(sys.argv[1])).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(log_file)]).returncode == 0


class TestNewer:
    def test_a_newer_log_is_refused_and_left_as_it_is(self, older_log: Path) -> None:
        write(older_log, f"PRAGMA user_version = {upgrade.HEAD + 1}")
        with refused(Reason.NEWER, older_log):
            open_database(older_log)

    def test_a_newer_log_with_its_journal_beside_it_too(self, older_log: Path, tmp_path: Path) -> None:
        path = tmp_path / "newer.db"
        with closing(sqlite3.connect(older_log, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA user_version = {upgrade.HEAD + 1}")
            for each in ("", "-wal"):
                shutil.copy(f"{older_log}{each}", f"{path}{each}")
        before = folder_of(path)
        with pytest.raises(StorageFailed) as told:
            open_database(path)
        assert told.value.reason is Reason.NEWER
        after = folder_of(path)
        assert {name: after[name] for name in before} == before

    def test_the_refusal_names_both_versions(self, older_log: Path) -> None:
        write(older_log, "PRAGMA user_version = 99")
        with pytest.raises(StorageFailed, match=f"99 > {upgrade.HEAD}"):
            open_database(older_log)


class TestCopy:
    def test_a_copy_of_what_was_there_is_made_first(self, older_log: Path) -> None:
        rows = rows_in(older_log)
        open_database(older_log).close()
        assert ask(copy_of(older_log), "PRAGMA user_version") == [(upgrade.HEAD - 1,)]
        assert ask(copy_of(older_log), "PRAGMA application_id") == [(upgrade.APPLICATION_ID,)]
        assert rows_in(copy_of(older_log)) == rows

    def test_no_row_is_lost_on_the_way(self, older_log: Path) -> None:
        before = rows_in(older_log)
        open_database(older_log).close()
        assert rows_in(older_log) == before
        assert before["reactions"] == 2 * len(range(3))
        assert ask(older_log, "PRAGMA user_version") == [(upgrade.HEAD,)]

    def test_a_new_log_is_not_copied(self, tmp_path: Path) -> None:
        open_database(tmp_path / "log.db").close()
        assert [each.name for each in tmp_path.iterdir()] == ["log.db"]

    def test_it_holds_what_is_still_in_the_journal(self, log_file: Path, tmp_path: Path) -> None:
        database = open_database(log_file)
        fill(database, 5)
        upgrade.copy_log(database, tmp_path / "copy.db")
        database.close()
        assert ask(tmp_path / "copy.db", "SELECT count(*) FROM infusions") == [(5,)]

    @needs_posix
    def test_only_the_owner_can_read_it(self, older_log: Path) -> None:
        open_database(older_log).close()
        assert stat.S_IMODE(copy_of(older_log).stat().st_mode) == 0o600

    def test_a_damaged_log_is_not_copied_and_not_migrated(self, older_log: Path) -> None:
        [(page,)] = ask(older_log, "SELECT rootpage FROM sqlite_schema WHERE name = 'infusions'")
        whole = bytearray(older_log.read_bytes())
        whole[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
        older_log.write_bytes(whole)
        with pytest.raises(StorageFailed) as told:
            open_database(older_log)
        assert told.value.reason is Reason.DAMAGED
        assert folder_of(older_log) == {older_log.name: bytes(whole)}


class TestFailedMigration:
    def test_everything_rolls_back_the_version_and_tables_included(self, log_file: Path) -> None:
        database = open_database(log_file)
        before = ask(log_file, "SELECT * FROM sqlite_schema")

        def fall() -> None:
            with database.migrating() as db:
                db.exec_driver_sql("CREATE TABLE more (a)")
                db.exec_driver_sql("ALTER TABLE vials ADD COLUMN b")
                db.exec_driver_sql("DROP TABLE reactions")
                db.exec_driver_sql("PRAGMA user_version = 77")
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fall()
        database.close()
        assert ask(log_file, "SELECT * FROM sqlite_schema") == before
        assert ask(log_file, "PRAGMA user_version") == [(upgrade.HEAD,)]

    def test_the_real_one_that_stops_half_way_leaves_the_log_as_it_was(self, tmp_path: Path) -> None:
        path = tmp_path / "log.db"
        write(path, f"PRAGMA application_id = {upgrade.APPLICATION_ID}", "CREATE TABLE reactions (kept)")
        before = ask(path, "SELECT * FROM sqlite_schema")
        with pytest.raises(OperationalError, match="already exists"):
            open_database(path)
        assert ask(path, "SELECT * FROM sqlite_schema") == before
        assert ask(path, "PRAGMA user_version") == [(0,)]
        assert ask(copy_of(path), "SELECT * FROM sqlite_schema") == before

    def test_one_that_leaves_orphans_is_taken_back(self, older_log: Path) -> None:
        write(older_log, "PRAGMA foreign_keys = OFF", "DELETE FROM patients")
        with pytest.raises(StorageFailed) as told:
            open_database(older_log)
        assert told.value.reason is Reason.DAMAGED
        assert ask(older_log, "PRAGMA user_version") == [(upgrade.HEAD - 1,)]

    def test_rebuilding_a_table_of_parents_keeps_the_children(self, older_log: Path) -> None:
        before = rows_in(older_log)
        database = open_database(older_log)
        with database.migrating() as db:
            db.exec_driver_sql("CREATE TABLE rebuilt AS SELECT * FROM infusions")
            db.exec_driver_sql("DROP TABLE infusions")
            db.exec_driver_sql("ALTER TABLE rebuilt RENAME TO infusions")
        database.close()
        assert rows_in(older_log) == before
        assert before["vials"] == 3 * len(a_full_infusion().vials)
