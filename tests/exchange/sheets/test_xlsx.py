"""Excel workbooks: what is in their cells, and what only seems to be."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from threading import Thread

import pytest
from xlsxwriter import Workbook as Written
from xlsxwriter.worksheet import Worksheet

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets import Broken, Cell
from tests.exchange.sheets.sheet_files import book, edited, numbered, rows, xlsx

MEMBER = "xl/worksheets/sheet1.xml"


def a_row(*values: object, form: str = "General", **options: object) -> bytes:
    """A sheet with one row."""

    def fill(written: Written, sheet: Worksheet) -> None:
        for column, value in enumerate(values):
            sheet.write(0, column, value, written.add_format({"num_format": form}))

    return xlsx(fill, **options)


@pytest.mark.parametrize(
    ("number", "read"),
    [(30.0, "30"), (0.1, "0.1"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (1e15, "1000000000000000"), (1e-7, "0.0000001")],
)
def test_numbers_are_as_they_were_typed(number: float, read: str) -> None:
    ((cell,),) = rows(a_row(number))
    assert isinstance(cell, Decimal)
    assert format(cell, "f") == read


def test_texts_keep_their_lines_spaces_and_signs() -> None:
    texts: tuple[Cell, ...] = (" a ", "b\r\nc", "_x000D_", "=1+1", "30", "müde\u2028")

    def fill(_: Written, sheet: Worksheet) -> None:
        for column, text in enumerate(texts):
            sheet.write_string(0, column, str(text))

    assert rows(xlsx(fill)) == [texts]


def test_truth_values_are_not_numbers() -> None:
    assert rows(a_row(True, False)) == [(True, False)]


@pytest.mark.parametrize("since_1904", [False, True])
@pytest.mark.parametrize(
    ("value", "form"),
    [
        (datetime.fromisoformat("2026-03-08T13:50:07"), "yyyy-mm-dd hh:mm"),
        (datetime.fromisoformat("2026-03-08T23:59:59"), "dd.mm.yyyy hh:mm"),
        (date(2026, 3, 8), "dd/mm/yy"),
        (time(13, 50), "hh:mm"),
        (timedelta(hours=27, minutes=5), "[h]:mm"),
        (timedelta(minutes=35), "[mm]"),
    ],
)
def test_dates_times_and_lengths_are_right_from_1900_and_from_1904(value: Cell, form: str, since_1904: bool) -> None:
    assert rows(a_row(value, form=form, default_date_format=form, date_1904=since_1904)) == [(value,)]


@pytest.mark.parametrize("minutes", range(0, 1440, 97))
def test_a_computed_time_is_to_its_second(minutes: int) -> None:
    day = 46089 + 9 / 24 + minutes / 1440  # 2026-03-08 09:00
    expected = datetime.fromisoformat("2026-03-08T09:00") + timedelta(minutes=minutes)
    assert rows(a_row(day, day % 1, form="yyyy-mm-dd hh:mm")) == [(expected, expected.time())]


def test_a_row_keeps_its_number_and_a_cell_its_column() -> None:
    def fill(_: Written, sheet: Worksheet) -> None:
        sheet.write(4, 2, "x")
        sheet.write(9, 3, "y")

    assert numbered(xlsx(fill)) == [(5, (None, None, "x", None)), (10, (None, None, None, "y"))]


def test_an_error_makes_its_cell_unreadable_and_not_empty() -> None:
    data = xlsx(lambda _, sheet: (sheet.write(0, 0, "a"), sheet.write_formula(0, 1, "=#REF!", None, "#REF!")))
    assert rows(data) == [("a", Broken("#REF!", "The cell shows the error #REF!."))]
    assert book(data).notes == ("The sheet “Sessions” has cells that show an error (1); they cannot be read.",)


def test_a_formula_is_its_value() -> None:
    def fill(_: Written, sheet: Worksheet) -> None:
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, '="a"', None, "a")
        sheet.write_formula(0, 2, '=""', None, "")

    data = edited(xlsx(fill), MEMBER, '<c r="C1">', '<c r="C1" t="str">')  # as Excel writes an empty text
    assert rows(data) == [(Decimal(2), "a", None)]
    assert book(data).notes == ()


def test_a_sheet_of_formulas_without_values_is_not_taken_for_an_empty_one() -> None:
    data = edited(xlsx(lambda _, sheet: sheet.write_formula(2, 1, "=1+1", None, 2)), MEMBER, "<v>2</v>", "")
    assert numbered(data) == [(3, (None, Broken("", "The formula in this cell was saved without its value.")))]


@pytest.mark.parametrize("value", ["", "<v></v>", "<v/>"])
def test_a_formula_without_a_value_is_not_taken_for_an_empty_cell(value: str) -> None:
    data = xlsx(lambda _, sheet: (sheet.write(0, 0, "a"), sheet.write_formula(0, 1, "=1+1", None, 2)))
    data = edited(data, MEMBER, "<v>2</v>", value)
    assert rows(data) == [("a", Broken("", "The formula in this cell was saved without its value."))]
    assert "formulas that were saved without a value (1)" in book(data).notes[0]


def test_a_merged_cell_counts_for_its_first_cell_only() -> None:
    def fill(_: Written, sheet: Worksheet) -> None:
        sheet.merge_range(0, 0, 1, 1, "first")
        sheet.write(1, 1, "beneath")
        sheet.write(1, 2, "beside")

    assert rows(xlsx(fill)) == [("first", None, None), (None, None, "beside")]
    assert "has merged cells (1)" in book(xlsx(fill)).notes[0]


def test_empty_sheets_are_left_out_and_hidden_ones_are_told() -> None:
    def fill(written: Written, sheet: Worksheet) -> None:
        sheet.write(0, 0, "x")
        written.add_worksheet("Empty").write_blank(3, 3, None, written.add_format({"bold": True}))
        hidden = written.add_worksheet("Old")
        hidden.write(0, 0, "y")
        hidden.hide()

    read = book(xlsx(fill))
    assert [each.name for each in read.tables] == ["Sessions", "Old"]
    assert read.notes == ("The sheet “Old” is hidden in the file.",)


def test_a_workbook_without_anything_in_it_is_said_to_be_empty() -> None:
    with pytest.raises(Unreadable, match="no sheet of it holds anything"):
        book(xlsx(lambda *_: None))


def test_a_value_at_the_far_end_of_a_sheet_is_refused_before_memory_is_asked_for() -> None:
    data = xlsx(lambda _, sheet: (sheet.write(0, 0, "a"), sheet.write(1_048_575, 16_383, "x")))
    with pytest.raises(Unreadable, match="reaches over 1,048,576 rows and 16,384 columns"):
        book(data)


def test_a_format_at_the_far_end_of_a_sheet_does_no_harm() -> None:
    def fill(written: Written, sheet: Worksheet) -> None:
        sheet.write(0, 0, "a")
        sheet.write_blank(1_048_575, 16_383, None, written.add_format({"bold": True}))

    assert rows(xlsx(fill)) == [("a",)]


def test_errors_in_many_pieces_of_a_large_sheet_are_all_found() -> None:
    def fill(_: Written, sheet: Worksheet) -> None:
        for row in range(9_000):
            sheet.write(row, 0, "x" * 20)
            sheet.write(row, 1, row)
            sheet.write_formula(row, 2, "=1/0", None, "#DIV/0!" if row % 2 else row)

    read = rows(xlsx(fill))
    assert [isinstance(row[2], Broken) for row in read] == [bool(row % 2) for row in range(9_000)]


def test_xml_that_declares_entities_is_refused() -> None:
    data = edited(a_row("x"), "xl/workbook.xml", "<workbook", '<!DOCTYPE a [<!ENTITY b "c">]><workbook')
    with pytest.raises(Unreadable, match="declares entities"):
        book(data)


@pytest.mark.parametrize(
    ("member", "old"),
    [("xl/workbook.xml", "</workbook>"), (MEMBER, "</sheetData>"), ("xl/sharedStrings.xml", "</sst>")],
)
def test_a_workbook_with_broken_xml_is_said_to_be_damaged(member: str, old: str) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        book(edited(a_row("x"), member, old, "<"))


def test_a_workbook_can_be_read_in_another_thread_than_it_was_opened_in() -> None:
    found: list[Iterable[Cell]] = []
    (table,) = book(a_row("x", 1)).tables
    worker = Thread(target=lambda: found.extend(row for _, row in table.rows()))
    worker.start()
    worker.join()
    assert found == [("x", Decimal(1))]


def test_comments_beside_cells_are_told() -> None:
    def fill(_: Written, sheet: Worksheet) -> None:
        sheet.write(0, 0, 30)
        sheet.write_comment(0, 0, "vomited")

    assert book(xlsx(fill)).notes == ("The sheet “Sessions” has comments on its cells; they are not read.",)
    assert book(a_row(30)).notes == ()
