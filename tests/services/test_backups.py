"""Backups with real files: whole and verified or not there at all, whatever the world does meanwhile."""

import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.services.backup_round import go_round
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.restoring import put_in_place
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion
from tests.storage.files import as_nobody, ask, needs_posix, open_folder

NOON = a_moment("12:00", "2026-11-01")
CHANGE, START, RESTORE = Occasion.CHANGE, Occasion.START, Occasion.RESTORE
OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> Moment:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(log_file: Path, clock: Clock) -> Iterator[Logbook]:
    """A log with a patient and three sessions."""
    made = Logbook.open(log_file, clock)
    made.store(PATIENT)
    for number in (1, 2, 3):
        made.store(a_full_infusion(number))
    yield made
    made.close()


@pytest.fixture
def backups(log: Logbook) -> Backups:
    return Backups(log)


def overwrite(log: Logbook, table: str, at: int = 0, by: bytes = b"\xa5" * 4096) -> None:
    """Damage the first page of a table or an index."""
    with log.database.raw() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    [(page,)] = ask(log.path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")  # noqa: S608  # our own
    with log.path.open("rb+") as file:
        file.seek((page - 1) * 4096 + at)
        file.write(by)
    log.database._engine.dispose()  # what is remembered of the page


def files_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


class TestMaking:
    def test_a_backup_is_a_whole_log_of_its_own(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        with closing(Logbook.open(made.path)) as copied:
            assert list(copied.everything()) == list(log.everything())

    def test_what_is_only_in_the_journal_is_in_it(self, backups: Backups, log: Logbook) -> None:
        assert log.path.with_name(f"{log.path.name}-wal").stat().st_size > 0
        assert backups.make(CHANGE).sessions == 3

    def test_it_is_named_by_its_moment_in_utc_and_lies_beside_the_log(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        assert made.path == log.path.parent / "backups" / "ivig-ivig-log 2026-11-01 110000Z change.db"
        assert (made.made, made.verified, made.size) == (NOON, True, made.path.stat().st_size)

    @needs_posix
    def test_only_its_owner_can_read_it(self, backups: Backups) -> None:
        made = backups.make(CHANGE)
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700

    def test_two_in_one_second_are_two(self, backups: Backups) -> None:
        first, second = backups.make(CHANGE), backups.make(RESTORE)
        assert [each.path for each in backups.all()] == [second.path, first.path]

    def test_a_change_in_another_thread_of_work_is_in_it_or_not(self, backups: Backups, log: Logbook) -> None:
        with log.database.reading() as db:  # an older state that is still being read
            db.exec_driver_sql("SELECT count(*) FROM infusions").fetchone()
            log.store(an_infusion(4))
            assert backups.make(CHANGE).sessions == 4

    def test_a_session_entered_in_error_is_in_it_and_not_counted(self, backups: Backups, log: Logbook) -> None:
        log.store(a_full_infusion(1, entered_in_error="twice"), instead_of=a_full_infusion(1))
        made = backups.make(CHANGE)
        assert made.sessions == 2
        assert ask(made.path, "SELECT count(*) FROM infusions") == [(3,)]


class TestListing:
    def test_the_newest_comes_first(self, backups: Backups, clock: Clock) -> None:
        for day in range(3):
            clock.time = NOON + timedelta(days=day)
            backups.make(CHANGE)
        assert [each.made for each in backups.all()] == [NOON + timedelta(days=day) for day in (2, 1, 0)]
        assert backups.newest() == backups.all()[0]

    def test_without_a_folder_there_is_none(self, backups: Backups) -> None:
        assert (backups.all(), backups.newest()) == ([], None)

    @pytest.mark.parametrize(
        "name", ["letter.txt", "ivig-other 2026-11-01 110000Z change.db", "ivig-ivig-log 2026-13-01 110000Z change.db"]
    )
    def test_what_is_no_backup_of_this_log_is_passed_over_and_left(self, backups: Backups, name: str) -> None:
        made = backups.make(CHANGE)
        (backups.folder / name).write_text("x", encoding="utf-8")
        assert backups.all() == [made]
        backups.thin()
        assert (backups.folder / name).exists()

    @pytest.mark.parametrize("kept", [0, 50, 5000, 40_000])
    def test_one_that_was_cut_off_is_listed_as_unreadable(self, backups: Backups, clock: Clock, kept: int) -> None:
        good = backups.make(CHANGE)
        clock.time = NOON + timedelta(hours=1)
        cut = backups.make(CHANGE)
        cut.path.write_bytes(cut.path.read_bytes()[:kept])
        assert [each.verified for each in backups.all()] == [False, True]
        assert backups.newest() == good

    def test_looking_leaves_no_file_beside_it(self, backups: Backups) -> None:
        made = backups.make(CHANGE)
        backups.all()
        backups.inside(made)
        backups.difference(made)
        assert files_in(backups.folder) == [made.path.name]


class TestThinning:
    def test_what_retention_does_not_keep_goes(self, backups: Backups, clock: Clock) -> None:
        for hours in (0, 2, 4):
            clock.time = NOON + timedelta(hours=hours)
            backups.make(CHANGE)
        clock.time = NOON + timedelta(days=3)
        newest = backups.make(CHANGE)
        assert len(backups.thin()) == 2
        assert [each.made for each in backups.all()] == [newest.made, NOON + timedelta(hours=4)]

    def test_on_the_day_of_a_restore_nothing_goes(self, backups: Backups, clock: Clock) -> None:
        backups.make(CHANGE)
        backups.make(CHANGE)
        clock.time = NOON + timedelta(days=3)
        backups.make(RESTORE)
        clock.time += timedelta(hours=11)
        assert backups.thin() == []
        clock.time += timedelta(hours=2)
        assert len(backups.thin()) == 1

    def test_one_that_cannot_be_read_takes_the_place_of_none_that_can(self, backups: Backups, clock: Clock) -> None:
        good = backups.make(CHANGE)
        clock.time += timedelta(hours=2)
        bad = backups.make(CHANGE)
        bad.path.write_bytes(b"no log")
        clock.time = NOON + timedelta(days=3)
        backups.make(CHANGE)
        assert backups.thin() == []
        assert good.path.exists()
        assert bad.path.exists()

    def test_while_the_log_is_damaged_none_goes(self, backups: Backups, log: Logbook, clock: Clock) -> None:
        for hours in (0, 2, 4):
            clock.time = NOON + timedelta(hours=hours)
            backups.make(CHANGE)
        overwrite(log, "reactions", at=7, by=b"\x33")  # what the page says of its free bytes: a copy has its own pages
        clock.time = NOON + timedelta(days=3)
        assert go_round(backups, CHANGE, clock.time, None).failed is None
        assert len(backups.all()) == 4


class TestRounds:
    def test_at_a_start_one_is_made_where_the_last_is_older_than_a_day(self, backups: Backups, clock: Clock) -> None:
        for hours, number in ((0, 1), (23, 1), (25, 2)):
            clock.time = NOON + timedelta(hours=hours)
            assert go_round(backups, START, clock.time, None).failed is None
            assert len(backups.all()) == number

    def test_where_the_clock_was_ahead_a_start_makes_one(self, backups: Backups, clock: Clock) -> None:
        clock.time = NOON + timedelta(days=300)
        backups.make(CHANGE)
        assert go_round(backups, START, NOON, None).failed is None
        assert len(backups.all()) == 2

    def test_a_second_place_that_is_there_has_it_too(self, backups: Backups, tmp_path: Path) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        report = go_round(backups, CHANGE, NOON, place)
        assert report.newest is not None
        assert report.copied
        assert (place / report.newest.path.name).read_bytes() == report.newest.path.read_bytes()

    def test_a_second_place_that_comes_back_gets_the_last_one(self, backups: Backups, tmp_path: Path) -> None:
        place = tmp_path / "stick"
        assert not go_round(backups, START, NOON, place).copied
        place.mkdir()
        assert go_round(backups, START, NOON, place).copied
        assert len(files_in(place)) == len(backups.all()) == 1

    def test_what_is_thinned_goes_from_the_second_place_and_nothing_else_does(
        self, backups: Backups, clock: Clock, tmp_path: Path
    ) -> None:
        place = tmp_path / "stick"
        place.mkdir()
        (place / "ivig-log 2020-01-01 110000Z change.db").write_text("somebody else's", encoding="utf-8")
        for hours in (0, 2, 80):
            clock.time = NOON + timedelta(hours=hours)
            go_round(backups, CHANGE, clock.time, place)
        assert len(files_in(place)) == 3
        assert {each.path.name for each in backups.all()} <= set(files_in(place))

    @needs_posix
    def test_a_second_place_that_cannot_be_written_to_leaves_the_first_one_good(self, log: Logbook) -> None:
        with anybodys_log(log) as other, closed_folder(other) as place:
            report = go_round(Backups(other), CHANGE, NOON, place)
            assert report.failed is None
            assert report.newest is not None
            assert report.copy_failed is not None
            assert files_in(place) == []


class TestDifference:
    def test_sessions_that_would_go_come_back_or_be_as_they_were(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        log.store(an_infusion(4, started=a_moment("09:00", "2026-10-27"), ended=a_moment("12:00", "2026-10-27")))
        log.store(None, instead_of=a_full_infusion(1))
        log.store(a_full_infusion(2, notes="corrected"), instead_of=a_full_infusion(2))
        found = backups.difference(made)
        assert (found.now, found.then) == (3, 3)
        assert [each.id for each in found.lost] == [an_infusion(4).id]
        assert [each.id for each in found.regained] == [a_full_infusion(1).id]
        assert [each.id for each in found.changed] == [a_full_infusion(2).id]
        assert found.patients == frozenset()

    def test_a_patient_that_was_added_since_is_told(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        log.store(OTHER)
        assert backups.difference(made).patients == {OTHER.id}

    def test_a_session_marked_as_an_error_since_would_come_back(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        log.store(a_full_infusion(1, entered_in_error="twice"), instead_of=a_full_infusion(1))
        assert [each.id for each in backups.difference(made).regained] == [a_full_infusion(1).id]

    def test_the_newest_sessions_are_read_from_the_backup(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        log.store(None, instead_of=a_full_infusion(3))
        lines = backups.inside(made, 2)
        assert [each.id for each in lines] == [a_full_infusion(each).id for each in (3, 2)]
        assert (lines[0].patient, lines[0].started, lines[0].dose) == ("Patient A", a_moment(), an_infusion().dose)


class TestRestoring:
    def test_the_log_is_as_it_was_and_restoring_the_one_before_takes_that_back(
        self, backups: Backups, log: Logbook, clock: Clock
    ) -> None:
        then = list(log.everything())
        made = backups.make(CHANGE)
        log.store(an_infusion(4))
        now = list(log.everything())
        before = backups.make(RESTORE)
        log.close()
        put_in_place(made.path, log.path)
        with closing(Logbook.open(log.path, clock)) as restored:
            assert list(restored.everything()) == then
            restored.store(an_infusion(5))
        put_in_place(before.path, log.path)
        with closing(Logbook.open(log.path, clock)) as again:
            assert list(again.everything()) == now
        assert made.path.exists()
        assert before.path.exists()

    def test_a_log_that_is_open_is_not_replaced(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        log.store(an_infusion(4))
        with log.database.reading(), pytest.raises(StorageFailed) as told:
            put_in_place(made.path, log.path)
        assert told.value.reason is Reason.LOCKED
        assert len(log.ids()) == 4

    def test_a_journal_that_a_crash_left_does_not_get_into_the_restored_log(
        self, backups: Backups, log: Logbook, clock: Clock, tmp_path: Path
    ) -> None:
        made = backups.make(CHANGE)
        log.store(an_infusion(4))
        left = tmp_path / "left" / "log.db"
        left.parent.mkdir()
        for each in ("", "-wal"):
            shutil.copy(f"{log.path}{each}", f"{left}{each}")
        put_in_place(made.path, left)
        assert files_in(left.parent) == ["log.db"]
        with closing(Logbook.open(left, clock)) as restored:
            assert len(restored.ids()) == 3

    @pytest.mark.parametrize("kept", [0, 5000, 40_000])
    def test_a_damaged_backup_is_refused_and_the_log_stays(self, backups: Backups, log: Logbook, kept: int) -> None:
        made = backups.make(CHANGE)
        made.path.write_bytes(made.path.read_bytes()[:kept])
        log.close()
        before = log.path.read_bytes()
        with pytest.raises(StorageFailed):
            put_in_place(made.path, log.path)
        assert log.path.read_bytes() == before
        assert files_in(log.path.parent) == ["backups", log.path.name]

    def test_a_backup_of_a_newer_version_is_refused(self, backups: Backups, log: Logbook) -> None:
        made = backups.make(CHANGE)
        ask(made.path, "PRAGMA user_version = 999")
        log.close()
        with pytest.raises(StorageFailed, match=Reason.NEWER):
            put_in_place(made.path, log.path)

    @needs_posix
    @pytest.mark.parametrize("milliseconds", [0, 3, 7, 15, 30])
    def test_a_program_killed_meanwhile_leaves_the_one_log_or_the_other(
        self, backups: Backups, log: Logbook, clock: Clock, milliseconds: int
    ) -> None:
        three = backups.make(CHANGE)
        log.store(an_infusion(4))
        four = backups.make(RESTORE)
        log.close()
        command = [sys.executable, "-c", RESTORER, str(log.path), str(three.path), str(four.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(milliseconds / 1000)
            process.kill()
        assert ask(log.path, "PRAGMA integrity_check") == [("ok",)]
        with closing(Logbook.open(log.path, clock)) as after:
            assert len(after.ids()) in (3, 4)
        put_in_place(three.path, log.path)
        assert files_in(log.path.parent) == ["backups", log.path.name]


class TestFaults:
    def test_a_file_in_the_place_of_the_folder_is_told_and_left(self, backups: Backups) -> None:
        backups.folder.write_text("a file", encoding="utf-8")
        with pytest.raises(StorageFailed) as told:
            backups.make(CHANGE)
        assert told.value.reason is Reason.CANNOT_OPEN
        assert backups.folder.read_text(encoding="utf-8") == "a file"

    @needs_posix
    def test_a_folder_that_is_read_only_is_told(self, log: Logbook) -> None:
        with anybodys_log(log) as other, closed_folder(other) as folder:
            with pytest.raises(StorageFailed) as told:
                Backups(other, folder).make(CHANGE)
            assert told.value.path == folder
            assert files_in(folder) == []

    def test_a_damaged_log_gives_no_backup(self, backups: Backups, log: Logbook) -> None:
        overwrite(log, "reactions")
        with pytest.raises(StorageFailed) as told:
            backups.make(CHANGE)
        assert told.value.reason is Reason.DAMAGED
        assert files_in(backups.folder) == []

    @needs_posix
    def test_a_disk_that_gets_full_meanwhile_leaves_no_part_and_harms_nothing(
        self, log: Logbook, backups: Backups
    ) -> None:
        good = backups.make(CHANGE)
        log.close()
        done = subprocess.run(
            [sys.executable, "-c", FULL, str(log.path), str(good.size // 2)], capture_output=True, text=True
        )
        assert (done.stdout, done.stderr) == ("not made\n", "")
        assert files_in(backups.folder) == [good.path.name]
        assert ask(log.path, "PRAGMA integrity_check") == [("ok",)]

    @needs_posix
    @pytest.mark.parametrize("milliseconds", [0, 2, 5, 9, 20])
    def test_a_program_killed_meanwhile_leaves_only_whole_ones_and_the_next_makes_one(
        self, log: Logbook, clock: Clock, milliseconds: int
    ) -> None:
        log.close()
        command = [sys.executable, "-c", MAKER, str(log.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(milliseconds / 1000)
            process.kill()
        with closing(Logbook.open(log.path, clock)) as after:
            again = Backups(after)
            assert all(each.verified for each in again.all())
            assert len(after.ids()) == 3
            clock.time = NOON + timedelta(days=99)
            assert again.make(CHANGE).sessions == 3
            assert all(each.endswith(".db") for each in files_in(again.folder))


@contextmanager
def anybodys_log(log: Logbook) -> Iterator[Logbook]:
    """A copy of the log that belongs to a user who is not root, and that this user has open."""
    with open_folder() as folder:
        copied = Backups(log, folder).make(CHANGE)
        folder.chmod(0o777)
        copied.path.chmod(0o666)
        with as_nobody(), closing(Logbook.open(copied.path.rename(folder / "log.db"), log.now)) as other:
            yield other


@contextmanager
def closed_folder(log: Logbook) -> Iterator[Path]:
    """A folder beside a log in which nothing can be made."""
    folder = log.path.parent / "closed"
    folder.mkdir(mode=0o555)
    yield folder


FULL = """
import resource, sys
from pathlib import Path
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
log = Logbook.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    Backups(log).make(Occasion.CHANGE)
except StorageFailed:
    print("not made")
"""

RESTORER = """
import sys
from contextlib import closing
from pathlib import Path
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.restoring import put_in_place
log = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for each in sys.argv[2:]:
        put_in_place(Path(each), log)
        Logbook.open(log).close()
"""

MAKER = """
import sys
from pathlib import Path
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Logbook
backups = Backups(Logbook.open(Path(sys.argv[1])))
backups.make(Occasion.CHANGE)
print("ready", flush=True)
while True:
    backups.make(Occasion.CHANGE)
"""
