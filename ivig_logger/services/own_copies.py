"""Whose a copy in a second place is: two logs of one name may share a stick, and each leaves the other's alone."""

from collections.abc import Iterable
from pathlib import Path

from ivig_logger.storage.copies import first_link, open_copy
from ivig_logger.storage.database import Database
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.storage.failures import StorageFailed


def beginning_of(log: Database | Path, key: bytes | None = None) -> str | None:
    """What all copies of a log share for ever: the first link of its chain. None where nothing was ever stored.

    A path is that of a log that nobody has open. Raises StorageFailed.
    """
    if isinstance(log, Database):
        with log.raw() as connection:
            return first_link(connection)
    with open_copy(log, key) as connection:
        return first_link(connection)


def is_of_another(copy: Path, beginning: str | None, key: bytes | None) -> bool:
    """Whether a copy began otherwise than the log did, or is encrypted and does not open, so that nobody can tell."""
    try:
        return beginning_of(copy, key) != beginning
    except StorageFailed:
        return _is_encrypted(copy)


def _is_encrypted(copy: Path) -> bool:
    try:
        return is_encrypted(copy)
    except StorageFailed:
        return True


def own(copies: Iterable[Path], place: Path | None, beginning: str | None, key: bytes | None) -> list[Path]:
    """The copies without those in the second place that are, or may be, another log's."""
    return [each for each in copies if each.parent != place or not is_of_another(each, beginning, key)]
