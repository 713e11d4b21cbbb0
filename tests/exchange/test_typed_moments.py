"""The end, a medicine's time and the end of a reaction, read against a session from 13:50 to 17:10."""

from datetime import timedelta

import pytest

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_moments import Frame, read_end, read_medicine_time, read_resolved
from ivig_logger.exchange.typed_when import end_text
from tests.builders import ZONE, a_moment

NEW_YORK = "America/New_York"
HERE = Conventions(ZONE, now=a_moment("18:00", "2026-10-21"))
SESSION = Frame(a_moment("13:50"), a_moment("17:10"), HERE)


def started_at(clock: str, day: str = "2026-10-20", zone: str = ZONE, *, second: bool | None = None) -> Frame:
    return Frame(a_moment(clock, day, zone, second=second), None, HERE)


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [
        ("13:50", "17:10", "2026-10-20 17:10"),
        ("22:00", "02:00", "2026-10-21 02:00"),  # earlier on the clock: the next day
        ("13:50", "+1d 02:00", "2026-10-21 02:00"),
        ("13:50", "next day 17:10", "2026-10-21 17:10"),
        ("13:50", "17:10 next day", "2026-10-21 17:10"),
        ("13:50", "21 Oct 2026 02:00", "2026-10-21 02:00"),
        ("13:50", "2026-10-21 02:00", "2026-10-21 02:00"),
        ("13:50", "same day 17:10", "2026-10-20 17:10"),
    ],
)
def test_an_end_is_after_the_start(start: str, text: str, end: str) -> None:
    day, clock = end.split()
    assert read_end(text, started_at(start)) == a_moment(clock, day)


def test_an_end_at_the_minute_of_the_start_is_the_start_itself() -> None:
    frame = Frame(a_moment("13:50") + timedelta(seconds=37), None, HERE)
    assert read_end("13:50", frame) == frame.started


@pytest.mark.parametrize(("text", "code"), [("9", Code.CLOCK_HOUR_ONLY), ("late", Code.CLOCK_UNREADABLE)])
def test_an_end_without_a_clock_reading_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_end(text, SESSION)
    assert refused.value.code is code


def test_an_end_in_the_repeated_hour_asks_which() -> None:
    frame = started_at("00:30", "2025-11-02", NEW_YORK)
    with pytest.raises(Unreadable) as refused:
        read_end("01:30", frame)
    assert refused.value.code is Code.REPEATED_TIME
    assert read_end("01:30 second", frame) - frame.started == timedelta(hours=2)


def test_an_end_whose_repeated_hour_is_over_is_on_the_next_day() -> None:
    assert read_end("01:30", started_at("09:00", "2025-11-02", NEW_YORK)) == a_moment("01:30", "2025-11-03", NEW_YORK)


def test_an_end_in_the_gap_does_not_exist() -> None:
    with pytest.raises(Unreadable) as refused:
        read_end("02:30", started_at("23:00", "2026-03-07", NEW_YORK))
    assert refused.value.code is Code.NO_SUCH_TIME


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("13:15", "2026-10-20 13:15"),
        ("30 min before", "2026-10-20 13:20"),
        ("-30", "2026-10-20 13:20"),
        ("1 h before the start", "2026-10-20 12:50"),
        ("at start", "2026-10-20 13:50"),
        ("20 min after", "2026-10-20 14:10"),
        ("+20", "2026-10-20 14:10"),
        ("next day 08:00", "2026-10-21 08:00"),
        ("the day before 20:00", "2026-10-19 20:00"),
        ("02:00", "2026-10-21 02:00"),  # nearer to the end than to the start
        ("04:00", "2026-10-20 04:00"),
    ],
)
def test_a_medicine_is_given_near_the_session(text: str, at: str) -> None:
    day, clock = at.split()
    assert read_medicine_time(text, SESSION) == a_moment(clock, day)


@pytest.mark.parametrize("text", ["", "unknown", "?"])
def test_the_time_of_a_medicine_may_be_left_out(text: str) -> None:
    assert read_medicine_time(text, SESSION) is None


@pytest.mark.parametrize("text", ["30", "30 min", "earlier", "next day"])
def test_a_medicine_time_that_may_be_before_or_after_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_medicine_time(text, SESSION)
    assert refused.value.code is Code.MEDICINE_TIME_UNREADABLE


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("16:00", "2026-10-20 16:00"),
        ("2 h later", "2026-10-20 16:30"),
        ("after 2 h", "2026-10-20 16:30"),
        ("90 min", "2026-10-20 16:00"),
        ("2 h after onset", "2026-10-20 16:30"),
        ("2 h after the start", "2026-10-20 15:50"),
        ("14:00", "2026-10-21 14:00"),  # not before it began
        ("next day 09:00", "2026-10-21 09:00"),
        ("22 Oct 09:00", "2026-10-22 09:00"),
    ],
)
def test_a_reaction_is_over_after_it_began(text: str, at: str) -> None:
    day, clock = at.split()
    assert read_resolved(text, SESSION, a_moment("14:30")) == a_moment(clock, day)


def test_how_long_a_reaction_lasted_needs_its_onset() -> None:
    with pytest.raises(Unreadable) as refused:
        read_resolved("2 h later", SESSION, None)
    assert refused.value.code is Code.RESOLVED_NEEDS_ONSET
    assert read_resolved("16:00", SESSION, None) == a_moment("16:00")


@pytest.mark.parametrize("text", ["25", "-10 min", "next day", "soon"])
def test_what_is_no_end_of_a_reaction_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_resolved(text, SESSION, a_moment("14:30"))
    assert refused.value.code is Code.RESOLVED_UNREADABLE


@pytest.mark.parametrize(
    ("ended", "text"),
    [
        (a_moment("17:10"), "17:10"),
        (a_moment("02:00", "2026-10-21"), "02:00"),
        (a_moment("17:10", "2026-10-21"), "+1d 17:10"),
        (a_moment("17:10", "2026-10-26"), "26 Oct 2026 17:10"),
        (a_moment("12:00"), "same day 12:00"),
        (None, ""),
    ],
)
def test_an_end_is_written_so_that_it_is_read_again(ended: Moment | None, text: str) -> None:
    assert end_text(ended, SESSION) == text
    assert ended is None or read_end(text, SESSION) == ended


def test_which_of_two_equal_readings_is_written_with_an_end() -> None:
    frame = started_at("00:30", "2025-11-02", NEW_YORK)
    for second, text in ((False, "01:30 first"), (True, "01:30 second")):
        assert end_text(a_moment("01:30", "2025-11-02", NEW_YORK, second=second), frame) == text
