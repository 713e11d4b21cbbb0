"""Files that LibreOffice made (tests/data/sheets/make_them.py): what two people kept, and what an old xls may hold."""

import struct
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.recognising import Kind, kind_of
from ivig_logger.exchange.sheets import Broken, Cell, Workbook, read_workbook

DATA = Path(__file__).parents[2] / "data" / "sheets"
FIRST: tuple[Cell, ...] = (date(2026, 1, 12), time(13, 50), time(17, 10), "Privigen", "P100482", Decimal(30))
COMPOUND = (DATA / "sessions.xls").read_bytes()


def read(name: str) -> Workbook:
    """What is read of one of the files."""
    return read_workbook((DATA / name).read_bytes(), name)


@pytest.mark.parametrize("name", ["sessions.xlsx", "sessions.xls", "tagebuch.ods"])
def test_dates_and_clock_times_of_every_format_are_values(name: str) -> None:
    header, first, *others = (row for _, row in read(name).tables[0].rows())
    assert header[4] in {"Lot", "Charge"}
    assert first[:6] == FIRST
    assert len(others) == 7


def test_the_table_of_a_german_csv_file_has_its_columns_and_its_commas() -> None:
    book = read("tagebuch.csv")
    header, first, *_ = (row for _, row in book.tables[0].rows())
    assert header[3] == "Präparat"
    assert first[:7] == ("12.01.2026", "13:50", "17:10", "Privigen", "P100482", "30,0", "71,5")
    assert book.notes == ("The file is written in Windows-1252.",)


def test_an_english_csv_file_has_the_same_rows_as_its_xlsx() -> None:
    texts = [row[3:5] for _, row in read("sessions.csv").tables[0].rows()]
    assert texts == [row[3:5] for _, row in read("sessions.xlsx").tables[0].rows()]


@pytest.mark.parametrize("name", ["sessions.xlsx", "sessions.xls", "sessions.csv", "tagebuch.ods", "tagebuch.csv"])
def test_each_is_known_as_a_sheet(name: str) -> None:
    assert kind_of((DATA / name).read_bytes(), "x") is Kind.SHEET


def test_an_old_xls_has_its_days_from_1904_its_errors_and_its_merged_cells() -> None:
    book = read("odd.xls")
    assert [each.name for each in book.tables] == ["Odd", "Hidden"]
    (_, first), (_, third), (_, fourth) = book.tables[0].rows()
    error = Broken("#DIV/0!", "The cell shows the error #DIV/0!.")
    missing = Broken("#N/A", "The cell shows the error #N/A.")
    assert first == (datetime.fromisoformat("2026-03-08T13:50"), error, "ab", True, missing)
    assert (third[0], fourth[2]) == ("merged", "beside")
    assert len(book.notes) == 3


@pytest.mark.parametrize("name", ["protected.xlsx", "protected.xls", "protected.ods"])
def test_a_file_with_a_password_says_so(name: str) -> None:
    with pytest.raises(Unreadable, match="protected with a password; save it without one"):
        read(name)


def test_an_xls_that_says_it_is_larger_than_can_be_is_refused_before_memory_is_asked_for() -> None:
    at = COMPOUND.index(bytes.fromhex("00020e00")) + 4  # the extent of the sheet
    for extent in ((0, 0xFFFFFF00, 0, 256), (5, 4, 0, 0), (0, 65_536, 0, 256)):
        data = COMPOUND[:at] + struct.pack("<IIHH", *extent) + COMPOUND[at + 12 :]
        with pytest.raises(Unreadable, match="damaged"):
            read_workbook(data, "x.xls")


@pytest.mark.parametrize("at", range(2, 10))
def test_an_xls_whose_sectors_go_round_in_a_circle_is_refused(at: int) -> None:
    (sector,) = struct.unpack_from("<I", COMPOUND, 76)  # the first of the allocation table
    entry = (sector + 1) * 512 + 4 * at
    data = COMPOUND[:entry] + struct.pack("<I", at) + COMPOUND[entry + 4 :]
    with pytest.raises(Unreadable, match="damaged"):
        read_workbook(data, "x.xls")


@pytest.mark.parametrize("kept", range(600, len(COMPOUND), 500))
def test_an_xls_that_was_cut_short_is_told_or_read(kept: int) -> None:
    try:
        tables = read_workbook(COMPOUND[:kept], "x.xls").tables
    except Unreadable:
        return
    assert list(tables[0].rows())


@pytest.mark.parametrize("at", range(24, 512, 24))
def test_an_xls_with_a_damaged_header_is_told_or_read(at: int) -> None:
    try:
        tables = read_workbook(COMPOUND[:at] + b"\x01\x02\x03\x00" * 6 + COMPOUND[at + 24 :], "x.xls").tables
    except Unreadable:
        return
    assert list(tables[0].rows())
