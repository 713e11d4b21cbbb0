"""What holds of due things in any plan, sound or not, and at any time."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.due import due_things, is_open
from ivig_logger.domain.infusion import DueAnswer, Infusion, Pause, RateStep, RateUnit, VitalSigns
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from tests.builders import a_moment, a_running_infusion

STARTED = a_moment("09:00")
minutes = st.integers(-90, 600)
moments = st.integers(-5400, 36000).map(lambda each: STARTED + timedelta(seconds=each))
values = st.sampled_from([Decimal(30), Decimal(60), Decimal(90)])
stretches = st.builds(Every, st.integers(-1, 90), st.none() | minutes)
schedules = st.builds(
    VitalsPlan,
    st.booleans(),
    st.lists(stretches, max_size=3).map(tuple),
    st.booleans(),
    st.booleans(),
    st.lists(minutes, max_size=2).map(tuple),
)
plans = st.builds(
    Plan,
    st.lists(st.builds(PlannedStep, minutes, values), max_size=4).map(tuple),
    schedules,
    st.lists(st.builds(PlannedMedicine, st.sampled_from(["paracetamol", "x"]), lead=st.none() | minutes)).map(tuple),
    st.none() | minutes,
    st.none() | minutes,
)


@st.composite
def sessions(draw: st.DrawFn) -> Infusion:
    """A session with rates, vital signs and pauses at any times, ended or not."""
    return a_running_infusion(
        STARTED,
        ended=draw(st.none() | moments),
        rates=tuple(draw(st.lists(st.builds(RateStep, moments, values, st.just(RateUnit.ML_H)), max_size=4))),
        vitals=tuple(draw(st.lists(st.builds(VitalSigns, moments), max_size=4))),
        pauses=tuple(draw(st.lists(st.builds(Pause, moments, st.none() | moments), max_size=2))),
    )


@given(sessions(), plans, moments)
def test_there_is_one_thing_of_a_kind_and_the_earliest_is_first(infusion: Infusion, plan: Plan, now: Moment) -> None:
    found = due_things(infusion, plan, now)

    assert len({each.kind for each in found}) == len(found)
    assert [each.at.epoch for each in found] == sorted(each.at.epoch for each in found)


@given(sessions(), plans, moments)
def test_what_was_skipped_is_not_due_again(infusion: Infusion, plan: Plan, now: Moment) -> None:
    answers = tuple(DueAnswer(each.key, now) for each in due_things(infusion, plan, now))
    skipped = a_running_infusion(
        STARTED,
        ended=infusion.ended,
        rates=infusion.rates,
        vitals=infusion.vitals,
        pauses=infusion.pauses,
        due_answers=answers,
    )

    assert {each.key for each in due_things(skipped, plan, now)}.isdisjoint(each.due for each in answers)


@given(sessions(), plans, moments)
def test_a_set_that_is_taken_now_leaves_no_vital_signs_due(infusion: Infusion, plan: Plan, now: Moment) -> None:
    taken = a_running_infusion(STARTED, ended=infusion.ended, rates=infusion.rates, vitals=(VitalSigns(now),))

    assert not any(each.is_due(now) for each in due_things(taken, plan, now) if each.key.startswith("vitals"))


@given(sessions(), plans, moments)
def test_whatever_the_plan_a_running_session_is_open(infusion: Infusion, plan: Plan, now: Moment) -> None:
    if infusion.ended is None:
        assert is_open(infusion, plan, now)
