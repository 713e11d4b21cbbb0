"""A file in the place of the log that cannot be opened is set aside under another name: never changed, never lost.

The log goes first and its journal after it. Killed in between, there is no log, and a file that was set aside: a start
that finds it so must not begin an empty log, and completes what was begun.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from ivig_logger.domain.moment import Moment
from ivig_logger.storage.failures import failures_told
from ivig_logger.storage.whole_files import sync_folder

_STAMP = "%Y-%m-%dT%H%M%SZ"
_IN_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_BESIDE = ("-wal", "-shm", "-journal")


def set_aside(log: Path, now: Moment) -> Path:
    """Rename the file, with what belongs to it; where it is from then on. Raises StorageFailed."""
    with failures_told(log):
        target = _free_name(log, now)
        log.rename(target)
        sync_folder(log.parent)
    complete(log)
    return target


def complete(log: Path) -> None:
    """Set aside what is left of the journal of a file that was set aside. Raises StorageFailed."""
    aside = aside_of(log)
    if log.exists() or not aside:
        return
    with failures_told(log):
        for ending in _BESIDE:
            journal, target = log.with_name(log.name + ending), aside[0].with_name(aside[0].name + ending)
            if journal.exists() and not target.exists():
                journal.rename(target)
        sync_folder(log.parent)


def aside_of(log: Path) -> list[Path]:
    """The files that were set aside in the place of this log, the newest first."""
    name = re.compile(rf"{re.escape(log.name)}\.damaged-{_IN_NAME.pattern}(-\d+)?")
    try:
        found = [each for each in log.parent.iterdir() if name.fullmatch(each.name) and each.is_file()]
    except OSError:
        return []
    return sorted(found, key=lambda each: each.name, reverse=True)


def set_aside_at(aside: Path, zone: str) -> Moment | None:
    """When a file was set aside, as its name says; None where that is no time."""
    stamp = _IN_NAME.search(aside.name)
    try:
        return None if stamp is None else Moment.of(datetime.strptime(stamp[0], _STAMP).replace(tzinfo=UTC), zone)
    except ValueError:
        return None


def is_interrupted(log: Path) -> bool:
    """Whether a file was set aside and nothing has taken its place yet."""
    return not log.exists() and bool(aside_of(log))


def _free_name(log: Path, now: Moment) -> Path:
    plain = f"{log.name}.damaged-{now.in_zone('UTC').local:{_STAMP}}"
    names = (plain, *(f"{plain}-{number}" for number in range(2, 1000)))
    free = (each for each in map(log.with_name, names) if not _is_taken(each))
    return next(free)


def _is_taken(path: Path) -> bool:
    return any(path.with_name(path.name + ending).exists() for ending in ("", *_BESIDE))
