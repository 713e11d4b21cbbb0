"""Days and expiries as they are typed. Today is Tuesday 20 October 2026."""

from datetime import date

import pytest

from ivig_logger.domain.problems import Code
from ivig_logger.exchange.typed import Conventions, Unreadable
from ivig_logger.exchange.typed_days import read_day, read_expiry, weekday_problem
from tests.builders import ZONE, a_moment

DAY_FIRST = Conventions(ZONE, now=a_moment("18:00"))
MONTH_FIRST = Conventions(ZONE, day_first=False, now=a_moment("18:00"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-10-19", date(2026, 10, 19)),
        ("2026/10/19", date(2026, 10, 19)),
        ("19.10.2026", date(2026, 10, 19)),
        ("19/10/2026", date(2026, 10, 19)),
        ("05/06/2026", date(2026, 6, 5)),
        ("19 Oct 2026", date(2026, 10, 19)),
        ("19 october 2026", date(2026, 10, 19)),
        ("19th Oct 2026", date(2026, 10, 19)),
        ("Oct 19 2026", date(2026, 10, 19)),
        ("Oct 19, 2026", date(2026, 10, 19)),
        ("Mon 19 Oct 2026", date(2026, 10, 19)),
        ("Monday, 19 Oct 2026", date(2026, 10, 19)),
        ("today", date(2026, 10, 20)),
        ("Yesterday", date(2026, 10, 19)),
        ("20 Oct", date(2026, 10, 20)),
        ("21 Oct", date(2025, 10, 21)),  # the latest one that is not in the future
        ("Sept 3", date(2026, 9, 3)),
        ("29 Feb", date(2024, 2, 29)),
        ("١٩ Oct ٢٠٢٦", date(2026, 10, 19)),
    ],
)
def test_a_day_is_read_in_the_usual_forms(text: str, day: date) -> None:
    assert read_day(text, DAY_FIRST) == day


def test_the_order_of_day_and_month_is_that_of_the_place() -> None:
    assert read_day("05/06/2026", MONTH_FIRST) == date(2026, 5, 6)


def test_a_day_without_a_year_beside_a_session_is_the_nearest_one() -> None:
    assert read_day("2 Jan", DAY_FIRST, near=date(2026, 12, 30)) == date(2027, 1, 2)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.DATE_MISSING),
        ("someday", Code.DATE_UNREADABLE),
        ("20102026", Code.DATE_UNREADABLE),
        ("20.10.26", Code.DATE_WITHOUT_CENTURY),
        ("20 Oct 26", Code.DATE_WITHOUT_CENTURY),
        ("30 Feb 2026", Code.NO_SUCH_DAY),
        ("29.02.2026", Code.NO_SUCH_DAY),
        ("31 Feb", Code.NO_SUCH_DAY),
        ("2026-00-10", Code.NO_SUCH_MONTH),
        ("10/20/2026", Code.NO_SUCH_MONTH),
        ("20 Oct 1026", Code.DATE_FAR),
        ("x" * 100_000, Code.DATE_UNREADABLE),
    ],
)
def test_what_is_no_day_is_refused_with_a_code_of_its_own(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_day(text, DAY_FIRST)
    assert refused.value.code is code


def test_a_day_that_does_not_exist_says_how_long_the_month_is() -> None:
    with pytest.raises(Unreadable) as refused:
        read_day("30 Feb 2026", DAY_FIRST)
    assert refused.value.facts == {"day": 30, "month": 2, "year": 2026, "last": 28}


def test_another_weekday_than_the_dates_asks_and_does_not_refuse() -> None:
    problem = weekday_problem("Tue 21 Oct 2026", date(2026, 10, 21))
    assert problem is not None
    assert (problem.code, problem.where, problem.refuse) == (Code.WEEKDAY_DIFFERS, "date", False)
    assert weekday_problem("Wed 21 Oct 2026", date(2026, 10, 21)) is None


@pytest.mark.parametrize(
    ("text", "expiry"),
    [
        ("", None),
        ("2027-03", "2027-03"),
        ("03/2027", "2027-03"),
        ("3/27", "2027-03"),
        ("03.2027", "2027-03"),
        ("Mar 2027", "2027-03"),
        ("2027-03-31", "2027-03-31"),
        ("31.03.2027", "2027-03-31"),
        ("31 Mar 2027", "2027-03-31"),
    ],
)
def test_an_expiry_is_a_month_or_a_day(text: str, expiry: str | None) -> None:
    assert read_expiry(text, DAY_FIRST) == expiry


def test_an_expiry_follows_the_order_of_the_place() -> None:
    assert read_expiry("03/31/2027", MONTH_FIRST) == "2027-03-31"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("soon", Code.EXPIRY_UNREADABLE),
        ("31/03/27", Code.EXPIRY_UNREADABLE),
        ("31 Mar", Code.EXPIRY_UNREADABLE),
        ("13/2027", Code.NO_SUCH_MONTH),
        ("31.02.2027", Code.NO_SUCH_DAY),
    ],
)
def test_what_is_no_expiry_is_refused(text: str, code: Code) -> None:
    with pytest.raises(Unreadable) as refused:
        read_expiry(text, DAY_FIRST)
    assert refused.value.code is code
