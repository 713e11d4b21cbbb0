"""Trends in words: a value with its unit, a quarter with n of N and the unknowns."""

from decimal import Decimal

import pytest

from ivig_logger.domain.answers.groups import Group
from ivig_logger.domain.answers.session_fact import Answer
from ivig_logger.domain.answers.trends import Measure, Step, Value, trend
from ivig_logger.words.trends import (
    HEADINGS,
    NAMES,
    TITLES,
    count_lines,
    point_text,
    share_text,
    step_sentence,
    step_text,
    value_text,
)
from tests.domain.answers.facts import a_fact


def a_step(*answers: Answer, months: int = 3) -> Step:
    members = tuple(a_fact(number, first_hour=each) for number, each in enumerate(answers))
    return Step(2026, 7 if months == 3 else 1, months, Group(members))


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        (Measure.REACTIONS, 0, "0 reactions"),
        (Measure.REACTIONS, 1, "1 reaction"),
        (Measure.DOSE, Decimal(30) / Decimal("62.5"), "0.48 g/kg"),
        (Measure.DOSE, Decimal(1), "1 g/kg"),
        (Measure.GAP, 27.96, "28 days"),
        (Measure.GAP, 1.1, "1 day"),
        (Measure.DURATION, 205.0, "3 h 25 min"),
        (Measure.WELLBEING, 0, "0 of 10"),
        (Measure.TROUGH, Decimal("9.475"), "9.48 g/L"),
        (Measure.TROUGH, None, "not recorded"),
    ],
)
def test_a_value_has_its_unit(measure: Measure, value: Value | None, words: str) -> None:
    assert value_text(measure, value) == words


def test_a_point_names_its_day() -> None:
    (point,) = trend(Measure.WELLBEING, [a_fact(0, wellbeing=7)]).points
    assert point_text(Measure.WELLBEING, point) == "Tue 20 Oct 2026: 7 of 10"


def test_every_measure_has_its_words() -> None:
    assert set(TITLES) == set(NAMES) == set(HEADINGS) == set(Measure)


def test_a_step_is_named_by_its_months_or_its_year() -> None:
    assert step_text(a_step()) == "Jul to Sep 2026"
    assert step_text(a_step(months=12)) == "2026"


def test_a_share_is_never_without_what_it_is_out_of_and_the_unknowns() -> None:
    few = a_step(Answer.YES, Answer.NO, Answer.MAY_BE, Answer.NOT_ASKED)
    assert share_text(few) == "1 of 4, 1 may be, 1 not asked, few"
    assert step_sentence(few) == "Jul to Sep 2026: with a reaction in the first hour 1 of 4, 1 may be, 1 not asked, few"
    assert share_text(a_step(Answer.YES, *[Answer.NO] * 4)) == "1 of 5"


def test_a_step_without_a_session_says_so() -> None:
    assert step_sentence(a_step()) == "Jul to Sep 2026: no session"


def test_where_there_is_little_room_the_same_is_said_in_short() -> None:
    step = a_step(Answer.YES, Answer.NO, Answer.MAY_BE)
    assert count_lines(step) == ["1 of 3", "1 unknown"]
    assert count_lines(step, is_short=True) == ["1/3", "1 ?"]
    assert count_lines(a_step(Answer.NO)) == ["0 of 1"]
