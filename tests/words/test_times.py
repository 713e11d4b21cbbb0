"""Days, clock readings and lengths of time in words."""

from datetime import timedelta

import pytest

from ivig_logger.words.times import clock_text, day_long, day_text, duration_text, short_duration
from tests.builders import a_moment


def test_days_have_english_names() -> None:
    assert day_text(a_moment()) == "Tue 20 Oct 2026"
    assert day_long(a_moment()) == "Tuesday 20 October 2026"


def test_a_day_is_that_of_the_clock_which_showed_it() -> None:
    assert day_text(a_moment("23:30").in_zone("Asia/Tokyo")) == "Wed 21 Oct 2026"


def test_a_clock_reading_names_its_zone_only_where_the_clock_showed_it_twice() -> None:
    assert clock_text(a_moment("09:00") + timedelta(seconds=59)) == "09:00"
    assert clock_text(a_moment("01:30", "2025-11-02", "America/New_York", second=True)) == "01:30 EST"


@pytest.mark.parametrize(
    ("minutes", "long", "short"),
    [
        (0, "0 min", "0 min"),
        (25, "25 min", "25 min"),
        (60, "1 h", "1 h"),
        (200, "3 h 20 min", "3 h 20"),
        (190.9, "3 h 10 min", "3 h 10"),
        (49 * 60, "49 h", "49 h"),
        (15 * 1440 + 180, "15 days 3 h", "15 days 3 h"),
        (-10, "10 min", "10 min"),
    ],
)
def test_lengths_of_time_are_told_in_whole_minutes(minutes: float, long: str, short: str) -> None:
    assert duration_text(timedelta(minutes=minutes)) == long
    assert short_duration(abs(timedelta(minutes=minutes))) == short


def test_below_a_minute_seconds_are_told() -> None:
    assert duration_text(timedelta(seconds=40)) == "40 s"
