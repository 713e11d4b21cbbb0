"""Five numbers in words: each with what it is out of, and the unknowns never folded into yes or no."""

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.answers.session_fact import Answer, SessionFact
from ivig_logger.domain.terms import Severity
from ivig_logger.services.answers import Answers
from ivig_logger.words.five_numbers import five_numbers
from tests.domain.answers.facts import a_fact


def said(*facts: SessionFact, of: int | None = None) -> list[str]:
    count = len(facts) if of is None else of
    return [each.sentence for each in five_numbers(Answers(Period.ALL, None, Group(facts), count))]


def test_may_be_and_not_known_and_not_asked_stand_beside_the_count() -> None:
    answers = (Answer.YES, Answer.MAY_BE, Answer.NOT_KNOWN, Answer.NOT_ASKED, Answer.NO)
    facts = [a_fact(at, first_hour=answer) for at, answer in enumerate(answers)]
    early = "1 with a reaction in the first hour, of 5, 1 may be, 1 onset not known, 1 not asked"
    assert said(*facts)[2] == early


def test_sessions_of_a_period_are_told_with_those_of_the_log() -> None:
    assert said(a_fact(1), of=45)[0] == "1 session, of 45 sessions in the log"
    assert said(a_fact(1), a_fact(2))[0] == "2 sessions, all of the log"


def test_a_median_is_of_the_onsets_that_are_known() -> None:
    known = a_fact(1, reaction=Answer.YES, onset=25.0, worst=Severity.MILD)
    unknown = a_fact(2, reaction=Answer.YES, worst=Severity.MODERATE)
    _, _, _, median, worst = said(known, unknown)
    assert median == "25 min median onset, of 1 known, 1 onset not known"
    assert worst == "moderate worst severity, in 1 session"


def test_no_reaction_recorded_is_said_so_and_not_that_there_was_none() -> None:
    assert said(a_fact(1))[4] == "none recorded worst severity, in 1 session"
