"""The rows that SQLite can still read of a damaged table: in portions, and where one fails singly."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from ivig_logger.storage.damaged_file import tried

_AT_ONCE = 100  # rows of one question; where it fails they are asked for one by one
_MISSES = 50  # questions in a row without an answer, after which a table whose end is not known has come to it
_SMALLEST_ROW = 16  # bytes; so no table of the file has more rows


def is_known(connection: Any, statement: str) -> bool:
    """Whether what the statement asks for is known; if not, every question fails as this one does."""
    return tried(lambda: connection.execute(f"{statement} LIMIT 0")) is not None


def readable_rows(connection: Any, statement: str, size: int) -> Iterator[Sequence[Any]]:
    """The readable rows of a table, in the order of their numbers, in a file of `size` bytes."""
    if not is_known(connection, statement):
        return
    most = size // _SMALLEST_ROW
    last, misses = last_number(connection, statement), 0
    end = most if last is None else min(last, most)
    for first in range(1, end + 1, _AT_ONCE):
        found = _between(connection, statement, first, min(first + _AT_ONCE - 1, end))
        yield from found
        misses = 0 if found else misses + 1
        if misses == _MISSES and last is None:
            return


def last_number(connection: Any, statement: str) -> int | None:
    """The highest number in a table; None where nobody can tell."""
    asked = f"SELECT coalesce(max(pk), 0) FROM {statement.rpartition(' ')[2]}"  # noqa: S608  # our own names
    answers = tried(partial(_ask, connection, asked))
    return None if answers is None else int(answers[0][0])


def _between(connection: Any, statement: str, first: int, last: int) -> list[Sequence[Any]]:
    asked = f"{statement} WHERE pk BETWEEN ? AND ? ORDER BY pk"
    whole = tried(partial(_ask, connection, asked, first, last))
    if whole is not None:
        return whole
    singly = (tried(partial(_ask, connection, asked, pk, pk)) for pk in range(first, last + 1))
    return [row for found in singly for row in found or ()]


def _ask(connection: Any, statement: str, *values: int) -> list[Sequence[Any]]:
    return list(connection.execute(statement, values).fetchall())
