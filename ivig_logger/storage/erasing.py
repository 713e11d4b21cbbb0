"""Taking everything of one patient out of a log: rows, the texts of their revisions, and the bytes that these leave.

A revision stays as a link of the chain, with when it was made and by whom. Its entry's id goes too: that is 122 random
bits, and without them nobody finds out by trying what the hash of a revision was made of.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, text

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Trace
from ivig_logger.domain.revision import NOBODY
from ivig_logger.storage import revisions
from ivig_logger.storage.database import Database
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.infusions import chunks

# These three answer in every form that a log ever had.
_PRESENT = "SELECT id FROM infusions WHERE patient_pk IN (SELECT pk FROM patients WHERE id = :patient)"
_REMOVED = (
    'SELECT entry_id, "before" FROM revisions WHERE pk IN (SELECT max(pk) FROM revisions'
    " WHERE entry_kind = 'infusion' AND entry_id <> '' GROUP BY entry_id)"
    ' AND "after" IS NULL AND instr("before", :patient) > 0'
)
_KNOWN = (
    "SELECT EXISTS (SELECT 1 FROM patients WHERE id = :patient)"
    " OR EXISTS (SELECT 1 FROM revisions WHERE entry_id = :patient)"
)
_RUNNING = text(f"{_PRESENT} AND status = 'running' AND entered_in_error IS NULL LIMIT 1")
_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_OWN: BindParameter[str] = bindparam("own", expanding=True)
_COUNT = text("SELECT count(*) FROM revisions WHERE entry_id IN :ids").bindparams(_IDS)
_TEXTS = text(
    'SELECT "before", "after" FROM revisions WHERE entry_id = :patient UNION ALL'
    " SELECT json_object('name', name), NULL FROM patients WHERE id = :patient"
)
_AUTHORS = text("SELECT DISTINCT author, role FROM revisions")
_BLANK = text(
    "UPDATE revisions SET entry_id = '', why = '', \"before\" = NULL, \"after\" = NULL, erased_at = :at,"
    " author = CASE WHEN role = 'patient' OR author IN :own THEN '' ELSE author END WHERE entry_id IN :ids"
).bindparams(_IDS, _OWN)
_SESSIONS = text("DELETE FROM infusions WHERE patient_pk IN (SELECT pk FROM patients WHERE id = :patient)")
_PATIENT = text("DELETE FROM patients WHERE id = :patient")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is of one patient: sessions, those entered in error included, and changes of the whole trace."""

    sessions: int = 0
    changes: int = 0


class StillRunning(Exception):
    """An infusion of the patient is running."""


def is_known(connection: Any, patient: str) -> bool:
    """Whether the driver's own connection finds anything of a patient, in a log of any form."""
    return bool(connection.execute(_KNOWN, {"patient": patient}).fetchone()[0])


def extent_of(db: Connection, patient: str) -> Extent:
    """How much there is of a patient."""
    entries = _entries(db, patient)
    counted = sum(db.execute(_COUNT, {"ids": some}).scalar_one() for some in chunks(entries))
    return Extent(len(db.execute(text(_PRESENT), {"patient": patient}).all()), counted)


def erase(database: Database, patient: str, trace: Trace, *, running_too: bool = False) -> Extent:
    """Erase everything of a patient in one transaction, and write down that it was done.

    What is freed is overwritten; `settle` does the same for what lay free before. Raises StillRunning, and
    StorageFailed; then all is as it was.
    """
    with database.changing() as db:
        db.exec_driver_sql("PRAGMA secure_delete = ON")
        if not running_too and db.execute(_RUNNING, {"patient": patient}).first():
            raise StillRunning(patient)
        found, entries, names = extent_of(db, patient), _entries(db, patient), _names(db, patient)
        own = [author for author, role in db.execute(_AUTHORS) if _is_own(author, role, names)]
        for some in chunks(entries):
            db.execute(_BLANK, {"at": trace.at.epoch, "own": own, "ids": some})
        db.execute(_SESSIONS, {"patient": patient})  # the parts go with them
        db.execute(_PATIENT, {"patient": patient})
        revisions.add(db, [_line(trace, found, names)])
    return found


def settle(database: Database) -> None:
    """Leave in the file and its journal nothing but what the log holds. Raises StorageFailed."""
    with database.raw() as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StorageFailed(Reason.LOCKED, database.path)


def _entries(db: Connection, patient: str) -> list[str]:
    """The ids of the patient and of all their infusions, those that were taken out of the log included."""
    present = db.execute(text(_PRESENT), {"patient": patient}).scalars()
    removed = [str(entry) for entry, side in db.execute(text(_REMOVED), {"patient": patient}) if _is_of(side, patient)]
    return list(dict.fromkeys([patient, *present, *removed]))


def _is_of(side: str, patient: str) -> bool:
    try:
        return bool(json.loads(side)["patient"] == patient)
    except (ValueError, LookupError, TypeError):  # damaged; it holds the patient's id
        return True


def _names(db: Connection, patient: str) -> set[str]:
    """All names that the patient ever had, folded: an author of that name is the patient."""
    return {name for row in db.execute(_TEXTS, {"patient": patient}) for name in _names_in(row)}


def _names_in(sides: Iterable[str | None]) -> Iterable[str]:
    for side in sides:
        try:
            yield str(json.loads(side or "{}")["name"]).casefold()
        except (ValueError, LookupError, TypeError):
            continue


def _is_own(author: str, role: str, names: set[str]) -> bool:
    """Whether an author is the patient: with a name of theirs, with or without a credential behind it."""
    written = author.casefold()
    return role == "patient" or any(written == each or written.startswith(f"{each}, ") for each in names)


def _line(trace: Trace, found: Extent, names: set[str]) -> dict[str, Any]:
    return {
        "entry_kind": "patient",
        "entry_id": NOBODY,
        "at": trace.at.epoch,
        "zone": trace.at.zone,
        "author": "" if _is_own(trace.author, trace.role, names) else trace.author,
        "role": trace.role,
        "source": trace.source,
        "why": "",
        "before": canonical({"changes": found.changes, "sessions": found.sessions}),
        "after": None,
    }
