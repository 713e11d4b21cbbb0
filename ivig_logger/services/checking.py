"""*Check the log*: everything in it that is not as this program leaves it, found without changing anything."""

import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from ivig_logger.domain.moment import Moment, utc_now
from ivig_logger.services.entry_checks import (
    check_orders,
    check_patients,
    check_sessions,
    check_some,
    check_traces,
    told_to_nobody,
)
from ivig_logger.services.findings import Finding, Kind
from ivig_logger.storage.database import Database, open_database
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.soundness import Look, looking

_OF_DAMAGE = (Reason.DAMAGED, Reason.NOT_A_LOG, Reason.DISK)
_BACKUPS = "backups"


class Stopped(Exception):
    """Nobody waits for the check any more; what is told how far it is may raise it."""


def check_log(
    log: Path | Database,
    *,
    quick: bool = False,
    now: Callable[[], Moment] = utc_now,
    tell: Callable[[int, int], None] = told_to_nobody,
) -> list[Finding]:
    """All findings; `quick` looks at the file, the last thousand changes and the newest two hundred sessions.

    `tell` is told after each portion how many sessions of how many were looked at. Raises StorageFailed
    where the log cannot be opened, or cannot be read for another reason than damage.
    """
    if isinstance(log, Path):
        with closing(open_database(log)) as database:
            return check_log(database, quick=quick, now=now, tell=tell)
    steps: list[Callable[[Look], Iterator[Finding]]] = [_check_file, _check_revisions]
    if not quick:
        steps += [check_traces, check_orders]
    steps += [check_patients, lambda look: check_sessions(look, now(), tell)]
    found: list[Finding] = []
    for step in steps:
        try:
            with looking(log, quick=quick) as look:
                found.extend(step(look))
        except StorageFailed as failed:
            if failed.reason not in _OF_DAMAGE:
                raise
            found.append(Finding(Kind.FILE, {"said": failed.detail or failed.reason.value}))
    return [*found, *check_modes(log.path)]


def check_again(log: Database, finding: Finding, now: Callable[[], Moment] = utc_now) -> list[Finding]:
    """What is found now where something was found and repaired: of that file or entry only. Raises StorageFailed."""
    if finding.kind is Kind.OPEN_TO_OTHERS:
        return [each for each in check_modes(log.path) if each.facts["path"] == finding.facts["path"]]
    with looking(log) as look:
        found = [*check_traces(look), *check_orders(look), *check_patients(look)]
        return [
            *(each for each in found if each.entry_id == finding.entry_id),
            *check_some(look, [finding.entry_id or ""], now()),
        ]


def is_damaged(log: Database) -> bool:
    """Whether SQLite's own check speaks against the file. Raises StorageFailed for other reasons than damage."""
    try:
        with looking(log, quick=True) as look:
            return bool(look.complaints())
    except StorageFailed as failed:
        if failed.reason not in _OF_DAMAGE:
            raise
        return True


def _check_file(look: Look) -> Iterator[Finding]:
    yield from (Finding(Kind.FILE, {"said": each}) for each in look.complaints())
    yield from (Finding(Kind.ORPHANS, {"table": table, "count": count}) for table, count in look.orphans().items())


def _check_revisions(look: Look) -> Iterator[Finding]:
    for flaw in look.flaws():
        yield Finding(Kind.CONTENT if flaw.in_content else Kind.CHAIN, {"number": flaw.number}, flaw.entry)


def check_modes(log: Path) -> Iterator[Finding]:
    """The log, its journal and its copies are for their owner only."""
    if sys.platform == "win32":
        return  # which knows no modes
    beside = (each for each in sorted(log.parent.iterdir()) if each.name.startswith(log.name))
    backups = log.parent / _BACKUPS
    kept = sorted(backups.iterdir()) if backups.is_dir() else []
    of_log = _mode(log)
    without_content = {f"{log.name}.lock", f"{log.name}.alive"}  # the number of a process, and a time
    for path in (*beside, *kept):
        mode = _mode(path)
        follows = path.name in (f"{log.name}-wal", f"{log.name}-shm") and mode == of_log  # SQLite's own way
        if mode & ~0o600 and not follows and path.name not in without_content:
            yield Finding(Kind.OPEN_TO_OTHERS, {"path": path, "mode": mode})


def _mode(path: Path) -> int:
    """The mode of a file; 0 of what is none, or went while it was looked at."""
    try:
        told = path.stat()
    except OSError:
        return 0
    return stat.S_IMODE(told.st_mode) if stat.S_ISREG(told.st_mode) else 0
