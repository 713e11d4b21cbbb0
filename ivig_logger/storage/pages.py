"""The pages of a file that SQLite cannot open, one at a time: plain or decrypted, the newest that the journal has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ivig_logger.storage.cells import is_filled, number_at
from ivig_logger.storage.cipher_pages import RESERVED, SALT, decrypted, is_written, sum_key
from ivig_logger.storage.encryption import PAGE
from ivig_logger.storage.journal_pages import journal_pages

_SIZES = (512, 1024, 2048, 8192, 16384, 32768, 65536)  # that SQLite knows besides our logs' own


@dataclass(frozen=True, slots=True)
class Layout:
    """Pages of `size` bytes from the byte `start` on; with a `key` they are encrypted."""

    size: int = PAGE
    start: int = 0
    key: bytes | None = None

    @property
    def usable(self) -> int:
        """The bytes of a page that are SQLite's own."""
        return self.size if self.key is None else self.size - RESERVED


class Pages:
    """Pages by their numbers, the first is 1. `gone` whole pages are missing before the first one in the file."""

    def __init__(self, file: BinaryIO, path: Path, layout: Layout) -> None:
        self._file, self.layout, self.gone = file, layout, 0
        self._in_file = max(0, file.seek(0, 2) - layout.start) // layout.size
        self._journal = path.with_name(f"{path.name}-wal")
        self._newer, self._last = journal_pages(self._journal, layout.size)
        self._sums = None if layout.key is None else self._key_of_sums(layout.key)

    @property
    def count(self) -> int:
        """The number of the last page."""
        return max(self._in_file + self.gone, self._last)

    def __getitem__(self, number: int) -> bytes:
        """A page as SQLite would read it; b"" where there is none that could be read."""
        raw, key = self._raw(number), self.layout.key
        if len(raw) < self.layout.size or (self._sums is not None and not is_written(raw, number, self._sums)):
            return b""
        return raw if key is None else decrypted(raw, number, key)

    def _key_of_sums(self, key: bytes) -> bytes | None:
        """None where the salt is lost: no page bears out the one that should be in the first."""
        sums = sum_key(self._raw(1)[:SALT], key)
        numbers = range(1, self.count + 1)
        return sums if any(is_written(self._raw(number), number, sums) for number in numbers) else None

    def _raw(self, number: int) -> bytes:
        if number not in self._newer:
            return self._raw_in_file(number - 1 - self.gone)
        with self._journal.open("rb") as journal:
            journal.seek(self._newer[number])
            return journal.read(self.layout.size)

    def _raw_in_file(self, place: int) -> bytes:
        if not 0 <= place < self._in_file:
            return b""
        self._file.seek(self.layout.start + place * self.layout.size)
        return self._file.read(self.layout.size)


@contextmanager
def opened_pages(path: Path, key: bytes | None) -> Iterator[Pages]:
    """The pages in the layout in which most of them make sense. Raises OSError."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(0)
        told = number_at(file.read(18), 16, 2)
        keys = [None] if key is None else [None, key]
        starts = sorted({0, size % PAGE})
        own = [Layout(PAGE, start, each) for start in starts for each in keys]
        others = [Layout(each) for each in sorted(_SIZES, key=lambda each: each % 65535 != told)]
        yield Pages(file, path, _likeliest(file, path, own) or _likeliest(file, path, others) or Layout())


def has_plain_pages(path: Path) -> bool:
    """Whether a file that does not begin as a plain log does holds pages of one: then its beginning was lost.

    Raises OSError.
    """
    with path.open("rb") as file:
        starts = {0, file.seek(0, 2) % PAGE}
        return any(any(_filled(Pages(file, path, Layout(start=start)))) for start in starts)


def _likeliest(file: BinaryIO, path: Path, layouts: list[Layout]) -> Layout | None:
    counted = {each: sum(_filled(Pages(file, path, each))) for each in layouts}
    best = max(layouts, key=lambda each: counted[each])
    return best if counted[best] else None


def _filled(pages: Pages) -> Iterator[bool]:
    return (is_filled(pages[number], pages.layout.usable) for number in range(1, pages.count + 1))
