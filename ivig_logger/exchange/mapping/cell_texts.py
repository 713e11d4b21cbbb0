"""Cells as unambiguous texts, and the clock readings, lengths and numbers that people write into them."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.mapping.targets import NOT_KNOWN
from ivig_logger.exchange.sheets import Broken, Cell
from ivig_logger.exchange.typed_texts import number_text

_DAY = timedelta(days=1)
_BARE = re.compile(r"[+-]?\d+(?:[.,]\d+)*")
_HOURS = re.compile(r"(\d{1,2}) ?(?:h|uhr)\.? ?(\d{2})?(?: ?min)?\.?", re.IGNORECASE)
_BEHIND = re.compile(r"(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?) ?(?:h|hs|hrs|uhr)\.?", re.IGNORECASE)
_HOURS_MINUTES = re.compile(r"(\d{1,3}) ?(?:[:h]\.? ?(\d{2})(?::00)?(?: ?min\.?)?|h\.?)", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}(?!\d)")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+")
_MARKED = re.compile(r"\d*([.,])(\d+)")


def text_of(cell: Cell, *, comma: bool = False) -> str:
    """What a cell says, so that it can be read in one way only; numbers with the decimal mark of the file."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return number_text(cell, decimal_comma=comma)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d} {_clock(cell.time())}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return _clock(cell)
    return cell.text if isinstance(cell, Broken) else span_text(cell)


def day_of(cell: Cell) -> str:
    """The same where a day is meant: midnight is no time of day."""
    return cell.date().isoformat() if isinstance(cell, datetime) and cell.time() == time() else text_of(cell)


def span_text(length: timedelta) -> str:
    """Hours and minutes, as a length or as a clock reading: "9:05"."""
    seconds = int(length.total_seconds())
    hours, rest = divmod(abs(seconds), 3600)
    return f"{'-' if seconds < 0 else ''}{hours}:{rest // 60:02}" + (f":{rest % 60:02}" if rest % 60 else "")


def clock_text(said: str) -> str:
    """A clock reading as the form takes it: "9h30", "9.30 Uhr", "14:15 h" and "9 Uhr" are understood too."""
    if match := _BEHIND.fullmatch(said):
        return match[1]
    if match := _HOURS.fullmatch(said):
        return f"{match[1]}:{match[2] or '00'}"
    return said


def with_unit(said: str, unit: str) -> str:
    """A number with the unit of its column, where it names none. Raises ValueError where that is not known."""
    if not unit or not _BARE.fullmatch(said):
        return said
    if unit == NOT_KNOWN:
        raise ValueError(f"The unit of {shown(said)} is not known; please say it for the whole column.")
    return f"{said} {unit}"


def is_bare(said: str) -> bool:
    """Whether a text is a number without a unit."""
    return _BARE.fullmatch(said) is not None


def minutes_between(said: str) -> int | None:
    """Hours and minutes written as "1:25", "1h25", "1 h" or "14:15" in minutes; None for a text of another shape."""
    match = _HOURS_MINUTES.fullmatch(said)
    minutes = 0 if match is None else int(match[2] or 0)
    return None if match is None or minutes > 59 else int(match[1]) * 60 + minutes


def may_be_length(said: str) -> bool:
    """Whether "1 h" or "9h30" may be a length as well as a clock reading."""
    return ":" not in said and minutes_between(said) is not None


def is_as_typed(cell: Cell) -> bool:
    """Whether a text such as a lot can be what was typed: a spreadsheet makes 1.2E+11 of one, or a date."""
    if isinstance(cell, str):
        return _SHORTENED.fullmatch(cell.strip()) is None
    return cell is None or isinstance(cell, Broken) or (isinstance(cell, Decimal) and cell == cell.to_integral_value())


def may_be_grouped(said: str) -> bool:
    """Whether the sign in a number may group thousands as well as begin decimals."""
    return _GROUPED.match(said) is not None


def mark_of(said: str) -> str:
    """The decimal mark that a number surely shows; "" for none or where it may group thousands."""
    match = _MARKED.search(said)
    return "" if match is None or may_be_grouped(said[match.start() :]) else match[1]


def _clock(at: time) -> str:
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
