"""What is said of texts that were typed and not saved."""

from collections.abc import Sequence

from ivig_logger.domain.moment import Moment
from ivig_logger.words.times import clock_text, day_text

NOT_KEPT = "What is typed here cannot be kept beside the log now: it outlasts the program only once it is saved."
DISCARDED = "What was typed is discarded."


def offer_text(at: Moment, patient: str = "") -> str:
    """That a session waits to be gone on with; `patient` is named where there are several."""
    return f"A session{_whose(patient)} was being filled in {_when(at)} and is not saved."


def start_offer_text(at: Moment, patient: str = "") -> str:
    """That an infusion was about to start, with `patient` as before."""
    return f"The start of an infusion{_whose(patient)} was being filled in {_when(at)}, and it was not started."


def resumed_text(at: Moment) -> str:
    """That the form shows what was typed before the program ended."""
    return f"Typed on {day_text(at)} until {clock_text(at)} and not saved: everything is as it was left."


def unstarted_text(at: Moment) -> str:
    """That the card of a start shows what was filled in before the program ended."""
    return f"Filled in on {day_text(at)} until {clock_text(at)} and not started: everything is as it was left."


def plans_offer_text(at: Moment, patients: Sequence[str]) -> str:
    """That plans were being typed; the patients are named where there are several."""
    whose = _whose(" and ".join(patients))
    if len(patients) > 1:
        return f"The plans{whose} were being typed {_when(at)} and are not saved."
    return f"The plan{whose} was being typed {_when(at)} and is not saved."


def plan_waiting_text(at: Moment) -> str:
    """That a plan which was typed before the program ended waits to be gone on with."""
    return f"Something else was typed until {day_text(at)} at {clock_text(at)} and is not saved."


def plan_resumed_text(at: Moment) -> str:
    """That a plan was typed before the program ended."""
    return f"Typed until {day_text(at)} at {clock_text(at)} and not saved: everything is as it was left."


def panel_offer_text(panel: str, since: Moment, words: Sequence[str]) -> str:
    """ "Vital signs at 14:05 was typed and not saved: 122/76, 88."."""
    return f"{panel} at {clock_text(since)}: typed and not saved: {', '.join(words)}."


def left_panel_text(at: Moment, panel: str, words: Sequence[str]) -> str:
    """That a panel was filled in on the live screen for a session that is over."""
    return f"Typed on the live screen {_when(at)} and not saved: {panel}: {', '.join(words)}."


def _when(at: Moment) -> str:
    return f"on {day_text(at)} at {clock_text(at)}"


def _whose(patient: str) -> str:
    return f" of {patient}" if patient else ""
