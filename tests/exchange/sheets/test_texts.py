"""A zip of CSV files is a workbook."""

import pytest

from ivig_logger.exchange.log_json import Unreadable
from tests.exchange.sheets.sheet_files import book, packed


def test_each_csv_file_is_a_table_named_by_its_file() -> None:
    read = book(packed({"sessions.csv": "a,b\n1,2", "log/reactions.TSV": "c\td\n3\t4"}))
    assert [(each.name, list(each.rows())) for each in read.tables] == [
        ("sessions", [(1, ("a", "b")), (2, ("1", "2"))]),
        ("reactions", [(1, ("c", "d")), (2, ("3", "4"))]),
    ]
    assert read.notes == ()


def test_what_is_no_csv_file_is_told_and_left_aside() -> None:
    read = book(packed({"sessions.csv": "a,b", "read me.pdf": "%PDF", "empty.csv": "\n"}))
    assert [each.name for each in read.tables] == ["sessions"]
    assert read.notes == (
        "“read me.pdf” in the zip was left aside: it is no CSV file.",
        "“empty.csv” in the zip was left aside: The file is empty.",
    )


def test_what_a_mac_adds_is_nobodys_business() -> None:
    read = book(packed({"sessions.csv": "a,b", "__MACOSX/._sessions.csv": "\0\5", ".DS_Store": "\0"}))
    assert len(read.tables) == 1
    assert read.notes == ()


@pytest.mark.parametrize("name", ["../../sessions.csv", "..\\..\\sessions.csv", "C:\\sessions.csv", "//sessions.csv"])
def test_paths_that_lead_elsewhere_are_only_names(name: str) -> None:
    assert [each.name for each in book(packed({name: "a,b"})).tables] == ["sessions"]


def test_a_note_on_a_member_names_it() -> None:
    read = book(packed({"a.csv": "Müde;b\n1;2".encode("cp1252")}))
    assert read.notes == ("“a.csv”: The file is written in Windows-1252.",)


def test_a_zip_of_empty_files_is_empty() -> None:
    with pytest.raises(Unreadable, match="no CSV file in the zip holds anything"):
        book(packed({"a.csv": ""}))
