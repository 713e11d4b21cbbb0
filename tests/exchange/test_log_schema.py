"""The schema is strict, speaks the words of the domain, and knows the forms that are written by hand."""

import json
from enum import StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from ivig_logger.domain.infusion import (
    Action,
    Place,
    Precision,
    Premedication,
    Purpose,
    RateUnit,
    ReactionAnswer,
    Severity,
    Status,
    TemperatureUnit,
)
from ivig_logger.domain.onset import Band, FirstHour
from ivig_logger.domain.vocabulary import resource
from tests.exchange.log_texts import START, a_log, an_entry
from tests.exchange.test_log_document import BY_HAND, FULL

DOCUMENT: dict[str, Any] = json.loads(resource("data/log-schema.json").read_text(encoding="utf-8"))
SCHEMA = Draft202012Validator(DOCUMENT)
HEADACHE = {"symptom": "headache"}
SIGNATURE = {
    "signer": "Anna Berg",
    "public_key": "1a" * 32,
    "at": START,
    "head": "2b" * 32,
    "content": "3c" * 32,
    "value": "4d" * 64,
}


def fits(text: str) -> bool:
    """Whether a log fits the schema."""
    return bool(SCHEMA.is_valid(json.loads(text)))


def words(kind: str, key: str) -> list[str | None]:
    """The words that a key may hold."""
    words: list[str | None] = DOCUMENT["$defs"][kind]["properties"][key]["enum"]
    return words


def test_the_schema_itself_is_sound() -> None:
    Draft202012Validator.check_schema(DOCUMENT)


def test_the_examples_of_the_document_fit() -> None:
    assert fits(FULL)
    assert fits(BY_HAND)


@pytest.mark.parametrize(
    "onset", [None, {"after_minutes": 25}, {"after_minutes": [50, 80]}, {"after_minutes": 25, "precision": "about"}]
)
def test_each_way_to_write_an_onset_fits(onset: object) -> None:
    assert fits(a_log(an_entry(reactions=[HEADACHE | {"onset": onset}])))


@pytest.mark.parametrize(
    "text",
    [
        a_log(author="me"),
        a_log(format="other"),
        a_log(version=2),
        a_log(infusions=...),
        a_log(patients=[{"name": "A", "phone": "1"}]),
        a_log(an_entry(dose=30)),
        a_log(an_entry(dose_g="30")),
        a_log(an_entry(status="done")),
        a_log(an_entry(started={"at": "2026-10-20T09:00:00", "zone": "Europe/Berlin"})),
        a_log(an_entry(vials=[{"lot": "X", "maker": "Y"}])),
        a_log(an_entry(rates=[{"at": START, "value": 0, "unit": "mL/h"}])),
        a_log(an_entry(vitals=[{"at": START, "pain": 2.5}])),
        a_log(an_entry(access={"colour": "blue"})),
        a_log(an_entry(reactions=[HEADACHE | {"onset": 25}])),
        a_log(an_entry(reactions=[HEADACHE | {"onset": {"after_minutes": [50]}}])),
        a_log(an_entry(follow_ups=[{"text": "well"}])),
        a_log(an_entry(marks=[{"text": "itchy?"}])),
        a_log(an_entry(due_answers=[{"at": START}])),
        a_log(an_entry(signatures=[{"signer": "Anna Berg", "at": START}])),
        a_log(an_entry(signatures=[SIGNATURE | {"value": "4D" * 64}])),
        a_log(patients=[{"name": "A", "plan": {"duration": "4 h"}}]),
        a_log(patients=[{"name": "A", "plan": {"steps": [{"after": 0, "value": 30}]}}]),
    ],
)
def test_what_an_import_refuses_for_its_form_does_not_fit(text: str) -> None:
    assert not fits(text)


@pytest.mark.parametrize(
    ("kind", "key", "enum"),
    [
        ("infusion", "status", Status),
        ("infusion", "place", Place),
        ("infusion", "premedication", Premedication),
        ("infusion", "reaction", ReactionAnswer),
        ("infusion", "started_precision", Precision),
        ("vital_signs", "temperature_unit", TemperatureUnit),
        ("medication", "purpose", Purpose),
        ("reaction", "severity", Severity),
        ("reaction", "first_hour", FirstHour),
        ("reaction", "band", Band),
    ],
)
def test_the_words_are_those_of_the_domain(kind: str, key: str, enum: type[StrEnum]) -> None:
    assert [each for each in words(kind, key) if each is not None] == [each.value for each in enum]


def test_the_words_of_lists_and_units_are_those_of_the_domain() -> None:
    kinds = DOCUMENT["$defs"]
    assert kinds["reaction"]["properties"]["actions"]["items"]["enum"] == [each.value for each in Action]
    assert kinds["rate_unit"]["enum"] == [each.value for each in RateUnit]
    assert kinds["precision"]["enum"] == [each.value for each in Precision]
