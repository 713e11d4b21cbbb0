"""One round of backups, for the background: made if it is time, thinned, and carried to the second place.

The keys of an encrypted log lie with each: a backup without them is nobody's.
"""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from ivig_logger.domain.moment import Moment
from ivig_logger.services.backups import Backup, Backups, Occasion
from ivig_logger.services.log_keys import carry_keys
from ivig_logger.services.second_place import copy_there, remove_there
from ivig_logger.storage.failures import StorageFailed

_OLD = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Report:
    """What a round found: the newest backup, why none could be made, and whether the second place has it."""

    newest: Backup | None = None
    failed: StorageFailed | None = None
    copied: bool = False
    copy_failed: StorageFailed | None = None


def go_round(backups: Backups, occasion: Occasion, now: Moment, place: Path | None) -> Report:
    """Make a backup (at a start only where the last is older than a day) and carry it on; raises nothing of these.

    While the log is damaged none goes: those from before it are worth more than those that are made now.
    """
    newest = backups.newest()
    thinned: list[str] = []
    try:
        if occasion is not Occasion.START or newest is None or _is_old(newest, now):
            newest = backups.make(occasion)
            thinned = [] if backups.of_damaged_log() else backups.thin()
        carry_keys(backups.log, backups.folder, encrypted=backups.is_encrypted)
    except StorageFailed as failed:
        return Report(newest, failed)
    return _carry(backups, newest, thinned, place)


def _carry(backups: Backups, newest: Backup, thinned: list[str], place: Path | None) -> Report:
    if place is None:
        return Report(newest)
    try:
        copied = copy_there(newest.path, place)
        remove_there(thinned, place)
        carry_keys(backups.log, place, encrypted=backups.is_encrypted)
    except StorageFailed as failed:
        return Report(newest, copy_failed=failed)
    return Report(newest, copied=copied)


def _is_old(backup: Backup, now: Moment) -> bool:
    """Older than a day, or of a clock that was ahead of today's."""
    return abs(now - backup.made) >= _OLD
