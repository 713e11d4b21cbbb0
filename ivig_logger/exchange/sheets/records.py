"""The records of a text with separators: line breaks inside quotes, and a lone quote that costs one row only."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from ivig_logger.exchange.log_format import TEXT

CELL = TEXT + 100  # characters; a note with a mark before it still fits
_RECORD = 16 * TEXT  # characters of a record with all its lines; a longer one is no record of a session
_READ_AGAIN = 64 * TEXT  # characters in all; then every line stands alone, so that no file takes for ever

Record = list[str] | str


class _TooLong(Exception):
    """A record is longer than any that is meant."""


class _Lines:
    """The lines of a text, which remembers those of the present record and can go back to its second."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: deque[str] = deque()
        self._length = 0
        self._left = _READ_AGAIN
        self.record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.record and self._left <= 0:
            raise _TooLong
        line = self._again.popleft() if self._again else self._read()
        self.record.append(line)
        self._length += len(line)
        if self._length > _RECORD:
            raise _TooLong
        return line

    def begin(self) -> None:
        """The next line begins a record."""
        self.record.clear()
        self._length = 0

    def go_back(self) -> str:
        """The first line of the record; those after it are to be read again."""
        first = self.record[0]
        self._left -= self._length - len(first)
        self._again.extendleft(reversed(self.record[1:]))
        return first

    def _read(self) -> str:
        line = self._text.readline(_RECORD + 1)
        if not line:
            raise StopIteration
        piece = line
        while len(piece) > _RECORD:
            piece = self._text.readline(_RECORD + 1)
        return line


def read_records(text: TextIO, separator: str) -> Iterator[tuple[Record, str]]:
    """The cells of each record and an empty text, or the first line of one that is none, and why.

    An empty separator makes each record one cell. A lone quote, or a record that is too long, costs its own line.
    """
    csv.field_size_limit(CELL)
    lines = _Lines(text)
    reader = _reader(lines, separator)
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _TooLong) as wrong:
            yield lines.go_back(), _why(wrong)
            reader = _reader(lines, separator)
        else:
            yield cells, ""


def _reader(lines: _Lines, separator: str) -> Iterator[list[str]]:
    if separator:
        return csv.reader(lines, delimiter=separator, strict=True)
    return csv.reader(lines, delimiter="\0", quoting=csv.QUOTE_MINIMAL, strict=True)


def _why(wrong: Exception) -> str:
    if isinstance(wrong, _TooLong) or "limit" in str(wrong):
        return f"A cell of this row holds more than {TEXT:,} characters."
    return "A quotation mark in this row has no partner."
