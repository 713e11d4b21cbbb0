"""A second place for backups, on another disk or a stick: copied to when it is there, never waited for."""

from collections.abc import Iterable
from pathlib import Path

from ivig_logger.storage.failures import failures_told
from ivig_logger.storage.restoring import copy_whole
from ivig_logger.storage.whole_files import sync_folder


def copy_there(backup: Path, place: Path) -> bool:
    """Have a backup in the second place too, compared byte for byte; whether the place is there.

    Raises StorageFailed, and then leaves no part of it there.
    """
    with failures_told(place):
        if not place.is_dir():
            return False
        target = place / backup.name
        if not (target.is_file() and target.stat().st_size == backup.stat().st_size):
            unfinished = place / f".{backup.name}.unfinished"
            try:
                copy_whole(backup, unfinished)
                unfinished.replace(target)
                sync_folder(place)
            finally:
                unfinished.unlink(missing_ok=True)
    return True


def remove_there(names: Iterable[str], place: Path) -> None:
    """Remove what was thinned; other files of the place are somebody else's. Raises StorageFailed."""
    with failures_told(place):
        if place.is_dir():
            for each in names:
                (place / each).unlink(missing_ok=True)
