"""THE rule: every row of its table, the limits to the second, bands, and what "about" means."""

from datetime import timedelta

import pytest

from ivig_logger.domain.infusion import Infusion, Onset, Pause, Precision
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import (
    Band,
    FirstHour,
    about,
    band_of,
    between,
    classify_onset,
    elapsed,
    exactly,
    said_about,
    session_of,
)
from ivig_logger.domain.rates import flow_until
from tests.builders import a_moment, an_infusion

NEW_YORK = "America/New_York"
START = a_moment("09:00")
END = a_moment("12:00")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def at(number: float) -> Moment:
    return START + minutes(number)


@pytest.mark.parametrize(
    ("started", "onset", "passed", "state"),
    [
        pytest.param(START, START, 0, FirstHour.IN, id="at the start"),
        pytest.param(START, a_moment("10:00"), 60, FirstHour.IN, id="at the end of the hour"),
        pytest.param(START, a_moment("10:01"), 61, FirstHour.LATER, id="a minute after the hour"),
        pytest.param(START, a_moment("08:59"), -1, FirstHour.BEFORE, id="a minute before the start"),
        pytest.param(a_moment("23:40"), a_moment("00:20", "2026-10-21"), 40, FirstHour.IN, id="over midnight"),
        pytest.param(
            a_moment("01:30", "2025-11-02", NEW_YORK, second=False),
            a_moment("01:20", "2025-11-02", NEW_YORK, second=True),
            50,
            FirstHour.IN,
            id="clock put back, it reads earlier",
        ),
        pytest.param(
            a_moment("01:50", "2026-03-08", NEW_YORK),
            a_moment("03:10", "2026-03-08", NEW_YORK),
            20,
            FirstHour.IN,
            id="clock put forward, it shows 80 minutes",
        ),
    ],
)
def test_row_of_the_table_with_an_exact_onset(started: Moment, onset: Moment, passed: float, state: FirstHour) -> None:
    assert elapsed(exactly(onset), started) == (minutes(passed), minutes(passed))
    assert classify_onset(exactly(onset), started) is state


def test_row_of_the_table_with_a_pause_which_does_not_stop_the_clock() -> None:
    infusion = an_infusion(pauses=(Pause(a_moment("09:20"), a_moment("10:10")),))
    onset = exactly(a_moment("10:15"))

    assert elapsed(onset, infusion.started)[0] == minutes(75)
    assert flow_until(infusion, onset.earliest) == minutes(25)
    assert classify_onset(onset, infusion.started) is FirstHour.LATER


def test_row_of_the_table_with_a_range() -> None:
    onset = between(a_moment("09:50"), a_moment("10:20"))

    assert elapsed(onset, START) == (minutes(50), minutes(80))
    assert classify_onset(onset, START) is FirstHour.MAY_BE


def test_row_of_the_table_with_an_onset_not_known() -> None:
    assert classify_onset(None, START) is FirstHour.NOT_KNOWN


def test_an_onset_without_a_start_is_not_known_either() -> None:
    assert classify_onset(exactly(START), None) is FirstHour.NOT_KNOWN


DAY_ONE = an_infusion(1)
DAY_TWO = an_infusion(2, started=a_moment("09:00", "2026-10-21"), ended=a_moment("12:00", "2026-10-21"))


@pytest.mark.parametrize(
    ("onset", "owner", "passed", "state"),
    [
        pytest.param(a_moment("07:30", "2026-10-21"), DAY_ONE, 22.5 * 60, FirstHour.LATER, id="before day two's start"),
        pytest.param(a_moment("09:40", "2026-10-21"), DAY_TWO, 40, FirstHour.IN, id="after day two's start"),
    ],
)
def test_row_of_the_table_on_consecutive_days(onset: Moment, owner: Infusion, passed: float, state: FirstHour) -> None:
    assert session_of(exactly(onset), [DAY_TWO, DAY_ONE]) is owner
    assert elapsed(exactly(onset), owner.started)[0] == minutes(passed)
    assert classify_onset(exactly(onset), owner.started) is state


def test_an_onset_at_the_very_start_belongs_to_that_session() -> None:
    assert session_of(exactly(DAY_TWO.started), [DAY_ONE, DAY_TWO]) is DAY_TWO


def test_an_onset_before_all_sessions_belongs_to_none() -> None:
    assert session_of(exactly(at(-1)), [DAY_ONE, DAY_TWO]) is None
    assert session_of(exactly(at(0)), []) is None


def test_a_range_over_two_sessions_is_left_to_the_person() -> None:
    onset = between(a_moment("08:30", "2026-10-21"), a_moment("09:30", "2026-10-21"))

    assert session_of(onset, [DAY_ONE, DAY_TWO]) is None


@pytest.mark.parametrize(
    ("seconds", "state", "band"),
    [
        (-1, FirstHour.BEFORE, Band.BEFORE),
        (0, FirstHour.IN, Band.FIRST_HOUR),
        (3600, FirstHour.IN, Band.FIRST_HOUR),
        (3601, FirstHour.LATER, Band.TO_END),
        (3 * 3600, FirstHour.LATER, Band.TO_END),
        (3 * 3600 + 1, FirstHour.LATER, Band.TO_24_H),
        (27 * 3600, FirstHour.LATER, Band.TO_24_H),
        (27 * 3600 + 1, FirstHour.LATER, Band.TO_72_H),
        (75 * 3600, FirstHour.LATER, Band.TO_72_H),
        (75 * 3600 + 1, FirstHour.LATER, Band.AFTER_72_H),
    ],
)
def test_states_and_bands_meet_at_their_limits_to_the_second(seconds: int, state: FirstHour, band: Band) -> None:
    onset = exactly(START + timedelta(seconds=seconds))

    assert classify_onset(onset, START) is state
    assert band_of(onset, START, END) is band


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (0, 3600, FirstHour.IN),
        (-1, 3600, FirstHour.MAY_BE),
        (0, 3601, FirstHour.MAY_BE),
        (-1, 3601, FirstHour.MAY_BE),
        (3600, 9000, FirstHour.MAY_BE),
        (3601, 9000, FirstHour.LATER),
        (-600, 0, FirstHour.MAY_BE),
        (-600, -1, FirstHour.BEFORE),
    ],
)
def test_a_range_is_in_only_if_all_of_it_is_and_may_be_if_it_touches(first: int, last: int, state: FirstHour) -> None:
    onset = between(START + timedelta(seconds=first), START + timedelta(seconds=last))

    assert classify_onset(onset, START) is state
    assert (band_of(onset, START, END) is None) == (state is FirstHour.MAY_BE)


def test_an_onset_over_two_bands_has_none_even_where_its_state_is_plain() -> None:
    onset = between(at(170), at(190))

    assert classify_onset(onset, START) is FirstHour.LATER
    assert band_of(onset, START, END) is None


def test_an_onset_not_known_is_counted_as_not_recorded() -> None:
    assert band_of(None, START, END) is Band.NOT_RECORDED


def test_while_it_runs_everything_after_the_hour_is_before_the_end() -> None:
    assert band_of(exactly(at(5000)), START, None) is Band.TO_END


def test_a_session_shorter_than_an_hour_does_not_shorten_the_hour() -> None:
    assert classify_onset(exactly(at(55)), START) is FirstHour.IN
    assert band_of(exactly(at(55)), START, at(40)) is Band.FIRST_HOUR
    assert band_of(exactly(at(61)), START, at(40)) is Band.TO_24_H


def test_the_bands_of_an_infusion_longer_than_a_day_are_counted_from_its_end() -> None:
    hours = [(34, Band.TO_END), (58, Band.TO_24_H), (106, Band.TO_72_H), (107, Band.AFTER_72_H)]

    for hour, band in hours:
        assert band_of(exactly(at(hour * 60)), START, at(34 * 60)) is band


@pytest.mark.parametrize(
    ("said", "earliest", "latest"),
    [
        pytest.param(25, 15, 35, id="about 25 minutes"),
        pytest.param(10, 0, 20, id="reaches just to the start"),
        pytest.param(5, 0, 15, id="clipped at the start"),
        pytest.param(0, 0, 10, id="within minutes"),
        pytest.param(-1, -11, 9, id="said to be before the start, not clipped"),
    ],
)
def test_about_is_ten_minutes_to_each_side_clipped_at_the_start(said: float, earliest: float, latest: float) -> None:
    onset = about(at(said), START)

    assert onset == Onset(at(earliest), at(latest), Precision.ABOUT)
    assert said_about(onset, START) == at(said)


def test_about_fifty_five_minutes_may_be_in_the_first_hour() -> None:
    assert classify_onset(about(at(50), START), START) is FirstHour.IN
    assert classify_onset(about(at(55), START), START) is FirstHour.MAY_BE
    assert classify_onset(about(at(71), START), START) is FirstHour.LATER


def test_within_minutes_is_in_the_first_hour() -> None:
    assert classify_onset(about(START, START), START) is FirstHour.IN


def test_what_was_not_said_as_about_is_not_taken_for_it() -> None:
    assert said_about(between(at(15), at(35)), START) is None
    assert said_about(exactly(at(25)), START) is None
    assert said_about(Onset(at(15), at(30), Precision.ABOUT), START) is None
