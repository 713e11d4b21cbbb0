"""Where the keys of an encrypted log lie: beside it, and as a copy with its backups, each repaired by the other."""

from contextlib import suppress
from itertools import count
from pathlib import Path

from ivig_logger.domain.moment import utc_now
from ivig_logger.services.backup_folder import BackupFolder, folder_of
from ivig_logger.services.key_file import KeysDamaged, copy_path, key_path, read, write
from ivig_logger.services.keyring import Keyring
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import StorageFailed, failures_told
from ivig_logger.storage.whole_files import write_whole


class KeysMissing(KeysDamaged):
    """The file does not begin as a plain log does, and there are no keys: an encrypted log without them, or no log."""


def find_keyring(log: Path, second_place: Path | None = None) -> Keyring | None:
    """The keys of an encrypted log; None where the log is plain, or where there is neither a log nor keys.

    Where the file beside the log is missing or damaged, a copy is taken and put back. Raises KeysDamaged where no
    file of the keys can be read, and KeysMissing where there is none; StorageFailed where the log cannot be looked at.
    """
    encrypted = is_encrypted(log)
    if not encrypted and _has_content(log):
        return None  # keys beside it are from a switch that was not finished, and open nothing
    damaged: KeysDamaged | None = None
    for path in (key_path(log), *_copies(log, second_place)):
        try:
            keyring = read(path)
        except KeysDamaged as error:
            damaged = damaged or error
            continue
        if keyring is not None:
            if path != key_path(log):
                with suppress(StorageFailed):  # they open the log all the same
                    write(keyring, key_path(log))
            return keyring
    if encrypted:
        raise damaged or KeysMissing(str(key_path(log)))
    return None


def change_keys(log: Path, keyring: Keyring, second_place: Path | None = None) -> None:
    """Have another keyring beside the log, and in the folders with its backups that are there.

    Raises StorageFailed where it cannot be written beside the log, and then the old one holds. A copy that cannot be
    written follows with the next backup.
    """
    write(keyring, key_path(log))
    for folder in filter(None, (folder_of(log), second_place)):
        with suppress(StorageFailed):
            carry_keys(log, folder, encrypted=True)


def carry_keys(log: Path, folder: Path, *, encrypted: bool) -> None:
    """Have the keys in a folder with backups, where it is there, as they lie beside the log; damaged ones take no
    place, and those of another log or of an earlier encryption get another name. With a plain log they go, but stay as
    long as backups are there that only they open. Raises StorageFailed.
    """
    copy = copy_path(log, folder)
    with failures_told(copy):
        if not encrypted:
            if copy.exists() and not opens_something(log, folder):
                copy.unlink()
        elif folder.is_dir() and _is_whole(key_path(log)):
            data = key_path(log).read_bytes()
            if not copy.exists() or copy.read_bytes() != data:
                _spare_others(copy, key_path(log))
                write_whole(copy, data)


def keep_copy(log: Path, keyring: Keyring) -> None:
    """The first copy of new keys with the backups; those of an earlier time are kept while backups need them.

    Raises StorageFailed.
    """
    folder = folder_of(log)
    copy = copy_path(log, folder)
    with failures_told(copy):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if copy.exists() and opens_something(log, folder):
            copy.replace(_name_for_others(copy))
    write(keyring, copy)


def remove_keys(log: Path) -> None:
    """A plain log has no keys; a copy stays as long as backups are there that only it opens. Raises StorageFailed."""
    with failures_told(key_path(log)):
        key_path(log).unlink(missing_ok=True)
    carry_keys(log, folder_of(log), encrypted=False)


def opens_something(log: Path, folder: Path) -> bool:
    """Whether there are encrypted backups in a folder. Raises StorageFailed."""
    return any(is_encrypted(each) for each in BackupFolder(log, utc_now, folder).paths())


def _has_content(log: Path) -> bool:
    with failures_told(log):
        return log.is_file() and log.stat().st_size > 0


def _copies(log: Path, second_place: Path | None) -> list[Path]:
    return [copy_path(log, each) for each in (folder_of(log), second_place) if each is not None]


def _is_whole(path: Path) -> bool:
    return _readable(path) is not None


def _readable(path: Path) -> Keyring | None:
    with suppress(KeysDamaged):
        return read(path)
    return None


def _spare_others(copy: Path, coming: Path) -> None:
    """Two computers may have one stick, and backups there that only these keys open."""
    if _is_whole(copy) and not _are_of_one_log(copy, coming):
        copy.replace(_name_for_others(copy))


def _name_for_others(copy: Path) -> Path:
    """A name beside the copy's own: that of older keys of the same log, or a free one."""
    names = (copy.with_name(f"{copy.stem} {number}{copy.suffix}") for number in count(1))
    return next(each for each in names if not each.exists() or _are_of_one_log(each, copy))


def _are_of_one_log(one: Path, other: Path) -> bool:
    """Whether two files of keys have a profile or the recovery code in common."""
    here, there = _readable(one), _readable(other)
    if here is None or there is None:
        return False
    ids = {each.id for each in here.profiles} & {each.id for each in there.profiles}
    return bool(ids) or here.recovery_wrapped == there.recovery_wrapped
