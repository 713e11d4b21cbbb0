"""Which lots look like one that is asked for."""

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.lots import SHORTEST, similar_keys

KEYS = st.lists(st.text("ab1", min_size=1, max_size=9), max_size=6)


def test_a_part_of_a_lot_finds_the_lot_wherever_it_stands() -> None:
    assert similar_keys(["3456"], ["p100123456", "3456x", "x3456x"]) == {"3456": ["p100123456", "3456x", "x3456x"]}


def test_a_lot_finds_what_is_a_part_of_it() -> None:
    assert similar_keys(["p100123456"], ["123456"]) == {"p100123456": ["123456"]}


def test_the_lot_itself_is_not_similar() -> None:
    assert similar_keys(["p100123456"], ["p100123456"]) == {}


def test_what_is_shorter_than_four_letters_or_digits_is_similar_to_nothing() -> None:
    assert similar_keys(["p10"], ["p100123456"]) == {}
    assert similar_keys(["p100123456"], ["p10"]) == {}


def test_a_lot_that_repeats_a_part_is_found_once() -> None:
    assert similar_keys(["1212"], ["12121212"]) == {"1212": ["12121212"]}


def test_a_whole_sentence_is_no_lot_to_take_apart() -> None:
    assert similar_keys(["a" * 5000], ["aaaaa"]) == {}


@given(KEYS, KEYS)
def test_it_is_what_comparing_each_with_each_finds(asked: list[str], stored: list[str]) -> None:
    expected = {
        (one, other)
        for one in asked
        for other in stored
        if one != other and min(len(one), len(other)) >= SHORTEST and (one in other or other in one)
    }
    found = similar_keys(asked, stored)
    assert {(one, other) for one, others in found.items() for other in others} == expected
