"""The reactions of the sample log: all five states, and each agrees with the session it stands in."""

from collections import Counter
from functools import cache

from ivig_logger.domain.infusion import Action, Infusion, ReactionAnswer, Severity, Status
from ivig_logger.domain.onset import FirstHour, classify_onset, session_of
from ivig_logger.services.sample import sample_log
from tests.builders import ZONE, a_moment


@cache
def sessions() -> tuple[Infusion, ...]:
    return sample_log(a_moment("08:00", "2026-11-22"), ZONE)[1]


def states() -> Counter[FirstHour]:
    return Counter(classify_onset(told.onset, each.started) for each in sessions() for told in each.reactions)


def test_what_was_done_about_a_reaction_agrees_with_the_session() -> None:
    for each in sessions():
        done = {action for told in each.reactions for action in told.actions}
        assert each.slowed == (Action.SLOWED in done)
        assert bool(each.pauses) == (Action.PAUSED in done)
        assert (each.status is Status.STOPPED_EARLY) == (Action.STOPPED in done)


def test_a_reaction_is_mild_exactly_when_it_stopped_nothing() -> None:
    graded = [told for each in sessions() for told in each.reactions if told.severity is not Severity.NOT_GRADED]
    assert [told.symptom for told in graded if (told.severity is Severity.MILD) != (not told.actions)] == []


def test_all_five_states_of_the_first_hour_are_there() -> None:
    found = states()
    assert 6 <= found[FirstHour.IN] <= 8
    assert found[FirstHour.MAY_BE] == 2
    assert found[FirstHour.NOT_KNOWN] == 2
    assert found[FirstHour.BEFORE] == 1
    assert found[FirstHour.LATER] >= 12


def test_in_many_sessions_no_reaction_was_recorded_and_one_was_not_asked_about() -> None:
    answers = Counter(each.reaction for each in sessions())
    assert answers[ReactionAnswer.NOT_ASKED] == 1
    assert answers[ReactionAnswer.NONE] > 20
    assert answers[ReactionAnswer.RECORDED] > 20


def test_a_reaction_after_the_start_stands_in_the_latest_session_before_it() -> None:
    for each in sessions():
        onsets = [
            told.onset for told in each.reactions if told.onset and told.onset.earliest.epoch >= each.started.epoch
        ]
        assert all(session_of(onset, sessions()) is each for onset in onsets)
