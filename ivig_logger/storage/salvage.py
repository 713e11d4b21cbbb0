"""What can still be read of a damaged log: row by row, skipping what cannot, and trusting only what makes sense.

A revision is trusted where its own hash says that it is what was written. The file is opened for reading only and never
changed. Nothing here raises for what damage does.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, create_engine, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from ivig_logger.domain.canonical_reading import entry_in
from ivig_logger.domain.chain import FIELDS, content_hash
from ivig_logger.domain.change import Entry
from ivig_logger.domain.revision import NOBODY, Side
from ivig_logger.domain.states import DoesNotFit, state_after
from ivig_logger.storage import encryption, infusions, rows
from ivig_logger.storage.failures import StorageFailed, Unreadable
from ivig_logger.storage.records import PatientRecord, table_of

_Result = TypeVar("_Result")
_AT_ONCE = 100  # rows of one question; where it fails they are asked for one by one
_MISSES = 50  # questions in a row without an answer, after which a table whose end is not known has come to it
_SMALLEST_ROW = 16  # bytes; so no table of the file has more rows
_OWN = ", ".join(f'"{each}"' for each in FIELDS)
_REVISIONS = f"SELECT pk, {_OWN}, content, erased_at FROM revisions"  # noqa: S608  # our own names
_REVISIONS_BEFORE_4 = f"SELECT pk, {_OWN}, content, NULL FROM revisions"  # noqa: S608  # our own names
_TABLES = {"patient": "SELECT pk, id FROM patients", "infusion": "SELECT pk, id FROM infusions"}
_BEFORE_5 = (  # a view that stands before the table, with the columns that came later
    "CREATE TEMP VIEW infusions AS SELECT *, NULL AS wellbeing, NULL AS igg_trough FROM main.infusions"
)
_A_PATIENT = select(table_of(PatientRecord)).where(PatientRecord.id == bindparam("id"))


@dataclass(slots=True)
class Traces:
    """The readable revisions of one entry in their order; `last` is the time of the newest, in epoch seconds."""

    kind: str
    sides: list[tuple[Side | None, Side | None]] = field(default_factory=list)
    last: int = 0


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a damaged log still has: entries and when each was changed last, by id; kinds of those it lost, by id."""

    entries: dict[str, Entry] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)


def salvage(path: Path, key: bytes | None = None) -> Salvaged:
    """Read what can be read; `key` opens an encrypted file."""
    return _tried(lambda: _read(path, key)) or Salvaged()


def _read(path: Path, key: bytes | None) -> Salvaged:
    connect = partial(_connection, path, key)
    with closing(_Anew(connect) if encryption.is_encrypted(path) else connect()) as connection:
        traces, is_whole = _traces(connection, path)
        kinds = {entry: each.kind for entry, each in traces.items() if each.sides and each.sides[-1][1] is not None}
        for kind, statement in _TABLES.items():
            kinds |= {str(row[1]): kind for row in _rows(connection, statement, path)}
        found: dict[str, Entry | None] = {}
        while left := [each for each in kinds if each not in found]:
            with _engine(path, key) as db:
                for entry in left:
                    found[entry] = _entry(db, entry, kinds[entry], traces.get(entry), is_whole=is_whole)
                    if found[entry] is None:
                        break  # what read it may answer nothing any more
    return Salvaged(
        {entry: each for entry, each in found.items() if each is not None},
        {entry: each.last for entry, each in traces.items()},
        {entry: kinds[entry] for entry, each in found.items() if each is None},
    )


def _entry(db: Connection, entry: str, kind: str, traces: Traces | None, *, is_whole: bool) -> Entry | None:
    """From the revisions, which prove themselves; where one may be missing, from the tables first."""
    of_revisions = None if traces is None else _tried(lambda: _last_state(traces))
    if is_whole and of_revisions is not None:
        return of_revisions
    return _tried(lambda: _stored(db, entry, kind)) or of_revisions


def _last_state(traces: Traces) -> Entry | None:
    state = state_after(traces.sides)
    return None if state is None else entry_in(traces.kind, state)


def _stored(db: Connection, entry: str, kind: str) -> Entry | None:
    if kind == "infusion":
        return next(iter(infusions.find(db, [entry])), None)
    return next((rows.patient_of(row) for row in db.execute(_A_PATIENT, {"id": entry})), None)


def _traces(connection: Any, path: Path) -> tuple[dict[str, Traces], bool]:
    """The revisions of each entry, and whether all were read that there ever were."""
    traces: dict[str, Traces] = {}
    numbers = []
    statement = _REVISIONS if _tried(lambda: connection.execute(f"{_REVISIONS} LIMIT 0")) else _REVISIONS_BEFORE_4
    for number, *own, content, erased in _rows(connection, statement, path):
        fields = dict(zip(FIELDS, own, strict=True))
        sides = _tried(partial(_sides, fields, content))
        if sides is not None or erased is not None:
            numbers.append(number)
        if sides is not None and fields["entry_id"] != NOBODY:
            entry = traces.setdefault(str(fields["entry_id"]), Traces(str(fields["entry_kind"])))
            entry.sides.append(sides)
            entry.last = int(fields["at"])
    return traces, len(numbers) == _last(connection, statement)  # an end that is not known is no number


def _sides(fields: dict[str, Any], content: object) -> tuple[Side | None, Side | None]:
    if content_hash(fields) != content:
        raise Unreadable("not what was written")
    before, after = (None if fields[each] is None else json.loads(fields[each]) for each in ("before", "after"))
    return before, after


def _rows(connection: Any, statement: str, path: Path) -> Iterator[Sequence[Any]]:
    """The readable rows of a table in the order of their numbers."""
    if _tried(lambda: connection.execute(f"{statement} LIMIT 0")) is None:
        return  # what the table is, is not known: every question would fail as this one did
    most = path.stat().st_size // _SMALLEST_ROW
    last, misses = _last(connection, statement), 0
    end = most if last is None else min(last, most)
    for first in range(1, end + 1, _AT_ONCE):
        found = _between(connection, statement, first, min(first + _AT_ONCE - 1, end))
        yield from found
        misses = 0 if found else misses + 1
        if misses == _MISSES and last is None:
            return


def _last(connection: Any, statement: str) -> int | None:
    """The highest number in a table; None where nobody can tell."""
    asked = f"SELECT coalesce(max(pk), 0) FROM {statement.rpartition(' ')[2]}"  # noqa: S608  # our own names
    answers = _tried(partial(_ask, connection, asked))
    return None if answers is None else int(answers[0][0])


def _between(connection: Any, statement: str, first: int, last: int) -> list[Sequence[Any]]:
    asked = f"{statement} WHERE pk BETWEEN ? AND ? ORDER BY pk"
    whole = _tried(partial(_ask, connection, asked, first, last))
    if whole is not None:
        return whole
    singly = (_tried(partial(_ask, connection, asked, pk, pk)) for pk in range(first, last + 1))
    return [row for found in singly for row in found or ()]


def _ask(connection: Any, statement: str, *values: int) -> list[Sequence[Any]]:
    return list(connection.execute(statement, values).fetchall())


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


@contextmanager
def _opened(path: Path, key: bytes | None) -> Iterator[Any]:
    """A connection that only reads, with the journal where there is one, and reads damaged letters as others."""
    with closing(_connection(path, key)) as connection:
        yield connection


def _connection(path: Path, key: bytes | None) -> Any:
    journal = path.with_name(f"{path.name}-wal")
    how = "mode=ro" if journal.exists() and journal.stat().st_size else "mode=ro&immutable=1"
    connection = encryption.connect(path, key if encryption.is_encrypted(path) else None, how)
    connection.execute("PRAGMA writable_schema = ON")  # which lets SQLite read a file that was cut off
    connection.text_factory = lambda stored: stored.decode(errors="replace")
    return connection


@contextmanager
def _engine(path: Path, key: bytes | None) -> Iterator[Connection]:
    with _opened(path, key) as connection:
        if _tried(lambda: connection.execute("SELECT wellbeing FROM infusions LIMIT 0")) is None:
            _tried(lambda: connection.execute(_BEFORE_5))
        driver = encryption.driver(key if encryption.is_encrypted(path) else None)
        engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool, module=driver)
        with engine.connect() as db:
            yield db


def _tried(read: Callable[[], _Result]) -> _Result | None:
    """What is read, or None for whatever damage makes of it."""
    try:
        return read()
    except (SQLAlchemyError, StorageFailed, Unreadable, DoesNotFit, OSError, sqlite3.Error):
        return None
    except (LookupError, ValueError, TypeError, ArithmeticError, AttributeError):
        return None
    except Exception as error:
        if type(error).__module__.startswith("sqlcipher3"):
            return None
        raise
