"""Files that are no log at all: one clear sentence each."""

import codecs

import pytest

from tests.exchange.log_texts import a_log, an_entry, refusals


@pytest.mark.parametrize("data", [b"", b" \n", codecs.BOM_UTF8])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    assert refusals(data) == {"file": "The file is empty."}


def test_a_file_that_is_not_json_is_told_with_line_and_column() -> None:
    assert refusals(b'{"format":\n oops}') == {"file": "The file is not JSON: line 2, column 2: Expecting value."}


@pytest.mark.parametrize("data", [b"SQLite format 3\0" + bytes(100), bytes(range(256)), b'{"format": "ivig'])
def test_other_files_are_not_json(data: bytes) -> None:
    assert refusals(data)["file"].startswith("The file is ")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_named(encoding: str) -> None:
    said = refusals(a_log(an_entry()).encode(encoding))["file"]
    assert said == f"The file is written in {encoding[:6].upper()}; a log is written in UTF-8."


def test_a_byte_that_is_no_utf_8_is_told() -> None:
    assert refusals(b'{"format": "\xe9"}') == {"file": "The file is not UTF-8 text: byte 13 cannot be read."}


def test_a_byte_order_mark_is_accepted() -> None:
    assert refusals(codecs.BOM_UTF8 + a_log(an_entry()).encode()) == {}
    assert refusals("\ufeff" + a_log(an_entry())) == {}


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_deep_nesting_is_told(opening: str) -> None:
    assert refusals(opening * 200_000) == {"file": "The file is nested too deeply to be a log."}


def test_a_number_of_any_length_is_refused_at_once() -> None:
    text = a_log(an_entry(dose_g=30))
    for number in ("9" * 100_000, "1e999999999", "1e-999999999", "1e99999999999999999999", "-" + "9" * 5000):
        assert list(refusals(text.replace('"dose_g": 30', f'"dose_g": {number}'))) == ["infusions[0].dose_g"]


def test_zero_has_one_form() -> None:
    text = a_log(an_entry(medications=[{"name": "water", "dose": 1}]))
    for zero in ("-0", "0e999999999", "0.000000000"):
        refused = refusals(text.replace('"dose": 1', f'"dose": {zero}'))
        assert refused == {"infusions[0].medications[0].dose": "medicine dose not positive"}
