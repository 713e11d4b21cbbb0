"""Counts in words: numerator, denominator and the unknowns beside them."""

from ivig_logger.domain.onset import FirstHour
from ivig_logger.storage.history import Summary


def sessions_text(count: int) -> str:
    """ "1 session", "1,204 sessions"."""
    return f"{count:,} session{'' if count == 1 else 's'}"


def changes_text(count: int) -> str:
    """ "1 change", "1,204 changes"."""
    return f"{count:,} change{'' if count == 1 else 's'}"


def summary_text(summary: Summary, *, of: int | None = None) -> str:
    """ "12 sessions · 3 with a reaction in the first hour · 1 may be · 1 onset not recorded".

    `of` is the number of all sessions where only some are counted.
    """
    if summary.sessions == 0 and not of:
        return "No session yet"
    counted = sessions_text(summary.sessions) if of is None else f"{summary.sessions:,} of {sessions_text(of)}"
    parts = [counted, f"{summary.with_state[FirstHour.IN]:,} with a reaction in the first hour"]
    if summary.may_be:
        parts.append(f"{summary.may_be:,} may be")
    if summary.not_known:
        parts.append(f"{summary.not_known:,} onset not recorded")
    return " · ".join(parts)


def patients_text(count: int) -> str:
    """ "1 patient", "2 patients"."""
    return f"{count:,} patient{'' if count == 1 else 's'}"
