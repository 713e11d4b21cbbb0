"""Bytes or text -> JSON values, strictly: numbers stay as written, and nothing is silently dropped or replaced."""

import json
from collections import Counter
from decimal import Decimal, InvalidOperation

from ivig_logger.exchange.log_format import DIGITS

_LONGEST = 40  # characters of a number


class Unreadable(Exception):
    """The whole file cannot be read; the text says why."""


class Object(dict[str, object]):
    """A JSON object that remembers which keys it was given twice."""

    twice: tuple[str, ...] = ()


class NoNumber(str):
    """A number that no field can hold: NaN, an infinity, or far too long."""

    __slots__ = ()


def read_json(data: str | bytes) -> object:
    """The value of a JSON text; every number is a Decimal or a NoNumber, every object an Object.

    Raises Unreadable with a sentence.
    """
    text = data if isinstance(data, str) else _decoded(data)
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if not text.strip():
        raise Unreadable("The file is empty.")
    try:
        value: object = json.loads(
            text, parse_int=read_number, parse_float=read_number, parse_constant=NoNumber, object_pairs_hook=_object
        )
    except json.JSONDecodeError as wrong:
        raise Unreadable(f"The file is not JSON: line {wrong.lineno}, column {wrong.colno}: {wrong.msg}.") from None
    except RecursionError:
        raise Unreadable("The file is nested too deeply to be a log.") from None
    return value


def _decoded(data: bytes) -> str:
    encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-8"):
        raise Unreadable(f"The file is written in {encoding[:6].upper()}; a log is written in UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise Unreadable(f"The file is not UTF-8 text: byte {wrong.start + 1} cannot be read.") from None


def read_number(text: str) -> Decimal | NoNumber:
    """The number of a JSON text, as it is written."""
    if len(text) > _LONGEST:
        return NoNumber(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return NoNumber(text)
    if not number:
        return Decimal(0)
    small = -_LONGEST < number.adjusted() < DIGITS
    return _without_zeros(number) if small else NoNumber(text)


def _without_zeros(number: Decimal) -> Decimal:
    """10 for 10.0 and for 1E+1, so that equal numbers are alike in every way."""
    plain = format(number, "f")
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _object(pairs: list[tuple[str, object]]) -> Object:
    read = Object(pairs)
    if len(read) < len(pairs):
        counted = Counter(key for key, _ in pairs)
        read.twice = tuple(key for key in read if counted[key] > 1)
    return read
