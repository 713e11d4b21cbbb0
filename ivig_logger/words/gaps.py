"""A gap in a session as one sentence, with the question whether something is to be added."""

from datetime import timedelta

from ivig_logger.domain.gaps import Gap, GapKind
from ivig_logger.words.times import clock_text, day_text, duration_text

_DAY = timedelta(days=1)


def gap_text(gap: Gap) -> str:
    """What happened and when, on the clock that shows the end of it."""
    if gap.kind is GapKind.CLOCK_SET:
        return _set_text(gap)
    subject = "The computer slept" if gap.kind is GapKind.SLEPT else "The program was closed"
    return f"{subject} {_from_to(gap)}. Anything to add?"


def _from_to(gap: Gap) -> str:
    since, until = gap.since.in_zone(gap.until.zone), gap.until
    if until - since < _DAY:
        return f"{clock_text(since)}–{clock_text(until)}"
    return f"from {day_text(since)} {clock_text(since)} to {day_text(until)} {clock_text(until)}"


def _set_text(gap: Gap) -> str:
    distance = gap.until - gap.since
    way = "forward" if distance > timedelta(0) else "back"
    return (
        f"This computer's clock was set {way} by {duration_text(distance)} at {clock_text(gap.until)}. "
        "Times recorded before are as the clock showed them then."
    )
