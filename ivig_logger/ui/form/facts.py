"""Facts about the times that are typed: the other of end and duration, and an end on another day."""

from ivig_logger.exchange.entry import Reading
from ivig_logger.words.times import clock_text, day_text, short_duration


def other_of(reading: Reading, *, by_duration: bool) -> tuple[str, str]:
    """Which of end and duration follows from the other, and its text."""
    started, ended = reading.started, reading.ended
    known = started is not None and ended is not None and ended.epoch > started.epoch
    if started is None or ended is None or not known:
        return ("end" if by_duration else "duration"), ""
    return ("end", clock_text(ended)) if by_duration else ("duration", short_duration(ended - started))


def end_fact(reading: Reading) -> str:
    """That a session ends on another day than it started."""
    if reading.started is None or reading.ended is None:
        return ""
    ended = reading.ended.in_zone(reading.started.zone)
    if reading.ends_next_day:
        return f"Ends the next day, {day_text(ended)}."
    apart = (ended.local.date() - reading.started.local.date()).days
    return f"Ends {apart} days later, {day_text(ended)}." if apart > 1 else ""
