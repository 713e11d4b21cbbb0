"""A patient goes from the backups and the other copies too, each of which is whole at every moment."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ivig_logger.services.backups import Backups
from ivig_logger.services.checking import check_log
from ivig_logger.services.erased_copies import Outcome, copies_to_do, do_copy, end_with, reach_of
from ivig_logger.services.erasing import erase_patient, finish
from ivig_logger.services.erasing_marks import Left, marks_path, read_marks, write_marks
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import upgrade
from ivig_logger.storage.encryption import convert, is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import an_infusion
from tests.services.erasing_files import GOING, NOW, STAYING, canaries_in, fill_log, make_backup, open_log, others_in
from tests.storage.files import ask, needs_posix


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def erase_everywhere(log: Logbook, place: Path | None = None) -> dict[str, Outcome]:
    erase_patient(log, GOING.id, copies_too=True)
    return do_copies(log, place)


def do_copies(log: Logbook, place: Path | None = None) -> dict[str, Outcome]:
    done = [do_copy(log, each) for each in copies_to_do(log, place)]
    end_with(log, done, place)
    return {each.path.name: each.outcome for each in done}


def test_no_byte_is_left_in_any_copy(folder: Path, place: Path, tmp_path: Path, key: bytes | None) -> None:
    log = open_log(folder / "log.db", key)
    fill_log(log)
    backup = make_backup(log)
    shutil.copy(backup, place / backup.name)
    shutil.copy(backup, folder / "log.db.before-4")
    assert set(erase_everywhere(log, place).values()) == {Outcome.REWRITTEN}
    in_the_open = canaries_in(folder, place)
    log.close()
    plain = tmp_path / "plain"
    plain.mkdir()
    for at, copy in enumerate((backup, place / backup.name, folder / "log.db.before-4")):
        assert is_encrypted(copy) is (key is not None)
        convert(copy, plain / f"{at}.db", key=key, wanted=None)
    assert (in_the_open, canaries_in(plain)) == ([], [])
    assert not marks_path(log.path).exists()


def test_a_copy_is_still_a_verified_backup_with_all_others_in_it(log: Logbook) -> None:
    make_backup(log)
    before = others_in(log)
    erase_everywhere(log)
    (backup,) = Backups(log).all()
    assert backup.verified
    inside = open_log(backup.path)
    assert others_in(inside) == before
    inside.close()
    assert check_log(backup.path, now=lambda: NOW) == []


def test_a_copy_without_the_patient_stays_byte_for_byte(empty_log: Logbook) -> None:
    log = empty_log
    log.store(STAYING)
    backup = make_backup(log)
    before = backup.read_bytes()
    log.store(GOING)
    assert erase_everywhere(log) == {backup.name: Outcome.UNTOUCHED}
    assert backup.read_bytes() == before


def test_a_backup_of_this_patient_only_stays_as_an_empty_one(empty_log: Logbook) -> None:
    log = empty_log
    log.store(GOING)
    log.store(an_infusion(patient=GOING.id))
    make_backup(log)
    erase_everywhere(log)
    assert [each.sessions for each in Backups(log).all()] == [0]


def test_a_copy_that_is_left_alone_is_left_alone(log: Logbook) -> None:
    backup = make_backup(log)
    before = backup.read_bytes()
    erase_patient(log, GOING.id, copies_too=False)
    assert copies_to_do(log, None) == []
    assert backup.read_bytes() == before


def test_a_copy_of_an_older_form_is_brought_to_the_present_one(log: Logbook, folder: Path) -> None:
    older = folder / "log.db.before-4"
    with log.database.raw() as connection:
        connection.execute("VACUUM INTO ?", (str(older),))
    with log.database.raw() as connection:
        connection.execute("ATTACH ? AS older", (str(older),))
        connection.execute("DROP TABLE older.signatures")
        connection.execute("ALTER TABLE older.revisions DROP COLUMN erased_at")
        for column in ("wellbeing", "igg_trough"):
            connection.execute(f"ALTER TABLE older.infusions DROP COLUMN {column}")
        connection.execute("UPDATE older.alembic_version SET version_num = '0003'")
        connection.execute("PRAGMA older.user_version = 3")
        connection.execute("DETACH older")
    assert erase_everywhere(log) == {"log.db.before-4": Outcome.REWRITTEN}
    assert ask(older, "PRAGMA user_version") == [(upgrade.HEAD,)]
    assert [each.name for each in folder.iterdir() if "before" in each.name] == ["log.db.before-4"]
    log.close()
    assert canaries_in(folder) == []


def test_what_nobody_can_read_is_removed_and_counted_before(log: Logbook, folder: Path) -> None:
    damaged = folder / "log.db.damaged-2026-10-01"
    damaged.write_bytes(b"Zebrina, half a file")
    assert reach_of(log, GOING.id, None).unreadable == (damaged,)
    assert erase_everywhere(log) == {damaged.name: Outcome.REMOVED}
    assert not damaged.exists()


def test_a_copy_of_a_newer_version_stays_and_is_named(log: Logbook) -> None:
    backup = make_backup(log)
    with log.database.raw() as connection:
        connection.execute("ATTACH ? AS newer", (str(backup),))
        connection.execute("PRAGMA newer.user_version = 99")
        connection.execute("DETACH newer")
    before = backup.read_bytes()
    erase_patient(log, GOING.id, copies_too=True)
    (done,) = [do_copy(log, each) for each in copies_to_do(log, None)]
    assert (done.outcome, done.failed and done.failed.reason) == (Outcome.FAILED, Reason.NEWER)
    assert backup.read_bytes() == before
    assert not end_with(log, [done], None)
    assert copies_to_do(log, None) == [backup]  # the next start tries again


def test_a_second_place_that_is_away_is_done_when_it_is_back(log: Logbook, place: Path, tmp_path: Path) -> None:
    backup = make_backup(log)
    shutil.copy(backup, place / backup.name)
    place.rename(tmp_path / "pulled out")
    assert reach_of(log, GOING.id, place).away == place
    erase_everywhere(log, place)
    (tmp_path / "pulled out").rename(place)
    assert do_copies(log, place)[backup.name] is Outcome.REWRITTEN
    assert canaries_in(place) == []
    assert not marks_path(log.path).exists()


def test_it_is_told_before_how_much_would_be_reached(log: Logbook, place: Path) -> None:
    backup = make_backup(log)
    shutil.copy(backup, place / backup.name)
    shutil.copy(backup, place / "ivig-other 2026-10-01 120000Z.db")
    told = reach_of(log, GOING.id, place)
    assert (told.log.sessions, told.log.changes, told.backups, told.second) == (5, 10, 1, 1)


@contextmanager
def a_full_disk(most: int) -> Iterator[None]:
    """No file can grow beyond `most` bytes."""
    import resource  # POSIX only

    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)


@needs_posix
@pytest.mark.parametrize("most", [0, 5000, 60_000, 120_000])
def test_with_a_full_disk_all_is_as_it_was_or_done(log: Logbook, most: int) -> None:
    backup = make_backup(log)
    entries, others, kept = list(log.everything()), others_in(log), backup.read_bytes()
    try:
        with a_full_disk(most):
            erase_patient(log, GOING.id, copies_too=True)
    except StorageFailed:
        assert list(log.everything()) == entries
        assert not marks_path(log.path).exists()
    else:
        assert GOING not in log.patients()
    assert others_in(log) == others
    assert backup.read_bytes() == kept


@needs_posix
def test_a_copy_that_the_disk_has_no_room_for_stays_as_it_was_and_the_next_start_does_it(log: Logbook) -> None:
    backup = make_backup(log)
    kept = backup.read_bytes()
    erase_patient(log, GOING.id, copies_too=True)
    with a_full_disk(50_000):
        done = do_copy(log, backup)
    assert done.outcome is Outcome.FAILED
    assert backup.read_bytes() == kept
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]
    assert do_copies(log) == {backup.name: Outcome.REWRITTEN}


_ERASING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from ivig_logger.services.erased_copies import copies_to_do, do_copy, end_with
from ivig_logger.services.erasing import erase_patient, finish
from tests.services.erasing_files import GOING, open_log

left = int(sys.argv[2])

def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

log = open_log(Path(sys.argv[1]))
sys.addaudithook(lambda name, _: step() if name in {"open", "os.rename", "os.remove", "sqlite3.connect"} else None)
event.listen(Engine, "before_cursor_execute", step)
event.listen(Engine, "commit", step)
erase_patient(log, GOING.id, copies_too=True)
done = [do_copy(log, each) for each in copies_to_do(log, None)]
end_with(log, done, None)
log.close()
print(10**6 - left)
"""


def run_until(log: Path, step: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # our own script
        [sys.executable, "-c", _ERASING, str(log), str(step)], capture_output=True, text=True, check=False
    )


@needs_posix
def test_killed_at_any_step_it_is_wholly_there_or_goes_wholly_with_the_next_start(
    log: Logbook, folder: Path, tmp_path: Path
) -> None:
    make_backup(log)
    entries, others = list(log.everything()), others_in(log)
    log.close()
    whole = tmp_path / "whole"
    shutil.copytree(folder, whole)
    steps = int(run_until(whole / "log.db", 10**6).stdout)
    assert canaries_in(whole) == []
    went = 0
    for step in sorted({1, 2, 3, *range(4, steps, max(1, steps // 7))}):
        killed = tmp_path / f"killed-{step}"
        shutil.copytree(folder, killed)
        assert run_until(killed / "log.db", step).returncode == -9
        again = open_log(killed / "log.db")
        assert others_in(again)[0] == others[0]
        for each in Backups(again).all():
            assert each.verified
        finish(again)
        if GOING in again.patients():
            assert list(again.everything()) == entries
            assert others_in(again) == others
        else:
            went += 1
            do_copies(again)
            again.close()
            assert canaries_in(killed) == [], step
            assert check_log(killed / "log.db", now=lambda: NOW) == []
            assert not marks_path(killed / "log.db").exists()
        again.close()
    assert 0 < went < 9


def test_a_copy_that_cannot_be_made_whole_again_stays_as_it_was(log: Logbook) -> None:
    backup = make_backup(log)
    with log.database.raw() as connection:  # a table that nobody can erase from
        connection.execute("ATTACH ? AS copy", (str(backup),))
        connection.execute("CREATE TRIGGER copy.held BEFORE DELETE ON patients BEGIN SELECT RAISE(IGNORE); END")
        connection.execute("DETACH copy")
    before = backup.read_bytes()
    erase_patient(log, GOING.id, copies_too=True)
    assert do_copy(log, backup).outcome is Outcome.FAILED
    assert backup.read_bytes() == before


def test_a_damaged_copy_is_told_before_and_removed_whole(log: Logbook) -> None:
    backup = make_backup(log)
    data = bytearray(backup.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = b"\xa5" * 4096
    backup.write_bytes(data)
    assert reach_of(log, GOING.id, None).unreadable == (backup,)
    assert erase_everywhere(log) == {backup.name: Outcome.REMOVED}


def test_the_copies_that_are_done_do_not_end_what_is_left_to_do_in_the_log(log: Logbook) -> None:
    make_backup(log)
    erase_patient(log, GOING.id, copies_too=True)
    write_marks(log.path, {GOING.id: Left.ALL})  # as where the disk was full when the log was to be written anew
    do_copies(log)
    assert read_marks(log.path) == {GOING.id: Left.LOG}
    finish(log)
    assert not marks_path(log.path).exists()
