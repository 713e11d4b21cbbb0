"""Our own tables -> domain values: the objects of the JSON log are put together again and read as such."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from ivig_logger.domain.addendum import Addendum
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_addenda import addenda_of
from ivig_logger.exchange.log_fields import Node
from ivig_logger.exchange.log_format import THE_FILE, LogContents, Refusal
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.log_patients import Patients
from ivig_logger.exchange.log_records import infusion
from ivig_logger.exchange.sheets import Cell, RawTable, Workbook
from ivig_logger.exchange.tables.about import CANNOT_BE_IMPORTED
from ivig_logger.exchange.tables.bare import bare_table
from ivig_logger.exchange.tables.cells import text_in
from ivig_logger.exchange.tables.columns import Table
from ivig_logger.exchange.tables.gathering import InOrder, LookedUp, OutOfOrder, PartTable
from ivig_logger.exchange.tables.layout import (
    ABOUT,
    LONG,
    PARTS,
    PATIENTS,
    POSITION,
    SESSION,
    SESSIONS,
    TABLES,
    VERSION,
)
from ivig_logger.exchange.tables.plain_rows import Numbered, plain_session
from ivig_logger.exchange.tables.rebuilding import Rebuilding, Record, long_texts

_NEEDED = (PATIENTS, SESSIONS)
_PLACE = re.compile(r"\.([a-z_]+)\[(\d+)\]")


def are_ours(workbook: Workbook) -> bool:
    """Whether these are tables that this program wrote, by their exact headers; also those without names and dates."""
    raw = _by_name(workbook)
    return all(each.name in raw and headers_of(raw[each.name]) == each.headers for each in _NEEDED) or _are_bare(raw)


def read_tables(workbook: Workbook, known: Iterable[Patient], now: Moment) -> LogContents:
    """What our tables hold. `known` are the patients who may be named without being in the file.

    Raises Unreadable for tables without names and dates, and for those of a newer version.
    """
    raw = _by_name(workbook)
    if _are_bare(raw):
        raise Unreadable(CANNOT_BE_IMPORTED)
    _refuse_newer(raw)
    people, notes = list(known), [*workbook.notes, *_left_aside(raw)]
    try:
        return _Reading(raw, Patients(people), now, notes.copy()).contents(InOrder)
    except OutOfOrder:
        return _Reading(raw, Patients(people), now, notes).contents(LookedUp)


def headers_of(raw: RawTable) -> tuple[str, ...]:
    """The first row of a table."""
    _, cells = next(raw.rows(), (0, ()))
    return tuple(text_in(each) for each in cells)


@dataclass(slots=True)
class _Reading:
    """The tables of a file while they are read, and what has come of them."""

    raw: dict[str, RawTable]
    people: Patients
    now: Moment
    notes: list[str]
    refusals: list[Refusal] = field(default_factory=list)
    unreadable: dict[str, str] = field(default_factory=dict)
    long: dict[int, str] = field(default_factory=dict)
    infusions: dict[str, Infusion] = field(default_factory=dict)
    addenda: dict[str, tuple[Addendum, ...]] = field(default_factory=dict)
    rebuilt: dict[str, Rebuilding] = field(default_factory=dict)

    def contents(self, gathered: type[InOrder] | type[LookedUp]) -> LogContents:
        """All of it. Raises OutOfOrder where the parts are to be looked up."""
        if LONG in self.raw:
            self.long = long_texts(self.raw[LONG])
        self.rebuilt = {each.name: Rebuilding(each, self.long) for each in TABLES}
        people = ((each.where, self._patient(each)) for each in self._records(PATIENTS))
        patients = {where: each for where, each in people if each is not None}
        parts = gathered([PartTable(each, self._rows(each)) for each in PARTS], self._session_of)
        place_of: dict[str, int] = {}
        for number, cells in self._rows(SESSIONS)():
            session = self._key(SESSIONS, "id", number, cells)
            if session and session not in place_of:
                place_of[session] = number
                self._session(number, cells, parts.take(session))
                continue
            each = self.rebuilt[SESSIONS.name].record(number, cells)
            wrong = f"is the id of {SESSIONS.name} row {place_of[session]} too" if session else "is missing"
            self.refusals += each.refusals or (Refusal(f"{each.where}.id", wrong),)
            self.unreadable[each.where] = each.raw
        self._refuse_lost(parts.left())
        said = (tuple(self.refusals), self.addenda)
        notes = tuple(self.notes)
        return LogContents(patients, self.infusions, *said, raw=self.unreadable, notes=notes, sound_at=self.now)

    def _rows(self, table: Table) -> Callable[[], Iterator[Numbered]]:
        """The rows below the headers; none, and why, where the table is missing or another."""
        raw = self.raw.get(table.name)
        if raw is None:
            self.notes.append(f"The table {table.name} is missing; nothing of it is brought in.")
        elif headers_of(raw) != table.headers:
            self.refusals.append(Refusal(THE_FILE, f"the table {table.name} has other columns than an export writes"))
        else:
            return lambda: islice(raw.rows(), 1, None)
        return lambda: iter(())

    def _records(self, table: Table) -> Iterator[Record]:
        return (self.rebuilt[table.name].record(number, cells) for number, cells in self._rows(table)())

    def _key(self, table: Table, name: str, number: int, cells: tuple[Cell, ...]) -> str:
        """The id of the session in the first cell of a row, as it stands there."""
        first = cells[0]
        if isinstance(first, str) and first[:1] not in ("", "'"):
            return first
        return str(self.rebuilt[table.name].record(number, cells).made.get(name) or "")

    def _session_of(self, table: Table, row: Numbered) -> str:
        return self._key(table, SESSION, *row)

    def _patient(self, record: Record) -> Patient | None:
        before = len(self.refusals)
        self.refusals.extend(record.refusals)
        read = self.people.read(Node(record.made, record.where, self.refusals))
        return read if len(self.refusals) == before else None

    def _session(self, number: int, cells: tuple[Cell, ...], rows: Mapping[str, list[Numbered]]) -> None:
        where = f"{SESSIONS.name} row {number}"
        told: tuple[Addendum, ...] = ()
        read = plain_session(cells, rows, self.people.has, self.now)
        if read is None:
            record = self.rebuilt[SESSIONS.name].record(number, cells)
            parts = {name: [self._part(name, *row) for row in of_table] for name, of_table in rows.items()}
            read, told = self._rebuilt(record, parts)
            if read is None:
                self.unreadable[where] = record.raw
                return
        self.infusions[where] = read
        if told:
            self.addenda[read.id] = told

    def _part(self, name: str, number: int, cells: tuple[Cell, ...]) -> Record:
        record = self.rebuilt[name].record(number, cells)
        record.made.pop(SESSION, None)
        return record

    def _rebuilt(self, record: Record, parts: dict[str, list[Record]]) -> tuple[Infusion | None, tuple[Addendum, ...]]:
        found: list[Refusal] = list(record.refusals)
        rows: dict[str, list[Record]] = {}
        for name, own in parts.items():
            ordered = _in_order(own, f"{record.where}.", found)
            rows[name] = ordered
            record.made[name] = [each.made for each in ordered]
            refused = (refusal for each in ordered for refusal in each.refusals)
            found += (replace(refusal, where=f"{record.where}.{refusal.where}") for refusal in refused)
        node = Node(record.made, record.where, found)
        read = infusion(node, self.people.id_of, self.now)
        told = () if read is None else addenda_of(node, read)
        self.refusals += (replace(each, where=_at_row(each.where, rows)) for each in found)
        return (None if found else read), told

    def _refuse_lost(self, parts: Mapping[str, Mapping[str, list[Numbered]]]) -> None:
        for session, own in parts.items():
            said = f'"{session}" is no id of the table sessions' if session else "is missing"
            for each in (self._part(name, *row) for name, rows in own.items() for row in rows):
                self.refusals += each.refusals or (Refusal(f"{each.where}.{SESSION}", said),)
                self.unreadable[each.where] = each.raw


def _in_order(records: list[Record], before: str, refusals: list[Refusal]) -> list[Record]:
    """Parts in the order of their positions, which are taken from them; a position that is wrong is refused."""
    placed: dict[object, Record] = {}
    for each in records:
        at = each.made.pop(POSITION, None)
        if at in placed:
            why = f"is that of {placed[at].where} too"
            refusals.append(Refusal(f"{before}{each.where}.{POSITION}", why))
        placed.setdefault(at, each)
    wanted = set(range(1, len(placed) + 1))
    for at, each in placed.items():
        if at not in wanted:
            why = f"the rows of this session must be numbered from 1 to {len(records)}; one before it is missing"
            refusals.append(Refusal(f"{before}{each.where}.{POSITION}", why))
            return records
    return [placed[at] for at in sorted(wanted)]


def _at_row(where: str, rows: dict[str, list[Record]]) -> str:
    """A position with the row of the table where the JSON log has a place in a list."""

    def row(found: re.Match[str]) -> str:
        records = rows.get(found[1], [])
        at = int(found[2])
        return f".{records[at].where}" if at < len(records) else found[0]

    return _PLACE.sub(row, where, count=1)


def _by_name(workbook: Workbook) -> dict[str, RawTable]:
    return {each.name.strip().lower(): each for each in workbook.tables}


def _are_bare(raw: dict[str, RawTable]) -> bool:
    return SESSIONS.name in raw and headers_of(raw[SESSIONS.name]) == bare_table(SESSIONS).headers


def _refuse_newer(raw: dict[str, RawTable]) -> None:
    rows = raw[ABOUT].rows() if ABOUT in raw else iter(())
    said = {text_in(cells[0]): text_in(cells[1]) for _, cells in rows if len(cells) > 1}.get("version", "")
    if said.isdecimal() and int(said) > VERSION:
        raise Unreadable(f"These tables are of a newer IVIG Logger: version {said}; this one reads version {VERSION}.")


def _left_aside(raw: dict[str, RawTable]) -> Iterator[str]:
    ours = {ABOUT, LONG, *(each.name for each in (PATIENTS, SESSIONS, *PARTS))}
    for name, table in raw.items():
        if name not in ours:
            yield f"The table {table.name} is none of the log's and is left aside."
