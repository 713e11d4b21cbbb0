"""One cell of a table -> the value that the JSON log has there. What does not fit stays, and is refused by it."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from ivig_logger.domain.canonical import plain_number
from ivig_logger.exchange.log_json import Unreadable, read_json, read_number
from ivig_logger.exchange.sheets import Broken, Cell
from ivig_logger.exchange.tables.columns import Kind
from ivig_logger.exchange.tables.texts import text_of

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_FLAGS = {"true": True, "false": False, "1": True, "0": False}  # numbers, when LibreOffice has saved it as ods
_LOCAL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MINUTE = timedelta(minutes=1)
_ISO_CLOCK = 19  # characters of an ISO time before its offset
_ISO_MINUTE = 16  # where the seconds are left out
_OFFSETS = {"+", "-", "Z"}


def value_of(cell: Cell, kind: Kind) -> object:
    """The value of a cell that is not empty."""
    return _READERS[kind](cell)


def text_in(cell: Cell) -> str:
    """The text of a cell, whatever a spreadsheet has made of it."""
    if isinstance(cell, str):
        return text_of(cell)
    if isinstance(cell, Broken):
        return cell.text
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return plain_number(cell)
    return "" if cell is None else str(cell)


def agrees(iso: str, local: Cell) -> bool:
    """Whether what a moment shows for people is that moment, as far as its form is still ours."""
    clock = iso[: _ISO_MINUTE if iso[_ISO_MINUTE:][:1] in _OFFSETS else _ISO_CLOCK].replace("T", " ")
    if local == clock:
        return True
    try:
        shown = local if isinstance(local, datetime) else _clock(local)
        return shown is None or abs(shown - datetime.fromisoformat(clock)) < _MINUTE  # seconds may not be shown
    except ValueError:
        return False


def _clock(local: Cell) -> datetime | None:
    return datetime.fromisoformat(local) if isinstance(local, str) and _LOCAL.fullmatch(local) else None


def _number(cell: Cell) -> object:
    if isinstance(cell, Decimal):
        return read_number(str(cell))
    return _number_in(cell) if isinstance(cell, str) else text_in(cell)


@lru_cache(10_000)
def _number_in(cell: str) -> object:
    return read_number(cell) if _NUMBER.fullmatch(cell) else text_in(cell)


def _flag(cell: Cell) -> object:
    return cell if isinstance(cell, bool) else _FLAGS.get(text_in(cell).lower(), text_in(cell))


def _day(cell: Cell) -> object:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else text_in(cell)


def _words(cell: Cell) -> object:
    return [each.strip() for each in text_in(cell).split(";")]


def _json(cell: Cell) -> object:
    try:
        return read_json(text_in(cell))
    except Unreadable:
        return text_in(cell)


_READERS: dict[Kind, Callable[[Cell], object]] = {
    Kind.TEXT: text_in,
    Kind.WORD: text_in,
    Kind.NUMBER: _number,
    Kind.FLAG: _flag,
    Kind.DAY: _day,
    Kind.MOMENT: text_in,
    Kind.MINUTES: _number,
    Kind.WORDS: _words,
    Kind.JSON: _json,
}
