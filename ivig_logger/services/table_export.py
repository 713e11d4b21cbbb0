"""The log as tables: CSV files in a zip, or the sheets of an xlsx file. docs/tables.md describes them."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from typing_extensions import override

from ivig_logger.exchange.tables.about import HEADERS, about_rows
from ivig_logger.exchange.tables.layout import ABOUT, LONG, LONG_HEADERS
from ivig_logger.exchange.tables.writing import LongTexts, Row, text_row
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import Selection
from ivig_logger.services.table_values import Source
from ivig_logger.services.transfer import Counts, Told, Write, go_on, writing_out
from ivig_logger.storage.failures import sense_made

_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say: the day of an export is nobody's concern
_BUFFER = 1 << 20


class _Out(io.RawIOBase):
    """What is written goes to a function; a zip is made on it as on a pipe."""

    def __init__(self, write: Write) -> None:
        self._write = write

    @override
    def writable(self) -> bool:
        return True

    @override
    def write(self, data: Any) -> int:
        self._write(bytes(data))
        return len(data)


def export_tables_zip(logbook: Logbook, selection: Selection, write: Write, told: Told = go_on) -> Counts:
    """Write the log, or what is chosen of it, as a zip of CSV files, in pieces; memory does not grow with the log.

    `told` hears how many sessions are done and says whether to go on. Raises what `write` raises, StorageFailed and
    Cancelled.
    """
    long = LongTexts()
    with (
        writing_out(write) as out,
        logbook.database.reading() as db,
        zipfile.ZipFile(_Out(out), "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        source = Source.of(logbook, db, selection, told)
        with _member(packed, ABOUT) as file:
            _write_rows(file, HEADERS, about_rows(source.bare))
        for table, rows in source.tables():
            with _member(packed, table.name) as file:
                _write_rows(file, table.headers, cells_of(rows, text_row(table.columns, long)))
        if long.texts:
            with _member(packed, LONG) as file:
                _write_rows(file, LONG_HEADERS, long.rows())
    return Counts(len(source.chosen.patients), len(source.chosen.pks))


def cells_of(rows: Iterator[list[Any]], row: Row) -> Iterator[list[Any]]:
    """The cells of each row; a stored value that cannot be shown is told as damage."""
    with sense_made():
        for values in rows:
            yield row(values)


@contextmanager
def _member(packed: zipfile.ZipFile, name: str) -> Iterator[TextIO]:
    told = zipfile.ZipInfo(f"{name}.csv", _NO_DAY)
    told.compress_type = zipfile.ZIP_DEFLATED
    with (
        packed.open(told, "w") as member,
        io.TextIOWrapper(io.BufferedWriter(member, _BUFFER), "utf-8-sig", newline="") as file,
    ):
        yield file


def _write_rows(file: TextIO, headers: Sequence[str], rows: Any) -> None:
    lines = csv.writer(file, lineterminator="\r\n")
    lines.writerow(headers)
    lines.writerows(rows)
