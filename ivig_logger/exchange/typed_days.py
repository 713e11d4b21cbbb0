"""Days as they are typed: "2026-10-20", "20.10.2026", "20 Oct", "yesterday"; and the expiry of a vial."""

import re
from calendar import monthrange
from datetime import date, timedelta

from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.typed import Conventions, Unreadable, says_unknown, shown, tidy
from ivig_logger.exchange.typed_texts import MONTHS, WEEKDAYS

FIRST_YEAR, LAST_YEAR = 1970, 2199
_LONGEST_EXPIRY = 60

_MONTHS = {name[:long]: at for at, name in enumerate((each.lower() for each in MONTHS), 1) for long in range(3, 10)}
_MONTHS["sept"] = 9
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[. ]? ?([a-z]{3,9})\.?,?(?: (\d{4}|\d{2}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}|\d{2}))?")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? +(?=\S)")

_EXPIRY_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})")
_EXPIRY_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{4}|\d{2})")
_EXPIRY_NAMED = re.compile(r"([a-z]{3,9})\.? (\d{4})")


def read_day(text: str, conventions: Conventions, near: date | None = None) -> date:
    """The day of a text. A day without a year is the latest one not in the future, or the one nearest to `near`."""
    said = tidy(text, Code.DATE_UNREADABLE)
    if not said:
        raise Unreadable(Code.DATE_MISSING)
    today = today_of(conventions)
    if said in ("today", "yesterday"):
        return today if said == "today" else today - timedelta(days=1)
    numbers = _numbers_of(_WEEKDAY.sub("", said, count=1), conventions)
    if numbers is None:
        raise Unreadable(Code.DATE_UNREADABLE, text=shown(text))
    year, month, day = numbers
    if year:
        return _the_day(year, month, day)
    return _latest_until(today, month, day) if near is None else _nearest_to(near, month, day)


def weekday_problem(text: str, day: date) -> Problem | None:
    """What is said when the weekday that was typed with a date is not that day's; it asks, and never refuses."""
    match = _WEEKDAY.match(tidy(text, Code.DATE_UNREADABLE))
    if match is None or match[1] == WEEKDAYS[day.weekday()][:3].lower():
        return None
    named = next(each for each in WEEKDAYS if each.lower().startswith(match[1]))
    return Problem(Code.WEEKDAY_DIFFERS, "date", False, {"typed": named, "day": day})


def today_of(conventions: Conventions) -> date:
    """Today on the clock of the conventions' zone."""
    return conventions.now.in_zone(conventions.zone).local.date()


def read_expiry(text: str, conventions: Conventions) -> str | None:
    """The expiry of a vial as an ISO month or an ISO day; None where nothing was typed."""
    if len(text) > _LONGEST_EXPIRY:
        raise Unreadable(Code.EXPIRY_UNREADABLE, expiry=shown(text))
    said = tidy(text, Code.EXPIRY_UNREADABLE)
    if not said or says_unknown(said):
        return None
    month = _expiry_month(said)
    if month is not None:
        return month
    try:
        numbers = _numbers_of(said, conventions)
    except Unreadable as unreadable:
        if unreadable.code is Code.NO_SUCH_MONTH:
            raise
        numbers = None
    if numbers is None or not numbers[0]:
        raise Unreadable(Code.EXPIRY_UNREADABLE, expiry=shown(text))
    return _the_day(*numbers).isoformat()


def _expiry_month(said: str) -> str | None:
    if match := _EXPIRY_ISO.fullmatch(said):
        year, month = int(match[1]), int(match[2])
    elif match := _EXPIRY_NUMBERS.fullmatch(said):
        month, year = int(match[1]), int(match[2]) + (2000 if len(match[2]) == 2 else 0)
    elif (match := _EXPIRY_NAMED.fullmatch(said)) and match[1] in _MONTHS:
        month, year = _MONTHS[match[1]], int(match[2])
    else:
        return None
    _the_day(year, month, 1)
    return f"{year:04}-{month:02}"


def _numbers_of(said: str, conventions: Conventions) -> tuple[int, int, int] | None:
    """Year (0 where none was typed), month and day; None where the text is no date."""
    if match := _ISO.fullmatch(said):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _NUMBERS.fullmatch(said):
        day, month = (match[1], match[3]) if conventions.day_first else (match[3], match[1])
        return _year(match[4]), int(month), int(day)
    if (match := _DAY_MONTH.fullmatch(said)) and match[2] in _MONTHS:
        return _year(match[3]), _MONTHS[match[2]], int(match[1])
    if (match := _MONTH_DAY.fullmatch(said)) and match[1] in _MONTHS:
        return _year(match[3]), _MONTHS[match[1]], int(match[2])
    return None


def _year(text: str | None) -> int:
    if text is not None and len(text) != 4:
        raise Unreadable(Code.DATE_WITHOUT_CENTURY, year=text)
    return int(text or 0)


def _the_day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(Code.DATE_FAR, year=year, first=FIRST_YEAR, last=LAST_YEAR)
    if not 1 <= month <= 12:
        raise Unreadable(Code.NO_SUCH_MONTH, month=month)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Unreadable(Code.NO_SUCH_DAY, day=day, month=month, year=year, last=last)
    return date(year, month, day)


def _check_without_year(month: int, day: int) -> None:
    last = monthrange(2000, month)[1]  # a leap year: what does not exist in it exists in none
    if not 1 <= day <= last:
        raise Unreadable(Code.NO_SUCH_DAY, day=day, month=month, year=None, last=last)


def _in_some_year(years: range, month: int, day: int) -> list[date]:
    """The days of that name in these years; 29 February is not in each of them."""
    _check_without_year(month, day)
    return [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]


def _latest_until(today: date, month: int, day: int) -> date:
    return max(each for each in _in_some_year(range(today.year - 8, today.year + 1), month, day) if each <= today)


def _nearest_to(near: date, month: int, day: int) -> date:
    days = _in_some_year(range(near.year - 8, near.year + 9), month, day)
    return min(days, key=lambda each: (abs(each - near), each < near))
