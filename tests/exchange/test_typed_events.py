"""Times of what was done while the infusion ran, and of the questions afterwards, as they are typed."""

import pytest

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_events import (
    event_end_text,
    event_time_text,
    follow_up_time_text,
    read_event_end,
    read_event_time,
    read_follow_up_time,
)
from ivig_logger.exchange.typed_moments import Frame
from tests.builders import ZONE, a_moment

HERE = Conventions(ZONE, now=a_moment("18:00", "2026-11-01"))
DAY = Frame(a_moment("13:50"), a_moment("17:10"), HERE)
NIGHT = Frame(a_moment("22:00"), a_moment("02:00", "2026-10-21"), HERE)
RUNNING = Frame(a_moment("22:00"), None, HERE)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        *(("14:20", "14:20"), ("2:20 pm", "14:20"), ("13:40", "13:40"), ("30", "14:20"), ("+30 min", "14:20")),
        *(("1 h 30 min", "15:20"), ("30 min after the start", "14:20"), ("10 min before", "13:40")),
        *(("start", "13:50"), ("at the start", "13:50"), ("0", "13:50")),
        *(("at the end", "17:10"), ("end", "17:10"), ("end + 30 min", "17:40"), ("30 min after the end", "17:40")),
    ],
)
def test_a_time_is_told_by_the_clock_or_from_the_start_or_the_end(typed: str, clock: str) -> None:
    assert read_event_time(typed, DAY) == a_moment(clock)


def test_after_midnight_is_the_next_day_by_the_rule_of_the_other_rows() -> None:
    assert read_event_time("00:30", NIGHT) == a_moment("00:30", "2026-10-21")
    assert read_event_time("00:30", RUNNING) == a_moment("00:30", "2026-10-21")
    assert read_event_time("21:45", NIGHT) == a_moment("21:45")
    assert read_event_time("150", NIGHT) == a_moment("00:30", "2026-10-21")


@pytest.mark.parametrize(
    ("typed", "frame", "code"),
    [
        *(("", DAY, Code.TIME_MISSING), ("?", DAY, Code.TIME_MISSING), ("soon", DAY, Code.TIME_UNREADABLE)),
        *(("next day", DAY, Code.TIME_UNREADABLE), ("25:10", DAY, Code.CLOCK_IMPOSSIBLE)),
        *(("at the end", RUNNING, Code.TIME_UNREADABLE), ("x" * 500, DAY, Code.TIME_UNREADABLE)),
    ],
)
def test_what_is_no_time_is_refused(typed: str, frame: Frame, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_event_time(typed, frame)
    assert refused.value.code is code


@pytest.mark.parametrize(
    ("typed", "clock"), [("14:55", "14:55"), ("65", "14:55"), ("at the end", "17:10"), ("next day 14:55", "")]
)
def test_a_pause_is_over_at_the_first_such_reading(typed: str, clock: str) -> None:
    expected = a_moment(clock) if clock else a_moment("14:55", "2026-10-21")
    assert read_event_end(typed, DAY, a_moment("14:40")) == expected


def test_a_pause_over_midnight_is_over_the_next_day() -> None:
    assert read_event_end("00:10", NIGHT, a_moment("23:55")) == a_moment("00:10", "2026-10-21")


@pytest.mark.parametrize("typed", ["", " ", "unknown"])
def test_a_pause_need_not_be_over(typed: str) -> None:
    assert read_event_end(typed, DAY, a_moment("14:40")) is None


@pytest.mark.parametrize(
    ("typed", "clock", "day"),
    [
        *(("24 h", "17:10", "2026-10-21"), ("after 24 h", "17:10", "2026-10-21")),
        *(("24 h after the end", "17:10", "2026-10-21"), ("after 3 days", "17:10", "2026-10-23")),
        *(("21 Oct 2026 10:00", "10:00", "2026-10-21"), ("next day 10:00", "10:00", "2026-10-21")),
        *(("after a week", "16:10", "2026-10-27"), ("2 weeks", "16:10", "2026-11-03")),  # summer time ended
        *(("20:00", "20:00", "2026-10-20"), ("09:00", "09:00", "2026-10-21")),
    ],
)
def test_a_follow_up_is_counted_from_the_end(typed: str, clock: str, day: str) -> None:
    assert read_follow_up_time(typed, DAY) == a_moment(clock, day)


@pytest.mark.parametrize("typed", ["24", "later", "21 Oct 2026", "30 min after the start"])
def test_a_follow_up_without_a_unit_or_a_clock_reading_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_follow_up_time(typed, DAY)
    assert refused.value.code is Code.FOLLOW_UP_TIME_UNREADABLE


def test_texts_are_clock_readings_that_read_as_the_same_moment() -> None:
    late = a_moment("00:30", "2026-10-21")
    assert event_time_text(late, NIGHT) == "00:30"
    assert event_time_text(a_moment("10:00", "2026-10-21"), DAY) == "+1d 10:00"
    assert event_end_text(late, NIGHT, a_moment("23:50")) == "00:30"
    assert event_end_text(None, NIGHT, a_moment("23:50")) == ""
    assert follow_up_time_text(late, NIGHT) == "21 Oct 2026 00:30"
