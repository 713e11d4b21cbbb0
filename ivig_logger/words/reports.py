"""What became of a report, in words; the window and the command share them."""

from ivig_logger.words.counts import patients_text

HOLDS_HEALTH_DATA = (
    "The file holds health data, and is not encrypted. Where it is copied or sent is up to you; this program sends "
    "nothing."
)


def written_text(sessions: str, where: str) -> str:
    """ "The report tells of 12 sessions: visit.pdf."."""
    return f"The report of {sessions} is in {where}."


def nobody_text(wanted: str) -> str:
    """That no patient has the name."""
    return f"No patient of the log is called {wanted}."


def ambiguous_text(wanted: str, count: int) -> str:
    """That a name is that of several."""
    return f"{patients_text(count)} of the log may be meant by {wanted}: please give the whole name."
