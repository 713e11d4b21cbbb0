"""The widths of the columns."""

import pytest

from ivig_logger.ui.session_list.columns import STACKED, padding, widths
from ivig_logger.ui.session_list.line import Part


def measure(words: str) -> int:
    return 8 * len(words)


@pytest.mark.parametrize("available", [1200, 1500, 2400])
def test_a_wide_list_shows_all_columns_and_uses_all_room(available: int) -> None:
    wide = widths(available, 8, measure)
    assert all(wide)
    assert sum(wide) == available


def test_times_dose_and_lot_are_stacked_first() -> None:
    wide = widths(1000, 8, measure)
    assert [part for part in Part if not wide[part]] == list(STACKED)


def test_a_narrow_list_leaves_the_premedications_to_the_details() -> None:
    wide = widths(740, 8, measure)
    assert [part for part in Part if not wide[part]] == sorted((*STACKED, Part.PREMEDICATION))
    assert wide[Part.FIRST_HOUR]


def test_the_reactions_never_get_too_narrow_for_a_chip() -> None:
    assert widths(300, 8, measure)[Part.REACTIONS] >= measure("Headache +25 min")


def test_the_count_goes_before_the_list_is_wider_than_its_place() -> None:
    wide = widths(560, 8, measure)
    assert not wide[Part.FIRST_HOUR]
    assert sum(wide) == 560


def test_the_room_beside_a_text_grows_with_the_type() -> None:
    assert (padding(11), padding(22)) == (8, 13)
