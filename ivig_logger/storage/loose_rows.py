"""Rows found on the pages of a damaged log, page by page, without asking where its tables begin.

Of the changes only those whose own hash proves them, of the patients those that look like one. Rows that were deleted
may be among them, where a page was freed and not overwritten.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from ivig_logger.domain.chain import FIELDS, content_hash
from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.revision import NOBODY
from ivig_logger.storage.cells import LEAF, Cell, Value, cells_of, kind_of, number_at, serial_types, values_in
from ivig_logger.storage.failures import Unreadable
from ivig_logger.storage.pages import Pages
from ivig_logger.storage.plans import plan_in
from ivig_logger.storage.records import PatientRecord, Record, table_of
from ivig_logger.storage.trace_records import RevisionRecord

Row = dict[str, Value]
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LONGEST = 2**24  # bytes of a row, far above any; a damaged length may say anything
_TEXT_OF = {36: 13 + 2 * 36, 64: 13 + 2 * 64}  # serial types: section 2.1 of the file format


def loose_revisions(pages: Pages) -> Iterator[tuple[int, Row | None]]:
    """The changes that prove themselves, with their numbers, some of them more than once; None: one that was erased."""
    for number, row in _rows(pages, RevisionRecord, least=13):
        if row.get("erased_at") is not None and row["entry_id"] == NOBODY:
            yield number, None
        elif _proves_itself(row):
            yield number, row


def loose_patients(pages: Pages) -> list[Patient]:
    """Patients by rows that look like one; those of which two rows disagree are left out."""
    found: defaultdict[str, set[Patient]] = defaultdict(set)
    for _, row in _rows(pages, PatientRecord, least=4):
        patient = _patient(row)
        if patient is not None:
            found[patient.id].add(patient)
    return [patient for said in found.values() if len(said) == 1 for patient in said]


def rows_like(pages: Pages, widths: range, texts: dict[int, int]) -> Iterator[tuple[Cell, list[Value]]]:
    """The rows with so many values of which those at the places of `texts` have a text of so many letters."""
    usable = pages.layout.usable
    for number in range(1, pages.count + 1):
        page = pages[number]
        if kind_of(page, usable) != LEAF:
            continue
        for cell in cells_of(page, usable):
            types = serial_types(cell)
            if cell.length > _LONGEST or len(types) not in widths:
                continue
            if all(types[at] == _TEXT_OF[letters] for at, letters in texts.items()):
                with suppress(ValueError):
                    yield cell, values_in(_whole(pages, cell), types)


def _rows(pages: Pages, record: type[Record], least: int) -> Iterator[tuple[int, Row]]:
    """Rows of a table with a number of its own in the first column, with the columns of an older form or all."""
    columns = table_of(record).columns
    names = [each.name for each in columns]
    lengths = {at: getattr(each.type, "length", None) for at, each in enumerate(columns) if at < least}
    texts = {at: length for at, length in lengths.items() if length in _TEXT_OF and names[at] != "entry_id"}
    for cell, values in rows_like(pages, range(least, len(names) + 1), texts):
        if values[0] is None and cell.number > 0:
            yield cell.number, dict(zip(names, (cell.number, *values[1:]), strict=False))


def _whole(pages: Pages, cell: Cell) -> bytes:
    """A record with what of it lies on pages of its own. Raises ValueError where one of these is lost."""
    parts, left, following = [cell.local], cell.length - len(cell.local), cell.overflow
    room = pages.layout.usable - 4
    while left > 0:
        page = pages[following]
        if not page:
            raise ValueError("a page is lost")
        parts.append(page[4 : 4 + min(left, room)])
        left, following = left - room, number_at(page, 0, 4)
    return b"".join(parts)


def _proves_itself(row: Row) -> bool:
    try:
        return content_hash({name: row[name] for name in FIELDS}) == row["content"]
    except (TypeError, ValueError):
        return False


def _patient(row: Row) -> Patient | None:
    own, name, born, plan = row["id"], row["name"], row["born"], row.get("plan")
    try:
        if not isinstance(own, str) or not _ID.fullmatch(own) or not isinstance(name, str):
            return None
        if not isinstance(born, str | None) or not isinstance(plan, str | None):
            return None
        return Patient(own, name, None if born is None else date.fromisoformat(born), plan_in(plan))
    except (LookupError, ValueError, TypeError, ArithmeticError, AttributeError, Unreadable):
        return None
