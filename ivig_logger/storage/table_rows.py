"""The rows of the log as plain values, a portion at a time, for tables that are written row by row.

Making a domain value of every row would take longer than all the rest of writing a table.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, Select, Text, bindparam, func, select, type_coerce

from ivig_logger.storage import rows
from ivig_logger.storage.columns import Scaled, Words
from ivig_logger.storage.records import InfusionRecord, PatientRecord, table_of

SESSIONS = "sessions"
_DURATION = "duration"  # seconds from start to end, which no column holds
_OF_SESSION = ("started", "ended")
_PORTION = 2000  # sessions
_RECORDS = {part.field: part.record for part in rows.PARTS}
_BY_START = (InfusionRecord.started_at, InfusionRecord.id)
_GIVEN = select(func.json_each(bindparam("pks")).table_valued("value").c.value)  # one bound text for any number of keys
_KEYS = (
    select(InfusionRecord.pk, InfusionRecord.started_at, InfusionRecord.started_zone, PatientRecord.id)
    .join_from(InfusionRecord, PatientRecord)
    .order_by(*_BY_START)
)
_IDS = select(InfusionRecord.id).where(InfusionRecord.pk.in_(_GIVEN)).order_by(*_BY_START)
Values = list[Any]


def started(db: Connection) -> Iterator[tuple[int, int, str, str]]:
    """The key, the start and its zone, and the patient's id of every session in the order of start and id."""
    return ((row[0], row[1], row[2], row[3]) for row in db.execute(_KEYS))


def rows_of(db: Connection, table: str, fields: Sequence[str], pks: Sequence[int]) -> Iterator[Values]:
    """The rows of `sessions` or of a kind of part, of the sessions with these keys, in the order of start and id.

    Each begins with the key and the id of its session, then the id of its patient or its place in the session, then
    the fields; a moment is two values, `duration` so many seconds, and `started` and `ended` are of the session.
    Numbers are Decimals, words plain texts.
    """
    statement, readers = _statement(table, tuple(fields))
    if table != SESSIONS and db.execute(_any(table)).first() is None:
        return
    for some in portions(pks):
        for row in db.execute(statement, {"pks": json.dumps(some)}):
            values = list(row)
            for at, read in readers:
                if values[at] is not None:
                    values[at] = read(values[at])
            yield values


def portions(pks: Sequence[int]) -> Iterator[list[int]]:
    """Keys in the portions in which they are read."""
    following = iter(pks)
    while some := list(islice(following, _PORTION)):
        yield some


def ids_of(db: Connection, pks: Sequence[int]) -> Iterator[str]:
    """The ids of the sessions with these keys, in the order of start and id."""
    for some in portions(pks):
        yield from db.scalars(_IDS, {"pks": json.dumps(some)})


@cache
def _any(table: str) -> Select[Any]:
    return select(_RECORDS[table].pk).limit(1)


@cache
def _statement(table: str, fields: tuple[str, ...]) -> tuple[Select[Any], list[tuple[int, Callable[[Any], Any]]]]:
    record = InfusionRecord if table == SESSIONS else _RECORDS[table]
    wanted = [each for name in fields for each in _columns(table_of(record).c, name)]
    second = PatientRecord.id if table == SESSIONS else _RECORDS[table].position
    statement = select(InfusionRecord.pk, InfusionRecord.id, second, *(_bare(each) for each in wanted))
    if table == SESSIONS:
        statement = statement.join_from(InfusionRecord, PatientRecord).order_by(*_BY_START)
    else:
        part = _RECORDS[table]
        statement = statement.join_from(part, InfusionRecord, part.infusion_pk == InfusionRecord.pk)
        statement = statement.order_by(*_BY_START, part.position)
    readers = ((at, _reader(each.type)) for at, each in enumerate(wanted, 3))
    return statement.where(InfusionRecord.pk.in_(_GIVEN)), [(at, read) for at, read in readers if read is not None]


def _columns(stored: Any, name: str) -> list[Any]:
    if name == _DURATION:
        return [stored.ended_at - stored.started_at]
    if name in _OF_SESSION:
        stored = table_of(InfusionRecord).c
    return [stored[f"{name}_at"], stored[f"{name}_zone"]] if f"{name}_at" in stored else [stored[name]]


def _bare(column: Any) -> Any:
    """The column as SQLite holds it: what SQLAlchemy would make of each value is made here, once for equal ones."""
    is_number = isinstance(column.type, (Scaled, Integer))
    return type_coerce(column, Integer() if is_number else Boolean() if isinstance(column.type, Boolean) else Text())


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Scaled):
        return _scaled(kind.decimals)
    return _words if isinstance(kind, Words) else None


@cache
def _scaled(decimals: int) -> Callable[[int], Decimal]:
    return lru_cache(10_000)(lambda value: Decimal(value).scaleb(-decimals))


@lru_cache(1000)
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
