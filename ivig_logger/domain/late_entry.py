"""Late entries: what was entered long after it occurred is told apart from what was entered at once."""

from datetime import timedelta

from ivig_logger.domain.moment import Moment

LATE_AFTER = timedelta(hours=24)


def is_late(started: Moment, ended: Moment | None, entered: Moment) -> bool:
    """Whether a session was entered more than 24 h after its end; after its start where the end is not known."""
    return entered - (ended or started) > LATE_AFTER
