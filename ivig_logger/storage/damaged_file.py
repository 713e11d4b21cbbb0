"""A damaged log as something that can be asked: opened for reading only, and whatever damage does is no answer."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ivig_logger.domain.states import DoesNotFit
from ivig_logger.storage import encryption, rebuilding
from ivig_logger.storage.failures import StorageFailed, Unreadable

_Result = TypeVar("_Result")
_BEFORE_5 = (  # a view that stands before the table, with the columns that came later
    "CREATE TEMP VIEW infusions AS SELECT *, NULL AS wellbeing, NULL AS igg_trough FROM main.infusions"
)


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """`connect` opens it with `driver`; `size` in bytes; one that is not `lasting` answers nothing after a failure."""

    connect: Callable[[], Any]
    driver: Any
    size: int
    lasting: bool = True

    @contextmanager
    def asked(self) -> Iterator[Any]:
        """A connection for statements of its own."""
        with closing(self.connect() if self.lasting else _Anew(self.connect)) as connection:
            yield connection

    @contextmanager
    def engine(self) -> Iterator[Connection]:
        """A connection for the statements with which a log is read, also one of an older form."""
        with closing(self.connect()) as connection:
            if tried(lambda: connection.execute("SELECT wellbeing FROM infusions LIMIT 0")) is None:
                tried(lambda: connection.execute(_BEFORE_5))
            url = "sqlite+pysqlite://"
            engine = create_engine(url, creator=lambda: connection, poolclass=StaticPool, module=self.driver)
            with engine.connect() as db:
                yield db


def as_it_is(path: Path, key: bytes | None) -> DamagedFile:
    """The file with its journal where there is one; `key` opens an encrypted one. Raises StorageFailed, OSError."""
    encrypted = encryption.is_encrypted(path)
    its_key = key if encrypted else None
    connect = partial(_connection, path, its_key)
    return DamagedFile(connect, encryption.driver(its_key), path.stat().st_size, lasting=not encrypted)


def as_rebuilt(image: bytearray | None) -> DamagedFile:
    """What `storage.rebuilding` made of it; None: nothing."""
    return DamagedFile(lambda: _reading(rebuilding.opened(image or bytearray())), sqlite3, len(image or b""))


def tried(read: Callable[[], _Result]) -> _Result | None:
    """What is read, or None for whatever damage makes of it."""
    try:
        return read()
    except (SQLAlchemyError, StorageFailed, Unreadable, DoesNotFit, OSError, sqlite3.Error):
        return None
    except (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, MemoryError):
        return None
    except Exception as error:
        if type(error).__module__.startswith("sqlcipher3"):
            return None
        raise


def _connection(path: Path, key: bytes | None) -> Any:
    journal = path.with_name(f"{path.name}-wal")
    how = "mode=ro" if journal.exists() and journal.stat().st_size else "mode=ro&immutable=1"
    return _reading(encryption.connect(path, key, how))


def _reading(connection: Any) -> Any:
    """Reads damaged letters as others, and a file that was cut off."""
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of a log in the folder for temporary files
    connection.text_factory = lambda stored: stored.decode(errors="replace")
    return connection


class _Anew:
    """A connection that is opened again when it failed: SQLCipher answers nothing after the first page it refuses."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect, self._connection = connect, connect()

    def execute(self, statement: str, values: Sequence[int] = ()) -> Any:
        """What the connection answers. Raises what it raises."""
        try:
            return _Answer(self._connection.execute(statement, values).fetchall())
        except Exception:
            self.close()
            self._connection = self._connect()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@dataclass(frozen=True, slots=True)
class _Answer:
    rows: list[Sequence[Any]]

    def fetchall(self) -> list[Sequence[Any]]:
        return self.rows
