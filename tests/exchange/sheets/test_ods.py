"""LibreOffice's own sheets."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets import Broken
from tests.exchange.sheets.sheet_files import book, numbered, ods, ods_cell, ods_row, ods_table, rows


def a_row(*cells: str) -> bytes:
    """A sheet with one row."""
    return ods(ods_table(ods_row(*cells)))


def test_values_of_every_kind_are_read() -> None:
    data = a_row(
        ods_cell("string", "", "müde"),
        ods_cell("float", "30.5"),
        ods_cell("percentage", "0.1"),
        ods_cell("boolean", "true"),
        ods_cell("date", "2026-03-08"),
        ods_cell("date", "2026-03-08T13:50:00"),
        ods_cell("time", "PT13H50M00S"),
    )
    day, moment = date(2026, 3, 8), datetime.fromisoformat("2026-03-08T13:50")
    assert rows(data) == [("müde", Decimal("30.5"), Decimal("0.1"), True, day, moment, time(13, 50))]


def test_a_length_of_a_day_or_more_is_a_length() -> None:
    lengths = [ods_cell("time", each) for each in ("PT27H05M00S", "P1DT1H", "-PT00H30M00S")]
    expected = (timedelta(hours=27, minutes=5), timedelta(hours=25), timedelta(minutes=-30))
    assert rows(a_row(*lengths)) == [expected]


def test_a_text_that_looks_like_a_length_stays_a_text() -> None:
    assert rows(a_row(ods_cell("string", "", "P1D"))) == [("P1D",)]


def test_a_day_that_does_not_exist_is_not_moved() -> None:
    assert rows(a_row(ods_cell("date", "2026-02-31"))) == [("2026-02-31",)]


def test_repeated_rows_and_cells_count_as_many() -> None:
    many = 'table:number-columns-repeated="2"'
    data = ods(
        ods_table(
            ods_row("<table:table-cell/>", times=3)
            + ods_row(ods_cell("float", "1", more=many), times=2)
            + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', times=1_048_571)
        )
    )
    assert numbered(data) == [(4, (Decimal(1), Decimal(1))), (5, (Decimal(1), Decimal(1)))]


def test_one_cell_that_stands_for_millions_is_refused_before_memory_is_asked_for() -> None:
    wide = ods_cell("float", "1", more='table:number-columns-repeated="16384"')
    with pytest.raises(Unreadable, match="1,048,576 rows and 16,384 columns"):
        book(ods(ods_table(ods_row(wide, times=1_048_576))))


def test_an_error_makes_its_cell_unreadable_and_is_no_zero() -> None:
    formula = 'table:formula="of:=1/0"'
    data = a_row(ods_cell("float", "0", "#DIV/0!", formula), ods_cell("float", "0", "Err:502", formula))
    assert [cell.why for cell in rows(data)[0] if isinstance(cell, Broken)] == [
        "The cell shows the error #DIV/0!.",
        "The cell shows the error Err:502.",
    ]
    assert "show an error (2)" in book(data).notes[0]


def test_a_formula_is_its_value() -> None:
    assert rows(a_row(ods_cell("float", "2", "2", 'table:formula="of:=1+1"'))) == [(Decimal(2),)]


def test_a_merged_cell_counts_for_its_first_cell_only() -> None:
    first = ods_cell("string", "", "first", 'table:number-columns-spanned="2"')
    data = a_row(first, ods_cell("string", "", "beneath", tag="covered-table-cell"), ods_cell("float", "3"))
    assert rows(data) == [("first", None, Decimal(3))]
    assert "has merged cells (1)" in book(data).notes[0]


def test_empty_tables_are_left_out() -> None:
    read = book(ods(ods_table(ods_row("<table:table-cell/>"), "Empty") + ods_table(ods_row(ods_cell("float", "1")))))
    assert [each.name for each in read.tables] == ["Sessions"]


def test_comments_are_no_part_of_a_cell_and_told() -> None:
    note = "<office:annotation><text:p>remember</text:p></office:annotation>"
    cell = ods_cell("string", "", "30 g").replace("<text:p>", f"{note}<text:p>")
    assert rows(a_row(cell)) == [("30 g",)]
    assert book(a_row(cell)).notes == ("The sheet “Sessions” has comments on its cells; they are not read.",)
