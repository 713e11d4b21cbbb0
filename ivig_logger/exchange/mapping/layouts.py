"""How a spreadsheet is to be read: which sheet, which rows are its header, and what each column is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping.targets import NUMBERED, PREMEDICATIONS, REACTIONS, SEVERAL, VIALS, Target
from ivig_logger.exchange.sheets import RawTable, Workbook


class DateOrder(StrEnum):
    """Which of two numbers of a date stands first; dates that begin with the year are read under both."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is. `number` tells "lot 2" from "lot 1", 0 where there is one only.

    `unit` is that of numbers without one ("mg", "lb", "min"; for onsets also "clock" and "h:mm"), "" where the form's
    own is meant, "?" while it is not known. `title` is what its header says, shortened.
    """

    target: Target = Target.LEAVE_OUT
    number: int = 0
    unit: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: its name, the numbers of its header rows (none: it has no header), and its columns in their order."""

    sheet: str
    header_rows: tuple[int, ...] = ()
    columns: tuple[Column, ...] = ()

    def places(self, target: Target) -> list[int]:
        """The columns that are this, from the left."""
        return [at for at, each in enumerate(self.columns) if each.target is target]

    def with_unit(self, at: int, unit: str) -> "Layout":
        """The layout with another unit of a column."""
        return self.with_column(at, replace(self.columns[at], unit=unit)) if unit != self.columns[at].unit else self

    def with_column(self, at: int, column: Column) -> "Layout":
        """The layout with another meaning of one column."""
        return replace(self, columns=(*self.columns[:at], column, *self.columns[at + 1 :]))


@dataclass(frozen=True, slots=True)
class Mapping:
    """Everything that was decided about a file, by looking at all of it or by a person.

    `date_order` and `decimal_comma` are None where nothing in the file depends on them or nobody has said yet; what
    does depend on them is then refused. `zone` and `patient` (an id) may be left empty and be given with the reading.
    """

    sessions: Layout
    reactions: Layout | None = None
    premedications: Layout | None = None
    date_order: DateOrder | None = None
    decimal_comma: bool | None = None
    zone: str = ""
    patient: str = ""
    rates: Layout | None = None
    vitals: Layout | None = None

    @property
    def seconds(self) -> list[tuple[str, Layout]]:
        """The sheets that tell about sessions of another, by what each is called."""
        named: list[tuple[str, Layout | None]] = [
            ("reactions", self.reactions),
            ("premedications", self.premedications),
            ("rates", self.rates),
            ("vitals", self.vitals),
        ]
        return [(name, layout) for name, layout in named if layout is not None]

    @property
    def layouts(self) -> list[Layout]:
        """All sheets that are read, the sessions first."""
        return [self.sessions, *(layout for _, layout in self.seconds)]

    def with_layouts(self, layouts: Sequence[Layout]) -> "Mapping":
        """The mapping with other layouts of the same sheets, in the order of `layouts`."""
        of = dict(zip((name for name, _ in self.seconds), layouts[1:], strict=True))
        return replace(
            self,
            sessions=layouts[0],
            reactions=of.get("reactions"),
            premedications=of.get("premedications"),
            rates=of.get("rates"),
            vitals=of.get("vitals"),
        )

    def with_column(self, at: int, column: Column) -> "Mapping":
        """The mapping with another meaning of one column of the sessions."""
        return replace(self, sessions=self.sessions.with_column(at, column))


def table_of(workbook: Workbook, layout: Layout) -> RawTable:
    """The table of a layout: by its name, and whatever the name where there is one only (files are renamed).

    Raises Unreadable.
    """
    for each in workbook.tables:
        if each.name == layout.sheet:
            return each
    if len(workbook.tables) == 1:
        return workbook.tables[0]
    raise Unreadable(f'The file has no sheet "{layout.sheet}".')


def laid_on(kept: Mapping, found: Mapping) -> Mapping:
    """What was said of another file with the same header, for this one, which was recognised as `found`.

    Sheets, header rows and titles are those of this file. A second sheet whose columns are not those of the other file
    is as it was recognised. Raises Unreadable where the sessions' columns are others.
    """
    sessions = _laid_on(kept.sessions, found.sessions)
    if sessions is None:
        raise Unreadable("The columns are not those of the mapping.")
    return replace(
        kept,
        sessions=sessions,
        reactions=_second_laid_on(kept.reactions, found.reactions),
        premedications=_second_laid_on(kept.premedications, found.premedications),
        rates=_second_laid_on(kept.rates, found.rates),
        vitals=_second_laid_on(kept.vitals, found.vitals),
    )


def _second_laid_on(kept: Layout | None, found: Layout | None) -> Layout | None:
    if kept is None or found is None:
        return found
    known = [(each.target, each.number) for each in kept.columns]
    same = known == [(each.target, each.number) for each in found.columns]
    return (_laid_on(kept, found) if same else None) or found


def _laid_on(kept: Layout, found: Layout) -> Layout | None:
    if len(kept.columns) != len(found.columns):
        return None
    pairs = zip(kept.columns, found.columns, strict=True)
    return replace(found, columns=tuple(replace(each, title=own.title) for each, own in pairs))


def with_target(layout: Layout, at: int, target: Target) -> Layout:
    """The layout with another meaning of a column.

    A column beside a lot, a medicine or a reaction (its grams, its dose, its onset) belongs to the nearest one on its
    left; another lot, medicine or reaction gets the next number. Where only one column can be this, it is that one.
    """
    columns = list(layout.columns)
    columns[at] = replace(columns[at], target=target, number=0, unit="")
    main = next((each[0] for each in (VIALS, PREMEDICATIONS, REACTIONS) if target in each), None)
    if main is not None and target is not main:
        owners = [each for each in columns[:at] if each.target is main]
        columns[at] = replace(columns[at], number=owners[-1].number if owners else 0)
    elif target in NUMBERED:
        columns = _numbered(columns, at, target)
    elif target not in SEVERAL:
        columns = [
            replace(each, target=Target.LEAVE_OUT, unit="") if each.target is target and place != at else each
            for place, each in enumerate(columns)
        ]
    return replace(layout, columns=tuple(columns))


def _numbered(columns: list[Column], at: int, target: Target) -> list[Column]:
    """Several columns of one kind: the first keeps its number, or gets 1, and this one the next that is free."""
    others = [place for place, each in enumerate(columns) if each.target is target and place != at]
    if not others:
        return columns
    numbered = list(columns)
    for place in others:
        numbered[place] = replace(columns[place], number=columns[place].number or 1)
    highest = max(numbered[place].number for place in others)
    numbered[at] = replace(columns[at], number=highest + 1)
    return numbered
