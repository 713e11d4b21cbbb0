"""Lengths of time of a plan as they are typed and as they are shown, in whole minutes: one, or several in a list."""

import re
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable, shown, tidy
from ivig_logger.exchange.typed_clocks import read_duration
from ivig_logger.exchange.typed_texts import duration_text

_MINUTE = timedelta(minutes=1)
_DAY, _WEEK = 24 * 60, 7 * 24 * 60
_MOST_WEEKS = 520
_WEEKS = re.compile(r"(\d{1,3}|a|one) ?w(?:ee)?k?s?")
_LIST_MARK = re.compile(r" ?(?:;|,(?!\d)| and ) ?")
_PLAIN_LIST = re.compile(r"\d+(?:,\d+)+")
_NONE = {"none", "no", "never", "-"}


def read_minutes(text: str) -> int:
    """A length of time in minutes: "30", "30 min", "1 h 30", "1:30", "1 week"; parts of a minute are refused."""
    said = tidy(text, Code.DURATION_UNREADABLE)
    if week := _WEEKS.fullmatch(said):
        weeks = int(week[1]) if week[1].isdigit() else 1
        if weeks <= _MOST_WEEKS:
            return weeks * _WEEK
    length = read_duration(text)
    if length % _MINUTE:
        minutes = Decimal(int(length.total_seconds())) / 60
        facts = {"name": "", "value": round(minutes, 2), "unit": "min", "decimals": 0}
        raise Unreadable(Code.TOO_PRECISE, **facts)
    return length // _MINUTE


def read_times_after(text: str, conventions: Conventions) -> tuple[int, ...]:
    """Several lengths of time in minutes: "30, 60", "30 min and 1 h"."""
    return tuple(_read_one(each) for each in _parts(text, conventions))


def read_follow_ups(text: str, conventions: Conventions) -> tuple[int, ...] | None:
    """The times of the questions afterwards: "24 h, 72 h, 1 week"; none for "none", None where nothing was typed.

    A number without a unit is refused: it may be hours or days.
    """
    parts = _parts(text, conventions)
    if not parts:
        return None
    if len(parts) == 1 and parts[0] in _NONE:
        return ()
    if any(each.isdigit() for each in parts):
        raise Unreadable(Code.PLAN_TIMES_UNREADABLE, text=shown(text))
    return tuple(_read_one(each) for each in parts)


def span_of(minutes: int) -> str:
    """A length of time as it is shown to be changed: "30 min", "1 h 30 min", "72 h", "1 week"."""
    if minutes == _WEEK:
        return "1 week"
    if minutes % 60 == 0 and 0 < minutes <= 3 * _DAY:
        return f"{minutes // 60} h"
    return duration_text(timedelta(minutes=minutes))


def spans_of(times: Sequence[int]) -> str:
    """Several of them: "30 min, 1 h"."""
    return ", ".join(span_of(each) for each in times)


def _parts(text: str, conventions: Conventions) -> list[str]:
    said = tidy(text, Code.PLAN_TIMES_UNREADABLE)
    close = not conventions.decimal_comma and _PLAIN_LIST.fullmatch(said)
    return [each for each in (said.split(",") if close else _LIST_MARK.split(said)) if each]


def _read_one(text: str) -> int:
    try:
        return read_minutes(text)
    except Unreadable as unreadable:
        if unreadable.code is Code.DURATION_UNREADABLE:
            raise Unreadable(Code.PLAN_TIMES_UNREADABLE, text=shown(text)) from None
        raise
