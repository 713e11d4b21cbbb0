"""A mapping as a file: written, read back the same, and refused with a sentence where it is wrong."""

import json
from pathlib import Path

import pytest

from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.mapping import Column, Layout, Mapping, Target, from_text, to_text
from tests.exchange.mapping.foreign import a_book, read


def test_a_mapping_comes_back_as_it_was_written() -> None:
    book = a_book(
        sessions=[("Datum", "Beginn", "Ende", "Dosis (g)", "Charge 2"), ("13.04.2026", "09:00", "12:00", "30,5", "P")],
        reactions=[("Datum", "Symptom"), ("13.04.2026", "Fieber")],
    )
    mapping = read(book).mapping
    assert from_text(to_text(mapping)) == mapping


def test_a_mapping_without_decisions_comes_back() -> None:
    mapping = Mapping(Layout("x", (), (Column(Target.LOT, 2, "", "Lot"),)))
    assert from_text(to_text(mapping)) == mapping


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "other"}, "no mapping"),
        ({"version": 2}, "version 2"),
        ({"sessions": None}, "sessions: is missing"),
        ({"date_order": "year first"}, '"day first", "month first"'),
        ({"extra": 1}, 'unknown key "extra"'),
        ({"decimal_comma": "yes"}, "true or false"),
        ({"sessions": {"sheet": "x", "columns": [{"is": "doze"}]}}, 'not "doze"'),
        ({"sessions": {"sheet": "x", "columns": [{"is": "dose"}, {"is": "dose"}]}}, "second column"),
        ({"sessions": {"sheet": "x", "columns": [{"is": "dose", "number": 1}]}}, "number of a lot"),
    ],
)
def test_a_wrong_mapping_is_refused_with_a_sentence(change: dict[str, object], said: str) -> None:
    plain = json.loads(to_text(Mapping(Layout("x"))))
    with pytest.raises(Unreadable, match=said):
        from_text(json.dumps(plain | change))


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(Unreadable, match="not JSON"):
        from_text("{")


def test_the_mapping_in_the_documentation_can_be_read_and_every_word_stands_there() -> None:
    page = (Path(__file__).parents[3] / "docs" / "spreadsheets.md").read_text(encoding="utf-8")
    mapping = from_text(page.partition("```json")[2].partition("```")[0])
    assert mapping.sessions.columns[2] == Column(Target.DURATION, unit="h", title="Dauer (h)")
    assert {each.value for each in Target} == set(" ".join(page.rpartition("```")[2].split()).strip(". ").split(", "))
