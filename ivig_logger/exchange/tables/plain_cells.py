"""Cells as an export writes them -> domain values at once. Whatever is otherwise is not plain, and read the long way.

What is said about a file is said by the long way alone (`tables.rebuilding`, `log_records`); so a cell that would be
refused there, or be made another value of, is never plain.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import get_args

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_fields import Node
from ivig_logger.exchange.log_format import DECIMALS, LINE, Refusal
from ivig_logger.exchange.log_times import minutes, plain_moment
from ivig_logger.exchange.sheets import Cell
from ivig_logger.exchange.tables.cells import value_of
from ivig_logger.exchange.tables.columns import Column, Kind

_SHORT = 40  # characters: names, lots and units, which are there again and again
_FLAGS: dict[Cell, bool] = {"true": True, "false": False, True: True, False: False}
_CLOCK = 19  # characters of an ISO time before its offset
Row = tuple[Cell, ...]
ReadCell = Callable[[Row], object]


class NotPlain(Exception):
    """Something is to be looked at, and perhaps to be said."""


def cell_reader(hint: object, column: Column, at: int, default: object) -> ReadCell:
    """The reader of the field that a column holds from the place `at` on; `default` stands for an empty cell."""
    if column.kind is Kind.MOMENT:
        return lambda row: _or(_moment(row[at], row[at + 1], row[at + 2]), default)
    read = _words(_kind_of(hint)) if column.kind is Kind.WORDS else _reader(_kind_of(hint))

    def cell(row: Row) -> object:
        found = row[at]
        return _or(None, default) if found is None or found == "" else read(found)

    return cell


def absent(hint: object, column: Column, default: object) -> object:
    """What an empty cell means: the empty text, nothing, the default, or that it may not be empty (NotPlain)."""
    if NoneType in get_args(hint):
        return None
    return "" if column.kind is Kind.TEXT else default


def place_in(cell: Cell) -> int:
    """The position of a part."""
    if isinstance(cell, str) and len(cell) < _SHORT and cell.isascii() and cell.isdecimal():
        return int(cell)
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return int(cell)
    raise NotPlain


@lru_cache(10_000)
def length_in(cell: Cell) -> timedelta:
    """A length of time in minutes."""
    refusals: list[Refusal] = []
    read = minutes(Node(value_of(cell, Kind.MINUTES), "", refusals))
    if read is None or refusals:
        raise NotPlain
    return read


def _or(value: object, default: object) -> object:
    if value is not None:
        return value
    if default is NotPlain:
        raise NotPlain
    return default


def _kind_of(hint: object) -> type:
    """The kind of a field that may be None; of a list of words, their kind."""
    return next(each for each in (*get_args(hint), hint) if isinstance(each, type) and each is not NoneType)


def _reader(kind: type) -> Callable[[Cell], object]:
    simple: dict[type, Callable[[Cell], object]] = {str: _text, bool: _flag, Decimal: _number, int: _whole}
    return _word(kind) if issubclass(kind, Enum) else simple[kind]


def _moment(at: Cell, zone: Cell, local: Cell) -> Moment | None:
    if not at and not zone:
        return None
    if isinstance(at, str) and isinstance(zone, str):
        read = plain_moment(at, zone)
        if read is not None and (local is None or local == at[:_CLOCK].replace("T", " ")):
            return read
    raise NotPlain


def _text(cell: Cell) -> str:
    if isinstance(cell, str) and cell[0] != "'" and len(cell) <= LINE:
        return _known(cell) if len(cell) <= _SHORT else cell
    raise NotPlain


@lru_cache(10_000)
def _known(text: str) -> str:
    """The same text as the first time, so that it is in memory once."""
    return text


def _flag(cell: Cell) -> bool:
    if isinstance(cell, str | bool) and cell in _FLAGS:
        return _FLAGS[cell]
    raise NotPlain


def _number(cell: Cell) -> Decimal:
    if isinstance(cell, str | Decimal):
        return _number_in(cell)
    raise NotPlain


@lru_cache(10_000)
def _number_in(cell: str | Decimal) -> Decimal:
    value = value_of(cell, Kind.NUMBER)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent <= DECIMALS:
            return value
    raise NotPlain


def _whole(cell: Cell) -> int:
    value = _number(cell)
    if value == value.to_integral_value():
        return int(value)
    raise NotPlain


def _word(kind: type[Enum]) -> Callable[[Cell], object]:
    words: dict[str, object] = {each.value: each for each in kind}

    def word(cell: Cell) -> object:
        if isinstance(cell, str) and cell in words:
            return words[cell]
        raise NotPlain

    return word


def _words(kind: type) -> Callable[[Cell], object]:
    word = _reader(kind)

    @lru_cache(1000)
    def words(cell: Cell) -> object:
        if isinstance(cell, str):
            return tuple(word(each.strip()) for each in cell.split(";"))
        raise NotPlain

    return words
