"""Pages of a b-tree taken apart without SQLite, as its file format says. Nothing here raises: damage gives less.

https://www.sqlite.org/fileformat2.html: b-tree pages in section 1.6, records in 2.1.
"""

from collections.abc import Iterator
from dataclasses import dataclass

INTERIOR, LEAF = 5, 13  # the pages of a table; those of an index:
INDEX_INTERIOR, INDEX_LEAF = 2, 10
Value = int | float | str | bytes | None
_HEADERS = {INTERIOR: 12, LEAF: 8, INDEX_INTERIOR: 12, INDEX_LEAF: 8}  # bytes
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)  # bytes of the serial types 0 to 6
_FRACTION, _FALSE, _TRUE, _FIRST_LONG = 7, 8, 9, 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A row on a leaf: its number, the bytes of its record, those of them on this page, and the page that goes on."""

    number: int
    length: int
    local: bytes
    overflow: int


def kind_of(page: bytes, usable: int) -> int:
    """The kind of a b-tree page whose header and pointers make sense; 0 for any other page."""
    header = _HEADERS.get(page[0] if page else 0)
    if header is None or len(page) < usable:
        return 0
    end = header + 2 * number_at(page, 3, 2)
    start = number_at(page, 5, 2) or 65536
    if not end <= start <= usable:
        return 0
    return page[0] if all(start <= each < usable for each in _pointers(page)) else 0


def children_of(page: bytes) -> Iterator[tuple[int, int | None]]:
    """The pages below an interior page of a table and the highest row on each; None for the last one."""
    for at in _pointers(page):
        key, _ = varint(page, at + 4)
        yield number_at(page, at, 4), key
    yield number_at(page, 8, 4), None


def cells_of(page: bytes, usable: int) -> Iterator[Cell]:
    """The rows of a leaf of a table; one that makes no sense is left out."""
    return (cell for cell, _ in _cells(page, usable))


def is_filled(page: bytes, usable: int) -> bool:
    """Whether a leaf of a table has a row at its very end, where SQLite begins: then this is the size of the pages."""
    return kind_of(page, usable) == LEAF and any(end == usable for _, end in _cells(page, usable))


def serial_types(cell: Cell) -> tuple[int, ...]:
    """The types of a record's values; () where they do not come to its length."""
    header, at = varint(cell.local, 0)
    if not at <= header <= len(cell.local):
        return ()
    types = []
    while at < header:
        each, at = varint(cell.local, at)
        types.append(each)
    return tuple(types) if header + sum(map(_size, types)) == cell.length else ()


def values_in(record: bytes, types: tuple[int, ...]) -> list[Value]:
    """The values of a whole record. Raises ValueError where a text is none."""
    at, _ = varint(record, 0)
    values: list[Value] = []
    for each in types:
        size = _size(each)
        values.append(_value(each, record[at : at + size]))
        at += size
    return values


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number of 1 to 9 bytes at a place, and where it ends; the end of the data reads as zeros."""
    value = 0
    for place in range(at, at + 8):
        byte = data[place] if place < len(data) else 0
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | (data[at + 8] if at + 8 < len(data) else 0), at + 9


def put_varint(value: int) -> bytes:
    """A number below 2^56 as SQLite writes it."""
    places = [value & 0x7F]
    while value := value >> 7:
        places.append(value & 0x7F | 0x80)
    return bytes(reversed(places))


def number_at(data: bytes, at: int, size: int) -> int:
    """The unsigned number of `size` bytes at a place."""
    return int.from_bytes(data[at : at + size], "big")


def _cells(page: bytes, usable: int) -> Iterator[tuple[Cell, int]]:
    """The rows, each with the place at which it ends."""
    for at in _pointers(page):
        length, start = varint(page, at)
        number, start = varint(page, start)
        local = _local(length, usable)
        following = start + local
        end = following + 4 * (local < length)
        if length > 0 and end <= usable:
            overflow = number_at(page, following, 4) if local < length else 0
            yield Cell(_signed(number), length, page[start:following], overflow), end


def _pointers(page: bytes) -> Iterator[int]:
    start = _HEADERS[page[0]]
    return (number_at(page, at, 2) for at in range(start, start + 2 * number_at(page, 3, 2), 2))


def _local(length: int, usable: int) -> int:
    """How many bytes of a record lie on its leaf: section 1.6."""
    if length <= usable - 35:
        return length
    least = (usable - 12) * 32 // 255 - 23
    wanted = least + (length - least) % (usable - 4)
    return wanted if wanted <= usable - 35 else least


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


def _size(serial: int) -> int:
    if serial < len(_INTEGERS):
        return _INTEGERS[serial]
    return 8 if serial == _FRACTION else 0 if serial < _FIRST_LONG else (serial - _FIRST_LONG) // 2


def _value(serial: int, data: bytes) -> Value:
    if serial >= _FIRST_LONG:
        return data.decode() if serial % 2 else data
    if serial in (_FALSE, _TRUE):
        return serial - _FALSE
    if serial == _FRACTION:
        return None  # no table of a log has any
    return int.from_bytes(data, "big", signed=True) if serial else None
