"""xlsx, xls and ods: their values through calamine, row by row; errors and merged cells from the file."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets.archives import open_archive, prove
from ivig_logger.exchange.sheets.cells import cell_of
from ivig_logger.exchange.sheets.containers import Container
from ivig_logger.exchange.sheets.first_bytes import PROTECTED
from ivig_logger.exchange.sheets.ods_shape import ods_shapes
from ivig_logger.exchange.sheets.shape import Shape
from ivig_logger.exchange.sheets.workbook import Cell, RawTable, Row, Rows, Workbook, is_empty
from ivig_logger.exchange.sheets.xls_shape import xls_shapes
from ivig_logger.exchange.sheets.xlsx_shape import xlsx_shapes

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_COVERED = 1_000_000  # cells beneath merged ones: more than that are decoration
_DAMAGED = "The file is damaged: it cannot be read as a sheet."


def read_spreadsheet(data: bytes, container: Container) -> Workbook:
    """The tables of a workbook, hidden ones too. Raises Unreadable."""
    shapes = _shapes(data, container)
    records = xls_shapes(data) if container is Container.XLS else []
    tables: list[RawTable] = []
    notes: list[str] = []
    with _told():
        book = _opened(data)
        shapes |= zip(book.sheet_names, records, strict=False)
        for name, hidden in _sheets(book):
            shape = shapes.setdefault(name, Shape())
            sheet = book.get_sheet_by_name(name)
            _cover(sheet, shape)
            if next(_rows_of(sheet, shape), None) is not None:
                tables.append(RawTable(name, partial(_rows, book, name, shape)))
                notes += _notes(name, hidden, shape)
    if not tables:
        raise Unreadable("The file is empty: no sheet of it holds anything.")
    return Workbook(tuple(tables), tuple(notes))


def _shapes(data: bytes, container: Container) -> dict[str, Shape]:
    if container is Container.XLS:
        return {}
    read: Callable[..., dict[str, Shape]] = xlsx_shapes if container is Container.XLSX else ods_shapes
    with open_archive(data) as archive:
        prove(archive)
        return read(archive)


def _opened(data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook  # 4 MB of machine code, needed for sheets only

    return CalamineWorkbook.from_object(io.BytesIO(data))


@contextmanager
def _told() -> Iterator[None]:
    """What the reader of values says against a file, as a sentence."""
    from python_calamine import CalamineError, PasswordError  # as above

    try:
        yield
    except PasswordError:
        raise Unreadable(PROTECTED) from None
    except CalamineError:
        raise Unreadable(_DAMAGED) from None
    except BaseException as wrong:
        if type(wrong).__name__ == "PanicException":  # Rust's, which is no Exception so that nobody catches it unawares
            raise Unreadable(_DAMAGED) from None
        raise


def _sheets(book: "CalamineWorkbook") -> Iterator[tuple[str, bool]]:
    """The names of the sheets that have cells, and whether each is hidden."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # as above

    for each in book.sheets_metadata:
        if each.typ is SheetTypeEnum.WorkSheet:
            yield each.name, each.visible is not SheetVisibleEnum.Visible


def _cover(sheet: "CalamineSheet", shape: Shape) -> None:
    """Of a merged cell only the first counts, whatever a file holds beneath it."""
    ranges = sheet.merged_cell_ranges
    if ranges is None:
        return  # ods, whose XML has told
    shape.merged = len(ranges)
    last, covered = sheet.end or (-1, -1), 0
    for (top, left), (bottom, right) in ranges:
        rows, columns = range(top, min(bottom, last[0]) + 1), range(left, min(right, last[1]) + 1)
        covered += len(rows) * len(columns)
        if covered > _COVERED:
            return
        for row in rows:
            for column in columns:
                if (row, column) != (top, left):
                    shape.put(row, column, None)


def _notes(name: str, hidden: bool, shape: Shape) -> Iterator[str]:
    if hidden:
        yield f"The sheet “{name}” is hidden in the file."
    for count, what in ((shape.hidden_rows, "row"), (shape.hidden_columns, "column")):
        if count:
            them = f"1 hidden {what}; it was" if count == 1 else f"{count:,} hidden {what}s; they were"
            yield f"The sheet “{name}” has {them} read too."
    if shape.merged:
        yield f"The sheet “{name}” has merged cells ({shape.merged}); the value of each counts for its first cell only."
    if shape.comments:
        yield f"The sheet “{name}” has comments on its cells; they are not read."
    if shape.errors:
        yield f"The sheet “{name}” has cells that show an error ({shape.errors}); they cannot be read."
    if shape.valueless:
        yield (
            f"The sheet “{name}” has formulas that were saved without a value ({shape.valueless}); "
            "open the file in a spreadsheet program and save it again."
        )


def _rows(book: "CalamineWorkbook", name: str, shape: Shape) -> Rows:
    with _told():
        yield from _rows_of(book.get_sheet_by_name(name), shape)


def _rows_of(sheet: "CalamineSheet", shape: Shape) -> Rows:
    """The rows with all columns from the first of the sheet on, so that letters and numbers are those that it shows."""
    before: Row = (None,) * (sheet.start[1] if sheet.start else 0)
    number = -1
    for number, values in enumerate(sheet.iter_rows()):
        row = _put(before + tuple(map(cell_of, values)), shape.instead.get(number))
        if not is_empty(row):
            yield number + 1, row
    for beyond in sorted(each for each in shape.instead if each > number):
        row = _put((), shape.instead[beyond])
        if not is_empty(row):
            yield beyond + 1, row


def _put(row: Row, instead: dict[int, Cell] | None) -> Row:
    if not instead:
        return row
    columns = range(max(len(row), max(instead) + 1))
    return tuple(instead[each] if each in instead else row[each] if each < len(row) else None for each in columns)
