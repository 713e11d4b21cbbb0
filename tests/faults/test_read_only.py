"""The folder, or the log in it, becomes read-only while the program runs: what is told as stored is stored."""

import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from ivig_logger.services.backup_round import go_round
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.checking import check_log
from ivig_logger.services.drafts import FORM, Drafts
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import PATIENT, a_full_infusion
from tests.conftest import now
from tests.faults.conftest import Told
from tests.storage.files import as_nobody, needs_posix, open_folder

_REASONS = (Reason.READ_ONLY, Reason.CANNOT_OPEN, Reason.DISK)
_TRIED = 10


@dataclass(frozen=True)
class Way:
    """A way to make something read-only, and as whom the program acts then."""

    close: Callable[[Path], None]
    open: Callable[[Path], None]
    acting: Callable[[], AbstractContextManager[None]]


MODES = Way(
    lambda path: path.chmod(0o555 if path.is_dir() else 0o444),
    lambda path: path.chmod(0o777 if path.is_dir() else 0o600),
    as_nobody,
)
IMMUTABLE = Way(  # not even root may write then
    lambda path: _attribute("+i", path), lambda path: _attribute("-i", path), nullcontext
)


def _attribute(which: str, path: Path) -> None:
    subprocess.run(["chattr", which, path], check=True)


@pytest.fixture(params=["modes", "immutable"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Way:
    """One of the ways that there are on this computer."""
    if request.param == "modes":
        time.strptime("2026", "%Y")  # loads a module, which a user who is not root may not be able to
        return MODES
    file = tmp_path / "tried"
    file.touch()
    able = sys.platform == "linux" and shutil.which("chattr") is not None
    if not able or subprocess.run(["chattr", "+i", file], capture_output=True).returncode:
        pytest.skip("only root can make a file immutable, and on some file systems only")
    IMMUTABLE.open(file)
    return IMMUTABLE


@contextmanager
def closed(way: Way, paths: Iterable[Path]) -> Iterator[None]:
    """These are read-only."""
    some = list(paths)
    for each in some:
        way.close(each)
    try:
        yield
    finally:
        for each in reversed(some):
            if each.exists():
                way.open(each)


@needs_posix
@pytest.mark.parametrize("what", ["folder", "files", "all"])
def test_what_is_told_as_stored_is_stored_and_the_rest_is_told(what: str, way: Way, log_file: Path, told: Told) -> None:
    with open_folder() as folder:
        folder.chmod(0o777)
        path = folder / "log.db"
        with way.acting():
            path.touch(mode=0o600)
        path.write_bytes(log_file.read_bytes())
        with way.acting():
            logbook = Logbook.open(path, now)
            logbook.store(PATIENT)
            first = Backups(logbook).make(Occasion.ASKED)
            assert Drafts(path).keep(FORM, "before")
        # The memory that programs share is no place of records; without it the system ends a program (SIGBUS).
        files = sorted(each for each in folder.iterdir() if each.is_file() and not each.name.endswith("-shm"))
        folders = [folder, folder / "backups"]
        with closed(way, {"folder": folders, "files": files, "all": [*files, *folders]}[what]), way.acting():
            stored = store_some(logbook)
            assert logbook.find(logbook.ids()) == [a_full_infusion(each) for each in stored]
            kept = Drafts(path).keep(FORM, "after")
            report = go_round(Backups(logbook), Occasion.CHANGE, now(), None)
            assert (report.failed is None) == (what == "files"), "a backup that cannot be made is told"
            logbook.close()
        with way.acting(), closing(Logbook.open(path, now)) as again:
            assert check_log(again.database, now=now) == []
            assert again.find(again.ids()) == [a_full_infusion(each) for each in stored]
            assert Drafts(path).left_behind(FORM) == ("after" if kept else "before")
            assert first.path in {each.path for each in Backups(again).all() if each.verified}
            again.store(a_full_infusion(99))
        outcomes = Counter({"stored": len(stored), "told, and not stored": _TRIED - len(stored)})
        told("a change in a folder or file that has become read-only", outcomes)


def store_some(logbook: Logbook) -> list[int]:
    """Store some sessions, each where it is not refused; those that are told as stored."""
    stored: list[int] = []
    for number in range(1, _TRIED + 1):
        try:
            logbook.store(a_full_infusion(number))
            stored.append(number)
        except StorageFailed as failed:
            if failed.reason not in _REASONS:
                raise
    return stored
