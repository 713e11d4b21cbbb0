"""The question after an infusion: when it is due, and what its answers make of the record."""

from datetime import date, timedelta

import pytest

from ivig_logger.domain.checks import Surroundings, refusals_of
from ivig_logger.domain.follow_up import NOTHING_TOLD, days_since, follow_up_due, onset_on, told, told_nothing
from ivig_logger.domain.infusion import FollowUp, Infusion, Precision, Reaction, ReactionAnswer, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import between
from ivig_logger.domain.plan import Plan
from tests.builders import a_moment, a_reaction, an_infusion

ENDED = a_moment("12:00")  # Tuesday 20 October
DAY = 24 * 60


def after(hours: float) -> Moment:
    return ENDED + timedelta(hours=hours)


def asked_already(*hours: float) -> Infusion:
    return an_infusion(follow_ups=tuple(FollowUp(after(each), "Ana", NOTHING_TOLD) for each in hours))


@pytest.mark.parametrize(
    ("hours", "due"),
    [(0, None), (23.9, None), (24, DAY), (71.9, DAY), (72, 3 * DAY), (167, 3 * DAY), (168, 7 * DAY), (720, 7 * DAY)],
)
def test_it_is_asked_after_a_day_three_days_and_a_week(hours: float, due: int | None) -> None:
    assert follow_up_due(an_infusion(), Plan(), after(hours)) == due


def test_thirty_days_after_the_end_nothing_is_asked() -> None:
    assert follow_up_due(an_infusion(), Plan(), after(721)) is None


def test_the_times_of_the_plan_take_the_place_of_the_usual_ones() -> None:
    assert follow_up_due(an_infusion(), Plan(follow_ups=(60, 120)), after(1.5)) == 60
    assert follow_up_due(an_infusion(), Plan(follow_ups=()), after(200)) is None


def test_an_answer_holds_until_the_next_question_comes() -> None:
    assert follow_up_due(asked_already(25), Plan(), after(71)) is None
    assert follow_up_due(asked_already(25), Plan(), after(72)) == 3 * DAY
    assert follow_up_due(asked_already(23), Plan(), after(25)) == DAY


def test_one_answer_is_enough_for_the_questions_before_it() -> None:
    assert follow_up_due(asked_already(80), Plan(), after(81)) is None


def test_nothing_is_asked_while_it_runs_nor_of_an_entry_in_error() -> None:
    assert follow_up_due(an_infusion(ended=None, status=Status.RUNNING), Plan(), after(200)) is None
    assert follow_up_due(an_infusion(entered_in_error="typo"), Plan(), after(200)) is None


def test_nothing_told_is_one_follow_up_and_leaves_the_reactions_alone() -> None:
    infusion = told_nothing(after(25), "Ana")(an_infusion())

    assert infusion == an_infusion(follow_ups=(FollowUp(after(25), "Ana", NOTHING_TOLD),))


def test_a_symptom_began_between_the_end_and_the_question() -> None:
    infusion = told("headache", after(25), "Ana")(an_infusion(reaction=ReactionAnswer.NONE))

    assert infusion.reactions == (Reaction("headache", between(ENDED, after(25))),)
    assert infusion.follow_ups == (FollowUp(after(25), "Ana", "headache"),)
    assert infusion.reaction is ReactionAnswer.RECORDED
    assert refusals_of(infusion, Surroundings(after(25))) == []


def test_the_next_symptom_goes_into_the_same_follow_up() -> None:
    infusion = told("dark urine", after(25))(told("headache", after(25))(an_infusion()))

    assert [each.symptom for each in infusion.reactions] == ["headache", "dark urine"]
    assert {each.onset for each in infusion.reactions} == {between(ENDED, after(25))}
    assert infusion.follow_ups == (FollowUp(after(25), "", "headache, dark urine"),)


def test_what_was_not_there_at_the_follow_up_before_began_after_it() -> None:
    infusion = told("rash", after(72))(asked_already(25))

    assert infusion.reactions[-1].onset == between(after(25), after(72))


def test_reactions_of_the_session_itself_stay() -> None:
    infusion = told("rash", after(25))(an_infusion(reactions=(a_reaction(),)))

    assert infusion.reactions[0] == a_reaction()


def test_a_day_is_a_range_after_the_end_and_not_in_the_future() -> None:
    same, following, today = (onset_on(date(2026, 10, each), an_infusion(), after(48)) for each in (20, 21, 22))

    assert same == between(ENDED, a_moment("23:59:59"))
    assert following == between(a_moment("00:00", "2026-10-21"), a_moment("23:59:59", "2026-10-21"))
    assert (today.latest, today.precision) == (after(48), Precision.RANGE)


def test_the_day_of_a_clock_change_is_whole() -> None:
    onset = onset_on(date(2026, 10, 25), an_infusion(), after(1000))

    assert onset.latest - onset.earliest == timedelta(hours=25, seconds=-1)


def test_the_days_are_those_of_the_clock_of_the_infusion() -> None:
    assert days_since(an_infusion(), after(1)) == [date(2026, 10, 20)]
    assert days_since(an_infusion(), after(24).in_zone("Pacific/Auckland")) == [date(2026, 10, 20), date(2026, 10, 21)]
