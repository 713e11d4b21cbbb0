"""What can still be read of a damaged log: row by row, skipping what cannot, and trusting only what makes sense.

A revision is trusted where its own hash says that it is what was written. Where SQLite does not come to all of them,
the pages of the file are looked through as well. The file is opened for reading only and never changed. Nothing here
raises for what damage does.
"""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, bindparam, select

from ivig_logger.domain.canonical_reading import entry_in
from ivig_logger.domain.change import Entry
from ivig_logger.domain.states import state_after
from ivig_logger.storage import infusions, rows
from ivig_logger.storage.damaged_file import DamagedFile, as_it_is, as_rebuilt, tried
from ivig_logger.storage.definitions import definitions, pages_gone
from ivig_logger.storage.loose_rows import loose_patients, loose_revisions
from ivig_logger.storage.pages import Pages, opened_pages
from ivig_logger.storage.readable_rows import is_known, readable_rows
from ivig_logger.storage.readable_traces import REVISIONS, Trace, Traces, readable_traces
from ivig_logger.storage.rebuilding import rebuilt
from ivig_logger.storage.records import PatientRecord, table_of

_TABLES = {"patient": "SELECT pk, id FROM patients", "infusion": "SELECT pk, id FROM infusions"}
_NO_LETTERS = ("\ufffd", r"\x00")  # what becomes of letters on a page that was overwritten
_A_PATIENT = select(table_of(PatientRecord)).where(PatientRecord.id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a damaged log still has: entries and when each was changed last, by id; kinds of those it lost, by id.

    Of the `doubtful`, by id, a later change may be lost, or that they were removed, or some letters. `whole`: every
    change that there ever was could be read, so that nothing is missing of which nothing was found.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    entry: Entry
    doubtful: bool = False


def salvage(path: Path, key: bytes | None = None) -> Salvaged:
    """Read what can be read; `key` opens an encrypted file."""
    first = tried(lambda: _read(as_it_is(path, key)))
    if first is not None and first.whole and not first.lost:
        return first
    return tried(lambda: _search(path, key)) or first or Salvaged()


def _search(path: Path, key: bytes | None) -> Salvaged:
    """What the file has, rebuilt where SQLite does not know its tables, and what lies on its pages."""
    known = tried(lambda: _knows_tables(as_it_is(path, key)))
    with opened_pages(path, key) as pages:
        if not known:
            pages.gone = pages_gone(pages)
        file = as_it_is(path, key) if known else as_rebuilt(rebuilt(pages, definitions(pages)))
        return _read(file, pages)


def _knows_tables(file: DamagedFile) -> bool:
    with file.asked() as connection:
        return all(is_known(connection, each) for each in (*_TABLES.values(), REVISIONS))


def _read(file: DamagedFile, pages: Pages | None = None) -> Salvaged:
    """What the file has when it is asked, and its pages where these are given."""
    with file.asked() as connection:
        traces = readable_traces(connection, file.size, () if pages is None else loose_revisions(pages))
        kinds = {entry: each.kind for entry, each in traces.of.items() if not each.removed}
        for kind, statement in _TABLES.items():
            kinds |= {str(row[1]): kind for row in readable_rows(connection, statement, file.size)}
    patients = {} if pages is None else _patients(pages, traces)
    kinds |= dict.fromkeys(patients, "patient")
    found: dict[str, _Found | None] = {}
    while left := [each for each in kinds if each not in found]:
        with file.engine() as db:
            for entry in left:
                found[entry] = _entry(db, entry, kinds[entry], traces.of.get(entry)) or patients.get(entry)
                if found[entry] is None and not file.lasting:
                    break  # what read it answers nothing any more
    return _salvaged(found, kinds, traces)


def _salvaged(found: dict[str, _Found | None], kinds: dict[str, str], traces: Traces) -> Salvaged:
    read = {entry: each for entry, each in found.items() if each is not None}
    return Salvaged(
        {entry: each.entry for entry, each in read.items()},
        {entry: each.last for entry, each in traces.of.items()},
        {entry: kinds[entry] for entry in found if entry not in read},
        frozenset(entry for entry, each in read.items() if each.doubtful),
        traces.whole,
    )


def _patients(pages: Pages, traces: Traces) -> dict[str, _Found]:
    """Those of whom nothing but a row is left; none where any was erased, who must not come back by a row in a gap."""
    if traces.erased:
        return {}
    return {each.id: _Found(each, doubtful=True) for each in loose_patients(pages) if each.id not in traces.of}


def _entry(db: Connection, entry: str, kind: str, trace: Trace | None) -> _Found | None:
    """From the revisions, which prove themselves; where one may be missing, from the tables first."""
    of_revisions = None if trace is None else tried(partial(_last_state, trace))
    if trace is not None and trace.whole and of_revisions is not None:
        return _Found(of_revisions)
    stored = tried(lambda: _stored(db, entry, kind))
    if stored is not None:
        return _Found(stored, doubtful=any(each in repr(stored) for each in _NO_LETTERS))
    return None if of_revisions is None else _Found(of_revisions, doubtful=True)


def _last_state(trace: Trace) -> Entry | None:
    state = state_after(trace.sides())
    return None if state is None else entry_in(trace.kind, state)


def _stored(db: Connection, entry: str, kind: str) -> Entry | None:
    if kind == "infusion":
        return next(iter(infusions.find(db, [entry])), None)
    return next((rows.patient_of(row) for row in db.execute(_A_PATIENT, {"id": entry})), None)
