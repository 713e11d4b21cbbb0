"""What a locked window says: that an infusion runs, and what of it is due; no name, product, rate, medicine or sign."""

from datetime import timedelta

from ivig_logger.domain.due import Due, DueKind
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.words.times import clock_text

NOTHING_LOST = "Nothing is lost: what was being typed is there again after unlocking."
NO_WAY_BACK = "Nothing would keep others out: there is no passphrase to unlock with yet. It is set in Settings."
NO_KEYS = "The keys of the log cannot be read, so nothing could be unlocked again: the window stays open."
STILL_TYPING = "Something is being filled in here. Please unlock, and save or leave it first."
STILL_RUNNING = "An infusion is running. Close the window again to leave: the next start goes on with it."
NOT_STORED = "What was pressed is kept here, and is stored as soon as it can be. Please leave the window open."

_DUE = {
    DueKind.VITALS: "Vital signs are due",
    DueKind.STEP: "A rate step is due",
    DueKind.END: "The planned end has come",
    DueKind.OBSERVATION: "The observation time is over",
    DueKind.PREMEDICATION: "A reminder is due",  # that there is a medicine is for nobody else
}


def who_text(names: list[str], last: str) -> str:
    """Who can unlock, and who did so last: "Anna Berg, RN can unlock it." """
    if len(names) == 1:
        return f"{names[0]} can unlock it."
    return f"{', '.join(names[:-1])} and {names[-1]} can unlock it. It was unlocked last by {last}."


def state_text(infusion: Infusion, number: int) -> str:
    """Whether it runs; with a number where there are several: "Session 2: infusion running"."""
    words = "infusion running" if infusion.ended is None else "infusion ended, time since"
    return f"Session {number}: {words}" if number else words.capitalize()


def state_since(infusion: Infusion, now: Moment) -> timedelta:
    """The time since the start, or since the end."""
    return max(timedelta(0), now - (infusion.ended or infusion.started))


def due_line(due: Due, now: Moment) -> str:
    """What is due and since when: "Vital signs are due since 14:35"."""
    return f"{_DUE[due.kind]} since {clock_text(due.at.in_zone(now.zone))}"


def due_news(due: Due) -> str:
    """What has become due just now."""
    return _DUE[due.kind]


def marked_text(at: Moment, number: int, *, stored: bool) -> str:
    """That a moment was recorded: "Marked 14:32:10 in session 2." """
    where = f" in session {number}" if number else ""
    return f"Marked {at.local:%H:%M:%S}{where}.{'' if stored else f' {NOT_STORED}'}"


def mark_reason(last: str) -> str:
    """Why a moment has no author: "marked on the locked screen (last unlocked by Anna Berg, RN)"."""
    return f"marked on the locked screen (last unlocked by {last})"


def marked_while_locked(count: int) -> str:
    """What is said of a session after unlocking."""
    if count == 1:
        return "1 moment was marked while the window was locked. It can be given its name in the list."
    return f"{count} moments were marked while the window was locked. They can be given their names in the list."
