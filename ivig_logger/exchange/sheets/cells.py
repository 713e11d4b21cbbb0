"""A cell as the reader of xlsx, xls and ods gives it -> a cell of a table."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ivig_logger.exchange.log_format import TEXT
from ivig_logger.exchange.sheets.workbook import Cell, broken

_DIGITS = 15  # as many as a spreadsheet holds; those after them are noise of binary fractions
_NOISE = timedelta(milliseconds=2)  # a time is a fraction of a day in a file, and a computed one misses its second
_SECOND = timedelta(seconds=1)
_LENGTH = re.compile(r"-?P(?:(\d{1,6})D)?T?(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?")

Given = int | float | str | bool | datetime | date | time | timedelta


def cell_of(value: Given) -> Cell:
    """The cell; numbers as a person typed them, times to their second where they miss it by a hair."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime):
        return value + _correction(timedelta(microseconds=value.microsecond))
    if isinstance(value, timedelta):
        return value + _correction(timedelta(microseconds=value.microseconds))
    if isinstance(value, time):
        moved = datetime.combine(date(2000, 1, 1), value)
        moved += _correction(timedelta(microseconds=value.microsecond))
        return moved.time() if moved.day == 1 else value
    return value


def length_of(text: str) -> timedelta | None:
    """A length of time as ods writes it, PT27H05M00S; None where the text is none."""
    found = _LENGTH.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    days, hours, minutes, seconds = (int(each or 0) for each in found.groups())
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if text.startswith("-") else length


def _text(value: str) -> Cell:
    if len(value) > TEXT:
        return broken(value, f"The cell holds more than {TEXT:,} characters.")
    if "\0" in value:
        return broken(value, "The cell holds a NUL byte, which no text has.")
    return value or None


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return broken(str(value), "The cell holds no number.")
    plain = format(Decimal(f"{value:.{_DIGITS}g}"), "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Decimal("0" if plain == "-0" else plain)


def _correction(fraction: timedelta) -> timedelta:
    """What is to be added to reach the second that was meant."""
    if fraction <= _NOISE:
        return -fraction
    return _SECOND - fraction if _SECOND - fraction <= _NOISE else timedelta()
