"""One log file: opened with the promises that the program makes of it, and migrated to the present form."""

import os
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from ivig_logger.storage import encryption, upgrade
from ivig_logger.storage.dialect import COMPILED, DRIVER
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 3000",
    "PRAGMA temp_store = MEMORY",  # nothing of a log in the folder for temporary files
)


class Database:
    """An open log. Connections are for one unit of work each, in any thread."""

    def __init__(self, path: Path, engine: Engine, key: bytes | None = None) -> None:
        self.path, self.key, self._engine, self._closed = path, key, engine, False
        encryption.opened(self, path, key)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the log. Raises StorageFailed."""
        with failures_told(self.path), self._connect() as db, db.begin():
            yield db

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that is on disk when it is left, or leaves no trace. Raises StorageFailed."""
        with failures_told(self.path), self._connect() as db, db.execution_options(ivig_write=True).begin():
            yield db

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """The driver's own connection outside any transaction, for what SQLite allows only there."""
        with failures_told(self.path), self._connect() as db:
            yield db.connection.driver_connection

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A changing transaction in which tables can be rebuilt without their children being deleted."""
        with failures_told(self.path), self._connect() as db:
            raw: Any = db.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")  # would do nothing inside the transaction
            try:
                with db.execution_options(ivig_write=True).begin():
                    yield db
            finally:
                raw.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Let go of the file; Windows cannot move it before."""
        self._closed = True
        self._engine.dispose()
        encryption.closed(self)

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        """A connection; one that a screen asks for when the log is closed already does not keep the file."""
        try:
            with self._engine.connect() as db:
                yield db
        finally:
            if self._closed:
                self._engine.dispose()


def open_database(path: Path, *, key: bytes | None = None) -> Database:
    """Open the log at `path`, made new where there is none, and bring it to the present form.

    `key` is the raw 32-byte key of an encrypted log, which a new one becomes too; a plain file is opened without it.
    Raises StorageFailed: not a log, damaged, made by a newer version, cannot be opened, read-only.
    """
    with failures_told(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = _prepare(path, key)
        if not (made or encryption.is_encrypted(path)):
            key = None
        database = Database(path, make_engine(path, key=key), key)
        try:
            with database.raw() as connection:
                empty = _is_empty(connection, path)
            upgrade.upgrade(database, fresh=empty)
        except BaseException:
            database.close()
            if made and path.exists() and path.stat().st_size == 0:
                path.unlink()  # nothing was made: leave nothing behind
            raise
    return database


def make_engine(path: Path, *, key: bytes | None = None) -> Engine:
    """An engine whose every connection keeps the promises: foreign keys, WAL, durable commits, true transactions."""
    url, compiled = URL.create(DRIVER, database=str(path)), {"compiled_cache": COMPILED}
    engine = create_engine(url, module=encryption.driver(key), execution_options=compiled)

    @event.listens_for(engine, "connect", insert=True)  # before SQLAlchemy asks anything: the key comes first
    def keep_promises(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # DDL would end sqlite3's own transactions
        cursor = connection.cursor()
        encryption.unlock(cursor, key)
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that began as a reader cannot become a writer while another one writes.
        write = connection.get_execution_options().get("ivig_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _prepare(path: Path, key: bytes | None) -> bool:
    """Make the file, readable by its owner only, where there is none; tell whether it was made.

    A file that is there is looked at before the engine touches it: SQLite would take a cut-off log for a good one, and
    the engine would write its journal mode into a file that turns out to be another program's.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if not path.is_file():
            raise StorageFailed(Reason.CANNOT_OPEN, path) from None
        if path.stat().st_size:
            its_key = key if encryption.is_encrypted(path) else None
            if its_key is None:
                if encryption.known_as(path) is None:
                    _look_at_file(path)
            elif path.stat().st_size % encryption.PAGE and not _has_journal(path):
                # Cut off within a page, which SQLite would not look at.
                raise StorageFailed(Reason.DAMAGED, path) from None
            with closing(_look_only(path, its_key)) as connection:
                _is_empty(connection, path)
        return False
    return True


def _look_at_file(path: Path) -> None:
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(encryption.MAGIC):
        raise StorageFailed(Reason.NOT_A_LOG, path)
    if len(header) < 100:
        raise StorageFailed(Reason.DAMAGED, path)
    if _has_journal(path):
        return  # the missing pages are there when the program was killed while it carried them over
    # https://www.sqlite.org/fileformat.html#the_database_header: page size at 16, pages at 28
    (page_size,) = struct.unpack(">H", header[16:18])
    (pages,) = struct.unpack(">I", header[28:32])
    if path.stat().st_size < pages * (65536 if page_size == 1 else page_size):
        raise StorageFailed(Reason.DAMAGED, path)


def _look_only(path: Path, key: bytes | None) -> Any:
    # Without a journal to read, `immutable` keeps SQLite from leaving files of its own beside this one.
    how = "mode=ro" if _has_journal(path) else "mode=ro&immutable=1"
    return encryption.connect(path, key, how)


def _has_journal(path: Path) -> bool:
    journal = path.with_name(f"{path.name}-wal")
    return journal.is_file() and journal.stat().st_size > 0


def _is_empty(connection: Any, path: Path) -> bool:
    """Whether nothing was ever stored in a file; refuses what is no log, or one of a newer version."""
    asked = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
    application, version, tables = (connection.execute(each).fetchone()[0] for each in asked)
    if application != upgrade.APPLICATION_ID and (application or tables):
        raise StorageFailed(Reason.NOT_A_LOG, path)
    upgrade.refuse_newer(path, version)
    return not tables
