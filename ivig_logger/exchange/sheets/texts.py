"""A zip of CSV files: a table for each, named by its file."""

import zipfile
from functools import partial

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.archives import open_archive, prove
from ivig_logger.exchange.sheets.containers import tables_in
from ivig_logger.exchange.sheets.delimited import read_delimited
from ivig_logger.exchange.sheets.workbook import RawTable, Workbook


def read_texts(data: bytes) -> Workbook:
    """The tables of the text files in a zip, and a note on each file that is none. Raises Unreadable."""
    archive = open_archive(data)
    prove(archive)
    members, others = tables_in(archive)
    tables: list[RawTable] = []
    notes = [f"“{name}” in the zip was left aside: it is no CSV file." for name in others]
    for member in members:
        try:
            table, said = _table(archive, member)
        except Unreadable as wrong:
            notes.append(f"“{member.filename}” in the zip was left aside: {wrong}")
            continue
        tables.append(table)
        notes += said
    if not tables:
        raise Unreadable("The file is empty: no CSV file in the zip holds anything.")
    return Workbook(tuple(tables), tuple(notes))


def _table(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[RawTable, list[str]]:
    book = read_delimited(partial(archive.open, member), member.filename)
    return book.tables[0], [f"“{member.filename}”: {note}" for note in book.notes]
