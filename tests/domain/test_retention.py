"""Which backups stay: the newest always, and what stays today was never thinned on the way."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.moment import Moment
from ivig_logger.domain.retention import kept
from tests.builders import ZONE, a_moment

NOW = a_moment("12:00", "2026-11-22")
MOMENTS = st.lists(st.integers(0, 900 * 24).map(lambda hours: NOW - timedelta(hours=hours)), max_size=60)


def every_day(days: int) -> list[Moment]:
    """A backup at noon of each of the last days, today's first."""
    return [NOW - timedelta(days=each) for each in range(days)]


def day_of(moment: Moment) -> date:
    return moment.in_zone(ZONE).local.date()


def test_all_of_today_and_yesterday_stay() -> None:
    hourly = [NOW - timedelta(hours=each) for each in range(36)]  # since midnight before yesterday's noon
    assert kept(hourly, NOW) == set(hourly)


def test_of_each_of_twelve_days_before_that_the_newest_stays() -> None:
    twice = [each - timedelta(hours=hours) for each in every_day(14) for hours in (0, 2)]
    staying = kept(twice, NOW)
    assert [len([each for each in staying if day_of(each) == day_of(noon)]) for noon in every_day(14)] == [
        2,
        2,
        *[1] * 12,
    ]
    assert set(every_day(14)) <= staying


def test_then_ten_weeks_and_nine_months_stay() -> None:
    staying = sorted(kept(every_day(800), NOW), key=lambda each: each.epoch, reverse=True)
    assert len(staying) == 2 + 12 + 10 + 9
    weekly, monthly = staying[14:24], staying[24:]
    assert len({day_of(each).isocalendar()[:2] for each in weekly}) == 10
    assert len({(day_of(each).year, day_of(each).month) for each in monthly}) == 9


def test_days_without_a_backup_are_not_counted() -> None:
    yearly = [NOW - timedelta(days=365 * each) for each in range(20)]
    assert kept(yearly, NOW) == set(yearly)


def test_days_are_those_of_the_clock_where_it_is_asked() -> None:
    late, early = a_moment("23:30", "2026-11-10"), a_moment("00:30", "2026-11-11")
    assert kept([late, early], NOW) == {late, early}
    assert kept([late, early], NOW.in_zone("America/New_York")) == {early}  # both on the 10th there


def test_a_backup_of_a_clock_that_was_ahead_stays() -> None:
    ahead = NOW + timedelta(days=40)
    assert ahead in kept([ahead, NOW], NOW)


@given(MOMENTS)
def test_the_newest_always_stays(moments: list[Moment]) -> None:
    if moments:
        assert max(moments, key=lambda each: each.epoch) in kept(moments, NOW)


@given(MOMENTS, st.integers(0, 400))
def test_nothing_is_made_up_and_a_second_look_thins_nothing(moments: list[Moment], days: int) -> None:
    now = NOW + timedelta(days=days)
    staying = kept(moments, now)
    assert staying <= set(moments)
    assert kept(staying, now) == staying


@given(MOMENTS)
def test_thinning_every_day_keeps_what_thinning_once_at_the_end_keeps(moments: list[Moment]) -> None:
    there: set[Moment] = set()
    waiting = sorted(set(moments), key=lambda each: each.epoch)
    for days in range(900, -1, -15):
        now = NOW - timedelta(days=days)
        there |= {each for each in waiting if each.epoch <= now.epoch}
        waiting = [each for each in waiting if each.epoch > now.epoch]
        there = kept(there, now)
    assert there >= kept(moments, NOW)
