"""Deleting everything of a patient in words: what would go, what cannot be reached, what was done. Never a name."""

from collections.abc import Sequence
from pathlib import Path

from ivig_logger.services.erased_copies import CopyDone, Outcome, Reach
from ivig_logger.services.erasing import Extent
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.words.backups import reason_text
from ivig_logger.words.counts import changes_text, sessions_text

GOING_ON = "Deleting everything of the patient…"
BUSY = (
    "Nothing was deleted: an infusion is running, or something is typed that is not saved. Please end or save it first."
)
NOT_REACHED = (
    "Not reached: exports and printouts that were made, copies elsewhere, and blocks that an SSD or a USB stick "
    "keeps to itself. The history of changes keeps that it was done, when and by whom, without a name."
)
COPIES_STAY = "The backups keep everything of this patient, and restoring one brings it back."


def reach_text(reach: Reach, *, copies_too: bool) -> str:
    """ "It deletes 47 sessions and 312 changes, and takes them out of 9 backups and 4 copies in the second place."."""
    copies = [_counted(reach.backups, "backup")] if reach.backups else []
    if reach.second:
        copies.append(f"{_counted(reach.second, 'copy', 'copies')} in the second place")
    of_copies = f", and takes them out of {' and '.join(copies)}" if copies and copies_too else ""
    return f"It deletes {sessions_text(reach.log.sessions)} and {changes_text(reach.log.changes)}{of_copies}."


def obstacles_text(reach: Reach) -> str:
    """The files that would be removed whole, and a second place that is not there; "" without either."""
    told = []
    if reach.unreadable:
        names = ", ".join(each.name for each in reach.unreadable)
        told.append(f"Nobody can read what is in these files, so they are removed whole: {names}.")
    if reach.away is not None:
        told.append(f"The second place is not there: {reach.away}. Its copies are done when the program sees it again.")
    return " ".join(told)


def erased_text(extent: Extent) -> str:
    """ "Everything of the patient was deleted from the log: 47 sessions, 312 changes."."""
    counts = f"{sessions_text(extent.sessions)}, {changes_text(extent.changes)}"
    return f"Everything of the patient was deleted from the log: {counts}."


def not_erased_text(failed: StorageFailed) -> str:
    """That nothing was deleted, and why."""
    return f"Nothing was deleted, and the log is as it was. {reason_text(failed)}"


def progress_text(done: int, of: int) -> str:
    """ "Now the copies of the log: 3 of 13 are done."."""
    return f"Now the copies of the log: {done:,} of {of:,} {'is' if of == 1 else 'are'} done."


def copies_text(done: Sequence[CopyDone], away: Path | None) -> str:
    """ "Copies of the log: 9 rewritten, 1 removed that nobody could read."; what is not done follows."""
    counted = {each: sum(one.outcome is each for one in done) for each in Outcome}
    parts = [f"{counted[Outcome.REWRITTEN]:,} rewritten without the patient"]
    if counted[Outcome.UNTOUCHED]:
        parts.append(f"{counted[Outcome.UNTOUCHED]:,} had nothing of them")
    if counted[Outcome.REMOVED]:
        parts.append(f"{counted[Outcome.REMOVED]:,} removed that nobody could read")
    if counted[Outcome.LEFT]:
        parts.append(f"{counted[Outcome.LEFT]:,} left in the second place that are not of this log")
    return " ".join(filter(None, [f"Copies of the log: {', '.join(parts)}.", not_done_text(done, away)]))


def not_done_text(done: Sequence[CopyDone], away: Path | None) -> str:
    """The copies by name that still hold the patient, and why; "" where there are none."""
    told = [f"{each.path}: {reason_text(each.failed)}" for each in done if each.failed is not None]
    if away is not None:
        told.append(f"{away}: The second place is not there.")
    return f"Still to be done, and tried again at each start: {' '.join(told)}" if told else ""


def _counted(count: int, one: str, more: str = "") -> str:
    return f"{count:,} {one if count == 1 else more or one + 's'}"
