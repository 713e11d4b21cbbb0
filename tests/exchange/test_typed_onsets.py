"""Onsets as they are typed, in a session of 20 October 2026 from 13:50 to 17:10."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Onset, Precision
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, between, exactly
from ivig_logger.domain.problems import Code
from ivig_logger.exchange.entry import onset_echo
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_moments import Frame
from ivig_logger.exchange.typed_onsets import onset_text, read_onset
from tests.builders import ZONE, a_moment

NEW_YORK = "America/New_York"
HERE = Conventions(ZONE, now=a_moment("18:00", "2026-11-20"))
SESSION = Frame(a_moment("13:50"), a_moment("17:10"), HERE)


def at(minutes: int, frame: Frame = SESSION) -> Moment:
    return frame.started + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("25", 25),
        ("+25", 25),
        ("25 min", 25),
        ("25 min after the start", 25),
        ("2 h 10", 130),
        ("2h10", 130),
        ("+1d 2h", 1560),
        ("2 days later", 2880),
        ("-10", -10),
        ("10 min before", -10),
        ("10 before the start", -10),
        ("at start", 0),
        ("14:15", 25),
        ("14.15", 25),
        ("1415", 25),
        ("2:15 pm", 25),
        ("9", 9),
        ("next day 07:30", 1060),
        ("07:30 next day", 1060),
        ("+1d 07:30", 1060),
        ("21 Oct 07:30", 1060),
        ("Wed 21 Oct 2026 07:30", 1060),
        ("2026-10-21T07:30", 1060),
        ("the day before 20:00", -1070),
        ("٢٥", 25),
        ("２５ min", 25),
    ],
)
def test_an_onset_is_minutes_or_a_clock_reading_with_or_without_its_day(text: str, minutes: int) -> None:
    assert read_onset(text, SESSION) == exactly(at(minutes))


@pytest.mark.parametrize("text", ["", "?", "unknown", "not known", "Not recorded"])
def test_an_onset_may_be_not_known(text: str) -> None:
    assert read_onset(text, SESSION) is None


@pytest.mark.parametrize("text", ["about 25", "~25", "approx. 25 min", "about 14:15", "around +25", "ca. 25"])
def test_about_is_ten_minutes_to_each_side(text: str) -> None:
    assert read_onset(text, SESSION) == about(at(25), SESSION.started)


def test_within_minutes_is_the_first_ten() -> None:
    assert read_onset("within minutes", SESSION) == Onset(at(0), at(10), Precision.ABOUT)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("50-80", 50, 80),
        ("+50-80", 50, 80),
        ("50 – 80", 50, 80),
        ("50 to 80 min", 50, 80),
        ("1-2 h", 60, 120),
        ("10-5 min before", -10, -5),
        ("-10 to 5", -10, 5),
        ("between 14:40 and 15:10", 50, 80),
        ("14:40-15:10", 50, 80),
        ("22:00-06:00", 490, 970),  # the end of a range is after its beginning
        ("next day 07:30 to 09:00", 1060, 1150),
        ("next day", 610, 2049),  # no more was said than the day
        ("21 Oct", 610, 2049),
    ],
)
def test_a_range_has_two_ends(text: str, first: int, last: int) -> None:
    assert read_onset(text, SESSION) == between(at(first), at(last))


def test_about_a_range_keeps_the_word() -> None:
    assert read_onset("about 50-80", SESSION) == Onset(at(50), at(80), Precision.ABOUT)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("later", Code.ONSET_UNREADABLE),
        ("25.5", Code.ONSET_UNREADABLE),
        ("about", Code.ONSET_UNREADABLE),
        ("25 mild", Code.ONSET_UNREADABLE),
        ("1e5", Code.ONSET_UNREADABLE),
        ("9" * 400, Code.ONSET_UNREADABLE),
        ("25:10", Code.CLOCK_IMPOSSIBLE),
        ("1475", Code.CLOCK_IMPOSSIBLE),
        ("31 Feb 09:00", Code.NO_SUCH_DAY),
    ],
)
def test_what_is_no_onset_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_onset(text, SESSION)
    assert refused.value.code is code


@pytest.mark.parametrize(
    ("start", "end", "text", "day"),
    [
        ("23:40", "02:00", "00:20", 1),
        ("13:50", "17:10", "13:30", 0),  # just before the start
        ("13:50", "17:10", "03:00", 1),  # nearer to the end
        ("13:50", "17:10", "03:45", 0),  # nearer to the start
        ("13:50", "17:10", "03:30", 1),  # as near to both: the later one
    ],
)
def test_a_clock_reading_is_on_the_day_nearest_to_the_session(start: str, end: str, text: str, day: int) -> None:
    ends_on = "2026-10-21" if end < start else "2026-10-20"
    onset = read_onset(text, Frame(a_moment(start), a_moment(end, ends_on), HERE))
    assert onset == exactly(a_moment(text, f"2026-10-{20 + day}"))


def test_the_minute_of_the_start_is_the_start_and_not_seconds_before_it() -> None:
    live = Frame(a_moment("13:50") + timedelta(seconds=37), None, HERE)
    assert read_onset("13:50", live) == exactly(live.started)


def test_a_repeated_reading_asks_which_and_a_settled_one_is_understood() -> None:
    night = Frame(a_moment("01:30", "2025-11-02", NEW_YORK, second=False), None, HERE)
    with pytest.raises(Unreadable) as refused:
        read_onset("01:20", night)
    assert refused.value.code is Code.REPEATED_TIME
    assert read_onset("01:20 second", night) == exactly(night.started + timedelta(minutes=50))


@given(st.text(alphabet="0123456789:+-.~ abdehimnortuwyx–", max_size=20))
def test_no_text_breaks_the_reading_of_an_onset(text: str) -> None:
    with suppress(Unreadable):
        onset = read_onset(text, SESSION)
        assert onset is None or onset.earliest.zone == ZONE


@pytest.mark.parametrize(
    ("onset", "text"),
    [
        (exactly(at(25)), "25"),
        (exactly(at(0)), "0"),
        (exactly(at(180)), "180"),
        (exactly(at(181)), "16:51"),
        (exactly(at(-10)), "-10"),
        (exactly(at(-90)), "12:20"),
        (exactly(at(1060)), "+1d 07:30"),
        (exactly(at(25) + timedelta(seconds=10)), "14:15"),
        (exactly(at(7 * 1440)), "27 Oct 2026 12:50"),
        (about(at(25), SESSION.started), "about 25"),
        (about(at(0), SESSION.started), "about 0"),
        (between(at(50), at(80)), "50-80"),
        (between(at(-10), at(5)), "-10 to 5"),
        (between(at(490), at(970)), "22:00 to 06:00"),
        (Onset(at(50), at(80), Precision.ABOUT), "about 50-80"),
        (None, ""),
    ],
)
def test_an_onset_is_written_in_minutes_near_the_start_and_else_by_the_clock(onset: Onset | None, text: str) -> None:
    assert onset_text(onset, SESSION) == text


@given(st.integers(-3000, 50_000), st.sampled_from(["exact", "about", "range"]))
def test_a_written_onset_of_whole_minutes_is_read_as_the_same(minutes: int, precision: str) -> None:
    onset = {
        "exact": exactly(at(minutes)),
        "about": about(at(minutes), SESSION.started),
        "range": between(at(minutes), at(minutes + 45)),
    }[precision]
    assert read_onset(onset_text(onset, SESSION), SESSION) == onset


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("25", "14:15"),
        ("14:15", "25 min"),
        ("about 25", "about 14:15"),
        ("about 14:15", "about 25 min"),
        ("50-80", "14:40 to 15:10"),
        ("14:40-15:10", "50 to 80 min"),
        ("-10", "13:40"),
        ("13:40", "10 min before the start"),
        ("2 days later", "13:50 on Thu 22 Oct 2026"),
        ("17 h 40", "07:30 next day"),
        ("next day 07:30", "17 h 40 min"),
        ("day before", "00:00 to 23:59 the day before"),
        ("?", ""),
    ],
)
def test_the_echo_is_the_other_form_of_what_was_typed(typed: str, echo: str) -> None:
    assert onset_echo(read_onset(typed, SESSION), SESSION.started, typed) == echo
