"""In which sessions lots were used, over the index of the lots' keys: the cost is that of what is found.

Each of the three statements looks its rows up by keys, some hundred at once; nothing is joined, so that the planner has
no other way to choose, whatever the log holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select, text

from ivig_logger.domain.infusion import Reaction, Vial
from ivig_logger.domain.lots import LotUse
from ivig_logger.storage.failures import sense_made
from ivig_logger.storage.history import reactions_of
from ivig_logger.storage.infusions import chunks
from ivig_logger.storage.moments import moment_in, stored_moment
from ivig_logger.storage.records import InfusionRecord, PatientRecord, VialRecord

_KEYS: BindParameter[str] = bindparam("keys", expanding=True)
_PKS: BindParameter[int] = bindparam("pks", expanding=True)
_VIALS = select(  # in no order: SQLite would go through all vials in it where a lot is in many sessions
    *(getattr(VialRecord, name) for name in ("lot_key", "infusion_pk", "position", "lot", "grams", "expiry")),
).where(VialRecord.lot_key.in_(_KEYS))
_SESSIONS = select(
    *(getattr(InfusionRecord, name) for name in ("pk", "patient_pk", "entered_in_error", "id", "started_at")),
    *(getattr(InfusionRecord, name) for name in ("started_zone", "ended_at", "ended_zone", "product")),
    *(getattr(InfusionRecord, name) for name in ("concentration", "reaction")),
).where(InfusionRecord.pk.in_(_PKS))
_PATIENTS = select(PatientRecord.pk, PatientRecord.id)
_ALL_KEYS = text("SELECT DISTINCT lot_key FROM vials")
_COUNTS = """
    SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM vials v WHERE v.infusion_pk = i.pk))
    FROM infusions i WHERE entered_in_error IS NULL
"""
_COUNT_ALL = text(_COUNTS)
_COUNT_OF_PATIENT = text(f"{_COUNTS} AND patient_pk = (SELECT pk FROM patients WHERE id = :patient)")  # noqa: S608  # our own names

Found = dict[str, dict[int, list[Vial]]]
"""The vials of each key by the keys of their sessions."""


@dataclass(frozen=True, slots=True)
class Used:
    """The sessions with one lot, the newest first, and how many there are that were entered in error."""

    uses: tuple[LotUse, ...]
    in_error: int = 0


@dataclass(frozen=True, slots=True)
class LotCounts:
    """How many sessions there are, and how many of them have no lot recorded."""

    sessions: int
    without_lot: int


def uses_of(db: Connection, keys: Iterable[str], patient: str | None) -> dict[str, Used]:
    """The sessions with lots of these keys, of one patient or of all; a key in no session is left out."""
    with sense_made():
        found = _vials(db, keys)
        sessions = dict(_sessions(db, {pk for of_key in found.values() for pk in of_key}, patient))
    return {
        key: _used([(sessions[pk], vials) for pk, vials in of_key.items() if pk in sessions])
        for key, of_key in found.items()
        if not sessions.keys().isdisjoint(of_key)
    }


def all_keys(db: Connection) -> Iterator[str]:
    """The keys of all lots of the log, each once. Reads the whole index: for the background in a large log."""
    for (key,) in db.execute(_ALL_KEYS):
        yield key


def count_lots(db: Connection, patient: str | None) -> LotCounts:
    """The sessions of a patient or of all, those in error left out. For the background in a large log."""
    counted = db.execute(_COUNT_ALL) if patient is None else db.execute(_COUNT_OF_PATIENT, {"patient": patient})
    return LotCounts(*counted.one())


def _vials(db: Connection, keys: Iterable[str]) -> Found:
    found: Found = defaultdict(lambda: defaultdict(list))
    for some in chunks(keys):
        rows = sorted(db.execute(_VIALS, {"keys": some}).all(), key=lambda row: (row[1], row[2]))
        for key, pk, _, lot, grams, expiry in rows:
            found[key][pk].append(Vial(lot, grams, expiry))
    return found


def _sessions(db: Connection, pks: Iterable[int], patient: str | None) -> Iterator[tuple[int, LotUse | None]]:
    """The sessions with these keys, without their vials; None is one that was entered in error."""
    patients = {pk: each for pk, each in db.execute(_PATIENTS).all() if patient in (None, each)}
    for some in chunks(sorted(pks)):
        of_page = {"pks": some}
        reactions = reactions_of(db, of_page)
        for pk, patient_pk, in_error, *about in db.execute(_SESSIONS, of_page).all():
            if patient_pk in patients:
                told = tuple(reactions.get(pk, ()))
                yield pk, None if in_error is not None else _use(about, patients[patient_pk], told)


def _use(about: list[Any], patient: str, told: tuple[Reaction, ...]) -> LotUse:
    session, started, zone, ended, end_zone, product, concentration, reaction = about
    times = stored_moment(started, zone), moment_in(ended, end_zone)
    return LotUse(session, patient, *times, product, concentration, (), reaction, told)


def _used(found: list[tuple[LotUse | None, list[Vial]]]) -> Used:
    uses = [_with_vials(use, vials) for use, vials in found if use is not None]
    uses.sort(key=lambda each: (each.started.epoch, each.session), reverse=True)
    return Used(tuple(uses), len(found) - len(uses))


def _with_vials(use: LotUse, vials: list[Vial]) -> LotUse:
    about = (use.session, use.patient, use.started, use.ended, use.product, use.concentration)
    return LotUse(*about, tuple(vials), use.reaction, use.reactions)
