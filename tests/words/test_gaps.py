"""A gap is named with its times, and asks."""

from datetime import timedelta

import pytest

from ivig_logger.domain.gaps import Gap, GapKind
from ivig_logger.words.gaps import gap_text
from tests.builders import a_moment


def test_a_sleep_is_named_with_its_times() -> None:
    gap = Gap(GapKind.SLEPT, a_moment("11:02"), a_moment("11:19"))
    assert gap_text(gap) == "The computer slept 11:02–11:19. Anything to add?"


def test_a_closed_program_is_named_with_its_times() -> None:
    gap = Gap(GapKind.CLOSED, a_moment("14:37"), a_moment("15:02"))
    assert gap_text(gap) == "The program was closed 14:37–15:02. Anything to add?"


def test_days_are_named_only_where_the_clock_readings_would_not_do() -> None:
    night = Gap(GapKind.CLOSED, a_moment("22:40"), a_moment("07:10", "2026-10-21"))
    assert gap_text(night) == "The program was closed 22:40–07:10. Anything to add?"
    longer = Gap(GapKind.CLOSED, a_moment("14:37"), a_moment("15:02", "2026-10-21"))
    assert gap_text(longer) == (
        "The program was closed from Tue 20 Oct 2026 14:37 to Wed 21 Oct 2026 15:02. Anything to add?"
    )


def test_both_ends_are_read_from_one_clock_after_a_journey() -> None:
    gap = Gap(GapKind.SLEPT, a_moment("11:02"), a_moment("11:19").in_zone("Europe/London"))
    assert gap_text(gap) == "The computer slept 10:02–10:19. Anything to add?"


@pytest.mark.parametrize(
    ("minutes", "words"), [(60, "forward by 1 h"), (25, "forward by 25 min"), (-7, "back by 7 min")]
)
def test_a_clock_that_was_set_is_told_with_the_way_and_the_distance(minutes: int, words: str) -> None:
    until = a_moment("11:19")
    gap = Gap(GapKind.CLOCK_SET, until - timedelta(minutes=minutes), until)
    assert gap_text(gap) == (
        f"This computer's clock was set {words} at 11:19. Times recorded before are as the clock showed them then."
    )
