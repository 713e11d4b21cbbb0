"""Backups in words: when the last was made, why one could not be, and what restoring one would do."""

from datetime import timedelta
from pathlib import Path

from ivig_logger.domain.canonical import plain_number
from ivig_logger.domain.moment import Moment
from ivig_logger.services.backups import Backup, Difference, Occasion
from ivig_logger.storage.copies import SessionLine
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.words.counts import patients_text, sessions_text
from ivig_logger.words.times import clock_text, day_text

_OCCASIONS = {
    Occasion.START: "at a start",
    Occasion.CHANGE: "after a change",
    Occasion.IMPORT: "before an import",
    Occasion.RESTORE: "before a restore",
    Occasion.ASKED: "asked for",
}
_REASONS = {
    Reason.FULL: "The disk is full.",
    Reason.READ_ONLY: "The disk is read-only.",
    Reason.CANNOT_OPEN: "Its folder cannot be written to.",
    Reason.LOCKED: "Another program is using the log.",
    Reason.NOT_A_LOG: "The file is not a log of IVIG Logger.",
    Reason.DAMAGED: "Part of the file is missing or unreadable.",
    Reason.NEWER: "It was made by a newer version of IVIG Logger.",
    Reason.DISK: "The disk could not be read or written, or is full.",
    Reason.OTHER: "The file could not be read or written.",
}
BUSY = (
    "Nothing was restored: an infusion is running, something is typed that is not saved, or the window was locked. "
    "Please end or save it first."
)
_LONG_WITHOUT = timedelta(days=7)
_SIZES = (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000))


def when_text(moment: Moment, now: Moment) -> str:
    """ "today 13:55", "yesterday 20:10", "Sat 14 Nov 2026, 13:55"."""
    here = moment.in_zone(now.zone)
    days = (now.local.date() - here.local.date()).days
    day = {0: "today ", 1: "yesterday "}.get(days) or f"{day_text(here)}, "
    return f"{day}{clock_text(here)}"


def last_texts(newest: Backup | None, now: Moment) -> tuple[str, ...]:
    """When the last verified backup was made, from the longest form to the shortest."""
    if newest is None:
        return "No backup yet", "No backup"
    when = when_text(newest.made, now)
    return f"✓ Last verified backup {when}", f"✓ Backup {when}", "✓ Backup"


def occasion_text(occasion: str) -> str:
    """Why a backup was made; "" where its name does not say."""
    return _OCCASIONS[Occasion(occasion)] if occasion in set(Occasion) else ""


def size_text(size: int) -> str:
    """A size in bytes: "1.2 MB", "184 kB", "12 bytes"."""
    for unit, length in _SIZES:
        if size >= length:
            return f"{size / length:.{0 if size >= 10 * length else 1}f} {unit}"
    return f"{size} bytes"


def backup_text(backup: Backup) -> str:
    """ "212 sessions · 1.2 MB · ✓ verified · after a change"; that it cannot be read where it cannot."""
    parts = [
        "Not readable" if backup.sessions is None else sessions_text(backup.sessions),
        size_text(backup.size),
        "✓ verified" if backup.verified else "⚠ damaged, or of another version: left as it is",
        occasion_text(backup.occasion),
    ]
    return " · ".join(filter(None, parts))


def reason_text(failed: StorageFailed) -> str:
    """Why a file could not be read or written: "The disk is full."."""
    return _REASONS[failed.reason]


def made_text(backup: Backup) -> str:
    """That a backup was made, with what is in it, and where it is."""
    return f"The backup of {sessions_text(backup.sessions or 0)} is in {backup.path}."


def none_text(folder: Path) -> str:
    """That there is no backup."""
    return f"There is no backup in {folder}."


def not_made_text(failed: StorageFailed, folder: Path) -> str:
    """That no backup could be made, why, and that what is saved is not concerned."""
    return f"No backup could be made. {_REASONS[failed.reason]} What you saved is in the log. Backups are in {folder}."


def not_restored_text(failed: StorageFailed) -> str:
    """That nothing was restored, and why."""
    return f"Nothing was restored, and the log is as it was. {_REASONS[failed.reason]}"


def not_copied_text(failed: StorageFailed, place: Path) -> str:
    """That the second place did not take the backup."""
    return f"The second place did not take the backup: {place}. {_REASONS[failed.reason]}"


def unreadable_text(failed: StorageFailed) -> str:
    """That a backup cannot be looked into."""
    return f"This backup cannot be read. {_REASONS[failed.reason]} It was left as it is."


def second_place_text(copied: Moment | None, now: Moment) -> str:
    """A quiet word after seven days without the second place; "" before."""
    if copied is None or now - copied < _LONG_WITHOUT:
        return ""
    return f"The second place has had no backup for {(now - copied).days} days."


def restored_text(backup: Moment, now: Moment) -> str:
    """What a restore did, and how it is taken back."""
    return (
        f"The log is as it was in the backup of {when_text(backup, now)}. To take this back, restore the newest one "
        "below that was made before a restore."
    )


def difference_text(difference: Difference) -> str:
    """ "Now 212 sessions, then 209: 3 would go, 1 would come back, 2 would be as they were then."."""
    told = [
        f"{len(lines):,} would {verb}"
        for lines, verb in (
            (difference.lost, "go"),
            (difference.regained, "come back"),
            (difference.changed, "be as " + ("it was" if len(difference.changed) == 1 else "they were") + " then"),
        )
        if lines
    ]
    if difference.patients:
        told.append(f"{patients_text(len(difference.patients))} would be as then")
    counts = f"Now {sessions_text(difference.now)}, then {difference.then:,}"
    return f"{counts}: {', '.join(told)}." if told else f"{counts}: both hold the same."


def line_text(line: SessionLine) -> str:
    """ "Tue 20 Oct 2026, 09:00 · Privigen 30 g · Patient A"."""
    dose = "" if line.dose is None else f" {plain_number(line.dose)} g"
    return f"{day_text(line.started)}, {clock_text(line.started)} · {line.product}{dose} · {line.patient}"
