"""The newest pages of a log that are only in its journal: https://www.sqlite.org/fileformat2.html#the_write_ahead_log."""

import struct
from pathlib import Path
from typing import BinaryIO

from ivig_logger.storage.cells import number_at

_BIG, _LITTLE = 0x377F0683, 0x377F0682  # magic numbers, which say how the sums are made
_HEADER, _FRAME = 32, 24
_Sums = tuple[int, int]


def journal_pages(journal: Path, size: int) -> tuple[dict[int, int], int]:
    """Where in a journal the last written of each page begins, by its number, and the number of the log's last page.

    Only whole transactions count. A journal that is none, or none for pages of this size, has no pages.
    """
    try:
        with journal.open("rb") as file:
            return _frames(file, size)
    except OSError:
        return {}, 0


def _frames(file: BinaryIO, size: int) -> tuple[dict[int, int], int]:
    header = file.read(_HEADER)
    magic, salts = number_at(header, 0, 4), header[16:24]
    if len(header) < _HEADER or magic not in (_BIG, _LITTLE) or number_at(header, 8, 4) != size:
        return {}, 0
    order = ">" if magic == _BIG else "<"
    sums = _added((0, 0), header[:24], order)
    if header[24:] != struct.pack(">II", *sums):
        return {}, 0
    found: dict[int, int] = {}
    open_, last = dict[int, int](), 0
    while len(frame := file.read(_FRAME)) == _FRAME and frame[8:16] == salts and len(page := file.read(size)) == size:
        sums = _added(_added(sums, frame[:8], order), page, order)
        if frame[16:] != struct.pack(">II", *sums):
            break
        open_[number_at(frame, 0, 4)] = file.tell() - size
        if pages := number_at(frame, 4, 4):  # the last frame of a transaction
            found, open_, last = found | open_, {}, pages
    return found, last


def _added(sums: _Sums, data: bytes, order: str) -> _Sums:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & 0xFFFFFFFF
        second = (second + odd + first) & 0xFFFFFFFF
    return first, second
