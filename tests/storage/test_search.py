"""The one search field: words in any order, lots however they were typed, every character as itself."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import FollowUp, Mark, Medication, Place, Premedication, Vial
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.listing import Filter
from tests.builders import PATIENT, a_moment, a_reaction, an_infusion

WITH_LOT: dict[str, Any] = {"vials": (Vial("P100 123-456"),)}


def medicine(name: str) -> dict[str, Any]:
    given = Medication(name, Decimal(1), "g")
    return {"medications": (given,), "premedication": Premedication.GIVEN}


def finds(log: Logbook, typed: str) -> bool:
    return log.count(Filter(PATIENT.id, words=typed)) == 1


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ({"notes": "slept badly, left arm"}, "arm badly"),
        ({"notes": "slept badly"}, "SLEPT bad"),
        ({"notes": "two\nlines"}, "two lines"),
        ({"product": "Octagam 10 %"}, "octagam 10"),
        ({"place": Place.DOCTORS_OFFICE}, "office"),
        ({"before": "a cold"}, "cold"),
        ({"stop_reason": "the bag leaked"}, "leaked"),
        ({"reactions": (a_reaction("shivering"),)}, "shivering"),
        ({"reactions": (a_reaction("shivering"),)}, "chills"),
        ({"reactions": (a_reaction(notes="behind the eyes"),)}, "eyes"),
        ({"follow_ups": (FollowUp(a_moment("13:00"), "Ana", "still tired"),)}, "tired"),
        ({"marks": (Mark(a_moment("09:30")), Mark(a_moment("09:40"), "the doorbell rang"))}, "doorbell"),
        ({"product": "Privigen", "notes": "tired"} | WITH_LOT, "tired p100 privigen"),
    ],
)
def test_found_by_words_wherever_they_were_written(logbook: Logbook, stored: dict[str, Any], typed: str) -> None:
    logbook.store(an_infusion(**stored))
    assert finds(logbook, typed)


@pytest.mark.parametrize(
    "typed", ["P100 123-456", "p100123456", "P100123456", "p100-123 456", "123456", "100123", "P-100", "  p100   456 "]
)
def test_a_lot_is_found_without_regard_to_case_spaces_and_dashes(logbook: Logbook, typed: str) -> None:
    logbook.store(an_infusion(**WITH_LOT))
    assert finds(logbook, typed)


@pytest.mark.parametrize("typed", ["P100 123-457", "p200", "tired p100"])
def test_another_lot_is_not_found(logbook: Logbook, typed: str) -> None:
    logbook.store(an_infusion(**WITH_LOT))
    assert not finds(logbook, typed)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Tylenol", "acetaminophen"),
        ("acetaminophen", "tylenol"),
        ("paracetamol", "Tylenol"),
        ("Benadryl", "diphenhydramine"),
        ("diphenhydramine", "benadryl"),
    ],
)
def test_brand_and_generic_name_find_each_other(logbook: Logbook, stored: str, typed: str) -> None:
    logbook.store(an_infusion(**medicine(stored)))
    assert finds(logbook, typed)


@pytest.mark.parametrize("character", ["%", "_", "\\", "*", "?", "[", "'", '"', ":", ";", "--"])
def test_a_character_that_means_something_to_a_database_is_itself(logbook: Logbook, character: str) -> None:
    logbook.store_all([Change(an_infusion(1, notes=f"a{character}b")), Change(an_infusion(2, notes="axxb"))])
    assert finds(logbook, f"a{character}b")
    assert finds(logbook, character)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("schlimme Übelkeit", "ubelkeit"),
        ("Fußschmerz", "FUSSSCHMERZ"),
        ("baş ağrısı", "BAŞ AĞRISI"),
        ("İSTANBUL", "istanbul"),
        ("ISPARTA", "ısparta"),
        ("nausée", "NAUSEE"),
        ("صداع شديد", "صداع"),
        ("כאב ראש", "ראש"),
        ("felt 🤕 all day", "🤕"),
        ("头痛", "头"),
        ("１２３ wide", "123"),
    ],
)
def test_case_and_accents_of_any_language_make_no_difference(logbook: Logbook, stored: str, typed: str) -> None:
    logbook.store(an_infusion(notes=stored))
    assert finds(logbook, typed)


def test_a_correction_is_searched_and_no_longer_what_it_corrects(logbook: Logbook) -> None:
    logbook.store(an_infusion(notes="left"))
    logbook.store(an_infusion(notes="right"), instead_of=an_infusion(notes="left"))
    assert finds(logbook, "right")
    assert not finds(logbook, "left")


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_typed_lists_everything(logbook: Logbook, typed: str) -> None:
    logbook.store(an_infusion())
    assert finds(logbook, typed)


@pytest.mark.parametrize(
    "typed", ["word " * 30_000, "x" * 100_000, "half \ud83d", "nul\0", " ".join(map(str, range(5000)))]
)
def test_whatever_is_pasted_is_answered(logbook: Logbook, typed: str) -> None:
    logbook.store(an_infusion())
    assert not finds(logbook, typed)


def test_a_whole_pasted_note_finds_its_session(logbook: Logbook) -> None:
    note = " ".join(f"word{at}" for at in range(2000))
    logbook.store_all([Change(an_infusion(1, notes=note)), Change(replace(an_infusion(2), notes="word1 word2"))])
    assert finds(logbook, note)
