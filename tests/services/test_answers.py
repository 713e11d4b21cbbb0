"""The sessions of a period, and how complete they are."""

from datetime import timedelta

import pytest

from ivig_logger.domain.answers.period import Period
from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, ReactionAnswer, Status, Vial
from ivig_logger.services.answers import answers_of
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.listing import Filter
from tests.builders import PATIENT, a_moment, a_reaction, an_infusion

ALL = Filter(PATIENT.id)


def sessions() -> list[Infusion]:
    """Three of them, a hundred days apart; the last one is not over."""
    days = [a_moment() - timedelta(days=each) for each in (200, 100, 0)]
    return [
        an_infusion(1, started=days[0], ended=days[0] + timedelta(hours=3), product="Octagam"),
        an_infusion(
            2,
            started=days[1],
            ended=days[1] + timedelta(hours=3),
            vials=(Vial("P1"),),
            reaction=ReactionAnswer.RECORDED,
            reactions=(a_reaction(minutes=None),),
        ),
        an_infusion(3, started=days[2], ended=None, status=Status.RUNNING),
    ]


@pytest.fixture
def filled(logbook: Logbook) -> Logbook:
    """The log with the three sessions."""
    logbook.store_all([*map(Change, sessions())])
    return logbook


def numbers(logbook: Logbook, wanted: Filter, period: Period) -> list[int]:
    return [int(each.id[-12:]) for each in answers_of(logbook, wanted, period).group.members]


def test_all_sessions_are_told_in_the_order_of_their_starts(filled: Logbook) -> None:
    assert numbers(filled, ALL, Period.ALL) == [1, 2, 3]


def test_a_period_leaves_out_what_was_before_it(filled: Logbook) -> None:
    assert numbers(filled, ALL, Period.SIX_MONTHS) == [2, 3]


def test_since_the_product_changed_leaves_out_the_other_product(filled: Logbook) -> None:
    assert numbers(filled, ALL, Period.SINCE_PRODUCT) == [2, 3]


def test_a_filter_of_the_history_narrows_the_answers(filled: Logbook) -> None:
    assert numbers(filled, Filter(PATIENT.id, words="p1"), Period.ALL) == [2]


def test_it_is_said_of_how_many_sessions_these_are(filled: Logbook) -> None:
    assert answers_of(filled, ALL, Period.SIX_MONTHS).of == 3


def test_the_completeness_counts_what_is_recorded_and_what_is_not_known(filled: Logbook) -> None:
    known = answers_of(filled, ALL, Period.ALL).completeness
    assert (known.sessions, known.running, known.with_lots, known.with_rates) == (3, 1, 1, 0)
    assert (known.onset_not_known, known.not_asked) == (1, 2)


def test_a_patient_without_sessions_has_answers_of_nothing(logbook: Logbook) -> None:
    assert answers_of(logbook, ALL, Period.SINCE_PRODUCT).group.sessions == 0
