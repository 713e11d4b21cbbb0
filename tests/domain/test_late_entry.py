"""What counts as entered late."""

from datetime import timedelta

from ivig_logger.domain.late_entry import is_late
from tests.builders import a_moment

START, END = a_moment("09:00"), a_moment("12:00")
DAY, SECOND = timedelta(hours=24), timedelta(seconds=1)


def test_more_than_a_day_after_the_end_is_late() -> None:
    assert not is_late(START, END, END + DAY)
    assert is_late(START, END, END + DAY + SECOND)


def test_without_an_end_it_is_counted_from_the_start() -> None:
    assert not is_late(START, None, START + DAY)
    assert is_late(START, None, START + DAY + SECOND)


def test_what_was_entered_before_it_ended_is_not_late() -> None:
    assert not is_late(START, END, START)
