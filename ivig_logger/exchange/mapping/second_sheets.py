"""Reactions and premedications on sheets of their own, joined to the sessions by their number or by their day."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time

from ivig_logger.domain.folding import fold
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.mapping.cell_texts import text_of
from ivig_logger.exchange.mapping.header_check import width_of_header
from ivig_logger.exchange.mapping.layouts import Layout, Mapping, table_of
from ivig_logger.exchange.mapping.measures import Measure, measured_at
from ivig_logger.exchange.mapping.row_cells import Cells, Plan, Said
from ivig_logger.exchange.mapping.row_memo import PartsReader
from ivig_logger.exchange.mapping.row_parts import Parts
from ivig_logger.exchange.mapping.row_times import times_of
from ivig_logger.exchange.mapping.targets import MEASURES, PREMEDICATIONS, REACTIONS, Target
from ivig_logger.exchange.sheets import Row, Workbook
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_clocks import read_clock
from ivig_logger.exchange.typed_days import read_day

_OF_LINES = frozenset(
    (
        *(*REACTIONS, Target.SYMPTOM, *PREMEDICATIONS, Target.MEDICINES, Target.NOTES, Target.LEAVE_OUT),
        *(Target.SESSION, Target.PATIENT, Target.DATE, Target.START),
    )
)


@dataclass(frozen=True, slots=True)
class Key:
    """What a row says about the session it belongs to; None and "" where it does not say."""

    session: str
    patient: str
    day: date | None
    start: time | None


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a second sheet: where it stands, what it brings and what is refused in it."""

    where: str
    parts: Parts
    measures: tuple[Measure, ...]
    notes: str
    refused: tuple[Said, ...]
    raw: str


@dataclass(slots=True)
class Lines:
    """The lines by the row of the session that they belong to, and those that belong to none or to two."""

    of_row: dict[int, list[Line]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)


def rows_of(workbook: Workbook, layout: Layout) -> Iterator[tuple[int, Row]]:
    """The rows below the header; a header that is repeated among them is left out. Raises log_json.Unreadable."""
    last = max(layout.header_rows, default=0)
    headers: dict[str, list[tuple[str, ...]]] = {}  # by their first cell, which is seldom that of a session
    for number, row in table_of(workbook, layout).rows():
        if number in layout.header_rows:
            headers.setdefault(fold(text_of(row[0])), []).append(_plain(row))
        elif number > last and not (isinstance(row[0], str | None) and _is_repeated(row, headers)):
            yield number, row


def _is_repeated(row: Row, headers: dict[str, list[tuple[str, ...]]]) -> bool:
    alike = headers.get(fold(text_of(row[0])))
    return alike is not None and _plain(row) in alike


def lines_of(workbook: Workbook, mapping: Mapping, conventions: Conventions) -> Lines:
    """The lines of the second sheets of a mapping."""
    found = Lines()
    layouts = mapping.seconds
    if not layouts:
        return found
    index = _Index(_keys(workbook, mapping.sessions, mapping, conventions))
    for name, layout in layouts:
        plan = Plan.of(_of_lines(layout), mapping, width_of_header(workbook, layout))
        reader = PartsReader.of(plan)
        for number, row in rows_of(workbook, layout):
            cells = Cells(row, plan)
            cells.refuse_beyond()
            key = _key_of(cells, conventions)
            parts = reader.parts_of(cells)
            notes = "\n".join((*cells.noted(titled=True), *parts.notes))
            measures = tuple(measured_at(cells)) if plan.measures else ()
            line = Line(f"{name} row {number}", parts, measures, notes, tuple(cells.refused), raw_of(row))
            _join(line, key, index, found)
    return found


def _of_lines(layout: Layout) -> Layout:
    """What a line cannot say of its session in a field goes to the notes of that."""
    known = _OF_LINES | {Target.MEASURED, *MEASURES} if layout.places(Target.MEASURED) else _OF_LINES
    columns = (each if each.target in known else replace(each, target=Target.NOTES) for each in layout.columns)
    return replace(layout, columns=tuple(columns))


def raw_of(row: Row) -> str:
    """What stands in a row, for a person to look at."""
    return " | ".join(text_of(each) for each in row).rstrip(" |")


def _join(line: Line, key: Key, index: "_Index", found: Lines) -> None:
    fitting = index.find(key)
    if len(fitting) == 1:
        found.of_row.setdefault(fitting[0], []).append(line)
        return
    named = f"number {shown(key.session)}" if key.session else "that day" if key.day is None else f"{key.day}"
    if not fitting:
        why = "The line names no session." if not key.session and key.day is None else f"No session is on {named}."
        why = why.replace("is on number", "has the number")
    else:
        why = f"{len(fitting)} sessions fit {named}, and the line does not say which."
    found.refusals.append(Refusal(line.where, why))
    found.raw[line.where] = line.raw


class _Index:
    """The sessions by their number and by their day."""

    def __init__(self, keys: Iterable[tuple[int, Key]]) -> None:
        self._of_session: dict[str, list[int]] = {}
        self._of_day: dict[date, list[tuple[int, Key]]] = {}
        for row, key in keys:
            if key.session:
                self._of_session.setdefault(key.session, []).append(row)
            if key.day is not None:
                self._of_day.setdefault(key.day, []).append((row, key))

    def find(self, wanted: Key) -> list[int]:
        """The rows of the sessions that a line may belong to."""
        if wanted.session and self._of_session:
            return self._of_session.get(wanted.session, [])
        if wanted.day is None:
            return []
        return [row for row, key in self._of_day.get(wanted.day, ()) if _agree(wanted, key)]


def _agree(wanted: Key, key: Key) -> bool:
    return wanted.patient in ("", key.patient) and wanted.start in (None, key.start)


def _keys(workbook: Workbook, layout: Layout, mapping: Mapping, conventions: Conventions) -> Iterator[tuple[int, Key]]:
    plan = Plan.of(layout, mapping, sys.maxsize)
    for number, row in rows_of(workbook, layout):
        yield number, _key_of(Cells(row, plan), conventions)


def _key_of(cells: Cells, conventions: Conventions) -> Key:
    """What a row says of its session; what cannot be read there is refused where the row itself is read."""
    refused = len(cells.refused)
    times = times_of(cells)
    session, patient = cells.text(Target.SESSION, "session"), cells.text(Target.PATIENT, "patient")
    del cells.refused[refused:]
    return Key(fold(session), fold(patient), _day(times.day, conventions), _clock(times.start))


def _day(text: str, conventions: Conventions) -> date | None:
    try:
        return read_day(text, conventions)
    except Unreadable:
        return None


def _clock(text: str) -> time | None:
    try:
        return read_clock(text).time
    except Unreadable:
        return None


def _plain(row: Row) -> tuple[str, ...]:
    return tuple(fold(text_of(each)) for each in row)
