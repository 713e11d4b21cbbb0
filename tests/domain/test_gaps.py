"""Between two ticks: the computer slept, the clock was set, both, or nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ivig_logger.domain.gaps import Gap, GapKind, Reading, gaps_between
from tests.builders import a_moment

BEFORE = Reading(a_moment("11:02"), 5000.0)


def after(wall: float, counted: float) -> Reading:
    """The reading after so many seconds on the wall clock and by counting."""
    return Reading(BEFORE.wall + timedelta(seconds=wall), BEFORE.counted + counted)


def kinds(wall: float, counted: float, speed: float = 1) -> list[GapKind]:
    return [each.kind for each in gaps_between(BEFORE, after(wall, counted), speed=speed)]


@pytest.mark.parametrize(
    ("wall", "counted", "expected"),
    [
        (1, 1.0, []),
        (2, 1.01, []),  # the wall clock is read in whole seconds
        (0, 1.0, []),
        (90, 90.0, []),
        (91, 91.0, [GapKind.SLEPT]),
        (17 * 60, 17 * 60.4, [GapKind.SLEPT]),
        (61, 1.0, []),  # corrected by a minute
        (-60, 1.0, []),
        (92, 1.0, [GapKind.CLOCK_SET]),
        (3601, 1.0, [GapKind.CLOCK_SET]),
        (-3599, 1.0, [GapKind.CLOCK_SET]),
        (3600 + 1020, 1020.0, [GapKind.SLEPT, GapKind.CLOCK_SET]),
        (0, 1020.0, [GapKind.SLEPT, GapKind.CLOCK_SET]),
    ],
)
def test_a_gap_is_told_from_a_late_tick(wall: float, counted: float, expected: list[GapKind]) -> None:
    assert kinds(wall, counted) == expected


def test_a_sleep_lasts_from_the_last_tick_to_the_next() -> None:
    assert gaps_between(BEFORE, after(1020, 1020.0)) == (Gap(GapKind.SLEPT, a_moment("11:02"), a_moment("11:19")),)


def test_a_clock_that_was_set_carries_what_it_would_have_shown() -> None:
    assert gaps_between(BEFORE, after(3600, 0.9)) == (Gap(GapKind.CLOCK_SET, a_moment("11:02"), a_moment("12:02")),)
    assert gaps_between(BEFORE, after(-3600, 0.9)) == (Gap(GapKind.CLOCK_SET, a_moment("11:02"), a_moment("10:02")),)


def test_a_clock_that_was_set_during_a_sleep_does_not_lengthen_the_sleep() -> None:
    slept, clock = gaps_between(BEFORE, after(3600 + 1020, 1020.0))
    assert (slept.since, slept.until) == (a_moment("11:02"), a_moment("11:19"))
    assert (clock.since, clock.until) == (a_moment("11:19"), a_moment("12:19"))


def test_another_zone_is_no_gap() -> None:
    elsewhere = after(1, 1.0)
    assert gaps_between(BEFORE, replace(elsewhere, wall=elsewhere.wall.in_zone("Asia/Tokyo"))) == ()


def test_summer_time_is_no_gap() -> None:
    last = Reading(a_moment("01:59", "2026-03-29") + timedelta(seconds=59), 0.0)
    assert gaps_between(last, Reading(a_moment("03:00", "2026-03-29"), 1.0)) == ()


def test_a_clock_that_runs_sixty_times_as_fast_has_no_gap_at_each_tick() -> None:
    assert kinds(60, 1.0, speed=60) == []
    assert kinds(120, 1.9, speed=60) == []
    assert kinds(60 * 1020, 1020.0, speed=60) == [GapKind.SLEPT]
    assert kinds(60 + 2 * 3600, 1.0, speed=60) == [GapKind.CLOCK_SET]
