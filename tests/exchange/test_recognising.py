"""The kind of a file is in its content: names are often wrong."""

import json

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.recognising import Kind, kind_of
from tests.exchange.sheets.sheet_files import ods, ods_cell, ods_row, ods_table, packed, xlsx


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"format": "ivig-logger-log", "version": 1}, Kind.LOG),
        ({"format": "ivig-logger-hand-over", "version": 1}, Kind.HAND_OVER),
        ({"resourceType": "Bundle", "type": "collection"}, Kind.FHIR),
        ({"entry": [{"resource": {"resourceType": "Patient"}}], "resourceType": "Bundle"}, Kind.FHIR),
    ],
)
@pytest.mark.parametrize("name", ["x.json", "x.csv", "x"])
def test_json_is_known_by_what_it_says_of_itself(value: object, kind: Kind, name: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert kind_of(json.dumps(value, indent=2).encode(encoding), name) is kind


def test_of_a_large_or_broken_file_only_the_beginning_is_looked_at() -> None:
    assert kind_of(b'{"resourceType": "Bundle", "entry": [' + b"{},\n" * 100_000, "x.json") is Kind.FHIR


@pytest.mark.parametrize("text", ["{}", '{"format": "other"}', "[1, 2]", '{"a'])
def test_other_json_is_told(text: str) -> None:
    with pytest.raises(Unreadable, match="neither a log of this program nor a FHIR bundle"):
        kind_of(text.encode(), "x.json")


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,2",
        xlsx(lambda _, sheet: sheet.write(0, 0, "x")),
        ods(ods_table(ods_row(ods_cell("float", "1")))),
        packed({"sessions.csv": "a,b"}),
    ],
    ids=["csv", "xlsx", "ods", "zip"],
)
def test_sheets_are_sheets_whatever_they_are_called(data: bytes) -> None:
    assert kind_of(data, "x.pdf") is Kind.SHEET


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"\x89PNG", packed({"a.txt.exe": ""})])
def test_what_cannot_be_imported_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(Unreadable):
        kind_of(data, "sessions.csv")
