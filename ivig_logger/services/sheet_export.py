"""The log as the sheets of an xlsx file: the same tables, with numbers, days and times that a spreadsheet counts with.

The file is made in memory, because nothing of a log goes into a temporary file: so memory grows with the log.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ivig_logger.exchange.tables.about import HEADERS, about_rows
from ivig_logger.exchange.tables.columns import Kind, Table
from ivig_logger.exchange.tables.layout import ABOUT, LONG, LONG_HEADERS
from ivig_logger.exchange.tables.writing import LongTexts, sheet_row
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import Selection
from ivig_logger.services.table_export import cells_of
from ivig_logger.services.table_values import Source
from ivig_logger.services.transfer import Counts, NotInThisForm, Told, Write, go_on

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # of a sheet, below the headers
_TOO_LONG = "The table {} is longer than a sheet can be. Choose the tables in one zip, or a shorter period."
_PIECE = 1 << 20
_NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001  # the wall clock of a file; the day of an export is nobody's concern
_WIDTHS = {Kind.TEXT: 24, Kind.WORD: 16, Kind.NUMBER: 11, Kind.MINUTES: 11, Kind.FLAG: 9, Kind.DAY: 12, Kind.JSON: 24}
_OF_MOMENT = (27, 18, 18)  # ISO 8601, the zone, for people
_OF_ID = 38
_IDS = ("id", "patient", "session")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def export_xlsx(logbook: Logbook, selection: Selection, write: Write, told: Told = go_on) -> Counts:
    """Write the log, or what is chosen of it, as an xlsx file.

    `told` hears how many sessions are done and says whether to go on. Raises NotInThisForm where a table is
    longer than a sheet can be, Cancelled, StorageFailed, and what `write` raises.
    """
    from xlsxwriter import Workbook  # a start does not wait for it

    made, long = io.BytesIO(), LongTexts()
    book = Workbook(made, dict(_OPTIONS))
    book.set_properties({"created": _NO_DAY})
    with logbook.database.reading() as db:
        source = Source.of(logbook, db, selection, told)
        sheets = _Sheets(book)
        sheets.add(ABOUT, HEADERS, about_rows(source.bare), (18, 110))
        for table, rows in source.tables():
            sheets.add(table.name, table.headers, cells_of(rows, sheet_row(table.columns, long)), _widths(table))
        if long.texts:
            sheets.add(LONG, LONG_HEADERS, long.rows(), (11, 11, 80))
    book.close()
    for start in range(0, made.getbuffer().nbytes, _PIECE):
        write(bytes(made.getbuffer()[start : start + _PIECE]))
    return Counts(len(source.chosen.patients), len(source.chosen.pks))


class _Sheets:
    """The sheets of a workbook, and the forms of its cells."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._head = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._clock = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})

    def add(self, name: str, headers: Sequence[str], rows: Any, widths: Sequence[int]) -> None:
        """A sheet with its headers in sight and a filter on each column."""
        sheet = self._book.add_worksheet(name)
        sheet.write_row(0, 0, headers, self._head)
        sheet.freeze_panes(1, 0)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        last = 0
        for last, cells in enumerate(rows, 1):
            if last > MOST_ROWS:
                raise NotInThisForm(_TOO_LONG.format(name))
            for at, cell in enumerate(cells):
                if cell != "":
                    self._write(sheet, last, at, cell)
        sheet.autofilter(0, 0, last, len(headers) - 1)

    def _write(self, sheet: "Worksheet", row: int, at: int, cell: object) -> None:
        if isinstance(cell, str):
            sheet.write_string(row, at, cell)
        elif isinstance(cell, bool):
            sheet.write_boolean(row, at, cell)
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, at, cell, self._clock)
        elif isinstance(cell, date):
            sheet.write_datetime(row, at, cell, self._day)
        elif isinstance(cell, (int, Decimal)):
            sheet.write_number(row, at, float(cell))


def _widths(table: Table) -> list[int]:
    widths: list[int] = []
    for each in table.columns:
        if each.kind is Kind.MOMENT:
            widths += _OF_MOMENT
        else:
            own = _OF_ID if each.header in _IDS and each.kind is not Kind.NUMBER else _WIDTHS.get(each.kind, 16)
            widths.append(max(own, len(each.header) + 4))  # the arrow of the filter covers the end of a header
    return widths
