"""The question after an infusion, in words."""

from datetime import date

import pytest

from ivig_logger.words.follow_up import day_choice_text, question_text
from tests.builders import a_moment, an_infusion


@pytest.mark.parametrize(
    ("day", "when"),
    [
        ("2026-10-20", "today"),
        ("2026-10-21", "yesterday"),
        ("2026-10-22", "on Tuesday"),
        ("2026-10-26", "on Tuesday"),
        ("2026-10-27", "on Tue 20 Oct 2026"),
    ],
)
def test_the_question_names_the_day_of_the_infusion(day: str, when: str) -> None:
    asked = question_text(an_infusion(), a_moment("18:00", day))

    assert asked == f"Since the infusion {when}: headache, fever, rash, dark urine, anything else?"


@pytest.mark.parametrize(
    ("day", "words"),
    [(20, "same day"), (21, "next day"), (22, "on Thursday"), (26, "on Monday"), (27, "on Tue 27 Oct 2026")],
)
def test_days_are_named_as_one_says_them(day: int, words: str) -> None:
    assert day_choice_text(date(2026, 10, day), an_infusion()) == words
