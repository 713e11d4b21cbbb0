"""Reading one field of the form: its own value is kept where its text was not touched, a refusal is noted at it."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.typed import Unreadable

T = TypeVar("T")
Row = TypeVar("Row")


_NOTHING: frozenset[str] = frozenset()


class Findings:
    """The problems of the texts of one entry, in the order in which they are found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, where: str, reader: Callable[[], T]) -> T | None:
        """What `reader` gives; None where it refuses, which is noted at the field `where`."""
        try:
            return reader()
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem(where))
            return None

    def refuse(self, where: str, code: Code) -> None:
        """Note a refusal that is not about the shape of a text."""
        self.problems.append(Problem(code, where, True))

    @property
    def refused(self) -> frozenset[str]:
        """The fields that cannot be read."""
        return frozenset([each.where for each in self.problems if each.refuse]) if self.problems else _NOTHING


def same_minute(read: Moment | None, stored: Moment | None) -> Moment | None:
    """`stored` where `read` names its minute, so that seconds and the zone that a text does not show are not lost."""
    if read is None or stored is None or not 0 <= stored.epoch - read.epoch < 60:
        return read
    return stored


def partners(rows: Sequence[Row], stored: Sequence[Row], name: Callable[[Row], str]) -> list[int | None]:
    """For each row of the form the stored row it came from: the same texts, else the same name; None for a new row.

    A row whose name was changed keeps its partner only where no row was added or removed.
    """
    if not stored:
        return [None] * len(rows)
    found = _matched(rows, stored, [None] * len(rows), lambda row: row)
    found = _matched(rows, stored, found, name)
    if len(rows) == len(stored):
        taken = set(found)
        found = [at if each is None and at not in taken else each for at, each in enumerate(found)]
    return found


def _matched(
    rows: Sequence[Row], stored: Sequence[Row], found: list[int | None], key: Callable[[Row], object]
) -> list[int | None]:
    taken = set(found)
    free: dict[object, list[int]] = {}
    for at in reversed(range(len(stored))):
        if at not in taken:
            free.setdefault(key(stored[at]), []).append(at)
    return [
        (places.pop() if (places := free.get(key(row))) else None) if partner is None else partner
        for row, partner in zip(rows, found, strict=True)
    ]
