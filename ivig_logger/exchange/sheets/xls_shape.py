"""The shape of the sheets of an xls file, from its records. After Microsoft's [MS-XLS].

The reader of values gives nothing for an error, as if the cell were empty, and calls a protected file a damaged one.
It asks for as much memory as a file says it needs, be that a thousand gigabytes.
"""

import struct
from collections.abc import Iterator

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.compound import stream_of
from ivig_logger.exchange.sheets.first_bytes import PROTECTED
from ivig_logger.exchange.sheets.shape import CELLS, Shape

_END, _PASSWORD, _SHEET = 0x0A, 0x2F, 0x85
_EXTENT, _TEXTS = 0x0200, 0xFC
_FORMULA, _TRUTH_OR_ERROR, _SEVERAL = 0x06, 0x0205, 0xBD
_COMMENT = 0x1C
_VALUES = frozenset({_FORMULA, _TRUTH_OR_ERROR, _SEVERAL, 0x0203, 0x0204, 0x027E, 0xD6, 0xFD})
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A", 43: "#DATA"}
_ROWS, _COLUMNS = 65_536, 256
_DAMAGED = "The file is damaged: it says of itself what cannot be."
_OF_ERROR = 2  # the kind of a formula's result that is no number


def xls_shapes(data: bytes) -> list[Shape]:
    """The shapes of the sheets in their order. Raises Unreadable, also where the file is protected."""
    stream = stream_of(data, ("Workbook", "Book"))
    starts: list[int] = []
    for kind, record in _records(stream, 0):
        if kind == _PASSWORD:
            raise Unreadable(PROTECTED)
        if kind == _TEXTS and len(record) >= 8 and struct.unpack_from("<I", record, 4)[0] > len(stream):
            raise Unreadable(_DAMAGED)
        if kind == _SHEET and len(record) > 4:
            starts += struct.unpack_from("<I", record)
    return [_shape(stream, start) for start in starts]


def _shape(stream: bytes, start: int) -> Shape:
    shape = Shape()
    for kind, record in _records(stream, start):
        if kind == _EXTENT:
            _check_extent(record)
        shape.comments |= kind == _COMMENT
        if kind not in _VALUES or len(record) < 6:
            continue
        row, column = struct.unpack_from("<HH", record)
        last = struct.unpack("<H", record[-2:])[0] if kind == _SEVERAL else column
        shape.reach(row + 1, last + 1)
        error = _error(kind, record)
        if error is not None:
            shape.lose(row, column, _ERRORS.get(error, "#"))
    return shape


def _check_extent(record: bytes) -> None:
    """Raises Unreadable where a sheet says it is larger than it can be: memory would be asked for all of it."""
    if len(record) in (10, 14):
        top, bottom, left, right = struct.unpack_from("<IIHH" if len(record) == 14 else "<HHHH", record)
        if not (top <= bottom <= _ROWS and left <= right <= _COLUMNS) or (bottom - top) * (right - left) > CELLS:
            raise Unreadable(_DAMAGED)


def _error(kind: int, record: bytes) -> int | None:
    """The number of the error that a cell shows."""
    if kind == _TRUTH_OR_ERROR and len(record) > 7 and record[7]:
        return record[6]
    if kind == _FORMULA and len(record) > 13 and record[12:14] == b"\xff\xff" and record[6] == _OF_ERROR:
        return record[8]
    return None


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from there to the end of their part."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
