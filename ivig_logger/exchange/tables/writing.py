"""Values of the log -> the cells of a row, as texts of a CSV file or as numbers and dates of a sheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from ivig_logger.domain.canonical import plain_number
from ivig_logger.exchange.log_format import minutes_of
from ivig_logger.exchange.log_writing import json_text
from ivig_logger.exchange.tables.columns import Column, Kind
from ivig_logger.exchange.tables.texts import LONGEST, PIECE, cell_of, quoted, reference

Cell = str | Decimal | bool | date | None
"""A cell of a sheet; a date may have a time, which is that of the wall clock."""
Row = Callable[[Sequence[Any]], list[Any]]
"""Turns the values of a record, of as many kinds as it has columns, into its cells; a moment is two values."""

_FIRST_SHEET_YEAR = 1901  # a spreadsheet counts a day too many in the first months of 1900
_EXACT_DIGITS = 15  # that the binary number of a spreadsheet gives back
_zone = lru_cache(ZoneInfo)
_plain = lru_cache(10_000)(plain_number)


@dataclass(slots=True)
class LongTexts:
    """The texts that are too long for a cell, in the order in which they were met."""

    texts: list[str] = field(default_factory=list)

    def cell(self, text: str) -> str:
        """The cell of any text."""
        if len(text) <= LONGEST:
            return cell_of(text)
        self.texts.append(text)
        return reference(len(self.texts))

    def rows(self) -> Iterator[tuple[int, int, str]]:
        """Each text in its pieces: its number, the place of the piece, the piece."""
        for number, text in enumerate(self.texts, 1):
            for at, start in enumerate(range(0, len(text), PIECE), 1):
                yield number, at, quoted(text[start : start + PIECE])


def text_row(columns: Sequence[Column], long: LongTexts) -> Row:
    """The cells of a CSV file: "" where nothing is recorded."""
    return _row(columns, _text_cells(long), _text_moment)


def sheet_row(columns: Sequence[Column], long: LongTexts) -> Row:
    """The cells of a sheet: numbers, days and times as such."""
    return _row(columns, _sheet_cells(long), _sheet_moment)


def _row(columns: Sequence[Column], cells: dict[Kind, Callable[[Any], Cell]], moment: Callable[[int, str], Any]) -> Row:
    steps = [cells.get(each.kind) for each in columns]  # None: a moment

    def row(values: Sequence[Any]) -> list[Any]:
        written: list[Any] = []
        following = iter(values)
        for step in steps:
            value = next(following)
            if step is not None:
                written.append("" if value is None or value == "" else step(value))
            elif value is None:
                next(following)
                written += ("", "", "")
            else:
                written += moment(value, next(following))
        return written

    return row


def _text_cells(long: LongTexts) -> dict[Kind, Callable[[Any], Cell]]:
    return {
        Kind.TEXT: long.cell,
        Kind.WORD: long.cell,
        Kind.NUMBER: _number,
        Kind.FLAG: lambda value: "true" if value else "false",
        Kind.DAY: date.isoformat,
        Kind.MINUTES: _minutes,
        Kind.WORDS: "; ".join,
        Kind.JSON: lambda value: long.cell(json_text(value, "\n")),
    }


def _sheet_cells(long: LongTexts) -> dict[Kind, Callable[[Any], Cell]]:
    return _text_cells(long) | {
        Kind.NUMBER: lambda value: _exact(Decimal(value)),
        Kind.FLAG: bool,
        Kind.DAY: lambda value: value if value.year >= _FIRST_SHEET_YEAR else value.isoformat(),
        Kind.MINUTES: lambda value: minutes_of(timedelta(seconds=value)),
    }


def _text_moment(epoch: int, zone: str) -> tuple[str, str, str]:
    iso = datetime.fromtimestamp(epoch, _zone(zone)).isoformat()
    return iso, zone, f"{iso[:10]} {iso[11:19]}"


def _sheet_moment(epoch: int, zone: str) -> tuple[str, str, Cell]:
    local = datetime.fromtimestamp(epoch, _zone(zone))
    iso = local.isoformat()
    clock = local.replace(tzinfo=None)
    return iso, zone, clock if clock.year >= _FIRST_SHEET_YEAR else f"{iso[:10]} {iso[11:19]}"


def _number(value: Decimal | int) -> str:
    return str(value) if isinstance(value, int) else _plain(value)


def _exact(value: Decimal) -> Cell:
    return value if len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS else plain_number(value)


@lru_cache(10_000)
def _minutes(seconds: int) -> str:
    return plain_number(minutes_of(timedelta(seconds=seconds)))
