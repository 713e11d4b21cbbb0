"""The rows of a table -> the objects of the JSON log that they were made of, and their positions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ivig_logger.exchange.log_format import Refusal
from ivig_logger.exchange.log_json import Object
from ivig_logger.exchange.sheets import Broken, Cell, RawTable
from ivig_logger.exchange.tables.cells import agrees, text_in, value_of
from ivig_logger.exchange.tables.columns import Column, Kind, Table
from ivig_logger.exchange.tables.texts import referred

_TEXTS = frozenset({Kind.TEXT, Kind.WORD})
_SHOWN = 400  # characters of a row that cannot be read


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its position such as `vials row 7`, its object, what its cells refuse, and what stands in it."""

    where: str
    made: Object
    refusals: tuple[Refusal, ...]
    cells: tuple[Cell, ...]

    @property
    def raw(self) -> str:
        """The row as a person may look at it."""
        said = " | ".join(text_in(each) for each in self.cells if each is not None)
        return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"


@dataclass(slots=True)
class Rebuilding:
    """How the rows of one table of a file become records; `long` are the texts that stand in a table of their own."""

    table: Table
    long: Mapping[int, str]
    _steps: list[tuple[Column, int]] = field(default_factory=list)
    _refusals: list[Refusal] = field(default_factory=list)

    def __post_init__(self) -> None:
        places = {each: at for at, each in enumerate(self.table.headers)}
        self._steps = [(each, places[each.headers[0]]) for each in self.table.columns if not each.derived]

    def record(self, number: int, cells: tuple[Cell, ...]) -> Record:
        """The record of a row below the headers, which are those of the table."""
        where = f"{self.table.name} row {number}"
        made = self._object(where, cells)
        return Record(where, made, tuple(self._refusals), cells)

    def _object(self, where: str, cells: Sequence[Cell]) -> Object:
        self._refusals = []
        made = Object()
        width = len(cells)
        for column, at in self._steps:
            cell = cells[at] if at < width else None
            if column.kind is Kind.MOMENT:
                value = self._moment(column, where, cells, at)
            elif cell is None or cell == "":
                value = "" if column.kind is Kind.TEXT else None
            elif column.kind in _TEXTS and isinstance(cell, str) and cell[0] != "'":
                value = cell  # as most are
            else:
                value = self._value(column, where, cell)
            if value is not None:
                _put(made, column.keys, value)
        return made

    def _value(self, column: Column, where: str, cell: Cell) -> object:
        if isinstance(cell, Broken):
            self._refuse(where, column.header, cell.why)
            return None
        if isinstance(cell, str) and cell.startswith("'#") and (number := referred(cell)) is not None:
            if number not in self.long:
                self._refuse(where, column.header, f"its long text, number {number}, is missing from the file")
                return None
            if column.kind is Kind.JSON:
                return value_of(self.long[number], column.kind)
            return self.long[number]
        return value_of(cell, column.kind)

    def _moment(self, column: Column, where: str, cells: Sequence[Cell], at: int) -> object:
        said, zone, local = (*cells[at : at + 3], None, None, None)[:3]
        if not said and not zone:
            return None
        made = Object()
        if said:
            made["at"] = said if isinstance(said, str) else self._value(column, where, said)
            if local is not None and not agrees(text_in(said), local):
                why = f"shows another time than {column.header}; change both, or empty this cell"
                self._refuse(where, column.headers[2], why)
        if zone:
            made["zone"] = zone if isinstance(zone, str) else self._value(column, where, zone)
        return made

    def _refuse(self, where: str, header: str, why: str) -> None:
        self._refusals.append(Refusal(f"{where}.{header}", why))


def long_texts(raw: RawTable) -> dict[int, str]:
    """The texts that stand in pieces, by their numbers; one with a piece that cannot be read is left out."""
    pieces: dict[int, dict[int, str]] = {}
    rows = raw.rows()
    next(rows, None)
    for _, cells in rows:
        number, place, text = (*(text_in(each) for each in cells), "", "", "")[:3]
        if number.isdecimal() and place.isdecimal():
            pieces.setdefault(int(number), {})[int(place)] = text
    whole = {number: parts for number, parts in pieces.items() if sorted(parts) == list(range(1, len(parts) + 1))}
    return {number: "".join(parts[at] for at in sorted(parts)) for number, parts in whole.items()}


def _put(made: Object, keys: Sequence[str], value: object) -> None:
    """Put a value where its keys lead."""
    *outer, last = keys
    inside: dict[str, object] = made
    for key in outer:
        inner = inside.setdefault(key, Object())
        if not isinstance(inner, Object):
            raise TypeError(key)
        inside = inner
    inside[last] = value
