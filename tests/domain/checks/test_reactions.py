"""Reactions, and how much a record may hold."""

from datetime import timedelta
from time import perf_counter

import pytest

from ivig_logger.domain.checks import Surroundings, problems_of, refusals_of
from ivig_logger.domain.infusion import ReactionAnswer
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import between, exactly
from ivig_logger.domain.problems import Code
from tests.builders import a_moment, a_reaction, an_infusion
from tests.domain.checks.verdict import NOW, codes_of, the


def at(minutes: float) -> Moment:
    return a_moment("09:00") + timedelta(minutes=minutes)


@pytest.mark.parametrize("answer", [ReactionAnswer.NONE, ReactionAnswer.NOT_ASKED])
def test_reactions_and_their_answer_agree(answer: ReactionAnswer) -> None:
    assert codes_of(an_infusion(reaction=answer)) == set()
    assert codes_of(an_infusion(reactions=(a_reaction(),), reaction=answer)) == {Code.REACTION_CONTRADICTED}
    assert codes_of(an_infusion(reaction=ReactionAnswer.RECORDED)) == {Code.REACTION_CONTRADICTED}


@pytest.mark.parametrize("minutes", [-1, 0, 60, 61, 181, None])
def test_an_onset_before_during_after_or_not_known_is_no_problem(minutes: float | None) -> None:
    assert codes_of(an_infusion(reactions=(a_reaction(minutes=minutes),))) == set()


def test_an_onset_up_to_thirty_days_after_the_end_is_accepted() -> None:
    month_later = at(180) + timedelta(days=30)
    later = month_later + timedelta(seconds=1)

    assert Code.ONSET_FAR not in codes_of(an_infusion(reactions=(a_reaction(onset=exactly(month_later)),)), later)
    far = the(Code.ONSET_FAR, an_infusion(reactions=(a_reaction(onset=exactly(later)),)), later)
    assert (far.refuse, far.where) == (False, "reactions.0.onset")


def test_a_range_is_far_only_if_all_of_it_is() -> None:
    first = at(0) - timedelta(days=31)

    assert codes_of(an_infusion(reactions=(a_reaction(onset=between(first, at(0))),))) == set()


def test_an_onset_in_the_future_is_said_once() -> None:
    tomorrow = NOW + timedelta(days=60)

    assert codes_of(an_infusion(reactions=(a_reaction(onset=exactly(tomorrow)),))) == {Code.ONSET_IN_FUTURE}


def test_a_range_may_reach_past_the_present_moment() -> None:
    onset = between(NOW, NOW + timedelta(minutes=30))

    assert codes_of(an_infusion(reactions=(a_reaction(onset=onset),))) == set()


def test_a_reaction_may_resolve_within_the_range_in_which_it_began() -> None:
    reaction = a_reaction(onset=between(at(10), at(40)), resolved=at(20))

    assert codes_of(an_infusion(reactions=(reaction,))) == set()


def test_a_resolution_without_an_onset_cannot_be_compared() -> None:
    assert codes_of(an_infusion(reactions=(a_reaction(minutes=None, resolved=at(20)),))) == set()


def test_each_problem_names_its_row() -> None:
    reactions = (a_reaction(), a_reaction("chills"), a_reaction(""))

    assert the(Code.SYMPTOM_EMPTY, an_infusion(reactions=reactions)).where == "reactions.2.symptom"


def test_refusals_are_the_problems_that_refuse() -> None:
    infusion = an_infusion(product="Nonesuch", reactions=(a_reaction(""),))
    around = Surroundings(NOW)

    assert [each.code for each in problems_of(infusion, around)] == [Code.PRODUCT_UNLISTED, Code.SYMPTOM_EMPTY]
    assert [each.code for each in refusals_of(infusion, around)] == [Code.SYMPTOM_EMPTY]


def test_a_note_of_100_000_characters_is_accepted() -> None:
    note = "Kopfschmerz 😀 صداع\n" * 5_000

    assert len(note) >= 90_000
    assert codes_of(an_infusion(notes=note + "x" * (100_000 - len(note)), before=note)) == set()
    assert codes_of(an_infusion(reactions=(a_reaction(notes=note),))) == set()


def test_5000_reactions_are_checked_in_well_under_a_second() -> None:
    infusion = an_infusion(reactions=tuple(a_reaction(f"sign {each}", each / 10) for each in range(5_000)))
    began = perf_counter()

    assert codes_of(infusion) == set()
    assert perf_counter() - began < 0.5
