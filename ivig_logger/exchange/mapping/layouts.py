"""How a spreadsheet is to be read: which sheet, which rows are its header, and what each column is."""

from dataclasses import dataclass, replace
from enum import StrEnum

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping.targets import Target
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

    def with_column(self, at: int, column: Column) -> "Mapping":
        """The mapping with another meaning of one column of the sessions."""
        columns = (*self.sessions.columns[:at], column, *self.sessions.columns[at + 1 :])
        return replace(self, sessions=replace(self.sessions, columns=columns))


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
