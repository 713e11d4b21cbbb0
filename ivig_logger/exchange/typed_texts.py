"""Values as texts that the readers understand again: what the form and the one line show for a stored record."""

from datetime import date, timedelta
from decimal import Decimal

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.moment import Moment, is_repeated

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ZERO = timedelta(0)
_MINUTE = timedelta(minutes=1)
_MINUTES = timedelta(minutes=90)  # up to here a range reads better in minutes than in hours
_DAYS = timedelta(hours=72)  # up to here hours are told, as of long sessions


def number_text(value: Decimal, *, decimal_comma: bool = False) -> str:
    """A number with a leading zero and without trailing ones: 0.5, 1, 30."""
    text = plain_number(value)
    return text.replace(".", ",") if decimal_comma else text


def day_text_of(day: date) -> str:
    """A day as "Tue 20 Oct 2026", in English whatever the computer speaks."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def clock_text(at: Moment) -> str:
    """The clock reading without seconds; where the clock showed it twice, which of the two: "01:30 second"."""
    local = at.local
    which = f" {'second' if local.fold else 'first'}" if is_repeated(at) else ""
    return f"{local:%H:%M}{which}"


def duration_text(length: timedelta) -> str:
    """A length of time in words, in whole minutes: "25 min", "3 h 20 min", "15 days 3 h"; below a minute "40 s"."""
    seconds = abs(int(length.total_seconds()))
    if 0 < seconds < 60:
        return f"{seconds} s"
    days, seconds = divmod(seconds, 86_400) if seconds >= _DAYS.total_seconds() else (0, seconds)
    hours, minutes = divmod(seconds // 60, 60)
    parts = (f"{days} days" if days else "", f"{hours} h" if hours else "", f"{minutes} min" if minutes else "")
    return " ".join(each for each in parts if each) or "0 min"


def span_text(shortest: timedelta, longest: timedelta) -> str:
    """Two lengths of time as one phrase: "50 to 80 min", "1 h 30 min to 3 h"."""
    lengths = (shortest, longest)
    if all(not each % _MINUTE and abs(each) <= _MINUTES for each in lengths):
        return f"{shortest // _MINUTE} to {longest // _MINUTE} min"
    return f"{_signed(shortest)} to {_signed(longest)}"


def _signed(length: timedelta) -> str:
    return f"{'-' if length < _ZERO else ''}{duration_text(length)}"
