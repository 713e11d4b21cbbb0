"""Finding entries by their ids. All functions take the connection of a transaction that their caller holds."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, select

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.storage import rows
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.moments import moment_in
from ivig_logger.storage.records import RUNNING, InfusionRecord, PatientRecord, table_of
from ivig_logger.storage.trace_records import SignatureRecord

_Key = TypeVar("_Key", str, int)
_AT_ONCE = 500  # bound values in one statement, well below SQLite's limit

_PATIENTS = select(table_of(PatientRecord)).order_by(PatientRecord.id)
_INFUSIONS = (
    select(table_of(InfusionRecord), PatientRecord.id.label("patient"))
    .join_from(InfusionRecord, PatientRecord)
    .where(InfusionRecord.id.in_(bindparam("ids", expanding=True)))
)
_PARTS: list[tuple[rows.Part, Select[Any]]] = [
    (
        part,
        select(table_of(part.record))
        .where(part.record.infusion_pk.in_(bindparam("pks", expanding=True)))
        .order_by(part.record.infusion_pk, part.record.position),
    )
    for part in rows.PARTS
]
_ALL_IDS = (
    select(InfusionRecord.id)
    .join_from(InfusionRecord, PatientRecord)
    .order_by(InfusionRecord.started_at, InfusionRecord.id)
)
_IDS_OF_PATIENT = _ALL_IDS.where(PatientRecord.id == bindparam("patient"))
_NEWEST_BEFORE = (
    select(InfusionRecord.id)
    .join_from(InfusionRecord, PatientRecord)
    .where(
        PatientRecord.id == bindparam("patient"),
        InfusionRecord.entered_in_error.is_(None),
        InfusionRecord.started_at < bindparam("before"),
    )
    .order_by(InfusionRecord.started_at.desc(), InfusionRecord.pk.desc())
    .limit(bindparam("limit"))
)
_RUNNING_IDS = (
    select(InfusionRecord.id)
    .where(RUNNING, InfusionRecord.entered_in_error.is_(None))
    .order_by(InfusionRecord.started_at, InfusionRecord.pk)
)
_SIGNED_IDS = _IDS_OF_PATIENT.where(
    InfusionRecord.pk.in_(select(SignatureRecord.infusion_pk)), InfusionRecord.entered_in_error.is_(None)
)
_ANY_SIGNATURE = select(SignatureRecord.pk).limit(1)
_STARTS = (
    select(InfusionRecord.started_at, InfusionRecord.id)
    .join_from(InfusionRecord, PatientRecord)
    .where(PatientRecord.id == bindparam("patient"), InfusionRecord.entered_in_error.is_(None))
    .order_by(InfusionRecord.started_at, InfusionRecord.pk)
)
_LAST_END = (
    select(InfusionRecord.ended_at, InfusionRecord.ended_zone)
    .join_from(InfusionRecord, PatientRecord)
    .where(PatientRecord.id == bindparam("patient"), InfusionRecord.entered_in_error.is_(None))
    .order_by(InfusionRecord.started_at.desc(), InfusionRecord.pk.desc())
    .limit(1)
)


def patients(db: Connection) -> list[Patient]:
    """All patients in the order of their ids."""
    with sense_made():
        return [rows.patient_of(row) for row in db.execute(_PATIENTS)]


def find(db: Connection, ids: Iterable[str]) -> list[Infusion]:
    """The infusions with these ids, in their order; an id that is not stored is left out."""
    with sense_made():
        return [each for some in chunks(ids) for each in _find_some(db, some)]


def _find_some(db: Connection, some: list[str]) -> list[Infusion]:
    by_id = {row.id: row for row in db.execute(_INFUSIONS, {"ids": some})}
    parts = _parts_of(db, [row.pk for row in by_id.values()])
    return [rows.infusion_of(by_id[each], by_id[each].patient, parts[by_id[each].pk]) for each in some if each in by_id]


def ids(db: Connection, patient: str | None = None) -> list[str]:
    """The ids of all infusions, entries in error included, or of one patient's, in the order of start and id."""
    if patient is None:
        return list(db.scalars(_ALL_IDS))
    return list(db.scalars(_IDS_OF_PATIENT, {"patient": patient}))


def signed_ids(db: Connection, patient: str) -> list[str]:
    """The ids of a patient's sessions with signatures, none in error, in the order of start and id."""
    return list(db.scalars(_SIGNED_IDS, {"patient": patient}))


def starts(db: Connection, patient: str) -> list[tuple[int, str]]:
    """The start, in epoch seconds, and the id of each session of a patient, the oldest first, none in error."""
    return [(row.started_at, row.id) for row in db.execute(_STARTS, {"patient": patient})]


def has_signatures(db: Connection) -> bool:
    """Whether any session of any patient is signed."""
    return db.scalar(_ANY_SIGNATURE) is not None


def every(db: Connection) -> Iterator[Infusion]:
    """All infusions in the order of start and id, entries in error included, a portion at a time."""
    for some in chunks(ids(db)):
        yield from find(db, some)


def newest(db: Connection, patient: str, before: int, limit: int) -> list[Infusion]:
    """The last infusions of a patient that started before an epoch second, newest first, none in error."""
    return find(db, list(db.scalars(_NEWEST_BEFORE, {"patient": patient, "before": before, "limit": limit})))


def running(db: Connection) -> list[Infusion]:
    """The infusions of all patients that have not ended, the oldest first, none in error."""
    return find(db, list(db.scalars(_RUNNING_IDS)))


def last_end(db: Connection, patient: str) -> Moment | None:
    """When the newest infusion of a patient ended; None where there is none, or where it runs."""
    row = db.execute(_LAST_END, {"patient": patient}).first()
    with sense_made():
        return None if row is None else moment_in(row.ended_at, row.ended_zone)


def _parts_of(db: Connection, pks: list[int]) -> dict[int, dict[str, tuple[Any, ...]]]:
    gathered: dict[int, dict[str, list[Any]]] = {pk: {part.field: [] for part in rows.PARTS} for pk in pks}
    for part, statement in _PARTS:
        for row in db.execute(statement, {"pks": pks}):
            gathered[row.infusion_pk][part.field].append(part.value(row))
    return {pk: {name: tuple(values) for name, values in parts.items()} for pk, parts in gathered.items()}


def chunks(ids: Iterable[_Key]) -> Iterator[list[_Key]]:
    """Ids or keys in portions that one statement takes."""
    remaining = iter(ids)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
