"""A session is marked as entered in error, or that is taken back: changes like any other, with undo."""

from dataclasses import replace

from ivig_logger.domain.infusion import Infusion
from ivig_logger.ui.journal import Journal
from ivig_logger.words.times import day_text


def mark_in_error(journal: Journal, infusion: Infusion, reason: str) -> None:
    """Take a session out of every list and count. Raises what Journal.store raises."""
    wanted = replace(infusion, entered_in_error=reason)
    words = f"mark session of {_day(infusion)} as entered in error"
    journal.store(wanted, instead_of=infusion, text=words, why=reason)


def take_back(journal: Journal, infusion: Infusion) -> None:
    """Put a session back that was no error after all. Raises what Journal.store raises."""
    wanted = replace(infusion, entered_in_error=None)
    journal.store(wanted, instead_of=infusion, text=f"put back session of {_day(infusion)}")


def _day(infusion: Infusion) -> str:
    return day_text(infusion.started).split(" ", 1)[1]
