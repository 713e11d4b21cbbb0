"""Copies of a log as files: made whole and found sound before they get their name, and only ever read afterwards."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ivig_logger.domain.moment import Moment
from ivig_logger.storage import upgrade
from ivig_logger.storage.database import Database
from ivig_logger.storage.encryption import connect, is_encrypted
from ivig_logger.storage.failures import Reason, StorageFailed, failures_told
from ivig_logger.storage.whole_files import sync_folder

_COUNTED = tuple(f"SELECT count(*) FROM {each}" for each in ("patients", "infusions", "revisions"))  # noqa: S608  # our own names
_SESSIONS = "SELECT count(*) FROM infusions WHERE entered_in_error IS NULL"
_IDS = "SELECT id FROM infusions WHERE entered_in_error IS NULL ORDER BY started_at DESC, pk DESC"
_LINE = (
    "SELECT i.id, i.started_at, i.started_zone, i.product, i.dose, p.name FROM infusions i"
    " JOIN patients p ON p.pk = i.patient_pk WHERE i.id = ?"
)
# Every change leaves a revision, so an entry whose revisions are the same is the same.
_TRACES = (
    "SELECT entry_id, count(*), max(pk), max(at) FROM revisions"
    " WHERE entry_kind = ? AND entry_id <> '' GROUP BY entry_id"  # those that were erased are nobody's
)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in a few words; `dose` in grams."""

    id: str
    started: Moment
    product: str
    dose: Decimal | None
    patient: str


def copy_verified(database: Database, target: Path, unfinished: Path) -> None:
    """A whole copy under the name `target`, for its owner only.

    It is written as `unfinished`, opened for reading only, looked through and counted against the log before it gets
    its name. Raises StorageFailed, and then leaves no part of a copy.
    """
    with failures_told(target.parent):
        unfinished.unlink(missing_ok=True)  # left by a program that was killed
        try:
            os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, 0o600))
            with database.raw() as connection:
                before = _counts(connection)
                connection.execute("VACUUM INTO ?", (str(unfinished),))
                after = _counts(connection)
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            with open_copy(unfinished, database.key) as copied:
                check_sound(copied, unfinished)
                _compare(before, _counts(copied), after, unfinished)
            unfinished.replace(target)
            sync_folder(target.parent)
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def open_copy(path: Path, key: bytes | None = None) -> Iterator[Any]:
    """A copy that nothing can be written to, and beside which SQLite makes no files; a plain one needs no `key`.

    Raises StorageFailed.
    """
    with failures_told(path):
        its_key = key if is_encrypted(path) else None
        with closing(connect(path, its_key, "mode=ro&immutable=1")) as connection:
            yield connection


def check_sound(connection: Any, path: Path) -> None:
    """Raises StorageFailed where a copy is no log, damaged, or of a newer version."""
    check_kind(connection, path)
    if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise StorageFailed(Reason.DAMAGED, path)


def check_kind(connection: Any, path: Path) -> None:
    """Raises StorageFailed where a copy is no log or of a newer version; quick, and looks at no content."""
    (application,), (version,) = (
        connection.execute(f"PRAGMA {each}").fetchone() for each in ("application_id", "user_version")
    )
    if application != upgrade.APPLICATION_ID:
        raise StorageFailed(Reason.NOT_A_LOG, path)
    upgrade.refuse_newer(path, version)


def count_sessions(connection: Any) -> int:
    """How many sessions there are, without those entered in error."""
    counted: int = connection.execute(_SESSIONS).fetchone()[0]
    return counted


def session_ids(connection: Any) -> list[str]:
    """The ids of the sessions, newest first, without those entered in error."""
    return [each for (each,) in connection.execute(_IDS)]


def session_lines(connection: Any, ids: Collection[str]) -> tuple[SessionLine, ...]:
    """The sessions with these ids, in their order."""
    rows = (connection.execute(_LINE, (each,)).fetchone() for each in ids)
    return tuple(
        SessionLine(id_, Moment(at, zone), product, None if dose is None else Decimal(dose).scaleb(-3), patient)
        for id_, at, zone, product, dose, patient in rows
    )


def first_link(connection: Any) -> str | None:
    """The first link of the chain of the revisions, which stays for ever; None where there is none."""
    found = connection.execute("SELECT chain FROM revisions ORDER BY pk LIMIT 1").fetchone()
    return None if found is None else str(found[0])


def traces(connection: Any, kind: str) -> Mapping[str, tuple[int, int, int]]:
    """What the revisions of each entry of a kind amount to; two that are equal belong to equal contents."""
    return {id_: (number, last, at) for id_, number, last, at in connection.execute(_TRACES, (kind,))}


def _counts(connection: Any) -> tuple[int, ...]:
    return tuple(connection.execute(each).fetchone()[0] for each in _COUNTED)


def _compare(before: tuple[int, ...], copied: tuple[int, ...], after: tuple[int, ...], path: Path) -> None:
    """The log may change while it is copied; revisions only become more, and say whether it did."""
    in_between = before[-1] <= copied[-1] <= after[-1]
    if not in_between or (before == after and copied != before):
        raise StorageFailed(Reason.DAMAGED, path, "counts")
