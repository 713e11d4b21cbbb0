"""A log that cannot be opened: nothing of it is lost, and what takes its place is whole, whenever the program ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.rescue import RESCUED, Rescue, was_interrupted
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.storage.setting_aside import aside_of
from tests.builders import PATIENT, a_full_infusion
from tests.conftest import now
from tests.storage.files import needs_posix

Harm = Callable[[bytes], bytes]
EVERY = int(os.environ.get("IVIG_LOGGER_EVERY_STEP", "2"))  # 1 tries each step
HARMS: dict[str, Harm] = {
    "cut off": lambda whole: whole[: len(whole) // 2],
    "a text": lambda _: b"Dear Ana, this is a letter.",
    "a damaged header": lambda whole: b"\0" * 200 + whole[200:],
    "a damaged first page": lambda whole: whole[:100] + b"\xa5" * 3996 + whole[4096:],
}


@pytest.fixture
def log(logbook: Logbook) -> Path:
    """A closed log with two sessions, a backup of it, and a third session since."""
    for number in (1, 2):
        logbook.store(a_full_infusion(number))
    Backups(logbook).make(Occasion.CHANGE)
    logbook.store(a_full_infusion(3))
    logbook.close()
    return logbook.path


def opened(log: Path) -> list[str]:
    with closing(Logbook.open(log, now)) as logbook:
        return logbook.ids()


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
class TestDamaged:
    def test_it_is_one_of_those_that_are_rescued(self, log: Path, harm: Harm) -> None:
        log.write_bytes(harm(log.read_bytes()))
        with pytest.raises(StorageFailed) as told:
            opened(log)
        assert told.value.reason in RESCUED

    def test_the_backup_takes_its_place_and_it_lies_beside_as_it_was(self, log: Path, harm: Harm) -> None:
        damaged = harm(log.read_bytes())
        log.write_bytes(damaged)
        rescue = Rescue(log, now)
        (backup,) = rescue.offered()
        assert backup.sessions == 2
        rescue.open_backup(backup)
        assert len(opened(log)) == 2
        (aside,) = aside_of(log)
        assert aside.read_bytes() == damaged

    def test_without_a_backup_an_empty_log_begins(self, log: Path, harm: Harm) -> None:
        log.write_bytes(harm(log.read_bytes()))
        for each in Rescue(log, now).offered():
            each.path.unlink()
        rescue = Rescue(log, now)
        assert rescue.offered() == []
        rescue.begin_anew()
        assert opened(log) == []
        assert len(aside_of(log)) == 1


def test_an_encrypted_log_is_rescued_under_its_key(tmp_path: Path) -> None:
    key = bytes(range(32))
    path = tmp_path / "log.db"
    with closing(Logbook.open(path, now, key=key)) as logbook:
        logbook.store(PATIENT)
        Backups(logbook).make(Occasion.CHANGE)
    path.write_bytes(path.read_bytes()[:100] + b"\xa5" * 5000)
    rescue = Rescue(path, now, key)
    rescue.open_backup(rescue.offered()[0])
    assert is_encrypted(path)
    with closing(Logbook.open(path, now, key=key)) as logbook:
        assert logbook.patients() == [PATIENT]
    path.write_bytes(b"x" * 4096)
    Rescue(path, now, key).begin_anew()
    assert is_encrypted(path)
    assert Rescue(path, now).offered() == []


def test_without_a_folder_of_backups_none_is_offered(tmp_path: Path) -> None:
    assert Rescue(tmp_path / "log.db", now).offered() == []


def test_a_newer_backup_that_is_damaged_inside_is_not_offered_first(log: Path) -> None:
    (good,) = Rescue(log, now).offered()
    whole = bytearray(good.path.read_bytes())
    whole[-4096:] = b"\xa5" * 4096
    newer = good.path.with_name(good.path.name.replace("110000Z", "115959Z"))
    newer.write_bytes(whole)
    rescue = Rescue(log, now)
    assert [each.path for each in rescue.offered()] == [good.path, newer]
    log.write_bytes(b"x")
    with pytest.raises(StorageFailed):
        rescue.open_backup(rescue.offered()[1])
    assert log.read_bytes() == b"x"
    assert aside_of(log) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.conftest import now
from ivig_logger.services.rescue import Rescue
at = int(sys.argv[2])
def count(event, arguments):
    global at
    if event in ("os.rename", "open", "os.remove", "os.chmod", "os.mkdir", "sqlite3.connect"):
        at -= 1
        if not at:
            os.kill(os.getpid(), signal.SIGKILL)
rescue = Rescue(Path(sys.argv[1]), now)
(backup,) = rescue.offered()
sys.addaudithook(count)
rescue.open_backup(backup)
"""


@needs_posix
def test_killed_at_each_step_the_damaged_log_or_the_backup_is_there(log: Path) -> None:
    """Before touches of the file system in turn; the journal of the damaged log never gets into the restored one."""
    damaged, journal = b"damaged" * 1000, b"journal" * 1000
    seen = set()
    for step in range(1, 60, EVERY):
        for each in log.parent.iterdir():
            if each.is_file():
                each.unlink()
        log.write_bytes(damaged)
        log.with_name(f"{log.name}-wal").write_bytes(journal)
        command = [sys.executable, "-c", KILLED, str(log), str(step)]
        status = subprocess.run(command, cwd=Path(__file__).parents[2]).returncode
        seen.add(state_of(log, damaged, journal))
        if status == 0:
            break
        assert status == -signal.SIGKILL
    else:
        pytest.fail("it never came to its end")
    assert seen == {"damaged", "between", "restored"}


def state_of(log: Path, damaged: bytes, journal: bytes) -> str:
    """Which of the three it is; whichever, the next start ends with the backup and with the damaged file beside it."""
    state = "between" if was_interrupted(log) else "damaged" if log.read_bytes() == damaged else "restored"
    if state != "restored":
        rescue = Rescue(log, now)
        rescue.open_backup(rescue.offered()[0])
    assert len(opened(log)) == 2
    (aside,) = aside_of(log)
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == journal
    return state
