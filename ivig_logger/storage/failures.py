"""What the world does to a file, as one exception with a reason."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError


class Reason(StrEnum):
    """Why the log could not be read or written."""

    FULL = "disk full"
    READ_ONLY = "read-only"
    CANNOT_OPEN = "cannot be opened"
    LOCKED = "in use"
    NOT_A_LOG = "not a log"
    DAMAGED = "damaged"
    NEWER = "made by a newer version"
    DISK = "disk error"
    OTHER = "other"


class StorageFailed(Exception):
    """The log at `path` could not be read or written; nothing of the change was stored."""

    def __init__(self, reason: Reason, path: Path, detail: str = "") -> None:
        super().__init__(reason.value, detail)
        self.reason, self.path, self.detail = reason, path, detail


class Unreadable(Exception):
    """A stored value makes no sense, as after damage that SQLite does not see; told as StorageFailed, damaged."""


# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_REASONS = {
    5: Reason.LOCKED,
    6: Reason.LOCKED,
    8: Reason.READ_ONLY,
    10: Reason.DISK,
    11: Reason.DAMAGED,
    13: Reason.FULL,
    14: Reason.CANNOT_OPEN,
    26: Reason.NOT_A_LOG,
}

# The driver's words for letters that are none; it gives no code, and goes on with what is stored.
_NOT_UTF_8 = "Could not decode to UTF-8"
# Our own statements fit the tables, so only a damaged definition of one lacks what they name; and a damaged header.
_OF_DAMAGE = ("no such table", "no such column", "has no column named", "unsupported file format")
_REASONS_OF_SYSTEM = {errno.ENOSPC: Reason.FULL, errno.EROFS: Reason.READ_ONLY}


@contextmanager
def failures_told(path: Path) -> Iterator[None]:
    """Turn the database's errors into StorageFailed; mistakes of the program pass as they are."""
    try:
        yield
    except _driver_errors() as error:
        driver = error.orig if isinstance(error, DBAPIError) else error
        if str(driver).startswith(_NOT_UTF_8):
            raise StorageFailed(Reason.DAMAGED, path, _NOT_UTF_8) from None  # it quotes the whole value
        if any(each in str(driver) for each in _OF_DAMAGE):
            raise StorageFailed(Reason.DAMAGED, path, str(driver)) from error
        code = getattr(driver, "sqlite_errorcode", None)
        if code is None or code & 0xFF not in _REASONS:
            raise
        reason = _REASONS[code & 0xFF]
        if reason is Reason.NOT_A_LOG and not isinstance(driver, sqlite3.Error):
            reason = Reason.DAMAGED  # SQLCipher's word for a page that is not what was written under the key
        raise StorageFailed(reason, path, getattr(driver, "sqlite_errorname", "")) from error
    except UnicodeDecodeError as error:  # SQLite's own message quotes a damaged definition of a table
        raise StorageFailed(Reason.DAMAGED, path, _NOT_UTF_8) from error
    except Unreadable as error:
        raise StorageFailed(Reason.DAMAGED, path, str(error)) from error
    except OSError as error:
        reason = _REASONS_OF_SYSTEM.get(error.errno or 0, Reason.CANNOT_OPEN)
        raise StorageFailed(reason, path, error.strerror or "") from error


def _driver_errors() -> tuple[type[Exception], ...]:
    cipher = sys.modules.get("sqlcipher3.dbapi2")  # imported with the first encrypted log only
    return (DBAPIError, sqlite3.Error, *([] if cipher is None else [cipher.Error]))


@contextmanager
def sense_made() -> Iterator[None]:
    """Turn what goes wrong while stored values are read into Unreadable; only around that and nothing else."""
    try:
        yield
    except (LookupError, ValueError, TypeError, ArithmeticError) as error:
        raise Unreadable(type(error).__name__) from error
