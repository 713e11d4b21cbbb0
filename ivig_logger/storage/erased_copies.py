"""Erasing a patient from copies of a log: each is at every moment the old copy or the new one, whole."""

import os
from contextlib import closing, suppress
from pathlib import Path

from ivig_logger.domain.change import Trace
from ivig_logger.storage import erasing, upgrade
from ivig_logger.storage.copies import check_kind, check_sound, open_copy
from ivig_logger.storage.database import Database, make_engine
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told
from ivig_logger.storage.restoring import copy_whole
from ivig_logger.storage.whole_files import sync_folder

UNFINISHED = ".unfinished"
_ZEROS = bytes(1 << 20)


def is_in_copy(path: Path, patient: str, key: bytes | None) -> bool:
    """Whether a copy holds anything of a patient. Raises StorageFailed where it cannot be read."""
    with open_copy(path, key) as connection:
        check_kind(connection, path)
        return erasing.is_known(connection, patient)


def erase_in_copy(path: Path, patient: str, trace: Trace, key: bytes | None) -> bool:
    """Have a copy without a patient under the same name, in the present form; whether there was anything of them.

    A copy without anything of them stays as it is. Raises StorageFailed, and then the copy is as it was.
    """
    unfinished = unfinished_of(path)
    with failures_told(path):
        _clear(unfinished)  # left by a program that was killed; a journal of it would be taken for the new one's
        if not is_in_copy(path, patient, key):
            return False
        try:
            copy_whole(path, unfinished)
            _erase(unfinished, patient, trace, key if is_encrypted(path) else None)
            _exchange(unfinished, path)
        finally:
            _clear(unfinished)
    return True


def unfinished_of(path: Path) -> Path:
    """Where the new copy is made before it takes the place of the old one."""
    return path.with_name(f".{path.name}{UNFINISHED}")


def overwrite_and_remove(path: Path) -> None:
    """Remove a file after its bytes were overwritten, as far as its disk does that. Raises StorageFailed."""
    with failures_told(path):
        if path.is_file():
            with path.open("rb+") as file:
                _overwrite(file.fileno())
        path.unlink(missing_ok=True)


def _erase(copy: Path, patient: str, trace: Trace, key: bytes | None) -> None:
    database = Database(copy, make_engine(copy, key=key), key)
    try:
        upgrade.upgrade(database, fresh=True)  # another copy of it would only have to be erased too
        erasing.erase(database, patient, trace, running_too=True)
        erasing.settle(database)
        with database.raw() as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # one file, and none beside it
    finally:
        database.close()
    with open_copy(copy, key) as connection:
        check_sound(connection, copy)
        if erasing.is_known(connection, patient):
            raise StorageFailed(Reason.DAMAGED, copy, "not erased")
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _exchange(new: Path, old: Path) -> None:
    """Put the new copy in the place of the old one, whose bytes are overwritten where a system lets them be held."""
    with suppress(OSError), closing(os.fdopen(os.open(old, os.O_RDWR), "rb+")) as held:
        if os.name == "posix" and os.fstat(held.fileno()).st_nlink == 1:
            new.replace(old)
            _overwrite(held.fileno())
    if new.exists():
        new.replace(old)
    sync_folder(old.parent)


def _overwrite(handle: int) -> None:
    left = os.lseek(handle, 0, os.SEEK_END)
    os.lseek(handle, 0, os.SEEK_SET)
    while left > 0:
        left -= os.write(handle, _ZEROS[: min(left, len(_ZEROS))])
    os.fsync(handle)


def _clear(unfinished: Path) -> None:
    for each in ("", "-wal", "-shm", "-journal"):
        unfinished.with_name(unfinished.name + each).unlink(missing_ok=True)
