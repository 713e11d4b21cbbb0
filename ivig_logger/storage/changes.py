"""The one verb that changes the log. The revision is written in the same transaction, so none can be forgotten."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Change, Conflict, Entry, NoSuchPatient, PatientHasInfusions, Trace
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.storage import infusions, revisions, rows
from ivig_logger.storage.records import InfusionRecord, PatientRecord, table_of

_Value = TypeVar("_Value")
_AT_ONCE = 1000
_FIRST = -(2**63)  # below every position, a damaged one too
_PATIENT_KEYS = select(PatientRecord.id, PatientRecord.pk)
_INFUSION_KEYS = select(InfusionRecord.id, InfusionRecord.pk).where(
    InfusionRecord.id.in_(bindparam("ids", expanding=True))
)
_ADD_PATIENTS = insert(table_of(PatientRecord))
_ADD_INFUSIONS = insert(table_of(InfusionRecord))
_ADD_PARTS = {part.field: insert(table_of(part.record)) for part in rows.PARTS}
_CHANGE_PATIENT = update(table_of(PatientRecord)).where(PatientRecord.id == bindparam("of"))
_CHANGE_INFUSION = update(table_of(InfusionRecord)).where(InfusionRecord.pk == bindparam("of"))
_AN_INFUSION = (
    select(InfusionRecord.pk)
    .join_from(InfusionRecord, PatientRecord)
    .where(PatientRecord.id == bindparam("of"))
    .limit(1)
)
_REMOVE_PATIENT = delete(table_of(PatientRecord)).where(PatientRecord.id == bindparam("of"))
_REMOVE_INFUSION = delete(table_of(InfusionRecord)).where(InfusionRecord.id == bindparam("of"))
_REMOVE_PARTS = {
    part.field: delete(table_of(part.record)).where(
        part.record.infusion_pk == bindparam("of"), part.record.position >= bindparam("since")
    )
    for part in rows.PARTS
}


def store_all(db: Connection, changes: Sequence[Change], trace: Trace) -> None:
    """Carry out changes in their order, all or none, and write a revision for each.

    Raises Conflict where what is stored is not what a change expects, NoSuchPatient and PatientHasInfusions; the
    caller's transaction is then rolled back.
    """
    whole = _expect(db, changes)
    patients = [each for each in whole if isinstance(each.entry, Patient)]
    sessions = [each for each in whole if isinstance(each.entry, Infusion)]
    _store_patients(db, patients)
    keys = _patient_keys(db, sessions)
    _execute(db, _REMOVE_INFUSION, [{"of": each.entry.id} for each in sessions if each.wanted is None])
    _change_infusions(db, sessions, keys)
    _add_infusions(db, sessions, keys)
    _remove_patients(db, [each for each in patients if each.wanted is None])
    for some in _portions(changes):
        revisions.add(db, [_revision_row(each, each.trace or trace) for each in some])


def write_anew(db: Connection, infusion: Infusion) -> None:
    """Write all rows of a stored infusion as they are for this value, whatever they were; no revision tells of it.

    Raises NoSuchPatient.
    """
    values = _with_patient(infusion, _patient_keys(db, [Change(infusion)]))
    pk = _infusion_keys(db, [infusion])[infusion.id]
    db.execute(_CHANGE_INFUSION, values | {"of": pk})
    for part in rows.PARTS:
        db.execute(_REMOVE_PARTS[part.field], {"of": pk, "since": _FIRST})
        _execute(db, _ADD_PARTS[part.field], _part_rows(part, infusion, pk))


def _expect(db: Connection, changes: Sequence[Change]) -> list[Change]:
    """Compare what is stored with what each change expects, the optimistic lock; one whole change for each entry."""
    stored = {(type(each), each.id): each for each in _stored(db, changes)}
    whole: dict[tuple[type[Entry], str], Change] = {}
    for change in changes:
        key = (type(change.entry), change.entry.id)
        now = stored.get(key)
        if key in whole:
            now = whole[key].wanted
        if now != change.instead_of:
            raise Conflict(change, now)
        # Of the first of several, because an edit shares with it what stays; so it is compared at once.
        whole[key] = Change(change.wanted, whole[key].instead_of if key in whole else change.instead_of)
    return [each for each in whole.values() if each.wanted or each.instead_of]


def _stored(db: Connection, changes: Sequence[Change]) -> list[Entry]:
    ids = [each.entry.id for each in changes if isinstance(each.entry, Infusion)]
    with_patients = any(isinstance(each.entry, Patient) for each in changes)
    return [*infusions.find(db, dict.fromkeys(ids)), *(infusions.patients(db) if with_patients else [])]


def _patient_keys(db: Connection, sessions: Sequence[Change]) -> dict[str, int]:
    keys = {row.id: row.pk for row in db.execute(_PATIENT_KEYS)} if sessions else {}
    for each in sessions:
        if isinstance(each.wanted, Infusion) and each.wanted.patient not in keys:
            raise NoSuchPatient(each, None)
    return keys


def _remove_patients(db: Connection, changes: Sequence[Change]) -> None:
    for each in changes:
        if db.execute(_AN_INFUSION, {"of": each.entry.id}).first():
            raise PatientHasInfusions(each, each.instead_of)
        db.execute(_REMOVE_PATIENT, {"of": each.entry.id})


def _store_patients(db: Connection, changes: Iterable[Change]) -> None:
    wanted = [(each, each.wanted) for each in changes if isinstance(each.wanted, Patient)]
    _execute(db, _ADD_PATIENTS, [rows.patient_row(patient) for each, patient in wanted if each.instead_of is None])
    changed = [rows.patient_row(patient) | {"of": patient.id} for each, patient in wanted if each.instead_of]
    for values in changed:
        db.execute(_CHANGE_PATIENT, values)


def _add_infusions(db: Connection, changes: Iterable[Change], keys: dict[str, int]) -> None:
    wanted = (each.wanted for each in changes if each.instead_of is None and isinstance(each.wanted, Infusion))
    for some in _portions(wanted):
        _execute(db, _ADD_INFUSIONS, [_with_patient(each, keys) for each in some])
        pks = _infusion_keys(db, some)
        for part in rows.PARTS:
            values = [row for each in some for row in _part_rows(part, each, pks[each.id])]
            _execute(db, _ADD_PARTS[part.field], values)


def _change_infusions(db: Connection, changes: Iterable[Change], keys: dict[str, int]) -> None:
    pairs = [(each.instead_of, each.wanted) for each in changes]
    edits = [(old, new) for old, new in pairs if isinstance(old, Infusion) and isinstance(new, Infusion)]
    pks = _infusion_keys(db, [new for _, new in edits])
    for old, new in edits:
        stored, wanted = _with_patient(old, keys), _with_patient(new, keys)
        values = {name: value for name, value in wanted.items() if value != stored[name]}
        if values:
            db.execute(_CHANGE_INFUSION, values | {"of": pks[new.id]})
        for part in rows.PARTS:
            _change_parts(db, part, old, new, pks[new.id])


def _change_parts(db: Connection, part: rows.Part, old: Infusion, new: Infusion, pk: int) -> None:
    """Leave the parts that are the same up to the first that is not; most often one part is appended."""
    stored, wanted = getattr(old, part.field), getattr(new, part.field)
    both = enumerate(zip(stored, wanted, strict=False))
    first = next((at for at, (a, b) in both if a is not b and a != b), min(len(stored), len(wanted)))
    if first < len(stored):
        db.execute(_REMOVE_PARTS[part.field], {"of": pk, "since": first})
    _execute(db, _ADD_PARTS[part.field], _part_rows(part, new, pk, first))


def _with_patient(infusion: Infusion, keys: dict[str, int]) -> rows.Values:
    values = rows.infusion_row(infusion)
    values["patient_pk"] = keys[infusion.patient]
    return values


def _part_rows(part: rows.Part, infusion: Infusion, pk: int, first: int = 0) -> list[rows.Values]:
    values = getattr(infusion, part.field)
    if not values:  # as most are
        return []
    return [
        part.row(value) | {"infusion_pk": pk, "position": position}
        for position, value in enumerate(values[first:], first)
    ]


def _infusion_keys(db: Connection, sessions: Sequence[Infusion]) -> dict[str, int]:
    found = (db.execute(_INFUSION_KEYS, {"ids": some}) for some in infusions.chunks(each.id for each in sessions))
    return {row.id: row.pk for result in found for row in result}


def _revision_row(change: Change, trace: Trace) -> rows.Values:
    before, after = _texts(change.instead_of, change.wanted)
    return {
        "entry_kind": "patient" if isinstance(change.entry, Patient) else "infusion",
        "entry_id": change.entry.id,
        "at": trace.at.epoch,
        "zone": trace.at.zone,
        "author": trace.author,
        "role": trace.role,
        "source": trace.source,
        "why": trace.why,
        "before": before,
        "after": after,
    }


def _texts(before: Entry | None, after: Entry | None) -> tuple[str | None, str | None]:
    """What a revision holds of both sides: an addition and a removal whole, a correction only what differs."""
    if before is not None and after is not None:
        return difference(before, after)
    return None if before is None else canonical(before), None if after is None else canonical(after)


def _portions(values: Iterable[_Value]) -> Iterator[list[_Value]]:
    """So many at once that the rows of a large import are not all in memory."""
    remaining = iter(values)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some


def _execute(db: Connection, statement: Any, values: list[rows.Values]) -> None:
    if values:
        db.execute(statement, values)
