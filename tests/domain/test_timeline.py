"""What the timeline of a session shows, as values."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import Mark, Medication, Pause, RateStep, RateUnit, Status, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about
from ivig_logger.domain.rates import volume_until, volumes_at
from ivig_logger.domain.timeline import timeline_of
from tests.builders import a_moment, a_reaction, an_infusion

START = a_moment()


def at(minutes: float) -> Moment:
    return START + timedelta(minutes=minutes)


def steps(*rates: tuple[float, int]) -> tuple[RateStep, ...]:
    return tuple(RateStep(at(minute), Decimal(value), RateUnit.ML_H) for minute, value in rates)


def test_the_axis_goes_from_the_start_to_the_end() -> None:
    shown = timeline_of(an_infusion())
    assert (shown.lead, shown.length, shown.ended) == (0, 180, 180)


def test_the_axis_of_a_short_session_holds_the_whole_first_hour() -> None:
    shown = timeline_of(an_infusion(ended=a_moment("09:40")))
    assert (shown.length, shown.ended) == (60, 40)


def test_a_session_without_an_end_goes_to_the_last_thing_known() -> None:
    shown = timeline_of(an_infusion(ended=None, status=Status.RUNNING, rates=steps((90, 60))))
    assert (shown.length, shown.ended) == (90, None)


def test_what_was_soon_after_the_end_is_on_the_axis_and_the_next_day_beside_it() -> None:
    shown = timeline_of(an_infusion(reactions=(a_reaction("chills", 230), a_reaction("fatigue", 1380))))
    assert shown.length == 230
    assert [each.earliest for each in shown.on_axis] == [230]
    assert [each.earliest for each in shown.beside] == [1380]


def test_an_onset_that_is_not_known_is_beside_the_axis() -> None:
    assert [each.earliest for each in timeline_of(an_infusion(reactions=(a_reaction(minutes=None),))).beside] == [None]


def test_what_came_before_the_start_makes_a_lead_of_two_hours_at_most() -> None:
    early, very_early = (Medication("acetaminophen", at=at(-minutes)) for minutes in (45, 900))
    assert timeline_of(an_infusion(medications=(early,))).lead == 45
    assert timeline_of(an_infusion(medications=(early, very_early))).lead == 120


def test_a_range_keeps_both_its_ends() -> None:
    (told,) = timeline_of(an_infusion(reactions=(a_reaction(onset=about(at(25), START)),))).facts
    assert (told.earliest, told.latest) == (15, 35)


def test_a_reaction_lasts_until_it_was_over() -> None:
    (told,) = timeline_of(an_infusion(reactions=(a_reaction(resolved=at(95)),))).facts
    assert told.until == 95


def test_pauses_are_stretches_and_an_open_one_reaches_the_end() -> None:
    shown = timeline_of(an_infusion(pauses=(Pause(at(20), at(70)), Pause(at(120), None))))
    assert shown.pauses == ((20, 70), (120, 180))


def test_all_kinds_of_things_stand_in_their_order_in_time() -> None:
    shown = timeline_of(
        an_infusion(
            medications=(Medication("acetaminophen", at=at(-45)),),
            rates=steps((0, 30)),
            vitals=(VitalSigns(at(10), heart_rate=72),),
            reactions=(a_reaction(),),
            marks=(Mark(at(20), "Bottle P100"),),
            pauses=(Pause(at(30), at(40)),),
        )
    )
    kinds = [Kind.MEDICATION, Kind.RATE, Kind.VITALS, Kind.MARK, Kind.REACTION, Kind.PAUSE]
    assert [each.kind for each in shown.facts] == kinds


def test_rates_are_told_in_one_unit() -> None:
    typed = (RateStep(at(30), Decimal(1), RateUnit.ML_KG_H), *steps((0, 30)))
    shown = timeline_of(an_infusion(rates=typed))
    assert (shown.steps, shown.unit) == (((0, 30), (30, 62.5)), "mL/h")


def test_rates_that_cannot_be_converted_stay_as_typed_and_make_no_volume() -> None:
    typed = (RateStep(START, Decimal("0.5"), RateUnit.ML_KG_H),)
    shown = timeline_of(an_infusion(rates=typed, weight=None))
    assert (shown.steps, shown.unit, shown.volumes) == (((0, 0.5),), "mL/kg/h", ())


def test_rates_of_two_units_that_cannot_be_converted_make_no_line() -> None:
    typed = (RateStep(at(30), Decimal(1), RateUnit.ML_KG_H), *steps((0, 30)))
    assert timeline_of(an_infusion(rates=typed, weight=None)).steps == ()


def test_the_volume_grows_with_the_rate_and_stands_in_a_pause() -> None:
    shown = timeline_of(an_infusion(rates=steps((0, 60), (60, 120)), pauses=(Pause(at(90), at(120)),)))
    assert [shown.volume_at(minute) for minute in (0, 60, 75, 90, 105, 120, 180)] == [0, 60, 90, 120, 120, 120, 240]


def test_the_volume_before_the_first_rate_is_not_known() -> None:
    shown = timeline_of(an_infusion(rates=steps((30, 60))))
    assert [shown.volume_at(minute) for minute in (29, 30, 90)] == [None, 0, 60]


@given(
    rates=st.lists(st.tuples(st.integers(0, 200), st.integers(1, 300)), min_size=1, max_size=6),
    pauses=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 60)), max_size=4),
    asked=st.lists(st.integers(0, 240), min_size=1, max_size=8),
)
def test_volumes_in_one_go_are_those_of_each_moment(
    rates: list[tuple[int, int]], pauses: list[tuple[int, int]], asked: list[int]
) -> None:
    stopped = tuple(Pause(at(since), at(since + length)) for since, length in pauses)
    infusion = an_infusion(rates=steps(*rates), pauses=stopped)
    moments = [at(minute) for minute in sorted(asked)]
    one_by_one = [volume_until(infusion, each) for each in moments]
    together = volumes_at(infusion, [each.epoch for each in moments])
    assert together is not None
    for found, expected in zip(together, one_by_one, strict=True):
        assert float(found) == pytest.approx(0.0 if expected is None else float(expected[0]))
