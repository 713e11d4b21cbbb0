"""Hidden rows and columns are read as the others are, and it is told that they are there."""

from xlsxwriter import Workbook as Written
from xlsxwriter.worksheet import Worksheet

from tests.exchange.sheets.sheet_files import book, ods, ods_cell, ods_row, ods_table, rows, xlsx

HIDDEN = 'table:visibility="collapse"'
NOTES = (
    "The sheet “Sessions” has 3 hidden rows; they were read too.",
    "The sheet “Sessions” has 1 hidden column; it was read too.",
)


def filled(_: Written, sheet: Worksheet) -> None:
    """Five rows of three columns, of which rows and columns with and without anything in them are hidden."""
    for row in range(5):
        sheet.write_row(row, 0, ["a", row, "c"])
    for row in (1, 2, 4, 9):
        sheet.set_row(row, options={"hidden": True})
    sheet.set_column(1, 1, options={"hidden": True})
    sheet.set_column(5, 16383, options={"hidden": True})


def test_hidden_rows_and_columns_of_xlsx_are_read_and_told() -> None:
    data = xlsx(filled)
    assert len(rows(data)) == 5
    assert book(data).notes == NOTES


def test_hidden_rows_and_columns_of_ods_are_read_and_told() -> None:
    columns = f"<table:table-column/><table:table-column {HIDDEN}/>"
    row = ods_row(ods_cell("string", "", "a"), ods_cell("float", "2"))
    hidden = row.replace("<table:table-row", f"<table:table-row {HIDDEN}")
    filtered = row.replace("<table:table-row", '<table:table-row table:visibility="filter"')
    twice = ods_row(ods_cell("string", "", "a"), times=2).replace("<table:table-row", f"<table:table-row {HIDDEN}")
    empty = f'<table:table-row {HIDDEN} table:number-rows-repeated="900"><table:table-cell/></table:table-row>'
    data = ods(ods_table(columns + row + hidden + row + twice.replace('"2"', '"1"') + filtered + empty))
    assert len(rows(data)) == 5
    assert book(data).notes == NOTES


def test_nothing_is_told_of_a_sheet_without_hidden_rows() -> None:
    assert book(xlsx(lambda _, sheet: sheet.write(0, 0, "a"))).notes == ()
