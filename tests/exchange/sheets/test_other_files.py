"""Files that are no sheet, or that would do harm: one clear sentence each."""

import gzip
import io
import os
import zipfile

import pytest

from ivig_logger.exchange.log_json import Unreadable
from tests.exchange.sheets.sheet_files import book, ods, ods_cell, ods_row, ods_table, packed, xlsx

PROTECTED = "The file is protected with a password; save it without one."


def said(data: bytes, name: str = "sessions.xlsx") -> str:
    """Why a file cannot be read."""
    with pytest.raises(Unreadable) as refused:
        book(data, name)
    return str(refused.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n", "The file is empty."),
        (b"%PDF-1.7\n", "The file is a PDF, which cannot be imported."),
        (b"\xff\xd8\xff\xe0" + bytes(9), "The file is a picture, which cannot be imported."),
        (b"\x89PNG\r\n", "The file is a picture, which cannot be imported."),
        (b"\0\0\0\x18ftypheic", "The file is a picture or a film, which cannot be imported."),
        (b"SQLite format 3\0" + bytes(90), "The file is a database, which cannot be imported."),
        (gzip.compress(b"a,b", mtime=0), "The file is packed; unpack it first."),
        (bytes(5000), "The file holds no text and no sheet that is known here."),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "The file is a document, but not a sheet."),
    ],
)
def test_what_is_no_sheet_is_named_whatever_its_name_says(data: bytes, sentence: str) -> None:
    assert said(data) == sentence


@pytest.mark.parametrize("text", ["<html><table>", "\ufeff<?xml version='1.0'?><Workbook>", "  <!DOCTYPE html>"])
def test_a_web_page_that_calls_itself_a_sheet_is_named(text: str) -> None:
    assert said(text.encode()).startswith("The file is a web page or XML, not a sheet")


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"word/document.xml": ""}, "is a document of a word processor"),
        ({"xl/workbook.bin": ""}, "is a binary workbook"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "is a document, but not a sheet"),
        ({"a.jpg": ""}, "is a zip archive without a CSV file in it"),
        ({"xl/workbook.xml": ""}, "is damaged"),
    ],
)
def test_archives_of_other_programs_are_named(members: dict[str, str | bytes], sentence: str) -> None:
    assert sentence in said(packed(members))


def test_random_bytes_are_no_table() -> None:
    assert said(b"\x05" + os.urandom(5000)) == "The file holds no text and no sheet that is known here."


def test_a_protected_workbook_of_excel_is_told() -> None:
    start = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    assert said(start + "EncryptedPackage".encode("utf-16-le") + bytes(600)) == PROTECTED


def test_a_protected_workbook_of_libreoffice_is_told() -> None:
    table = ods_table(ods_row(ods_cell("float", "1")))
    assert said(ods(table, manifest="<manifest><encryption-data/></manifest>")) == PROTECTED


def test_a_protected_zip_is_told() -> None:
    data = bytearray(packed({"a.csv": "a,b"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert said(bytes(data)) == PROTECTED


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
def test_a_workbook_that_was_cut_short_is_told(kept: float) -> None:
    data = xlsx(lambda _, sheet: sheet.write(0, 0, "x"))
    assert said(data[: int(len(data) * kept)]) == "The file is damaged or was cut short."


def test_a_workbook_with_a_damaged_part_is_told() -> None:
    data = bytearray(xlsx(lambda _, sheet: sheet.write(0, 0, "x")))
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at : at + 20] = bytes(20)
    assert said(bytes(data)) == "The file is damaged or was cut short."


def test_an_archive_that_unpacks_to_far_more_is_not_opened() -> None:
    zeros = packed({"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": bytes(80 << 20)})
    assert said(zeros) == "The file would unpack to far more than a sheet holds; it is not opened."


def test_an_archive_that_says_less_than_it_holds_is_damaged() -> None:
    data = bytearray(packed({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": bytes(1 << 20)}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    assert said(bytes(data)) == "The file is damaged or was cut short."


def test_very_many_members_are_not_opened() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.csv", "")
    assert "far more than a sheet holds" in said(output.getvalue())
