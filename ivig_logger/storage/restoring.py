"""A backup takes the place of the log: at every moment the file is the old log or the new one, whole."""

import os
import shutil
import sqlite3
from contextlib import closing
from filecmp import cmp
from pathlib import Path

from ivig_logger.storage.copies import check_sound, open_copy, sync_folder
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told


def put_in_place(backup: Path, log: Path) -> None:
    """Replace a log that nobody has open. Raises StorageFailed, and then the log is as it was."""
    arriving = log.with_name(f"{log.name}.arriving")
    try:
        copy_whole(backup, arriving)
        with failures_told(log):
            with open_copy(arriving) as connection:
                check_sound(connection, backup)
            if log.exists():
                _settle(log)
            arriving.replace(log)
            sync_folder(log.parent)
    finally:
        arriving.unlink(missing_ok=True)


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


def _settle(log: Path) -> None:
    """Carry the journal over into the old log: SQLite would take what is left of it for the new one's."""
    with closing(sqlite3.connect(log, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # fails while another connection is open
    if log.with_name(f"{log.name}-wal").exists():
        raise StorageFailed(Reason.LOCKED, log)
