"""How old and new values stand in a line of the changes."""

from ivig_logger.domain.moment import Moment
from ivig_logger.words.times import clock_text, day_text

NOTHING = "not recorded"
_MOST = 200  # letters of a long text


def changed_line(label: str, before: str, after: str) -> str:
    """ "Dose: 30 g (was 3 g)"."""
    if before == after:  # moments that differ by seconds, or by the zone of the clock
        return f"{label}: {after}, corrected in what is not shown"
    return f"{label}: {after} (was {before})"


def quoted(words: str) -> str:
    """A text that was typed: “slept well”; a long one by its beginning."""
    return f"“{words}”" if len(words) <= _MOST else f"“{words[:_MOST]}…” ({len(words):,} letters)"


def when_text(at: Moment) -> str:
    """ "20 Oct 2026 09:00"."""
    return f"{day_text(at).partition(' ')[2]} {clock_text(at)}"


def moment_text(at: Moment | None, beside: Moment | None) -> str:
    """A clock reading, with its day where that is not the day of what stands beside it."""
    if at is None:
        return NOTHING
    if beside is not None and at.local.date() == beside.local.date():
        return clock_text(at)
    return when_text(at)
