"""A log that cannot be opened: set aside, and a backup or an empty log in its place. Nothing of it is changed."""

from collections.abc import Callable
from pathlib import Path

from ivig_logger.domain.moment import Moment, utc_now
from ivig_logger.services.backup_folder import Backup, BackupFolder
from ivig_logger.storage.copies import check_sound, open_copy
from ivig_logger.storage.database import open_database
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import Reason, failures_told
from ivig_logger.storage.pages import has_plain_pages
from ivig_logger.storage.restoring import put_in_place
from ivig_logger.storage.setting_aside import aside_of, complete, is_interrupted, set_aside

RESCUED = (Reason.DAMAGED, Reason.NOT_A_LOG)  # all else is not of the file, or a newer version reads it


class Rescue:
    """One log at a path; nobody has it open. `key` opens it, as far as it needs one."""

    def __init__(self, log: Path, now: Callable[[], Moment], key: bytes | None = None) -> None:
        self.log, self.now, self._key = log, now, key
        self.backups = BackupFolder(log, now, key=key)

    @property
    def is_gone(self) -> bool:
        """Whether there is nothing in the place of the log, though there are backups or a journal of it."""
        return self.aside is None and is_gone(self.log)

    @property
    def aside(self) -> Path | None:
        """Where the file is that an earlier run of the program has set aside and put nothing in the place of."""
        return aside_of(self.log)[0] if is_interrupted(self.log) else None

    def offered(self) -> list[Backup]:
        """The backups that can be opened, the newest that is whole first, then the others by age."""
        first = self.backups.newest_sound()
        others = [each for each in self.backups.all() if each.verified]
        return others if first is None else [first, *(each for each in others if each != first)]

    def open_backup(self, backup: Backup) -> None:
        """Set the file aside and put a backup in its place. Raises StorageFailed; one that is not whole stays out."""
        with open_copy(backup.path, self._key) as connection:
            check_sound(connection, backup.path)
        self._make_way()
        put_in_place(backup.path, self.log, self._key)

    def begin_anew(self) -> None:
        """Set the file aside and make an empty log in its place. Raises StorageFailed."""
        self._make_way()
        open_database(self.log, key=self._key).close()

    def _make_way(self) -> None:
        if self.is_gone:
            if not any(_has_content(self.log.with_name(self.log.name + each)) for each in ("-wal", "-journal")):
                return
            self.log.touch(mode=0o600)  # what it belongs to: SQLite would delete the journal
        if self.log.exists():
            set_aside(self.log, self.now())
        complete(self.log)


def was_interrupted(log: Path) -> bool:
    """Whether an earlier run of the program was ended after it had set the log aside and before another was there."""
    return is_interrupted(log)


def is_gone(log: Path) -> bool:
    """Whether there is no log, or an empty file, where a backup or a journal tells that there was one."""
    if not _is_nothing(log):
        return False
    journal = log.with_name(f"{log.name}-wal")
    return _has_content(journal) or bool(BackupFolder(log, utc_now).paths())


def is_locked(log: Path, key: bytes | None) -> bool:
    """Whether there are keys of this log and none is given: then a file that cannot be opened need not be damaged.

    A plain log may have keys in its folder with backups, which only they open.
    """
    if key is not None or not (_is_nothing(log) or is_encrypted(log)) or was_plain(log):
        return False
    from ivig_logger.services.key_file import copy_path, key_path  # what it needs is imported with an encrypted log

    return any(each.exists() for each in (key_path(log), copy_path(log, log.parent / "backups")))


def was_plain(log: Path) -> bool:
    """Whether a file that does not begin as a plain log does is one whose beginning was lost."""
    with failures_told(log):
        return _has_content(log) and is_encrypted(log) and has_plain_pages(log)


def _is_nothing(log: Path) -> bool:
    return not log.exists() or (log.is_file() and not _has_content(log))


def _has_content(path: Path) -> bool:
    with failures_told(path):
        return path.is_file() and path.stat().st_size > 0
