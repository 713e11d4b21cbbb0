"""What is shown beside a reaction: state, band, elapsed, flow, rate, and minutes since the last increase."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given, settings

from ivig_logger.domain.infusion import Infusion, Onset, Pause, RateStep, RateUnit, Reaction
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import Band, FirstHour, about, between, classify_onset, exactly
from ivig_logger.domain.timing import Timing, timing_of
from tests.builders import a_moment, a_reaction, an_infusion
from tests.domain.strategies import infusions


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def at(number: float) -> Moment:
    return a_moment("09:00") + minutes(number)


def step(after: float, value: int) -> RateStep:
    return RateStep(at(after), Decimal(value), RateUnit.ML_H)


STEPS = (step(0, 30), step(30, 60), step(60, 120))


def timed(onset: Onset | None, infusion: Infusion) -> Timing:
    return timing_of(Reaction("headache", onset), infusion)


def test_an_onset_that_is_not_known_has_a_state_and_a_band_and_nothing_else() -> None:
    assert timing_of(a_reaction(minutes=None), an_infusion(rates=STEPS)) == Timing(
        FirstHour.NOT_KNOWN, Band.NOT_RECORDED, None, None, None, None
    )


def test_an_exact_onset_gathers_all_facts() -> None:
    infusion = an_infusion(rates=STEPS, pauses=(Pause(at(10), at(15)),))

    assert timed(exactly(at(40)), infusion) == Timing(
        FirstHour.IN,
        Band.FIRST_HOUR,
        (minutes(40), minutes(40)),
        (minutes(35), minutes(35)),
        STEPS[1],
        minutes(10),
    )


def test_a_pause_does_not_stop_the_clock_and_shows_in_the_flow() -> None:
    timing = timed(exactly(at(75)), an_infusion(pauses=(Pause(at(20), at(70)),)))

    assert timing.state is FirstHour.LATER
    assert timing.elapsed == (minutes(75), minutes(75))
    assert timing.flow == (minutes(25), minutes(25))


def test_a_range_gives_the_shortest_and_the_longest() -> None:
    timing = timed(between(at(50), at(80)), an_infusion(pauses=(Pause(at(60), at(70)),)))

    assert (timing.state, timing.band) == (FirstHour.MAY_BE, None)
    assert timing.elapsed == (minutes(50), minutes(80))
    assert timing.flow == (minutes(50), minutes(70))


def test_before_the_start_nothing_had_flowed() -> None:
    timing = timed(exactly(at(-20)), an_infusion(rates=STEPS))

    assert timing.elapsed == (minutes(-20), minutes(-20))
    assert timing.flow == (minutes(0), minutes(0))


def test_a_range_within_one_step_has_its_rate_and_counts_the_increase_to_its_earliest_end() -> None:
    timing = timed(about(at(45), at(0)), an_infusion(rates=STEPS))

    assert (timing.rate, timing.since_increase) == (STEPS[1], minutes(5))


def test_a_range_in_which_a_step_happens_has_no_rate_and_no_last_increase() -> None:
    timing = timed(about(at(55), at(0)), an_infusion(rates=STEPS))

    assert (timing.rate, timing.since_increase) == (None, None)


def test_a_range_in_which_a_pause_happens_has_no_rate_even_where_both_ends_flowed() -> None:
    timing = timed(about(at(45), at(0)), an_infusion(rates=STEPS, pauses=(Pause(at(40), at(44)),)))

    assert (timing.rate, timing.since_increase) == (None, None)


def test_before_the_start_after_the_end_and_in_a_pause_there_is_no_rate_and_no_last_increase() -> None:
    infusion = an_infusion(rates=STEPS, pauses=(Pause(at(90), at(100)),))

    for onset in (at(-1), at(95), at(181)):
        timing = timed(exactly(onset), infusion)
        assert (timing.rate, timing.since_increase) == (None, None)


def test_before_the_first_increase_there_is_a_rate_and_no_last_increase() -> None:
    timing = timed(exactly(at(29)), an_infusion(rates=STEPS))

    assert (timing.rate, timing.since_increase) == (STEPS[0], None)


def test_a_pause_that_ends_before_it_began_takes_nothing_away_and_adds_nothing() -> None:
    backwards = an_infusion(pauses=(Pause(at(10), at(5)),))

    assert timed(exactly(at(30)), backwards).flow == (timedelta(minutes=30), timedelta(minutes=30))


@given(infusions())
@settings(deadline=None)
def test_timing_never_differs_from_the_rule_and_flow_never_exceeds_elapsed(infusion: Infusion) -> None:
    for reaction in infusion.reactions:
        timing = timing_of(reaction, infusion)
        assert timing.state is classify_onset(reaction.onset, infusion.started)
        if timing.elapsed is None or timing.flow is None:
            assert timing.elapsed is timing.flow is None
            continue
        shortest, longest = timing.flow
        assert timedelta(0) <= shortest <= longest
        assert longest <= max(timedelta(0), timing.elapsed[1])
