"""Late entries: what was entered long after it occurred is told apart from what was entered at once."""

from datetime import timedelta

from ivig_logger.domain.moment import Moment

LATE_AFTER = timedelta(hours=24)
_SECONDS = int(LATE_AFTER.total_seconds())


def is_late(started: Moment, ended: Moment | None, entered: Moment) -> bool:
    """Whether a session was entered more than 24 h after its end; after its start where the end is not known."""
    return is_late_at(started, ended, entered.epoch)


def is_late_at(started: Moment, ended: Moment | None, entered: int) -> bool:
    """The same of the epoch second at which it was entered."""
    return entered - (ended or started).epoch > _SECONDS
