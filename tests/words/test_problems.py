"""Every problem has one plain sentence. The problems are those of real records and real texts."""

import re
from typing import Any

import pytest

from ivig_logger.domain.checks.plans import problems_of_plan
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.exchange.plan_entry import PlanEntry
from ivig_logger.words.problems import problem_text
from tests.words.live_sayings import LIVE
from tests.words.plan_sayings import PLANS
from tests.words.plan_text_sayings import PLAN_TEXTS, said_of_plan_texts
from tests.words.record_sayings import RECORDS, said_of_record
from tests.words.text_sayings import CLOCK_CHANGES, NEW_YORK, TEXTS, said_of_texts

ALL: list[Problem] = [
    *(each for changes, _ in TEXTS for each in said_of_texts(changes)),
    *(each for changes, _ in CLOCK_CHANGES for each in said_of_texts(changes, NEW_YORK)),
    *(each for changes, _ in RECORDS for each in said_of_record(changes)),
    *(each for plan, _ in PLANS for each in problems_of_plan(plan)),
    *(each for entry, _ in PLAN_TEXTS for each in said_of_plan_texts(entry)),
    *(each for said, _ in LIVE for each in said),
]


@pytest.mark.parametrize(("changes", "sentence"), RECORDS)
def test_what_is_said_against_a_record(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in [problem_text(each) for each in said_of_record(changes)]


@pytest.mark.parametrize(("plan", "sentence"), PLANS)
def test_what_is_said_against_a_plan(plan: Plan, sentence: str) -> None:
    assert [problem_text(each) for each in problems_of_plan(plan)] == [sentence]


@pytest.mark.parametrize(("entry", "sentence"), PLAN_TEXTS)
def test_what_is_said_of_the_texts_of_a_plan(entry: PlanEntry, sentence: str) -> None:
    assert [problem_text(each) for each in said_of_plan_texts(entry)] == [sentence]


@pytest.mark.parametrize(("said", "sentence"), LIVE)
def test_what_is_said_while_an_infusion_runs(said: list[Problem], sentence: str) -> None:
    assert [problem_text(each) for each in said] == [sentence]


@pytest.mark.parametrize(("changes", "sentence"), TEXTS)
def test_what_is_said_of_a_text(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in [problem_text(each) for each in said_of_texts(changes)]


@pytest.mark.parametrize(("changes", "sentence"), CLOCK_CHANGES)
def test_what_is_said_where_the_clock_was_changed(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in [problem_text(each) for each in said_of_texts(changes, NEW_YORK)]


def test_every_code_is_shown_by_a_real_record_or_text_and_has_a_sentence() -> None:
    assert {each.code for each in ALL} == set(Code)


def test_sentences_are_whole_and_say_what_to_check_or_type() -> None:
    for sentence in map(problem_text, ALL):
        assert sentence.endswith(".")
        assert "lease" in sentence
        assert "None" not in sentence


def test_no_sentence_judges_or_tells_anybody_off() -> None:
    forbidden = re.compile(
        r"too (fast|slow|much|high|low)|wrong|invalid|error|must|should|missed|forgot", re.IGNORECASE
    )
    assert [each for each in map(problem_text, ALL) if forbidden.search(each)] == []


def test_what_was_typed_is_shown_short_and_on_one_line() -> None:
    (problem,) = said_of_texts({"date": "x\n" * 5000})
    assert len(problem_text(problem)) < 160
    assert "\n" not in problem_text(problem)
