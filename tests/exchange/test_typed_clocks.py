"""Clock readings and lengths of time as they are typed."""

from datetime import date, time, timedelta

import pytest

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Unreadable
from ivig_logger.exchange.typed_clocks import Clock, read_clock, read_duration, settle
from tests.builders import a_moment

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:15", time(14, 15)),
        ("14.15", time(14, 15)),
        ("1415", time(14, 15)),
        ("9:05", time(9, 5)),
        ("2:15pm", time(14, 15)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("12:30 p.m.", time(12, 30)),
        ("14:15:37", time(14, 15, 37)),
        ("١٤:١٥", time(14, 15)),
        ("14：15", time(14, 15)),
    ],
)
def test_a_clock_reading_is_read_in_the_usual_forms(text: str, clock: time) -> None:
    assert read_clock(text).time == clock


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("9", Code.CLOCK_HOUR_ONLY),
        ("25:10", Code.CLOCK_IMPOSSIBLE),
        ("14:75", Code.CLOCK_IMPOSSIBLE),
        ("14:15 am", Code.CLOCK_IMPOSSIBLE),
        ("13 pm", Code.CLOCK_IMPOSSIBLE),
        ("noonish", Code.CLOCK_UNREADABLE),
        ("99", Code.CLOCK_UNREADABLE),
        ("now", Code.CLOCK_UNREADABLE),
    ],
)
def test_what_no_clock_shows_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_clock(text)
    assert refused.value.code is code


def test_a_bare_hour_asks_for_its_minutes() -> None:
    with pytest.raises(Unreadable) as refused:
        read_clock("9")
    assert refused.value.facts == {"text": "9", "example": "9:00"}


def test_a_time_in_the_gap_of_spring_is_refused_with_the_edges_of_the_gap() -> None:
    with pytest.raises(Unreadable) as refused:
        settle(date(2026, 3, 8), Clock(time(2, 30)), NEW_YORK)
    facts = refused.value.facts
    assert refused.value.code is Code.NO_SUCH_TIME
    assert (facts["clock"], facts["before"], facts["after"]) == ("02:30", "02:00", "03:00")


def test_a_repeated_time_of_autumn_asks_which_of_the_two() -> None:
    with pytest.raises(Unreadable) as refused:
        settle(date(2025, 11, 2), read_clock("01:30"), NEW_YORK)
    assert refused.value.code is Code.REPEATED_TIME
    assert (refused.value.facts["first"], refused.value.facts["second"]) == ("EDT", "EST")


@pytest.mark.parametrize(
    ("text", "second"), [("01:30 first", False), ("01:30 second", True), ("1:30 am (second)", True)]
)
def test_first_or_second_settles_a_repeated_time(text: str, second: bool) -> None:
    moment = settle(date(2025, 11, 2), read_clock(text), NEW_YORK)
    assert moment == a_moment("01:30", "2025-11-02", NEW_YORK, second=second)


def test_second_means_nothing_where_the_clock_showed_the_time_once() -> None:
    assert settle(date(2025, 11, 3), read_clock("01:30 second"), NEW_YORK) == a_moment("01:30", "2025-11-03", NEW_YORK)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("200", 200),
        ("200 min", 200),
        ("200 minutes", 200),
        ("3h20", 200),
        ("3 h 20", 200),
        ("3 h 20 min", 200),
        ("3 hours 20 minutes", 200),
        ("3:20", 200),
        ("3.5 h", 210),
        ("3,5 h", 210),
        ("1 d 2 h", 1560),
    ],
)
def test_a_duration_is_minutes_or_hours_and_minutes(text: str, minutes: int) -> None:
    assert read_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "long", "3.5", "3:75", "h", "99999 h", "9" * 400])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_duration(text)
    assert refused.value.code is Code.DURATION_UNREADABLE
