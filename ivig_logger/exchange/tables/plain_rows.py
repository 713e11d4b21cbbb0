"""A session whose rows are as an export writes them -> its value at once, by the fields of the values themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import get_type_hints

from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.infusion import (
    Access,
    DueAnswer,
    FollowUp,
    Infusion,
    Mark,
    Medication,
    Onset,
    Pause,
    Precision,
    RateStep,
    Reaction,
    Signature,
    Vial,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.log_format import agree
from ivig_logger.exchange.log_ids import is_uuid
from ivig_logger.exchange.tables.columns import Column, Table
from ivig_logger.exchange.tables.layout import PARTS, SESSIONS
from ivig_logger.exchange.tables.plain_cells import NotPlain, ReadCell, Row, absent, cell_reader, length_in, place_in

Numbered = tuple[int, Row]
_Read = Callable[[Row], object]
_KINDS: dict[str, type] = {
    "vials": Vial,
    "pauses": Pause,
    "rates": RateStep,
    "vitals": VitalSigns,
    "medications": Medication,
    "reactions": Reaction,
    "follow_ups": FollowUp,
    "marks": Mark,
    "due_answers": DueAnswer,
    "signatures": Signature,
}
_NESTED: dict[str, type] = {"access": Access, "onset": Onset}
_WIDTH = len(SESSIONS.headers)
_NO_ACCESS = Access()
_FOLLOWS = frozenset({"premedication", "reaction"})  # where they are not written they follow from the parts


def plain_session(
    row: Row, parts: Mapping[str, Sequence[Numbered]], is_patient: Callable[[str], bool], now: Moment
) -> Infusion | None:
    """The session of a row and of the rows of its parts; None where anything may have to be said of it."""
    try:
        values = _session_reader()(_whole_row(row, _WIDTH))
        gathered = {name: _parts_in(name, rows) for name, rows in parts.items()}
        read = Infusion(**values, **gathered)  # type: ignore[arg-type]  # each by the type of its field
    except (NotPlain, KeyError):
        return None
    sound = is_patient(read.patient) and not refusals_of(read, Surroundings(now))
    return read if sound else None


def _parts_in(name: str, rows: Sequence[Numbered]) -> tuple[object, ...]:
    width, read = _part_reader(name)
    found = []
    for expected, (_, cells) in enumerate(rows, 1):
        row = _whole_row(cells, width)
        if place_in(row[1]) != expected:
            raise NotPlain
        found.append(read(row))
    return tuple(found)


def _whole_row(row: Row, width: int) -> Row:
    missing = width - len(row)
    return row + (None,) * missing if missing > 0 else row


@cache
def _part_reader(name: str) -> tuple[int, _Read]:
    """KeyError for the parts that are always read the long way."""
    kind = _KINDS[name]
    table = next(each for each in PARTS if each.name == name)
    readers = _readers(kind, table)

    def read(row: Row) -> object:
        return kind(**{field: cell(row) for field, cell in readers})

    return len(table.headers), read


@cache
def _session_reader() -> Callable[[Row], dict[str, object]]:
    readers = _readers(Infusion, SESSIONS)
    lasted_at = SESSIONS.headers.index("duration_minutes")

    def read(row: Row) -> dict[str, object]:
        values = {field: cell(row) for field, cell in readers}
        said_id, started, ended = values["id"], values["started"], values["ended"]
        if not (isinstance(said_id, str) and is_uuid(said_id) and isinstance(started, Moment)):
            raise NotPlain
        values["id"] = said_id.lower()
        if row[lasted_at] is not None:
            lasted = length_in(row[lasted_at])
            if not isinstance(ended, Moment) or not agree(ended - started, lasted):
                raise NotPlain
        return values

    return read


def _readers(kind: type, table: Table) -> list[tuple[str, ReadCell]]:
    """The readers of those fields of a kind of value that have columns."""
    hints = get_type_hints(kind)
    places = {each.header: table.headers.index(each.header) for each in table.columns}
    found: list[tuple[str, ReadCell]] = []
    for field in fields(kind):
        own = [each for each in table.columns if each.keys[0] == field.name and len(each.keys) > 1]
        plain = [each for each in table.columns if len(each.keys) == 1 and each.stored == field.name]
        if own:
            found.append((field.name, _nested_reader(_NESTED[field.name], own, places)))
        elif plain:
            found.append((field.name, _cell(hints[field.name], plain[0], places[plain[0].header], field)))
    return found


def _cell(hint: object, column: Column, at: int, field: "Field[object]") -> ReadCell:
    default = NotPlain if field.default is MISSING or field.name in _FOLLOWS else field.default
    return cell_reader(hint, column, at, absent(hint, column, default))


def _nested_reader(kind: type, columns: Sequence[Column], places: Mapping[str, int]) -> ReadCell:
    hints = get_type_hints(kind)
    by_name = {field.name: field for field in fields(kind)}
    readers = [
        (each.keys[-1], _cell(hints[each.keys[-1]], each, places[each.header], by_name[each.keys[-1]]))
        for each in columns
    ]
    first = min(places[each.header] for each in columns)
    last = max(places[each.header] + len(each.headers) for each in columns)
    nothing = _NO_ACCESS if kind is Access else None

    def read(row: Row) -> object:
        if all(each is None or each == "" for each in row[first:last]):
            return nothing
        made = kind(**{name: cell(row) for name, cell in readers})
        if isinstance(made, Onset) and made.precision is Precision.EXACT and made.earliest.epoch != made.latest.epoch:
            raise NotPlain
        return made

    return read
