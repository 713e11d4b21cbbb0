"""What the world does to the file: each has its reason, and what is stored stays as it was."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.database import open_database
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import PATIENT, a_full_infusion, an_infusion
from tests.storage.files import as_nobody, ask, fill, folder_of, needs_posix, open_folder, refused, rows_in


@pytest.fixture
def full_log(log_file: Path) -> Path:
    """A log with forty sessions that nobody has open."""
    database = open_database(log_file)
    fill(database, 40, "word " * 200)
    database.close()
    return log_file


class TestOpening:
    @pytest.mark.parametrize("text", ["a letter to the doctor", "SQLite format 2", "\n", "x" * 20_000])
    def test_a_text_file_is_not_a_log(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "notes.txt"
        path.write_text(text, encoding="utf-8")
        with refused(Reason.NOT_A_LOG, path):
            open_database(path)

    @pytest.mark.parametrize("kept", [99, 100, 4096, 30_000])
    def test_a_truncated_log_is_damaged(self, full_log: Path, kept: int) -> None:
        full_log.write_bytes(full_log.read_bytes()[:kept])
        with refused(Reason.DAMAGED, full_log):
            open_database(full_log)

    @pytest.mark.parametrize("journal", ["delete", "wal"])
    def test_a_file_of_another_program_is_not_a_log(self, tmp_path: Path, journal: str) -> None:
        path = tmp_path / "bookmarks.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA journal_mode = {journal}")
            connection.execute("CREATE TABLE bookmarks (url)")
        with refused(Reason.NOT_A_LOG, path):
            open_database(path)

    def test_a_file_that_another_program_is_writing_keeps_its_journal(self, tmp_path: Path) -> None:
        path = tmp_path / "bookmarks.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = wal")
            connection.execute("CREATE TABLE bookmarks (url)")
            before = folder_of(path)
            with pytest.raises(StorageFailed, match=Reason.NOT_A_LOG):
                open_database(path)
            after = folder_of(path)
        for name in ("bookmarks.db", "bookmarks.db-wal"):
            assert after[name] == before[name]

    def test_an_empty_file_of_another_program_is_not_a_log(self, tmp_path: Path) -> None:
        path = tmp_path / "new.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA application_id = 77")
        with refused(Reason.NOT_A_LOG, path):
            open_database(path)

    def test_a_folder_in_its_place_cannot_be_opened(self, tmp_path: Path) -> None:
        (tmp_path / "log.db").mkdir()
        with refused(Reason.CANNOT_OPEN, tmp_path / "log.db"):
            open_database(tmp_path / "log.db")

    def test_a_file_in_the_place_of_its_folder_cannot_be_opened(self, tmp_path: Path) -> None:
        (tmp_path / "data").write_text("a file", encoding="utf-8")
        with pytest.raises(StorageFailed) as told:
            open_database(tmp_path / "data" / "log.db")
        assert told.value.reason is Reason.CANNOT_OPEN

    def test_a_damaged_first_page_is_damaged(self, full_log: Path) -> None:
        whole = full_log.read_bytes()
        full_log.write_bytes(whole[:100] + b"\xff" * 3000 + whole[3100:])
        with refused(Reason.DAMAGED, full_log):
            open_database(full_log)


class TestKilled:
    """A process may die at any moment; these are the files that it leaves then."""

    def test_before_the_first_table_was_made_the_log_is_made_now(self, tmp_path: Path) -> None:
        path = tmp_path / "log.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")  # writes the first page and nothing else
        database = open_database(path)
        fill(database)
        database.close()
        assert rows_in(path)["infusions"] == 1

    def test_before_its_journal_was_carried_over_nothing_is_lost(self, log_file: Path, tmp_path: Path) -> None:
        database = open_database(log_file)
        fill(database, 40)
        for each in ("", "-wal"):
            shutil.copy(f"{log_file}{each}", tmp_path / f"left.db{each}")
        database.close()
        left = open_database(tmp_path / "left.db")
        left.close()
        assert rows_in(tmp_path / "left.db") == rows_in(log_file)

    def test_while_its_journal_was_carried_over_nothing_is_lost(self, log_file: Path, tmp_path: Path) -> None:
        empty = log_file.stat().st_size
        database = open_database(log_file)
        fill(database, 40)
        with database.raw() as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        whole = log_file.read_bytes()
        shutil.copy(f"{log_file}-wal", tmp_path / "left.db-wal")
        half = (empty + len(whole)) // 8192 * 4096  # of what was added, the later half did not get there
        (tmp_path / "left.db").write_bytes(whole[:half])
        database.close()
        left = open_database(tmp_path / "left.db")
        left.close()
        assert rows_in(tmp_path / "left.db") == rows_in(log_file)
        assert ask(tmp_path / "left.db", "PRAGMA integrity_check") == [("ok",)]

    def test_in_the_middle_of_a_change_only_that_change_is_lost(self, full_log: Path) -> None:
        before = rows_in(full_log)
        script = (
            "import sys; from pathlib import Path; from ivig_logger.storage.database import open_database\n"
            "with open_database(Path(sys.argv[1])).changing() as db:\n"
            "    db.exec_driver_sql('PRAGMA cache_size = 1')\n"  # so that pages are written before the commit
            "    db.exec_driver_sql('DELETE FROM infusions')\n"
            "    print('deleted', flush=True); sys.stdin.read()\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(full_log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        with process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == b"deleted"
            process.kill()
        open_database(full_log).close()
        assert rows_in(full_log) == before


class TestReading:
    def test_a_damaged_page_is_told_and_left_alone(self, full_log: Path) -> None:
        [(page,)] = ask(full_log, "SELECT rootpage FROM sqlite_schema WHERE name = 'infusions'")
        whole = bytearray(full_log.read_bytes())
        whole[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
        full_log.write_bytes(whole)
        log = Logbook.open(full_log)
        with pytest.raises(StorageFailed) as told:
            log.find([a_full_infusion().id])
        log.close()
        assert told.value.reason is Reason.DAMAGED
        assert full_log.read_bytes() == whole


class TestWriting:
    def test_a_write_lock_of_another_program_is_in_use(self, logbook: Logbook, open_log: Callable[[], Logbook]) -> None:
        other = open_log()
        with logbook._database.raw() as connection:
            connection.execute("PRAGMA busy_timeout = 50")  # the pool keeps this connection, and the test does not wait
        with other._database.changing(), pytest.raises(StorageFailed) as told:
            logbook.store(an_infusion())
        assert told.value.reason is Reason.LOCKED
        logbook.store(an_infusion())

    def test_reading_goes_on_beside_a_write_lock(self, logbook: Logbook, open_log: Callable[[], Logbook]) -> None:
        with open_log()._database.changing():
            assert logbook.patients() == [PATIENT]

    def test_a_full_disk_stores_nothing_and_harms_nothing(self, logbook: Logbook) -> None:
        logbook.store(an_infusion())
        with logbook._database.raw() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFailed) as told:
            logbook.store(an_infusion(2, notes="x" * 100_000))
        assert told.value.reason is Reason.FULL
        assert logbook.ids() == [an_infusion().id]
        with logbook._database.raw() as connection:
            connection.execute("PRAGMA max_page_count = 100000")
        logbook.store(an_infusion(2, notes="x" * 100_000))
        assert len(logbook.ids()) == 2

    @needs_posix
    def test_a_file_that_may_not_grow_stores_nothing_and_harms_nothing(self, full_log: Path) -> None:
        before = rows_in(full_log)
        script = (
            "import resource, sys; from pathlib import Path\n"
            "from ivig_logger.storage.database import open_database\n"
            "from ivig_logger.storage.failures import StorageFailed\n"
            "database = open_database(Path(sys.argv[1]))\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))\n"
            "try:\n"
            "    with database.changing() as db:\n"
            "        db.exec_driver_sql('UPDATE infusions SET notes = hex(zeroblob(20000))')\n"
            "except StorageFailed as failed:\n"
            "    print(failed.reason)\n"
        )
        done = subprocess.run([sys.executable, "-c", script, str(full_log)], capture_output=True, text=True)
        assert (done.stdout, done.stderr) == (f"{Reason.DISK}\n", "")
        open_database(full_log).close()
        assert rows_in(full_log) == before
        assert ask(full_log, "SELECT DISTINCT length(notes) FROM infusions") == [(1000,)]
        assert ask(full_log, "PRAGMA integrity_check") == [("ok",)]


@needs_posix
class TestReadOnly:
    def test_a_folder_in_which_nothing_can_be_made_cannot_be_opened(self) -> None:
        with open_folder() as folder:
            folder.chmod(0o555)
            with as_nobody(), refused(Reason.CANNOT_OPEN, folder / "log.db"):
                open_database(folder / "log.db")

    def test_a_log_in_such_a_folder_is_read_only(self, full_log: Path) -> None:
        with open_folder() as folder:
            path = Path(shutil.copy(full_log, folder))
            path.chmod(0o444)
            folder.chmod(0o555)
            with as_nobody(), refused(Reason.READ_ONLY, path):
                open_database(path)

    def test_a_log_that_belongs_to_another_cannot_be_opened(self, full_log: Path) -> None:
        with open_folder() as folder:
            path = Path(shutil.copy(full_log, folder))
            path.chmod(0o000)
            folder.chmod(0o777)
            with as_nobody(), pytest.raises(StorageFailed) as told:
                open_database(path)
            assert told.value.reason is Reason.CANNOT_OPEN

    def test_a_log_that_may_only_be_read_is_read_and_refuses_changes(self, full_log: Path) -> None:
        with open_folder() as folder:
            path = Path(shutil.copy(full_log, folder))
            path.chmod(0o444)
            folder.chmod(0o777)
            with as_nobody():
                log = Logbook.open(path)
                assert log.find([a_full_infusion().id])
                with pytest.raises(StorageFailed) as told:
                    log.store(an_infusion(99))
                log.close()
            assert told.value.reason is Reason.READ_ONLY
