"""Erasing a patient from copies of a log: each is at every moment the old copy or the new one, whole."""

import os
from contextlib import suppress
from pathlib import Path

from ivig_logger.domain.change import Trace
from ivig_logger.storage import erasing, upgrade
from ivig_logger.storage.copies import check_sound, open_copy
from ivig_logger.storage.database import Database, make_engine
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.erasure import remove_overwritten, written_over
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told
from ivig_logger.storage.rekeying import part_path
from ivig_logger.storage.restoring import copy_whole
from ivig_logger.storage.whole_files import sync_folder

_JOURNALS = ("-wal", "-shm", "-journal")


def is_in_copy(path: Path, patient: str, key: bytes | None) -> bool:
    """Whether a copy holds anything of a patient. Raises StorageFailed, also where the copy is not whole."""
    with open_copy(path, key) as connection:
        check_sound(connection, path)
        return erasing.is_known(connection, patient)


def erase_in_copy(path: Path, patient: str, trace: Trace, key: bytes | None) -> bool:
    """Have a copy without a patient under the same name, in the present form; whether there was anything of them.

    A copy without anything of them stays as it is. Raises StorageFailed, and then the copy is as it was; only one that
    is not whole itself is told as damaged.
    """
    unfinished = part_path(path)
    with failures_told(path):
        _clear(unfinished)  # left by a program that was killed; a journal of it would be taken for the new one's
        if not is_in_copy(path, patient, key):
            return False
        try:
            copy_whole(path, unfinished)
            _erase_in_part(unfinished, patient, trace, key if is_encrypted(path) else None)
            with written_over(path):
                unfinished.replace(path)
            sync_folder(path.parent)
        finally:
            with suppress(OSError):
                _clear(unfinished)
    return True


def _erase_in_part(copy: Path, patient: str, trace: Trace, key: bytes | None) -> None:
    try:
        _erase(copy, patient, trace, key)
    except StorageFailed as failed:
        if failed.reason in (Reason.DAMAGED, Reason.NOT_A_LOG):  # the new one: the old one was read as whole
            raise StorageFailed(Reason.DISK, copy, failed.detail) from failed
        raise


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


def journals_of_parts(folder: Path) -> list[Path]:
    """What SQLite kept beside unfinished copies of a program that was killed."""
    return [each for ending in _JOURNALS for each in folder.glob(f".*.unfinished{ending}")]


def _clear(unfinished: Path) -> None:
    for each in ("", *_JOURNALS):
        remove_overwritten(unfinished.with_name(unfinished.name + each))
