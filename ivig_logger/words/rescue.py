"""A log that cannot be opened, in words: what is wrong, what there is in its place, what was done."""

from pathlib import Path

from ivig_logger.domain.moment import Moment
from ivig_logger.services.backup_folder import Backup
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.words.backups import when_text
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.letters import capital

_WRONG = {
    Reason.DAMAGED: "The log is damaged: part of its file is missing or unreadable.",
    Reason.NOT_A_LOG: (
        "The file in the place of the log does not begin as a log does: its beginning is damaged, or it is another's."
    ),
}
_REASONS = {
    Reason.FULL: "The disk is full.",
    Reason.READ_ONLY: "The disk is read-only.",
    Reason.CANNOT_OPEN: "The folder cannot be written to, or a file in it cannot be read.",
    Reason.LOCKED: "Another program is using a file.",
    Reason.NOT_A_LOG: "The backup is not a log of IVIG Logger.",
    Reason.DAMAGED: "Part of the backup is missing or unreadable. Please choose another one.",
    Reason.NEWER: "The backup was made by a newer version of IVIG Logger.",
    Reason.DISK: "The disk could not be read or written.",
    Reason.OTHER: "A file could not be read or written.",
}


def wrong_text(reason: Reason, log: Path, *, aside: Path | None = None) -> str:
    """What is wrong, and that nothing was changed; `aside` is the damaged file where it was set aside already."""
    if aside is not None:
        return f"The log could not be opened and was set aside, and no other is in its place yet. It is at {aside}."
    return f"{_WRONG[reason]} Nothing was changed, and nothing will be without you. The file is at {log}."


def gone_text(log: Path) -> str:
    """That there is nothing in the place of the log, though there was."""
    what = f"The log at {log} is empty" if log.exists() else f"There is no log at {log}"
    return f"{what}, but a backup or a journal of it is there. Nothing was changed, and nothing will be without you."


def offer_text(backup: Backup, now: Moment) -> str:
    """ "Yesterday 13:55, 209 sessions"."""
    return f"{capital(when_text(backup.made, now))}, {sessions_text(backup.sessions or 0)}"


def not_done_text(failed: StorageFailed) -> str:
    """Why no log was opened, and that nothing is lost."""
    return f"No log was opened. {_REASONS[failed.reason]} Nothing was removed."
