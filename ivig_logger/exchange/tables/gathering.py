"""The rows of all tables that belong to one session: taken as they come, or looked up where they lie in any order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ivig_logger.exchange.tables.columns import Table
from ivig_logger.exchange.tables.plain_rows import Numbered

RowsOf = Mapping[str, list[Numbered]]
SessionOf = Callable[[Table, Numbered], str]


class OutOfOrder(Exception):
    """The rows of the parts do not come in the order of the sessions."""


@dataclass(frozen=True, slots=True)
class PartTable:
    """A table of parts and its rows below the headers, read anew each time."""

    table: Table
    rows: Callable[[], Iterator[Numbered]]


class InOrder:
    """The parts of the sessions, while these come in the order in which an export writes them: one at a time."""

    def __init__(self, tables: list[PartTable], session_of: SessionOf) -> None:
        self._heads: list[_Head] = [_Head(each, session_of) for each in tables]

    def take(self, session: str) -> dict[str, list[Numbered]]:
        """The rows of a session, by table."""
        return {each.name: each.take() for each in self._heads if each.session == session}

    def left(self) -> dict[str, dict[str, list[Numbered]]]:
        """Nothing. Raises OutOfOrder where rows are left."""
        if any(each.session is not None for each in self._heads):
            raise OutOfOrder
        return {}


class _Head:
    """The next row of a table."""

    def __init__(self, table: PartTable, session_of: SessionOf) -> None:
        self._table, self._rows, self._session_of = table.table, table.rows(), session_of
        self.name = table.table.name
        self._row: Numbered | None = None
        self.session: str | None = None
        self._go_on()

    def take(self) -> list[Numbered]:
        session, taken = self.session, []
        while self._row is not None and self.session == session:
            taken.append(self._row)
            self._go_on()
        return taken

    def _go_on(self) -> None:
        self._row = next(self._rows, None)
        self.session = None if self._row is None else self._session_of(self._table, self._row)


class LookedUp:
    """The parts of the sessions, whatever their order: all in memory."""

    def __init__(self, tables: list[PartTable], session_of: SessionOf) -> None:
        self._rows: dict[str, dict[str, list[Numbered]]] = {}
        for each in tables:
            for row in each.rows():
                of_session = self._rows.setdefault(session_of(each.table, row), {})
                of_session.setdefault(each.table.name, []).append(row)

    def take(self, session: str) -> dict[str, list[Numbered]]:
        """The rows of a session, by table."""
        return self._rows.pop(session, {})

    def left(self) -> dict[str, dict[str, list[Numbered]]]:
        """The rows of no session, by what they name."""
        return self._rows
