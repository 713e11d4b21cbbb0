"""What the tables count by is what the infusions themselves say, and what THE rule says of them."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from ivig_logger.domain.answers.groups import worst_of
from ivig_logger.domain.answers.session_fact import Answer, Novelty, SessionFact
from ivig_logger.domain.change import Change, Trace
from ivig_logger.domain.folding import fold, lot_key
from ivig_logger.domain.infusion import Infusion, Patient, Purpose, Reaction, ReactionAnswer, Status, Vial
from ivig_logger.domain.onset import FIRST_HOUR, FirstHour, classify_onset
from ivig_logger.domain.rates import ml_per_hour, rate_at_onset
from ivig_logger.storage import changes
from ivig_logger.storage.answers import listed_ids, session_facts
from ivig_logger.storage.database import Database
from ivig_logger.storage.listing import Filter
from tests import strategies
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion

on_one_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)


def stored(database: Database, *sessions: Infusion) -> list[SessionFact]:
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *map(Change, sessions)], Trace(a_moment()))
        found = session_facts(db, PATIENT.id)
        db.rollback()
    return found


def reactions_of(session: Infusion) -> list[Reaction]:
    """Those from the start on, the unknown ones included."""
    return [each for each in session.reactions if classify_onset(each.onset, session.started) is not FirstHour.BEFORE]


def first_of(session: Infusion) -> list[Reaction]:
    """Those that began first, in the middle of what is known of their onsets."""
    known = {each: _middle(each) for each in reactions_of(session) if each.onset is not None}
    return [each for each in known if known[each] == min(known.values())]


def _middle(reaction: Reaction) -> float:
    assert reaction.onset is not None
    return (reaction.onset.earliest.epoch + reaction.onset.latest.epoch) / 2


@given(strategies.logs())
@on_one_file
def test_the_facts_are_those_of_the_infusions(database: Database, log: tuple[list[Patient], list[Infusion]]) -> None:
    sessions = [replace(each, patient=PATIENT.id) for each in log[1]]
    facts = {each.id: each for each in stored(database, *sessions)}
    listed = [each for each in sessions if each.entered_in_error is None]
    assert facts.keys() == {each.id for each in listed}
    for each in listed:
        fact = facts[each.id]
        assert fact.lots == tuple(dict.fromkeys(vial.lot for vial in each.vials))
        assert (fact.product, fact.concentration, fact.place) == (each.product, each.concentration, each.place)
        assert fact.hydration is any(given.purpose is Purpose.HYDRATION for given in each.medications)
        assert fact.running is (each.status is Status.RUNNING)
        assert len(fact.premedications) == len(each.premedications)
        assert fact.ended == (None if each.ended is None else each.ended.epoch)
        unasked = each.reaction is ReactionAnswer.NOT_ASKED
        assert fact.reactions == (len(reactions_of(each)) or (None if unasked else 0))
        assert (fact.wellbeing, fact.igg_trough) == (each.wellbeing, each.igg_trough)
        assert fact.worst == worst_of([told.severity for told in reactions_of(each)])


@given(strategies.logs())
@on_one_file
def test_the_first_hour_and_the_rates_are_those_of_the_domain(
    database: Database, log: tuple[list[Patient], list[Infusion]]
) -> None:
    sessions = {each.id: replace(each, patient=PATIENT.id) for each in log[1]}
    for fact in stored(database, *sessions.values()):
        session = sessions[fact.id]
        states = {classify_onset(each.onset, session.started) for each in session.reactions}
        assert (fact.first_hour is Answer.YES) is (FirstHour.IN in states)
        assert (fact.first_hour is Answer.MAY_BE) is (FirstHour.MAY_BE in states and FirstHour.IN not in states)
        first = first_of(session)
        assert fact.onset == ((_middle(first[0]) - session.started.epoch) / 60 if first else None)
        early = [each for each in session.rates if each.at - session.started <= FIRST_HOUR]
        rates = [ml_per_hour(each, session.weight, session.concentration) for each in early]
        assert fact.top_rate == (None if not rates or None in rates else max(each for each in rates if each))
        running = [rate_at_onset(session, each.onset) for each in first]
        known = {None if each is None else ml_per_hour(each, session.weight, session.concentration) for each in running}
        assert fact.onset_rate in (known or {None})


@given(strategies.logs())
@on_one_file
def test_what_is_new_and_the_gap_are_told_by_the_sessions_before(
    database: Database, log: tuple[list[Patient], list[Infusion]]
) -> None:
    facts = stored(database, *(replace(each, patient=PATIENT.id) for each in log[1]))
    for at, fact in enumerate(facts):
        before = facts[:at]
        products = {(fold(each.product), each.concentration) for each in before}
        lots = {lot_key(lot) for each in before for lot in each.lots}
        assert (fact.novelty is Novelty.FIRST_SESSION) is (at == 0)
        if before and (fold(fact.product), fact.concentration) not in products:
            assert fact.novelty is Novelty.PRODUCT
        elif before and fact.lots:
            new = {lot_key(each) for each in fact.lots} - lots
            assert fact.novelty is (Novelty.LOT if new else Novelty.NOTHING)
    assert [each.gap for each in facts[1:]] == [(b.started - a.started) / 86_400 for a, b in pairwise(facts)]


@pytest.mark.parametrize(
    ("reaction", "told", "expected"),
    [
        (ReactionAnswer.NONE, (), Answer.NO),
        (ReactionAnswer.NOT_ASKED, (), Answer.NOT_ASKED),
        (ReactionAnswer.RECORDED, (a_reaction(minutes=25),), Answer.YES),
        (ReactionAnswer.RECORDED, (a_reaction(minutes=61),), Answer.NO),
        (ReactionAnswer.RECORDED, (a_reaction(minutes=None),), Answer.NOT_KNOWN),
        (ReactionAnswer.RECORDED, (a_reaction(minutes=-20),), Answer.NO),
        (ReactionAnswer.RECORDED, (a_reaction(minutes=61), a_reaction(minutes=None)), Answer.NOT_KNOWN),
        (ReactionAnswer.RECORDED, (a_reaction(minutes=25), a_reaction(minutes=None)), Answer.YES),
    ],
)
def test_unknown_is_never_turned_into_yes_or_no(
    database: Database, reaction: ReactionAnswer, told: tuple[Reaction, ...], expected: Answer
) -> None:
    (fact,) = stored(database, an_infusion(reaction=reaction, reactions=told))
    assert fact.first_hour is expected


def test_what_was_there_before_the_start_is_no_reaction_to_the_session(database: Database) -> None:
    (fact,) = stored(database, an_infusion(reaction=ReactionAnswer.RECORDED, reactions=(a_reaction(minutes=-20),)))
    assert (fact.reaction, fact.onset, fact.worst) == (Answer.NO, None, None)


def test_entries_in_error_have_no_facts(database: Database) -> None:
    assert stored(database, an_infusion(entered_in_error="typo")) == []


def test_a_filter_narrows_the_sessions_by_their_ids(database: Database) -> None:
    lots = [an_infusion(at, started=a_moment() + timedelta(days=at), vials=(Vial(f"P{at}"),)) for at in (1, 2)]
    with database.changing() as db:
        changes.store_all(db, [Change(PATIENT), *map(Change, lots)], Trace(a_moment()))
        assert listed_ids(db, Filter(PATIENT.id, words="P2")) == {lots[1].id}


def test_a_full_infusion_has_all_of_its_facts(database: Database) -> None:
    (fact,) = stored(database, a_full_infusion())
    missing = {name for name, value in fact._asdict().items() if value is None}
    assert missing <= {"gap", "onset_rate", "top_rate"}
