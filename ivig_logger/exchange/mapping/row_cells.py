"""The cells of one row by what they are, and what is said against them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from ivig_logger.domain.folding import fold
from ivig_logger.domain.problems import Problem
from ivig_logger.exchange.mapping.cell_texts import may_be_grouped, text_of, with_unit
from ivig_logger.exchange.mapping.cell_words import says_not_known
from ivig_logger.exchange.mapping.day_texts import depends_on_order
from ivig_logger.exchange.mapping.layouts import Column, DateOrder, Layout, Mapping
from ivig_logger.exchange.mapping.measure_titles import When, when_of
from ivig_logger.exchange.mapping.symptom_titles import said_by
from ivig_logger.exchange.mapping.targets import MEASURES, PREMEDICATIONS, REACTIONS, SEVERAL, VIALS, Target
from ivig_logger.exchange.sheets import Broken, Cell, Row

T = TypeVar("T")
Said = tuple[str, str | Problem]  # a field, and what is said against it


@dataclass(frozen=True, slots=True)
class Plan:
    """A layout made quick to use: where each target stands, and the numbers of the parts of each family."""

    columns: tuple[Column, ...]
    places: dict[tuple[Target, int], int]
    numbers: dict[tuple[Target, ...], tuple[int, ...]]
    notes: tuple[int, ...]
    symptoms: tuple[tuple[str, tuple[int, ...]], ...]  # with the columns that tell of each
    measures: dict[int, When]  # the columns of rates and vital signs that are read, with the instant of each
    comma: bool | None
    order: DateOrder | None
    width: int

    @classmethod
    def of(cls, layout: Layout, mapping: Mapping, width: int) -> "Plan":
        """The plan of a layout whose header is so wide.

        Rates and vital signs are read where it is known when they were measured, else they go to the notes. Of two
        columns that are the same the first counts; the second goes to the notes.
        """
        places: dict[tuple[Target, int], int] = {}
        numbers: dict[Target, set[int]] = {}
        notes: list[int] = []
        timed = bool(layout.places(Target.MEASURED))
        for at, each in enumerate(layout.columns):
            if each.target is Target.SYMPTOM or (each.target in MEASURES and (timed or not is_untimed(each))):
                places[each.target, at] = at
            elif each.target in MEASURES or each.target is Target.NOTES or (each.target, each.number) in places:
                notes.append(at)
            elif each.target not in SEVERAL:
                places[each.target, each.number] = at
                numbers.setdefault(each.target, set()).add(each.number)
        families: tuple[tuple[Target, ...], ...] = (VIALS, PREMEDICATIONS, REACTIONS)
        counted = {
            family: tuple(sorted({number for each in family for number in numbers.get(each, ())}))
            for family in families
        }
        symptoms = tuple(_symptoms(layout))
        order, comma = mapping.date_order, mapping.decimal_comma
        read = {at: layout.columns[at].title for (target, at) in places if target in MEASURES}
        measures = {at: When.NOT_KNOWN if timed else when_of(title) for at, title in read.items()}
        return cls(layout.columns, places, counted, tuple(notes), symptoms, measures, comma, order, width)


def is_untimed(column: Column) -> bool:
    """Whether a column of the sessions holds measurements of which it is not known when they were taken."""
    if column.target not in MEASURES:
        return False
    when = when_of(column.title)
    return when is When.NOT_KNOWN or (column.target is Target.RATE and when is When.END)


def _symptoms(layout: Layout) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The symptoms that columns are named by, as the first of each writes it."""
    found: dict[str, tuple[str, list[int]]] = {}
    for at in layout.places(Target.SYMPTOM):
        symptom = said_by(layout.columns[at].title).symptom
        found.setdefault(fold(symptom), (symptom, []))[1].append(at)
    return ((symptom, tuple(places)) for symptom, places in found.values())


@dataclass(slots=True)
class Cells:
    """One row: its cells are asked for by target, and what cannot be read is noted at its field."""

    row: Row
    plan: Plan
    refused: list[Said] = field(default_factory=list)

    def cell(self, target: Target, number: int = 0) -> Cell:
        """The cell as it is; None where there is no such column or nothing in it."""
        at = self.plan.places.get((target, number))
        return None if at is None or at >= len(self.row) else self.row[at]

    def has(self, target: Target, number: int = 0) -> bool:
        """Whether there is such a column."""
        return (target, number) in self.plan.places

    def unit(self, target: Target, number: int = 0) -> str:
        """The unit of the numbers of a column."""
        at = self.plan.places.get((target, number))
        return "" if at is None else self.plan.columns[at].unit

    def text(self, target: Target, where: str, number: int = 0) -> str:
        """What the cell says, "" also where it says that it is not known."""
        cell = self.cell(target, number)
        if cell is None:
            return ""
        if isinstance(cell, Broken):
            self.refuse(where, cell.why)
            return ""
        said = text_of(cell, comma=bool(self.plan.comma))
        return "" if says_not_known(said) else said

    def amount(self, target: Target, where: str, number: int = 0) -> str:
        """A number with its unit, as the form takes it."""
        cell, said = self.cell(target, number), self.text(target, where, number)
        if not said:
            return ""
        if isinstance(cell, str) and self.plan.comma is None and may_be_grouped(said):
            self.refuse(where, f'"{said}" may have decimals or grouped thousands; the decimal mark is not known.')
            return ""
        return self.read(where, lambda: with_unit(said, self.unit(target, number))) or ""

    def dated(self, target: Target, where: str, number: int = 0) -> str:
        """A text that may hold a date of numbers; refused where the order of these is not known."""
        said = self.text(target, where, number)
        if said and self.plan.order is None and depends_on_order(said):
            self.refuse(where, f'"{said}" cannot be read: the order of day and month in this file is not known.')
            return ""
        return said

    def read(self, where: str, reader: Callable[[], T]) -> T | None:
        """What a reader gives; None where it raises ValueError, whose sentence is noted."""
        try:
            return reader()
        except ValueError as wrong:
            self.refuse(where, str(wrong))
            return None

    def noted(self, *, titled: bool = False) -> list[str]:
        """What stands in the columns of notes, with their titles; those of one column without unless `titled`."""
        named = [at for at in self.plan.notes if self.plan.columns[at].title] or list(self.plan.notes)
        lines = []
        for at in self.plan.notes:
            cell = self.row[at] if at < len(self.row) else None
            text = text_of(cell, comma=bool(self.plan.comma))
            if isinstance(cell, Broken):
                self.refuse("notes", cell.why)
            elif text:
                title = self.plan.columns[at].title or f"Column {at + 1}"
                plain = named == [at] and not titled and self.plan.columns[at].target not in MEASURES
                lines.append(text if plain else f"{title}: {text}")
        return lines

    def refuse_beyond(self) -> None:
        """Refuse a row that goes on beyond its header: in a text, a comma within a number moves all that follows."""
        columns = len(self.plan.columns)
        if len(self.row) > self.plan.width or any(each is not None for each in self.row[columns:]):
            self.refuse(
                "cells",
                f"The row has {len(self.row)} cells, and the header {min(columns, self.plan.width)}; "
                "perhaps a comma in one of them parts it in two.",
            )

    def refuse(self, where: str, reason: str | Problem) -> None:
        """Note what is said against a field."""
        self.refused.append((where, reason))
