"""Texts are compared without case and accents, lots also without spaces and dashes."""

import pytest

from ivig_logger.domain.folding import fold, lot_key


@pytest.mark.parametrize("lot", ["P100123-456", "p100 123 456", " P-100–123456 ", "P100.123/456", "Ｐ100123456"])
def test_one_lot_is_found_however_it_was_written(lot: str) -> None:
    assert lot_key(lot) == "p100123456"


def test_different_lots_stay_different() -> None:
    assert lot_key("P100123456") != lot_key("P100123465")


@pytest.mark.parametrize("text", ["", "   ", "--", " - "])
def test_a_lot_of_spaces_and_dashes_is_empty(text: str) -> None:
    assert lot_key(text) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Éruption", "eruption"), ("STRASSE", "straße"), ("sick  to\tthe stomach ", "Sick to the stomach")],
)
def test_case_accents_and_white_space_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_other_scripts_are_left_whole() -> None:
    assert fold("كحة") == "كحة"
    assert fold("头痛") == "头痛"
