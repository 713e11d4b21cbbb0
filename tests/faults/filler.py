"""A program whose disk is full again and again: what it was told as stored, and what it then finds in the log."""

import errno
import os
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.services.backup_round import go_round
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.checking import check_log
from ivig_logger.services.drafts import FORM, Drafts
from ivig_logger.services.export_file import export_to
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import ENDINGS, Format
from ivig_logger.storage.failures import Reason, StorageFailed
from tests.builders import PATIENT, a_full_infusion
from tests.conftest import now
from tests.faults.script import START, Entries, Script, Step, after

_FULL = (Reason.FULL, Reason.DISK)


def fill_up(folder: Path, rounds: int) -> Counter[str]:
    """Change a log while the disk has room for some pages more, a few more each time; how each change ended."""
    outcomes, entries, script = Counter[str](), START, Script()
    path, ballast = folder / "log.db", folder / "ballast"
    with closing(Logbook.open(path, now)) as logbook:
        logbook.store_all([Change(each) for each in START.values()])
    for number in range(rounds):
        with closing(Logbook.open(path, now)) as logbook:
            leave_room(ballast, number * 4096)
            step = script.next(entries)
            stored = _is_stored(logbook, step)
            assert _entries(logbook) == (after(entries, step) if stored else entries), "what is shown meanwhile"
            ballast.unlink()
            entries = after(entries, step)
            if not stored:
                logbook.store_all(step.changes, why=step.why)
            outcomes["stored" if stored else "told, and stored when there was room"] += 1
        _check(path, entries)
    return outcomes


def fill_up_beside(folder: Path) -> None:
    """Drafts and backups on a full disk: what was there before is still there, and it is told."""
    path, ballast = folder / "log.db", folder / "ballast"
    with closing(Logbook.open(path, now)) as logbook:
        logbook.store_all([Change(PATIENT), *(Change(a_full_infusion(number)) for number in range(10))])
        drafts, backups = Drafts(path), Backups(logbook)
        assert drafts.keep(FORM, "before")
        first = backups.make(Occasion.ASKED)
        leave_room(ballast, 8192)
        assert not drafts.keep(FORM, "x" * 20_000)
        report = go_round(backups, Occasion.CHANGE, now(), None)
        assert report.failed is not None
        assert report.failed.reason in _FULL
        assert report.newest == first
        assert Drafts(path).left_behind(FORM) == "before"
        ballast.unlink()
        assert go_round(backups, Occasion.CHANGE, now(), None).failed is None
        assert {each.name for each in backups.folder.iterdir()} == {each.path.name for each in backups.all()}


def leave_room(ballast: Path, room: int) -> None:
    """Fill the disk but for so many bytes."""
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    with ballast.open("rb+") as file:
        file.truncate(max(0, ballast.stat().st_size - room))
        os.fsync(file.fileno())


def _is_stored(logbook: Logbook, step: Step) -> bool:
    try:
        logbook.store_all(step.changes, why=step.why)
    except StorageFailed as failed:
        if failed.reason not in _FULL:
            raise
        return False
    return True


def _check(path: Path, entries: Entries) -> None:
    with closing(Logbook.open(path, now)) as logbook:
        assert check_log(logbook.database, now=now) == []
        assert _entries(logbook) == entries


def _entries(logbook: Logbook) -> Entries:
    return {each.id: each for each in logbook.everything()}


def fill_up_an_export(folder: Path, log: Path) -> None:
    """An export onto a full disk in each form: it is told, what was there before is there, and nothing else."""
    with closing(Logbook.open(log, now)) as logbook:
        logbook.store_all([Change(PATIENT), *(Change(a_full_infusion(number)) for number in range(20))])
        for form in Format:
            target = folder / f"out{ENDINGS[form]}"
            target.write_bytes(b"before")
            leave_room(folder / "ballast", 4096)
            with pytest.raises(OSError, match="No space left") as told:
                export_to(logbook, target, form)
            assert (told.value.errno, told.value.filename) == (errno.ENOSPC, str(target))
            (folder / "ballast").unlink()
            assert target.read_bytes() == b"before"
            target.unlink()
            assert list(folder.iterdir()) == []
