"""Backups of the log: verified copies in a folder of their own, thinned as they age, and what restoring would do."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.retention import kept
from ivig_logger.services.backup_folder import STAMP, Backup, BackupFolder
from ivig_logger.services.checking import is_damaged
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import copies
from ivig_logger.storage.copies import SessionLine, copy_verified, open_copy
from ivig_logger.storage.failures import failures_told
from ivig_logger.storage.restoring import put_in_place

__all__ = ["Backup", "Backups", "Difference", "Occasion", "replace_log"]  # a backup is imported with what makes it


class Occasion(StrEnum):
    """Why a backup was made; a part of its name."""

    START = "start"
    CHANGE = "change"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring would do: sessions now and then, those that would go, come back, and be as they were.

    `patients` are the ids of those who would go, come back or be as they were.
    """

    now: int
    then: int
    lost: tuple[SessionLine, ...] = ()
    regained: tuple[SessionLine, ...] = ()
    changed: tuple[SessionLine, ...] = ()
    patients: frozenset[str] = frozenset()


class Backups(BackupFolder):
    """The backups of an open log. All methods may be called in any thread; those that write raise StorageFailed."""

    def __init__(self, logbook: Logbook, folder: Path | None = None) -> None:
        super().__init__(logbook.path, logbook.now, folder, key=logbook.database.key)
        self._logbook = logbook

    def make(self, occasion: Occasion) -> Backup:
        """Copy the log as it is now; no part of a copy is left where it fails."""
        with failures_told(self.folder):
            if not self.folder.is_dir():
                self.folder.mkdir(parents=True, mode=0o700)
        target, made = self._free_name(occasion)
        copy_verified(self._logbook.database, target, self.folder / f".{self._prefix}.unfinished")
        return self._look(target, made, occasion)

    def thin(self) -> list[str]:
        """Remove what retention does not keep, never on the day of a restore; the names that went.

        One that cannot be read stays, and takes the place of none that can.
        """
        now = self._logbook.now()
        if any(kind == Occasion.RESTORE and _is_today(made, now) for _, made, kind in self._named()):
            return []
        readable = [each for each in self.all() if each.verified]
        staying = kept((each.made for each in readable), now)
        going = [each.path for each in readable if each.made not in staying]
        with failures_told(self.folder):
            for each in going:
                each.unlink(missing_ok=True)
        return [each.name for each in going]

    def of_damaged_log(self) -> bool:
        """Whether SQLite itself finds the log damaged, though a copy of it was sound: it leaves indexes behind."""
        return is_damaged(self._logbook.database)

    def difference(self, backup: Backup) -> Difference:
        """What the log would gain and lose. Raises StorageFailed where one of both cannot be read."""
        with open_copy(backup.path, self._key) as then, self._logbook.database.raw() as now:
            copies.check_sound(then, backup.path)
            ids_now, ids_then = copies.session_ids(now), copies.session_ids(then)
            in_both = set(ids_now) & set(ids_then)
            differing = _differing(now, then, "infusion") & in_both
            return Difference(
                len(ids_now),
                len(ids_then),
                copies.session_lines(now, [each for each in ids_now if each not in in_both]),
                copies.session_lines(then, [each for each in ids_then if each not in in_both]),
                copies.session_lines(now, [each for each in ids_now if each in differing]),
                frozenset(_differing(now, then, "patient")),
            )

    def _free_name(self, occasion: Occasion) -> tuple[Path, Moment]:
        """A name that is not taken; a second later where two are made in one."""
        made = self._logbook.now()
        taken = {each.epoch for _, each, _ in self._named()}
        while made.epoch in taken:
            made += timedelta(seconds=1)
        return self.folder / f"{self._prefix} {made.in_zone('UTC').local:{STAMP}} {occasion}.db", made


def replace_log(backup: Backup, log: Path, key: bytes | None = None) -> None:
    """Put a backup in the place of a log that nobody has open. Raises StorageFailed, and then the log is as it was."""
    put_in_place(backup.path, log, key)


def _is_today(moment: Moment, now: Moment) -> bool:
    return moment.in_zone(now.zone).local.date() == now.local.date()


def _differing(now: Any, then: Any, kind: str) -> set[str]:
    """The ids of entries whose revisions are not the same in both."""
    here, there = copies.traces(now, kind), copies.traces(then, kind)
    return {each for each in here.keys() | there.keys() if here.get(each) != there.get(each)}
