"""The streams inside an OLE compound file, as old xls files are. After Microsoft's [MS-CFB]."""

import struct

from ivig_logger.exchange.log_json import Unreadable

_LAST = 0xFFFFFFFA  # sector numbers from here on are marks: free, end of chain
_ENTRY = 128  # bytes of an entry of the directory
_STREAM = 2
_ROOT = 5  # the type of the entry whose stream holds the small ones
_IN_HEADER = 109  # sector numbers of the allocation table that stand in the header
_COUNTS = (40, 44, 64, 72)  # where the header says how many sectors there are of a kind
_SMALL = 64  # bytes of a sector of a small stream


def stream_of(data: bytes, names: tuple[str, ...]) -> bytes:
    """The bytes of the first stream with one of these names. Raises Unreadable where the file is damaged."""
    try:
        return _Compound(data).stream(names)
    except (struct.error, IndexError, StopIteration, ValueError):
        raise Unreadable("The file is damaged or was cut short.") from None


class _Compound:
    """A compound file with its allocation table: for each sector the one that comes after it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise ValueError(shift)
        self._size = 1 << shift
        if any(struct.unpack_from("<I", data, at)[0] > len(data) // self._size for at in _COUNTS):
            raise ValueError
        (self._first_entry,) = struct.unpack_from("<I", data, 48)
        self._cutoff, self._first_small = struct.unpack_from("<II", data, 56)
        self._next = self._numbers(b"".join(map(self._sector, self._table_sectors())))

    def stream(self, names: tuple[str, ...]) -> bytes:
        """A stream by its name."""
        directory = self._chain(self._first_entry)
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        root = next(each for each in entries if each[66] == _ROOT)
        for each in entries:
            self._follow(each)
        wanted = next(each for name in names for each in entries if self._name(each) == name)
        first, length = self._place(wanted)
        if length >= self._cutoff:
            return self._chain(first)[:length]
        return self._small(first, self._chain(self._place(root)[0]))[:length]

    def _follow(self, entry: bytes) -> None:
        """Raises ValueError or IndexError where a stream does not come to an end."""
        first, length = self._place(entry)
        if entry[66] not in (_ROOT, _STREAM) or not length:
            return
        if entry[66] == _ROOT or length >= self._cutoff:
            _followed(first, self._next)
        else:
            _followed(first, self._numbers(self._chain(self._first_small)))

    def _table_sectors(self) -> list[int]:
        found = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        further, seen = struct.unpack_from("<I", self._data, 68)[0], 0
        while further < _LAST and seen <= len(self._data) // self._size:
            *numbers, further = self._numbers(self._sector(further))
            found += numbers
            seen += 1
        if further < _LAST:
            raise ValueError(further)
        return [each for each in found if each < _LAST]

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self._next)))

    def _small(self, first: int, within: bytes) -> bytes:
        table = self._numbers(self._chain(self._first_small))
        return b"".join(within[each * _SMALL : (each + 1) * _SMALL] for each in _followed(first, table))

    @staticmethod
    def _numbers(data: bytes) -> tuple[int, ...]:
        return struct.unpack_from(f"<{len(data) // 4}I", data)

    @staticmethod
    def _name(entry: bytes) -> str:
        (length,) = struct.unpack_from("<H", entry, 64)
        return entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")

    @staticmethod
    def _place(entry: bytes) -> tuple[int, int]:
        first, length = struct.unpack_from("<II", entry, 116)
        return first, length


def _followed(first: int, table: tuple[int, ...]) -> list[int]:
    """The numbers of a chain. Raises ValueError where it bites its tail, which others would follow for ever."""
    found: list[int] = []
    while first < _LAST:
        if len(found) > len(table):
            raise ValueError(first)
        found.append(first)
        first = table[first]
    return found
