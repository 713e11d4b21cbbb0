"""What a sheet's file says beside the values: how far it reaches, and which cells are not what they seem."""

from dataclasses import dataclass, field

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.workbook import Cell, broken

CELLS = 10_000_000  # of the rectangle that holds a sheet's values, which stands in memory: some 300 MB


@dataclass(slots=True)
class Shape:
    """Of one sheet: how many rows and columns hold its values, and by row and column, from 0, what cells hold instead.

    `merged` counts the merged cells, `errors` the cells that show one, `valueless` the formulas that were not computed.
    `hidden_rows` counts those with values, `hidden` are the ranges of hidden columns, from 0, the last one included.
    `comments`: people wrote beside its cells what no cell holds.
    """

    rows: int = 0
    columns: int = 0
    merged: int = 0
    errors: int = 0
    valueless: int = 0
    comments: bool = False
    hidden_rows: int = 0
    hidden: list[tuple[int, int]] = field(default_factory=list)
    instead: dict[int, dict[int, Cell]] = field(default_factory=dict)

    def reach(self, rows: int, columns: int) -> None:
        """The sheet holds values as far as that. Raises Unreadable where it has become too large to be read."""
        self.rows = max(self.rows, rows)
        self.columns = max(self.columns, columns)
        if self.rows * self.columns > CELLS:
            where = f"{self.rows:,} rows and {self.columns:,} columns"
            raise Unreadable(f"A sheet of the file reaches over {where}; delete what stands far away, or save as CSV.")

    @property
    def hidden_columns(self) -> int:
        """How many of the columns that hold values are hidden."""
        return sum(max(min(last, self.columns - 1) - first + 1, 0) for first, last in self.hidden)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """The cell is this one, whatever the reader of values gives."""
        self.instead.setdefault(row, {})[column] = cell

    def lose(self, row: int, column: int, text: str) -> None:
        """The cell shows an error such as #REF!."""
        self.errors += 1
        self.put(row, column, broken(text, f"The cell shows the error {text}."))

    def lack(self, row: int, column: int) -> None:
        """The cell holds a formula that was never computed."""
        self.valueless += 1
        self.put(row, column, broken("", "The formula in this cell was saved without its value."))
