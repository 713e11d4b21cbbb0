"""What is said of texts that were typed and not saved."""

from ivig_logger.domain.moment import Moment
from ivig_logger.words.times import clock_text, day_text

NOT_KEPT = "What is typed here cannot be kept beside the log now: it outlasts the program only once it is saved."
DISCARDED = "What was typed is discarded."


def offer_text(at: Moment, patient: str = "") -> str:
    """That something waits to be gone on with; `patient` is named where there are several."""
    whose = f" of {patient}" if patient else ""
    return f"A session{whose} was being filled in on {day_text(at)} at {clock_text(at)} and is not saved."


def resumed_text(at: Moment) -> str:
    """That the form shows what was typed before the program ended."""
    return f"Typed on {day_text(at)} until {clock_text(at)} and not saved: everything is as it was left."
