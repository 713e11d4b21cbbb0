"""Encrypted logs: SQLCipher in the place of SQLite, with a raw key of 32 bytes. First bytes tell a plain file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from ivig_logger.storage.failures import Reason, StorageFailed, failures_told

MAGIC = b"SQLite format 3\x00"  # https://www.sqlite.org/fileformat.html#the_database_header
PAGE = 4096  # bytes; SQLCipher's own size: https://www.zetetic.net/sqlcipher/sqlcipher-api/#cipher_page_size
_TABLES = "SELECT name FROM {of}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_WORDS = {"malformed": Reason.DAMAGED, "full": Reason.FULL, "I/O": Reason.DISK, "locked": Reason.LOCKED}
_NUMBERS = ("application_id", "user_version")
# POSIX lets go of all of a process's locks on a file when any handle to it is closed, SQLite's own too; another program
# would then take the log for one that nobody has open (https://www.sqlite.org/howtocorrupt.html#posix_close_bug).
_OPEN: "WeakKeyDictionary[object, tuple[Path, bool]]" = WeakKeyDictionary()


def opened(database: object, path: Path, key: bytes | None) -> None:
    """From now on this process has a log open, and nothing but SQLite looks into its file."""
    _OPEN[database] = path.resolve(), key is not None


def closed(database: object) -> None:
    """It was let go of."""
    _OPEN.pop(database, None)


def known_as(path: Path) -> bool | None:
    """Whether a log that this process has open is encrypted; None where it has it not open."""
    whole = path.resolve()
    return next((encrypted for open_, encrypted in list(_OPEN.values()) if open_ == whole), None)


def is_encrypted(path: Path) -> bool:
    """Whether there is something in a file that does not begin as a plain log does. Raises StorageFailed."""
    known = known_as(path)
    if known is not None:
        return known
    with failures_told(path):
        if not path.is_file():
            return False
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
        return bool(start) and start != MAGIC


def driver(key: bytes | None) -> Any:
    """The DB-API module for a log with this key; None: a plain one."""
    return sqlite3 if key is None else _cipher()


def unlock(cursor: Any, key: bytes | None) -> None:
    """Tell a connection its key, before anything else is asked of it."""
    if key is not None:
        cursor.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal what it cannot read
        cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def connect(path: Path, key: bytes | None, how: str, module: Any = None) -> Any:
    """A connection of its own, outside the engine; `how` are SQLite's URI parameters, as "mode=ro"."""
    connection = (module or driver(key)).connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    unlock(connection, key)
    return connection


def convert(source: Path, target: Path, *, key: bytes | None, wanted: bytes | None) -> None:
    """A whole copy of a log that nobody changes meanwhile, under the key `wanted` instead of `key`; None: plain.

    It is on disk, sound and counted against the source when this returns, and for its owner only. Raises
    StorageFailed, and then leaves no part of a copy.
    """
    with failures_told(target):
        try:
            target.unlink(missing_ok=True)
            os.close(os.open(target, os.O_CREAT | os.O_EXCL, 0o600))
            _export(source, target, key, wanted)
            with target.open("rb+") as file:
                os.fsync(file.fileno())
            with closing(connect(target, wanted, "mode=ro&immutable=1")) as copied:
                if copied.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                    raise StorageFailed(Reason.DAMAGED, source)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def _export(source: Path, target: Path, key: bytes | None, wanted: bytes | None) -> None:
    # SQLCipher reads and writes plain files too, and only it has the function that copies between keys.
    with closing(connect(target, wanted, "mode=rw", _cipher())) as copied:
        copied.execute("PRAGMA temp_store = MEMORY")
        copied.execute("PRAGMA journal_mode = OFF")  # it is thrown away where it fails
        journal = source.with_name(f"{source.name}-wal")
        how = "mode=ro" if journal.exists() and journal.stat().st_size else "mode=ro&immutable=1"
        copied.execute(f"ATTACH ? AS source KEY {_literal(key)}", (f"{source.absolute().as_uri()}?{how}",))
        try:
            copied.execute("SELECT sqlcipher_export('main', 'source')")
        except _cipher().Error as error:
            raise StorageFailed(_reason_of_export(str(error)), source, "export") from error
        for number in _NUMBERS:
            (value,) = copied.execute(f"PRAGMA source.{number}").fetchone()
            copied.execute(f"PRAGMA main.{number} = {int(value)}")
        if _counts(copied, "main") != _counts(copied, "source"):
            raise StorageFailed(Reason.DAMAGED, source, "counts")
        copied.execute("DETACH source")


def _reason_of_export(message: str) -> Reason:
    """The function tells each failure under the same code; SQLite's own words are in its message."""
    return next((reason for word, reason in _WORDS.items() if word in message), Reason.OTHER)


def _cipher() -> Any:
    from sqlcipher3 import dbapi2  # a plain log does not wait for it

    return dbapi2


def _literal(key: bytes | None) -> str:
    return "''" if key is None else f"\"x'{key.hex()}'\""


def _counts(connection: Any, of: str) -> dict[str, int]:
    names = [name for (name,) in connection.execute(_TABLES.format(of=of))]
    return {name: connection.execute(f'SELECT count(*) FROM {of}."{name}"').fetchone()[0] for name in names}  # noqa: S608  # our own names
