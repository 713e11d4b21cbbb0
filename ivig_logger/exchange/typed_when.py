"""Moments of a session as texts: the clock reading, with the day where the reading alone would mean another one."""

from collections.abc import Callable
from datetime import timedelta

from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_moments import Frame, read_end, read_medicine_time, read_resolved
from ivig_logger.exchange.typed_texts import clock_text, day_text_of

_FAR = 3  # days; after these a date says more than "+4d"


def end_text(ended: Moment | None, frame: Frame) -> str:
    """The end as the form shows it: "17:10", or "+1d 17:10" after more than a day."""
    return moment_text(ended, frame, lambda text: read_end(text, frame))


def medicine_time_text(at: Moment | None, frame: Frame) -> str:
    """When a medicine was given, "" where it is not recorded."""
    return moment_text(at, frame, lambda text: read_medicine_time(text, frame))


def resolved_text(at: Moment | None, frame: Frame, began: Moment | None) -> str:
    """When a reaction was over, "" where it is not recorded."""
    return moment_text(at, frame, lambda text: read_resolved(text, frame, began))


def moment_text(at: Moment | None, frame: Frame, read: Callable[[str], Moment | None]) -> str:
    """The shortest text that `read` takes for the same minute; "" for no moment."""
    if at is None:
        return ""
    here = at.in_zone(frame.started.zone)
    clock = clock_text(here)
    try:
        understood = read(clock)
    except Unreadable:
        understood = None
    if understood is not None and understood.epoch // 60 == at.epoch // 60:
        return clock
    return f"{day_before_clock(here, frame.started)} {clock}"


def day_before_clock(at: Moment, started: Moment) -> str:
    """The day of a moment as it stands before a clock reading: "same day", "+1d", "16 Nov 2026"."""
    day = at.local.date()
    days = (day - started.local.date()) // timedelta(days=1)
    if days == 0:
        return "same day"
    return f"+{days}d" if 0 < days <= _FAR else day_text_of(day).partition(" ")[2]
