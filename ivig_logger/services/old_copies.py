"""Copies of a log that are not as the log is: plain ones of an encrypted log, and encrypted ones of a plain log."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ivig_logger.domain.moment import utc_now
from ivig_logger.services.backup_folder import BackupFolder
from ivig_logger.services.log_keys import carry_keys
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.erasure import remove_overwritten
from ivig_logger.storage.failures import StorageFailed, failures_told
from ivig_logger.storage.rekeying import arriving_path, convert_copy

_PIECE = 1 << 16
_LEAST = 0.95  # of its length stays of encrypted data when it is compressed; of pages of a log, a half at most


def plain_copies(log: Path, second_place: Path | None = None) -> list[Path]:
    """Backups, copies beside the log and what is left of unfinished ones, that anybody can read."""
    return [each for each in _all(log, second_place) if _is_plain(each)]


def encrypted_copies(log: Path, second_place: Path | None = None) -> list[Path]:
    """The same, that only the key opens."""
    return [each for each in _all(log, second_place) if each.stat().st_size and not _is_plain(each)]


def convert_copies(paths: Iterable[Path], log: Path, key: bytes, *, to_plain: bool = False) -> list[Path]:
    """Have copies encrypted, or plain, each replaced whole under its own name; those that could not be.

    A damaged one is left as it is. What an unfinished copy has left is removed.
    """
    left: list[Path] = []
    changed: set[Path] = set()
    for each in paths:
        try:
            if _is_part(each, log):
                _remove(each)
            else:
                convert_copy(each, key, to_plain=to_plain)
                changed.add(each.parent)
        except StorageFailed:
            left.append(each)
    for folder in changed if to_plain and not is_encrypted(log) else ():
        with suppress(StorageFailed):
            carry_keys(log, folder, encrypted=False)
    return left


def remove_copies(paths: Iterable[Path]) -> list[Path]:
    """Write over copies and remove them; those that could not be."""
    left: list[Path] = []
    for each in paths:
        try:
            _remove(each)
        except StorageFailed:
            left.append(each)
    return left


def remove_parts(log: Path) -> None:
    """Remove what a program that was killed left of files on their way beside a log that nobody else has open."""
    for each in (arriving_path(log), *log.parent.glob(f".{_literal(log)}.*.unfinished")):
        with suppress(OSError):
            remove_overwritten(each)


def _all(log: Path, second_place: Path | None) -> list[Path]:
    return [each for each in _named(log, second_place) if each.is_file()]


def _named(log: Path, second_place: Path | None) -> Iterator[Path]:
    for folder in (None, second_place) if second_place else (None,):
        backups = BackupFolder(log, utc_now, folder)
        yield from backups.paths()
        yield from backups.parts()
    for pattern in ("{}.before-*", "{}.damaged-*", ".{}.*.unfinished"):
        yield from sorted(log.parent.glob(pattern.format(_literal(log))))
    yield arriving_path(log)


def _literal(log: Path) -> str:
    """The name of a log where a pattern is wanted."""
    return "".join(f"[{each}]" if each in "*?[" else each for each in log.name)


def _is_part(path: Path, log: Path) -> bool:
    return path.name.endswith(".unfinished") or path == arriving_path(log)


def _is_plain(path: Path) -> bool:
    """Whether something can be read in a file. A damaged one need not begin as a log does, nor a part of one."""
    try:
        if not is_encrypted(path):
            return path.stat().st_size > 0
        if path.suffix == ".db" and not path.name.startswith("."):
            return False  # a backup: it was whole when it got its name
        return any(len(zlib.compress(each, 1)) < _LEAST * len(each) for each in _pieces(path))
    except (OSError, StorageFailed):
        return False


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if len(piece) >= 512:  # of fewer bytes nothing can be told
                yield piece


def _remove(path: Path) -> None:
    with failures_told(path):
        remove_overwritten(path)
