"""What any sheet file gives: tables of rows of cells, read when they are asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

_SHOWN = 200  # characters of a cell that cannot be read, which is enough to find it again


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that cannot be read: what stands there, shortened, and a sentence that says why."""

    text: str
    why: str


Cell = str | Decimal | bool | datetime | date | time | timedelta | Broken | None
Row = tuple[Cell, ...]
Rows = Iterator[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table: `rows()` gives, each time anew, the number of each row as a sheet shows it (from 1) and its cells.

    Rows without anything in them are left out, and the numbers of the others stay. Rows may be of different lengths.
    Dates and times are what the wall clock showed. In a row that cannot be read at all every cell is Broken.
    """

    name: str
    rows: Callable[[], Rows]


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a file that hold anything, in its order, and sentences about what a person should know of it."""

    tables: tuple[RawTable, ...]
    notes: tuple[str, ...] = ()


def broken(text: str, why: str) -> Broken:
    """A cell that cannot be read, its text on one line and short enough to show."""
    line = " ".join(text[: _SHOWN + 1].replace("\0", "\N{SYMBOL FOR NULL}").split())
    return Broken(line if len(text) <= _SHOWN else line[:_SHOWN] + "…", why)


def why_unreadable(row: Row) -> str | None:
    """Why a row cannot be read at all; None where it can."""
    first = row[0] if row else None
    if isinstance(first, Broken) and all(isinstance(each, Broken) for each in row):
        return first.why
    return None


def is_empty(row: Row) -> bool:
    """Whether nothing stands in a row."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)
