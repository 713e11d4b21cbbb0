"""The pages of the history that are in memory: only those that were shown last."""

from collections import OrderedDict
from collections.abc import Callable, Iterator

from ivig_logger.ui.session_list.line import Line

ROWS = 64
KEPT = 8

Read = Callable[[int, int], list[Line]]


class Pages:
    """Lines by their place in the list, read a page at a time with `read(offset, limit)`."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._kept: OrderedDict[int, list[Line]] = OrderedDict()

    def clear(self) -> None:
        """Forget all: the list is another one."""
        self._kept.clear()

    def line(self, row: int) -> Line | None:
        """The line at a place, None where its page is not in memory. Looks up and reads nothing."""
        page = self._kept.get(row // ROWS)
        at = row % ROWS
        return page[at] if page is not None and at < len(page) else None

    def lacks(self, row: int) -> bool:
        """Whether the page of a line was not read yet."""
        return row // ROWS not in self._kept

    def bring(self, first: int, last: int) -> None:
        """Read the pages of the rows from `first` to `last`, if they are not here, and forget the oldest."""
        for number in range(first // ROWS, last // ROWS + 1):
            if number not in self._kept:
                self._kept[number] = []  # also what cannot be read is not asked for again and again
                self._kept[number] = self._read(number * ROWS, ROWS)
            self._kept.move_to_end(number)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def change(self, into: Callable[[Line], Line]) -> None:
        """Change all lines that are in memory, in place."""
        for number, page in self._kept.items():
            self._kept[number] = [into(each) for each in page]

    def __iter__(self) -> Iterator[tuple[int, Line]]:
        for number, page in self._kept.items():
            for at, line in enumerate(page):
                yield number * ROWS + at, line
