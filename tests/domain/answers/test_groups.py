"""What is counted of sessions that belong together: may be, not known and not asked are never yes or no."""

import pytest

from ivig_logger.domain.answers.groups import Group, group, worst_of
from ivig_logger.domain.answers.session_fact import Answer
from ivig_logger.domain.answers.wilson import wilson
from ivig_logger.domain.terms import Severity
from tests.domain.answers.facts import a_fact


def test_unknown_sessions_are_counted_beside_yes_and_no() -> None:
    made = group(a_fact(at, first_hour=answer) for at, answer in enumerate(Answer))
    assert (made.sessions, len(made.with_first_hour(Answer.YES)), len(made.unknown)) == (5, 1, 3)


def test_the_median_onset_is_of_the_sessions_where_it_is_known() -> None:
    made = group([a_fact(1, onset=20.0), a_fact(2, onset=None), a_fact(3, onset=50.0)])
    assert made.median_onset == 35.0


def test_without_a_known_onset_there_is_no_median() -> None:
    assert group([a_fact(1)]).median_onset is None


def test_the_worst_severity_is_that_of_the_worst_session() -> None:
    told = (Severity.MILD, Severity.SEVERE, None)
    assert group(a_fact(at, worst=each) for at, each in enumerate(told)).worst is Severity.SEVERE


def test_not_graded_is_less_than_mild() -> None:
    assert worst_of([Severity.NOT_GRADED, Severity.MILD]) is Severity.MILD


@pytest.mark.parametrize(("known", "unknown", "few"), [(4, 0, True), (4, 9, True), (5, 0, False), (5, 9, False)])
def test_fewer_than_five_sessions_with_a_known_answer_are_few(known: int, unknown: int, few: bool) -> None:
    members = [a_fact(at, first_hour=Answer.NO) for at in range(known)]
    members += [a_fact(100 + at, first_hour=Answer.NOT_ASKED) for at in range(unknown)]
    assert Group(tuple(members)).is_few is few
    assert (Group(tuple(members)).interval is None) is few


def test_the_members_are_in_the_order_of_their_starts() -> None:
    made = group([a_fact(3), a_fact(1), a_fact(2)])
    assert [each.started for each in made.members] == sorted(each.started for each in made.members)


# R. G. Newcombe, Two-sided confidence intervals for the single proportion, Stat Med 17 (1998) 857-872, table I.
@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_the_published_examples(count: int, total: int, low: float, high: float) -> None:
    interval = wilson(count, total)
    assert (round(interval.low, 4), round(interval.high, 4)) == (low, high)
