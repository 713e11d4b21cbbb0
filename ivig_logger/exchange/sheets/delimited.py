"""CSV, TSV and other text with separators, read row by row."""

import io
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import PurePosixPath
from typing import IO

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.encodings import Encoding, encoding_of
from ivig_logger.exchange.sheets.records import Record, read_records
from ivig_logger.exchange.sheets.separators import SEPARATORS, likely_separator, said_separator
from ivig_logger.exchange.sheets.workbook import Cell, RawTable, Row, Rows, Workbook, broken, is_empty

_LOOKED_AT = 5000  # rows, to find the separator: a table shows its shape by then
Source = Callable[[], IO[bytes]]
_LOST = "\N{REPLACEMENT CHARACTER}"


def read_delimited(source: Source, name: str) -> Workbook:
    """The one table of a text file, whose bytes `source` opens each time they are read. Raises Unreadable."""
    with source() as stream:
        encoding, separator, said = _form(stream.read())
    table = RawTable(PurePosixPath(name.replace("\\", "/")).stem, partial(_rows, source, encoding, separator, said))
    if next(table.rows(), None) is None:
        raise Unreadable("The file is empty.")
    return Workbook((table,), _notes(encoding))


def _notes(encoding: Encoding) -> tuple[str, ...]:
    notes: tuple[str, ...] = (f"The file is written in {encoding.name}.",) if encoding.name else ()
    if encoding.damaged:
        notes += ("Some letters of the file are damaged; the cells that hold them cannot be read.",)
    return notes


def _form(data: bytes) -> tuple[Encoding, str, bool]:
    encoding = encoding_of(data)
    return encoding, *_separator(data, encoding)


def _separator(data: bytes, encoding: Encoding) -> tuple[str, bool]:
    """The separator, and whether the first line does nothing but say it."""
    said = said_separator(_text(io.BytesIO(data), encoding).readline(80))
    if said:
        return said, True
    widths: dict[str, Sequence[int]] = {}
    for each in SEPARATORS:
        widths[each] = _widths(data, encoding, each)
        if not widths[each]:
            return each, False  # nothing but this sign was written
    return likely_separator(widths), False


def _widths(data: bytes, encoding: Encoding, separator: str) -> list[int]:
    records = islice(read_records(_text(io.BytesIO(data), encoding), separator), _LOOKED_AT)
    return [len(record) for record, _ in records if isinstance(record, list) and any(map(str.strip, record))]


def _text(stream: IO[bytes], encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream, encoding.codec, errors="replace", newline="")


def _rows(source: Source, encoding: Encoding, separator: str, said: bool) -> Rows:
    widest = 1
    for number, (record, why) in enumerate(read_records(_text(source(), encoding), separator), 1):
        if said and number == 1:
            continue
        row = _row(record, why, widest, encoding.damaged)
        widest = max(widest, len(row))
        if not is_empty(row):
            yield number, row


def _row(record: Record, why: str, widest: int, damaged: bool) -> Row:
    if isinstance(record, str):
        cell = broken(record, why)
        return (cell,) * widest
    joined = "".join(record)
    if "\0" in joined or (damaged and _LOST in joined):
        return tuple(_checked(each, damaged) for each in record)
    return tuple([each or None for each in record])


def _checked(cell: str, damaged: bool) -> Cell:
    if "\0" in cell:
        return broken(cell, "The cell holds a NUL byte, which no text has.")
    if damaged and _LOST in cell:
        return broken(cell, "The cell holds a damaged letter.")
    return cell or None
