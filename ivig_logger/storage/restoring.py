"""A backup takes the place of the log: at every moment the file is the old log or the new one, whole."""

import os
import shutil
from contextlib import closing
from filecmp import cmp
from pathlib import Path

from ivig_logger.storage.copies import check_kind, check_sound, open_copy
from ivig_logger.storage.encryption import connect, convert, is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told
from ivig_logger.storage.whole_files import sync_folder

State = tuple[int, int, int]


def put_in_place(backup: Path, log: Path, key: bytes | None = None) -> None:
    """Replace a log that nobody has open; under a `key` it is encrypted whatever the backup is.

    Raises StorageFailed, and then the log is as it was.
    """
    arriving = log.with_name(f"{log.name}.arriving")
    try:
        with open_copy(backup, key) as connection:
            check_kind(connection, backup)
        if key is not None and not is_encrypted(backup):
            convert(backup, arriving, key=None, wanted=key)
        else:
            copy_whole(backup, arriving)
        take_place(arriving, log, key)
    finally:
        arriving.unlink(missing_ok=True)


def take_place(arriving: Path, log: Path, key: bytes | None, before: State | None = None) -> None:
    """Let a whole file that lies beside the log be the log from now on; `key` opens both, as far as they need one.

    Raises StorageFailed, and then the log is as it was; also where it is not as it was `before`.
    """
    with failures_told(log):
        with open_copy(arriving, key) as connection:
            check_sound(connection, arriving)
        if log.exists():
            settle(log, key)
        if before is not None and before != state_of(log):
            raise StorageFailed(Reason.LOCKED, log, "changed")
        arriving.replace(log)
        sync_folder(log.parent)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file byte for byte, for its owner only, on disk and compared when this returns. Raises StorageFailed."""
    with failures_told(target.parent):
        target.unlink(missing_ok=True)
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with source.open("rb") as read, os.fdopen(handle, "wb") as written:
            shutil.copyfileobj(read, written, 1 << 20)
            written.flush()
            os.fsync(written.fileno())
        if not cmp(source, target, shallow=False):
            raise StorageFailed(Reason.DISK, target, "not the same")


def settle(log: Path, key: bytes | None) -> None:
    """Carry the journal over into a log that nobody has open: SQLite would take what is left of it for another's.

    Raises StorageFailed.
    """
    with failures_told(log):
        with closing(connect(log, key if is_encrypted(log) else None, "mode=rw")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # fails while another connection is open
        if log.with_name(f"{log.name}-wal").exists():
            raise StorageFailed(Reason.LOCKED, log)


def state_of(log: Path) -> State:
    """What differs after somebody has written to a settled log."""
    with failures_told(log):
        told = log.stat()
        return told.st_ino, told.st_size, told.st_mtime_ns
