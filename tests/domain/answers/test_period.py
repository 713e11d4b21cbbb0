"""From when on a period reaches."""

import pytest

from ivig_logger.domain.answers.period import Period, begin_of
from tests.builders import a_moment
from tests.domain.answers.facts import a_fact

NOW = a_moment("12:00", "2026-08-31")


@pytest.mark.parametrize(("period", "day"), [(Period.SIX_MONTHS, "2026-02-28"), (Period.TWELVE_MONTHS, "2025-08-31")])
def test_months_are_calendar_months_from_the_beginning_of_the_day(period: Period, day: str) -> None:
    assert begin_of(period, [a_fact(1)], NOW) == a_moment("00:00", day).epoch


def test_a_year_may_lie_between() -> None:
    assert begin_of(Period.SIX_MONTHS, [], a_moment("12:00", "2026-03-15")) == a_moment("00:00", "2025-09-15").epoch


def test_all_sessions_have_no_beginning() -> None:
    assert begin_of(Period.ALL, [a_fact(1)], NOW) is None


def test_since_the_product_changed_begins_with_the_first_session_of_the_last_product() -> None:
    facts = [a_fact(at, product=name) for at, name in enumerate(("B", "A", "B", "b"))]
    assert begin_of(Period.SINCE_PRODUCT, facts, NOW) == facts[2].started


def test_without_sessions_there_is_no_beginning() -> None:
    assert begin_of(Period.SINCE_PRODUCT, [], NOW) is None
