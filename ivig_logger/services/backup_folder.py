"""The folder of one log's backups: what lies in it under a backup's name, newest first, and how it may be read."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ivig_logger.domain.moment import Moment
from ivig_logger.storage import copies
from ivig_logger.storage.copies import SessionLine, open_copy
from ivig_logger.storage.failures import StorageFailed

STAMP = "%Y-%m-%d %H%M%SZ"


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


class BackupFolder:
    """The backups of the log at a path, which need not be open, nor be there. Nothing here writes.

    `key` opens those that are encrypted.
    """

    def __init__(
        self, log: Path, now: Callable[[], Moment], folder: Path | None = None, *, key: bytes | None = None
    ) -> None:
        self.log, self._now, self._key = log, now, key
        self.folder = folder or folder_of(log)
        self._prefix = f"ivig-{log.stem}"
        self._name = re.compile(rf"{re.escape(self._prefix)} (\d{{4}}-\d\d-\d\d \d{{6}}Z)(?: ([a-z-]+))?\.db")

    @property
    def is_encrypted(self) -> bool:
        """Whether they are of an encrypted log."""
        return self._key is not None

    def parts(self) -> list[Path]:
        """What a program that was killed left of copies that were on their way."""
        try:
            hidden = [each for each in self.folder.iterdir() if each.name.startswith(f".{self._prefix}")]
        except OSError:
            return []
        names = {each: each.name.removeprefix(".").removesuffix(".unfinished") for each in hidden}
        return [each for each, name in sorted(names.items()) if name == self._prefix or self._name.fullmatch(name)]

    def newest(self) -> Backup | None:
        """The last backup that can be read."""
        return next((each for each in self._each() if each.verified), None)

    def newest_sound(self) -> Backup | None:
        """The last backup that is whole: it was read from the first page to the last."""
        return next((each for each in self._each() if each.verified and _is_sound(each.path, self._key)), None)

    def all(self) -> list[Backup]:
        """All backups, newest first; what else lies in the folder is passed over."""
        return list(self._each())

    def paths(self) -> list[Path]:
        """All that has a backup's name, readable or not, newest first; nothing is opened."""
        return [path for path, _, _ in self._named()]

    def inside(self, backup: Backup, limit: int = 10) -> tuple[SessionLine, ...]:
        """The newest sessions of a backup, read from it. Raises StorageFailed."""
        with open_copy(backup.path, self._key) as connection:
            return copies.session_lines(connection, copies.session_ids(connection)[:limit])

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
        zone = self._now().zone
        try:
            matches = [(each, self._name.fullmatch(each.name)) for each in self.folder.iterdir()]
        except OSError:
            return []
        found = [(path, _moment(match[1], zone), match[2] or "") for path, match in matches if match]
        whole = [(path, made, kind) for path, made, kind in found if made is not None and path.is_file()]
        return sorted(whole, key=lambda each: (each[1].epoch, each[0].name), reverse=True)


def folder_of(log: Path) -> Path:
    """Where the backups of a log lie."""
    return log.parent / "backups"


def _is_sound(path: Path, key: bytes | None) -> bool:
    try:
        with open_copy(path, key) as connection:
            copies.check_sound(connection, path)
    except StorageFailed:
        return False
    return True


def _moment(stamp: str, zone: str) -> Moment | None:
    try:
        return Moment.of(datetime.strptime(stamp, STAMP).replace(tzinfo=UTC), zone)
    except ValueError:  # a thirteenth month: somebody else's file
        return None
