"""Rows of a text file: what is odd in one never stops the others."""

import csv
import io

import pytest

from ivig_logger.exchange.log_format import TEXT
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.sheets import Broken, read_workbook
from tests.exchange.sheets.csv_files import numbered, rows, whys


def test_the_table_is_named_by_the_file() -> None:
    assert read_workbook(b"a,b\n1,2", "My sessions.csv").tables[0].name == "My sessions"


def test_a_table_can_be_read_again() -> None:
    (table,) = read_workbook(b"a,b\n1,2", "x.csv").tables
    assert list(table.rows()) == list(table.rows()) == [(1, ("a", "b")), (2, ("1", "2"))]


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    assert numbered("a,b\n\n , \n1,2\n,\n3,4\n") == [(1, ("a", "b")), (4, ("1", "2")), (6, ("3", "4"))]


def test_empty_cells_are_none_and_spaces_stay() -> None:
    assert rows('a,b,c\n1,," x "\n') == [("a", "b", "c"), ("1", None, " x ")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_ends_a_row(end: str) -> None:
    assert rows(end.join(["a,b", "1,2", "3,4"])) == [("a", "b"), ("1", "2"), ("3", "4")]


def test_a_line_break_inside_quotes_stays_in_its_cell() -> None:
    assert numbered('a,b\n1,"x\r\ny"\n3,4') == [(1, ("a", "b")), (2, ("1", "x\r\ny")), (3, ("3", "4"))]


def test_doubled_quotes_are_one() -> None:
    assert rows('a,b\n"say ""ah""",2') == [("a", "b"), ('say "ah"', "2")]


def test_a_quotation_mark_inside_a_cell_stands_for_itself() -> None:
    assert rows('a,b\n1" needle,2') == [("a", "b"), ('1" needle', "2")]


def test_a_lone_quote_costs_its_row_only() -> None:
    text = 'a,b\n1,2\n3,"4\n5,6\n7,8\n'
    assert whys(text) == {3: "A quotation mark in this row has no partner."}
    assert [number for number, _ in numbered(text)] == [1, 2, 3, 4, 5]
    assert rows(text)[3] == ("5", "6")


def test_a_lone_quote_costs_its_row_only_where_another_row_has_quotes_too() -> None:
    text = 'a,b\n3,"4\n5,6\n"7",8\n'
    assert list(whys(text)) == [2]
    assert rows(text)[2:] == [("5", "6"), ("7", "8")]


def test_a_row_that_cannot_be_read_is_broken_in_every_column() -> None:
    row = rows('a,b,c\n1,2,3\n1,"4,5\n')[2]
    assert row == (Broken('1,"4,5', "A quotation mark in this row has no partner."),) * 3


def test_lone_quotes_in_every_row_are_told_in_good_time() -> None:
    text = "a,b\n" + f'{"x" * 1600},"4\n' * 5_000
    assert len(whys(text)) == 5_000


def test_a_nul_byte_costs_its_cell_only() -> None:
    assert rows("a,b\n1,2\n3,4\0\n5,6\n")[2] == ("3", Broken("4␀", "The cell holds a NUL byte, which no text has."))


def test_a_cell_of_the_longest_note_is_read() -> None:
    text = "x" * TEXT
    assert rows(f"a,b\n1,{text}\n")[1] == ("1", text)


@pytest.mark.parametrize("length", [TEXT + 1000, 17 * TEXT])
def test_a_cell_that_no_field_holds_costs_its_row_only(length: int) -> None:
    _, (broken, _), last = rows(f"a,b\n1,{'x' * length}\n3,4\n")
    assert isinstance(broken, Broken)
    assert broken.why == "A cell of this row holds more than 1,000,000 characters."
    assert len(broken.text) < 300
    assert last == ("3", "4")


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n,,\n", b"\xef\xbb\xbf", b"sep=;\n", b"\n" * 6000])
def test_a_file_with_nothing_in_it_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(Unreadable, match="file is empty"):
        read_workbook(data, "x.csv")


def test_what_python_writes_as_csv_comes_back() -> None:
    written = [("a", "b"), ('"', ";,\t|"), ("\r\n", "é"), ("'", "=1")]
    output = io.StringIO()
    csv.writer(output).writerows(written)
    assert rows(output.getvalue()) == written
