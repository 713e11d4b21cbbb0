"""Text files in the encodings that spreadsheet programs write."""

import codecs

import pytest

from ivig_logger.exchange.sheets import Broken, read_workbook
from tests.exchange.sheets.csv_files import rows

TEXT = "Datum;Dosis;Bemerkung\r\n05.01.2026;30;müde, Übelkeit – später\r\n"
ROWS = [("Datum", "Dosis", "Bemerkung"), ("05.01.2026", "30", "müde, Übelkeit – später")]


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ("The file is written in UTF-16.",)),
        ("utf-16-le", ("The file is written in UTF-16.",)),
        ("utf-16-be", ("The file is written in UTF-16.",)),
        ("utf-32", ("The file is written in UTF-32.",)),
        ("cp1252", ("The file is written in Windows-1252.",)),
    ],
)
def test_the_encoding_is_found_and_told_where_it_is_not_utf_8(encoding: str, note: tuple[str, ...]) -> None:
    data = TEXT.encode(encoding)
    assert rows(data) == ROWS
    assert read_workbook(data, "a.csv").notes == note


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_utf_16_with_its_mark_is_read_in_either_order(mark: bytes) -> None:
    codec = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert rows(mark + TEXT.encode(codec)) == ROWS


def test_a_damaged_letter_of_utf_8_costs_its_cell_only() -> None:
    data = TEXT.encode() + b"06.01.2026;35;m\xc3 \r\n"
    header, first, damaged = rows(data)
    assert [header, first] == ROWS
    assert damaged == ("06.01.2026", "35", Broken("m�", "The cell holds a damaged letter."))
    assert "damaged" in read_workbook(data, "a.csv").notes[0]


def test_a_byte_that_windows_1252_does_not_have_costs_its_cell_only() -> None:
    row = rows("a;b\nmüde;".encode("cp1252") + b"\x81x\n")[1]
    assert row == ("müde", Broken("�x", "The cell holds a damaged letter."))


def test_a_replacement_character_that_was_written_as_such_is_kept() -> None:
    assert rows("a;b\n�;2") == [("a", "b"), ("�", "2")]
