"""A stick that is pulled while a backup is being copied to it, and put in again, over and over."""

import ctypes
import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random
from threading import Thread

from ivig_logger.domain.change import Change
from ivig_logger.services.backup_round import Report, go_round
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.checking import check_log
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.copies import check_sound, open_copy
from tests.builders import PATIENT, a_full_infusion
from tests.conftest import now

Act = Callable[[Path], None]
_LAZILY = 2  # MNT_DETACH of umount2(2)


def unmount(stick: Path) -> None:
    """The disk goes with all that is on it; who has a file open on it keeps that."""
    gone = stick.parent.rename(stick.parent.with_name("gone"))  # so that nothing lands in what is left of its folder
    if ctypes.CDLL(None, use_errno=True).umount2(os.fsencode(gone / stick.name), _LAZILY):
        raise OSError(ctypes.get_errno(), "umount2")
    shutil.rmtree(gone)


def mount(stick: Path) -> None:
    """An empty stick."""
    stick.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", stick], check=True)


def pull_often(folder: Path, rounds: int, pull: Act, put_in: Act) -> Counter[str]:
    """Make backups and pull the stick at random moments; what was told of the copy is so."""
    stick, outcomes, random = folder / "media" / "stick", Counter[str](), Random(6)  # noqa: S311  # when it is pulled is no secret
    with closing(Logbook.open(folder / "log.db", now)) as logbook:
        logbook.store_all([Change(PATIENT), *(Change(a_full_infusion(number)) for number in range(1, 60))])
        round_ = _Round(Backups(logbook), stick)
        for _ in range(rounds):
            put_in(stick)
            report = round_.pulled(random.uniform(0.5, 1.1), pull)
            outcomes[_outcome(report)] += 1
            put_in(stick)
            round_.look_after(report)
            pull(stick)
        assert check_log(logbook.database, now=now) == []
    return outcomes


class _Round:
    """A round of backups in a thread of its own, as in the program; the copy is made in its last third."""

    def __init__(self, backups: Backups, stick: Path) -> None:
        self._backups = backups
        self._stick, self._took, self._report = stick, 0.05, Report()

    def pulled(self, when: float, pull: Act) -> Report:
        """What it reports when the stick is pulled after such a part of the time that it last took."""
        thread = Thread(target=self._go)
        thread.start()
        time.sleep(when * self._took)
        pull(self._stick)
        thread.join()
        return self._report

    def look_after(self, report: Report) -> None:
        """The backup is whole where it was made; and now that the stick is back, the next round copies one."""
        assert report.newest is not None
        with open_copy(report.newest.path) as connection:
            check_sound(connection, report.newest.path)
        started = time.perf_counter()
        self._go()
        self._took = time.perf_counter() - started
        assert self._report.copied
        assert self._report.newest is not None
        [copy] = self._stick.iterdir()
        assert copy.name == self._report.newest.path.name
        assert copy.read_bytes() == self._report.newest.path.read_bytes()
        for each in self._backups.all():
            each.path.unlink()

    def _go(self) -> None:
        self._report = go_round(self._backups, Occasion.ASKED, now(), self._stick)


def _outcome(report: Report) -> str:
    assert report.failed is None, "the backup in the first place does not depend on the stick"
    assert report.newest is not None
    if report.copied:
        return "the copy was whole before"
    return "told that it could not be copied" if report.copy_failed else "gone before the copy began"
