"""Backups of the log: verified copies in a folder of their own, thinned as they age, and what restoring would do."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.retention import kept
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import copies
from ivig_logger.storage.copies import SessionLine, copy_verified, open_copy
from ivig_logger.storage.failures import StorageFailed, failures_told
from ivig_logger.storage.restoring import put_in_place

_STAMP = "%Y-%m-%d %H%M%SZ"


class Occasion(StrEnum):
    """Why a backup was made; a part of its name."""

    START = "start"
    CHANGE = "change"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup; `size` in bytes, `sessions` None where it cannot be read. Verified before it got its name."""

    path: Path
    made: Moment
    occasion: str
    size: int
    sessions: int | None

    @property
    def verified(self) -> bool:
        """Whether it can still be read."""
        return self.sessions is not None


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


class Backups:
    """The backups of one log. All methods may be called in any thread; those that write raise StorageFailed."""

    def __init__(self, logbook: Logbook, folder: Path | None = None) -> None:
        self._logbook, self._key = logbook, logbook.database.key
        self.folder = folder or logbook.path.parent / "backups"
        self._prefix = f"ivig-{logbook.path.stem}"
        self._name = re.compile(rf"{re.escape(self._prefix)} (\d{{4}}-\d\d-\d\d \d{{6}}Z)(?: ([a-z-]+))?\.db")

    def make(self, occasion: Occasion) -> Backup:
        """Copy the log as it is now; no part of a copy is left where it fails."""
        with failures_told(self.folder):
            if not self.folder.is_dir():
                self.folder.mkdir(parents=True, mode=0o700)
        target, made = self._free_name(occasion)
        copy_verified(self._logbook.database, target, self.folder / f".{self._prefix}.unfinished")
        return self._look(target, made, occasion)

    def newest(self) -> Backup | None:
        """The last backup that can be read."""
        return next((each for each in self._each() if each.verified), None)

    def all(self) -> list[Backup]:
        """All backups, newest first; what else lies in the folder is passed over."""
        return list(self._each())

    def thin(self) -> list[str]:
        """Remove what retention does not keep, never on the day of a restore; the names that went."""
        now = self._logbook.now()
        named = self._named()
        if any(kind == Occasion.RESTORE and _is_today(made, now) for _, made, kind in named):
            return []
        staying = kept((made for _, made, _ in named), now)
        going = [path for path, made, _ in named if made not in staying]
        with failures_told(self.folder):
            for each in going:
                each.unlink(missing_ok=True)
        return [each.name for each in going]

    def inside(self, backup: Backup, limit: int = 10) -> tuple[SessionLine, ...]:
        """The newest sessions of a backup, read from it. Raises StorageFailed."""
        with open_copy(backup.path, self._key) as connection:
            return copies.session_lines(connection, copies.session_ids(connection)[:limit])

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

    def _each(self) -> Iterator[Backup]:
        for path, made, kind in self._named():
            with suppress(OSError):  # it went while it was looked at
                yield self._look(path, made, kind)

    def _look(self, path: Path, made: Moment, kind: str) -> Backup:
        sessions = None
        with suppress(StorageFailed), open_copy(path, self._key) as connection:
            copies.check_kind(connection, path)
            sessions = copies.count_sessions(connection)
        return Backup(path, made, kind, path.stat().st_size, sessions)

    def _named(self) -> list[tuple[Path, Moment, str]]:
        """What lies in the folder under a backup's name, newest first."""
        zone = self._logbook.now().zone
        try:
            matches = [(each, self._name.fullmatch(each.name)) for each in self.folder.iterdir()]
        except OSError:
            return []
        found = [(path, _moment(match[1], zone), match[2] or "") for path, match in matches if match]
        whole = [(path, made, kind) for path, made, kind in found if made is not None and path.is_file()]
        return sorted(whole, key=lambda each: (each[1].epoch, each[0].name), reverse=True)

    def _free_name(self, occasion: Occasion) -> tuple[Path, Moment]:
        """A name that is not taken; a second later where two are made in one."""
        made = self._logbook.now()
        taken = {each.epoch for _, each, _ in self._named()}
        while made.epoch in taken:
            made += timedelta(seconds=1)
        return self.folder / f"{self._prefix} {made.in_zone('UTC').local:{_STAMP}} {occasion}.db", made


def replace_log(backup: Backup, log: Path, key: bytes | None = None) -> None:
    """Put a backup in the place of a log that nobody has open. Raises StorageFailed, and then the log is as it was."""
    put_in_place(backup.path, log, key)


def _moment(stamp: str, zone: str) -> Moment | None:
    try:
        return Moment.of(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), zone)
    except ValueError:  # a thirteenth month: somebody else's file
        return None


def _is_today(moment: Moment, now: Moment) -> bool:
    return moment.in_zone(now.zone).local.date() == now.local.date()


def _differing(now: Any, then: Any, kind: str) -> set[str]:
    """The ids of entries whose revisions are not the same in both."""
    here, there = copies.traces(now, kind), copies.traces(then, kind)
    return {each for each in here.keys() | there.keys() if here.get(each) != there.get(each)}
