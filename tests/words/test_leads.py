"""The wait of a plan after a premedication, in words."""

from datetime import timedelta

import pytest

from ivig_logger.domain.moment import Moment
from ivig_logger.words.leads import clock_and_day, lead_text
from tests.builders import a_moment

GIVEN = a_moment("13:32", "2026-11-01")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "30 min after paracetamol, by the plan: at 14:02 (in 30 min)"),
        (1, "30 min after paracetamol, by the plan: at 14:02 (in 30 min)"),
        (18 * 60, "30 min after paracetamol, by the plan: at 14:02 (in 12 min)"),
        (30 * 60 - 1, "30 min after paracetamol, by the plan: at 14:02 (in 1 min)"),
        (30 * 60, "The plan's 30 min after paracetamol are over."),
    ],
)
def test_the_wait_is_the_number_of_the_plan_and_the_clock(seconds: int, said: str) -> None:
    assert lead_text("paracetamol", 30, GIVEN, GIVEN + timedelta(seconds=seconds)) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (a_moment("14:00", "2026-11-01"), "13:32"),
        (a_moment("00:10", "2026-11-02"), "13:32 yesterday"),
        (a_moment("14:00", "2026-11-05"), "13:32 Sun 1 Nov 2026"),
    ],
)
def test_a_clock_reading_has_its_day_where_that_is_not_today(now: Moment, said: str) -> None:
    assert clock_and_day(GIVEN, now) == said
