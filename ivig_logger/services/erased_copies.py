"""Erasing a patient from the copies of a log: its backups, those in a second place, and those kept beside it."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from glob import escape
from pathlib import Path

from ivig_logger.domain.change import Trace
from ivig_logger.services.backup_folder import BackupFolder
from ivig_logger.services.erasing import Extent, extent_of
from ivig_logger.services.erasing_marks import Left, read_marks, write_marks
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.old_copies import remove_copies, remove_parts
from ivig_logger.services.own_copies import beginning_of, is_of_another
from ivig_logger.storage.erased_copies import erase_in_copy, is_in_copy, journals_of_parts
from ivig_logger.storage.erasure import remove_overwritten
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told

_NOBODY_CAN_READ = (Reason.DAMAGED, Reason.NOT_A_LOG)
_BESIDE = ("before-*", "damaged-*")


class Outcome(StrEnum):
    """What became of one copy."""

    UNTOUCHED = "held nothing of the patient"
    REWRITTEN = "rewritten"
    REMOVED = "removed"  # nobody can read it, so nobody can tell who is in it
    FAILED = "failed"
    LEFT = "in the second place, of another log or not to be opened by this one"


@dataclass(frozen=True, slots=True)
class Reach:
    """What deleting would reach: the log, how many copies hold the patient, and those that nobody can read.

    `away` is the second place where it is chosen and not there.
    """

    log: Extent
    backups: int = 0
    second: int = 0
    unreadable: tuple[Path, ...] = ()
    away: Path | None = None


@dataclass(frozen=True, slots=True)
class CopyDone:
    """One copy and what became of it; `failed` says why it is as it was."""

    path: Path
    outcome: Outcome
    failed: StorageFailed | None = None


def reach_of(logbook: Logbook, patient: str, place: Path | None) -> Reach:
    """What deleting would reach; opens every copy, for the background. Raises StorageFailed where the log is not read.

    A copy that cannot be opened for another reason than damage counts as one that holds the patient.
    """
    here, there = _copies_here(logbook), _copies_there(logbook, place)
    held = {each: _holds(each, patient, logbook.database.key) for each in (*here, *there)}
    held |= dict.fromkeys((each for each in there if _is_of_another(logbook, each)), False)
    return Reach(
        extent_of(logbook, patient),
        sum(held[each] is True for each in here),
        sum(held[each] is True for each in there),
        tuple(each for each, holds in held.items() if holds is None),
        None if place is None or place.is_dir() else place,
    )


def copies_to_do(logbook: Logbook, place: Path | None) -> list[Path]:
    """The copies that are still to be looked through, the newest first; none where nobody is to be erased from them."""
    if all(left is Left.LOG for left in read_marks(logbook.path).values()):
        return []
    return [*_copies_here(logbook), *_copies_there(logbook, place)]


def do_copy(logbook: Logbook, path: Path) -> CopyDone:
    """Erase from one copy all who are to be erased from the copies; a copy that nobody can read is removed."""
    author = logbook.author
    trace = Trace(logbook.now(), author.name, author.role)
    if not path.exists():  # thinned meanwhile, or pulled out, which the second place tells
        return CopyDone(path, Outcome.UNTOUCHED)
    if path not in _copies_here(logbook) and _is_of_another(logbook, path):
        return CopyDone(path, Outcome.LEFT)
    wanted = [patient for patient, left in read_marks(logbook.path).items() if left is not Left.LOG]
    try:
        found = [erase_in_copy(path, patient, trace, logbook.database.key) for patient in wanted]
    except StorageFailed as failed:
        if failed.reason not in _NOBODY_CAN_READ:
            return CopyDone(path, Outcome.FAILED, failed)
        return _remove(path)
    return CopyDone(path, Outcome.REWRITTEN if any(found) else Outcome.UNTOUCHED)


def end_with(logbook: Logbook, done: Iterable[CopyDone], place: Path | None) -> bool:
    """Whether nothing is left to do; otherwise the next start tries what failed, and a second place that was away."""
    for folder in (_folder(logbook), _folder(logbook, place)):
        remove_copies([*folder.parts(), *journals_of_parts(folder.folder)])
    remove_copies(journals_of_parts(logbook.path.parent))
    remove_parts(logbook.path)
    if any(each.failed for each in done) or not (place is None or place.is_dir()):
        return False
    with suppress(StorageFailed):
        marks = read_marks(logbook.path)
        write_marks(logbook.path, {each: Left.LOG for each, left in marks.items() if left is not Left.COPIES})
    return True


def _remove(path: Path) -> CopyDone:
    try:
        with failures_told(path):
            remove_overwritten(path)
    except StorageFailed as failed:
        return CopyDone(path, Outcome.FAILED, failed)
    return CopyDone(path, Outcome.REMOVED)


def _holds(path: Path, patient: str, key: bytes | None) -> bool | None:
    try:
        return is_in_copy(path, patient, key)
    except StorageFailed as failed:
        return None if failed.reason in _NOBODY_CAN_READ else True


def _is_of_another(logbook: Logbook, path: Path) -> bool:
    return is_of_another(path, beginning_of(logbook.database), logbook.database.key)


def _folder(logbook: Logbook, folder: Path | None = None) -> BackupFolder:
    return BackupFolder(logbook.path, logbook.now, folder, key=logbook.database.key)


def _copies_here(logbook: Logbook) -> list[Path]:
    """The backups, and what lies beside the log from before a migration or a repair."""
    log = logbook.path
    beside = (each for pattern in _BESIDE for each in sorted(log.parent.glob(f"{escape(log.name)}.{pattern}")))
    return [*_folder(logbook).paths(), *(each for each in beside if each.is_file())]


def _copies_there(logbook: Logbook, place: Path | None) -> list[Path]:
    return [] if place is None else _folder(logbook, place).paths()
