"""The rule in SQL never differs from THE rule, and the counts are those that counting by hand gives."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from ivig_logger.domain.change import Change, Trace
from ivig_logger.domain.infusion import Infusion, Onset, Precision, Reaction, ReactionAnswer, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.storage import changes, history
from ivig_logger.storage.database import Database
from ivig_logger.storage.first_hour import STATES
from ivig_logger.storage.listing import Filter, Order
from ivig_logger.storage.records import InfusionRecord, ReactionRecord
from tests import strategies
from tests.builders import PATIENT, a_moment, an_infusion

# The file is the same for all examples; each of them is rolled back.
on_one_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
EDGES = [-86_400, -61, -60, -1, 0, 1, 59, 60, 1500, 3599, 3600, 3601, 3660, 7200, 86_400]
seconds = st.sampled_from(EDGES) | st.integers(-4000, 8000)


@st.composite
def reactions(draw: st.DrawFn, started: Moment) -> Reaction:
    """A reaction at one of the edges of the hour or anywhere near, on any clock; or at a time not known."""
    if draw(st.integers(0, 5)) == 0:
        return Reaction("headache")
    first, last = sorted((draw(seconds), draw(seconds)))
    if draw(st.booleans()):
        last = first
    earliest, latest = (Moment(started.epoch + each, draw(strategies.zones)) for each in (first, last))
    return Reaction("headache", Onset(earliest, latest, draw(st.sampled_from(Precision))))


@st.composite
def sessions(draw: st.DrawFn, number: int) -> Infusion:
    """A session of the builders' patient that may be running, in error, or without reactions."""
    started = replace(a_moment() + timedelta(days=draw(st.integers(-3, 3))), zone=draw(strategies.zones))
    told = tuple(draw(st.lists(reactions(started), max_size=4)))
    return an_infusion(
        number,
        started=started,
        ended=started + timedelta(hours=3),
        status=draw(st.sampled_from(Status)),
        reactions=told,
        reaction=ReactionAnswer.RECORDED if told else ReactionAnswer.NOT_ASKED,
        entered_in_error=draw(st.sampled_from([None, None, None, "typo"])),
    )


def states_of(session: Infusion) -> set[FirstHour]:
    return {classify_onset(each.onset, session.started) for each in session.reactions}


def alone(sessions: Iterable[Infusion]) -> tuple[int, int]:
    """How many may have had a reaction in the first hour and had none; and how many of the others have one unknown."""
    told = [states_of(each) - {FirstHour.LATER, FirstHour.BEFORE} for each in sessions]
    without = [each for each in told if FirstHour.IN not in each]
    return sum(FirstHour.MAY_BE in each for each in without), without.count({FirstHour.NOT_KNOWN})


logs = st.integers(0, 6).flatmap(lambda size: st.tuples(*(sessions(number) for number in range(size))))
STATES_IN_SQL = (
    select(*STATES.values())
    .join_from(ReactionRecord, InfusionRecord)
    .order_by(InfusionRecord.id, ReactionRecord.position)
)


@on_one_file
@given(logs)
def test_each_reaction_is_in_the_one_state_of_the_rule(database: Database, log: tuple[Infusion, ...]) -> None:
    expected = [classify_onset(told.onset, each.started) for each in log for told in each.reactions]
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *map(Change, log)], Trace(a_moment()))
        found = [
            [state for state, holds in zip(STATES, row, strict=True) if holds] for row in db.execute(STATES_IN_SQL)
        ]
        db.rollback()
    assert found == [[each] for each in expected]


@on_one_file
@given(logs)
def test_the_counts_are_those_of_counting_by_hand(database: Database, log: tuple[Infusion, ...]) -> None:
    listed = [each for each in log if each.entered_in_error is None]
    by_hand = Counter(state for each in listed for state in states_of(each))
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *map(Change, log)], Trace(a_moment()))
        counted = history.summary(db, Filter(PATIENT.id))
        db.rollback()
    assert counted.sessions == len(listed)
    assert counted.running == sum(each.status is Status.RUNNING for each in listed)
    assert (counted.may_be, counted.not_known) == alone(listed)
    assert counted.with_state == {state: by_hand[state] for state in FirstHour}


@settings(on_one_file, max_examples=25)
@given(logs)
def test_every_choice_of_states_lists_and_counts_alike(database: Database, log: tuple[Infusion, ...]) -> None:
    listed = [each for each in log if each.entered_in_error is None]
    choices = [frozenset(each) for size in (1, 2, 5) for each in combinations(FirstHour, size)]
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *map(Change, log)], Trace(a_moment()))
        for states in choices:
            wanted = Filter(PATIENT.id, states)
            expected = [each for each in listed if states & states_of(each)]
            assert {each.id for each in history.page(db, wanted, Order(), 0, 100)} == {each.id for each in expected}
            by_hand = Counter(state for each in expected for state in states_of(each))
            counted = history.summary(db, wanted)
            assert counted.sessions == len(expected)
            assert counted.with_state == {state: by_hand[state] for state in FirstHour}
            assert (counted.may_be, counted.not_known) == alone(expected)
        db.rollback()
