"""Days, clock readings and lengths of time in words; English names whatever the computer speaks."""

from datetime import timedelta

from ivig_logger.domain.moment import Moment, is_repeated
from ivig_logger.exchange.typed_texts import MONTHS, WEEKDAYS, day_text_of, duration_text, span_text

__all__ = ["clock_text", "day_long", "day_text", "day_text_of", "duration_text", "short_duration", "span_text"]


def day_text(moment: Moment) -> str:
    """The day of a moment on its own clock: "Tue 20 Oct 2026"."""
    return day_text_of(moment.local.date())


def day_long(moment: Moment) -> str:
    """The day of a moment in full: "Tuesday 20 October 2026"."""
    day = moment.local.date()
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def clock_text(moment: Moment) -> str:
    """The clock reading: "09:00"; with the zone's name, "01:30 EST", where the clock showed it twice that day."""
    local = moment.local
    return f"{local:%H:%M} {local.tzname()}" if is_repeated(moment) else f"{local:%H:%M}"


def short_duration(length: timedelta) -> str:
    """A length of time for a narrow column: "3 h 10", "3 h", "25 min"."""
    text = duration_text(timedelta(minutes=length // timedelta(minutes=1)))
    return text.removesuffix(" min") if " h " in text else text
