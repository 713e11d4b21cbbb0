"""Moments: instants with a clock; gaps, repeated hours, and subtraction across clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from ivig_logger.domain.moment import Moment, NoSuchTime, RepeatedTime, at_clock, is_repeated, is_zone, utc_now
from tests.builders import a_moment
from tests.domain.strategies import distances, moments, zones

NEW_YORK, LORD_HOWE, KOLKATA = "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"


@pytest.mark.parametrize(
    ("day", "clock", "zone", "before", "after"),
    [
        ("2026-03-08", "02:30", NEW_YORK, "01:30", "03:30"),
        ("2026-03-29", "02:00", "Europe/Berlin", "01:00", "03:00"),
        ("2026-10-04", "02:15", LORD_HOWE, "01:45", "02:45"),
    ],
)
def test_a_time_that_the_clock_jumped_over_does_not_exist(
    day: str, clock: str, zone: str, before: str, after: str
) -> None:
    with pytest.raises(NoSuchTime) as refused:
        a_moment(clock, day, zone)

    assert (refused.value.before, refused.value.after) == (time.fromisoformat(before), time.fromisoformat(after))
    assert refused.value.wanted == datetime.fromisoformat(f"{day}T{clock}")
    assert refused.value.zone == zone


@pytest.mark.parametrize(
    ("day", "clock", "zone"),
    [
        ("2026-03-08", "01:59", NEW_YORK),
        ("2026-03-08", "03:00", NEW_YORK),
        ("2026-10-04", "01:59", LORD_HOWE),
        ("2026-10-04", "02:30", LORD_HOWE),
    ],
)
def test_the_minutes_beside_a_gap_exist(day: str, clock: str, zone: str) -> None:
    assert a_moment(clock, day, zone).local.time() == time.fromisoformat(clock)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "apart"),
    [
        ("2025-11-02", "01:30", NEW_YORK, 60),
        ("2026-10-25", "02:00", "Europe/Berlin", 60),
        ("2026-04-05", "01:45", LORD_HOWE, 30),
    ],
)
def test_a_time_that_the_clock_showed_twice_asks_which(day: str, clock: str, zone: str, apart: int) -> None:
    with pytest.raises(RepeatedTime) as asked:
        a_moment(clock, day, zone)

    first, second = asked.value.first, asked.value.second
    assert second - first == timedelta(minutes=apart)
    assert first.local.time() == second.local.time() == time.fromisoformat(clock)
    assert a_moment(clock, day, zone, second=False) == first
    assert a_moment(clock, day, zone, second=True) == second
    assert is_repeated(first)
    assert is_repeated(second)


def test_the_minutes_beside_a_repeated_hour_are_not_repeated() -> None:
    for clock in ("00:59", "02:00"):
        assert not is_repeated(a_moment(clock, "2025-11-02", NEW_YORK))


def test_on_a_day_that_a_zone_left_out_no_time_exists() -> None:
    with pytest.raises(NoSuchTime):
        a_moment("09:00", "2011-12-30", "Pacific/Apia")


def test_saying_which_one_does_no_harm_where_the_clock_showed_a_time_once() -> None:
    assert a_moment("09:00", second=True) == a_moment("09:00", second=False) == a_moment("09:00")


@pytest.mark.parametrize(
    ("earlier", "later", "apart"),
    [
        (a_moment("01:50", "2026-03-08", NEW_YORK), a_moment("03:10", "2026-03-08", NEW_YORK), 20),
        (
            a_moment("01:30", "2025-11-02", NEW_YORK, second=False),
            a_moment("01:20", "2025-11-02", NEW_YORK, second=True),
            50,
        ),
        (a_moment("01:50", "2026-03-29"), a_moment("03:10", "2026-03-29"), 20),
        (a_moment("01:50", "2026-10-04", LORD_HOWE), a_moment("02:40", "2026-10-04", LORD_HOWE), 20),
        (
            a_moment("01:50", "2026-04-05", LORD_HOWE, second=False),
            a_moment("01:35", "2026-04-05", LORD_HOWE, second=True),
            15,
        ),
        (a_moment("09:00", zone=KOLKATA), a_moment("10:00", zone=KOLKATA), 60),
        (a_moment("14:30", zone=KOLKATA), a_moment("09:30", zone="UTC"), 30),
    ],
)
def test_moments_are_subtracted_as_instants(earlier: Moment, later: Moment, apart: int) -> None:
    assert later - earlier == timedelta(minutes=apart)
    assert earlier - later == -timedelta(minutes=apart)
    assert earlier + timedelta(minutes=apart) == later.in_zone(earlier.zone)


@given(moments)
@settings(deadline=None)
def test_the_clock_reading_of_a_moment_leads_back_to_it(moment: Moment) -> None:
    local = moment.local
    assert at_clock(local.date(), local.time(), moment.zone, second=local.fold == 1) == moment


@given(moments)
@settings(deadline=None)
def test_the_datetime_of_a_moment_leads_back_to_it(moment: Moment) -> None:
    assert Moment.of(moment.local, moment.zone) == moment
    assert Moment.of(moment.local.astimezone(UTC), moment.zone) == moment


@given(st.dates(date(2000, 1, 1), date(2039, 12, 31)), st.times(), zones, st.booleans())
@settings(deadline=None)
def test_a_clock_reading_that_exists_is_what_the_clock_shows(day: date, clock: time, zone: str, second: bool) -> None:
    clock = clock.replace(microsecond=0)
    try:
        local = at_clock(day, clock, zone, second=second).local
    except NoSuchTime:
        reject()
    assert (local.date(), local.time()) == (day, clock)


@given(moments, distances, zones)
def test_a_distance_added_is_the_distance_between_whatever_the_clock(
    moment: Moment, distance: timedelta, zone: str
) -> None:
    assert (moment + distance).in_zone(zone) - moment == distance
    assert moment + distance - distance == moment


def test_a_naive_datetime_is_no_moment() -> None:
    with pytest.raises(ValueError, match="naive"):
        Moment.of(datetime(2026, 10, 20, 9, 0), "UTC")  # noqa: DTZ001  # a naive one is what is refused


def test_a_fraction_of_a_second_is_dropped() -> None:
    assert Moment.of(datetime(2026, 10, 20, 9, 0, 0, 999_999, UTC), "UTC") == a_moment("09:00", zone="UTC")


def test_zones_are_told_from_other_texts() -> None:
    assert is_zone(LORD_HOWE)
    for text in ("Mars/Olympus", "", "../etc/passwd", "America"):
        assert not is_zone(text)


def test_now_is_shown_on_the_wanted_clock() -> None:
    assert utc_now(KOLKATA).zone == KOLKATA
    assert abs(utc_now(KOLKATA) - utc_now()) < timedelta(minutes=1)
