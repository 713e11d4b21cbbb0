"""What is followed from session to session, and from quarter to quarter."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.domain.answers.trends import Measure, Value, steps, trend
from ivig_logger.domain.moment import Moment
from tests.builders import a_moment
from tests.domain.answers.facts import DAY, a_fact


def on(day: str, number: int = 0, clock: str = "09:00", zone: str = "Europe/Berlin") -> SessionFact:
    at = a_moment(clock, day, zone)
    return a_fact(number, started=at.epoch, zone=at.zone)


@pytest.mark.parametrize(
    ("measure", "fact", "value"),
    [
        (Measure.REACTIONS, a_fact(0, reactions=2), 2),
        (Measure.DOSE, a_fact(0, dose_per_kg=Decimal("0.48")), Decimal("0.48")),
        (Measure.GAP, a_fact(0, gap=28.0), 28.0),
        (Measure.DURATION, a_fact(0, ended=a_moment("12:25").epoch), 205),
        (Measure.WELLBEING, a_fact(0, wellbeing=0), 0),
        (Measure.TROUGH, a_fact(0, igg_trough=Decimal("9.5")), Decimal("9.5")),
    ],
)
def test_the_value_of_a_session(measure: Measure, fact: SessionFact, value: Value) -> None:
    assert [each.value for each in trend(measure, [fact]).points] == [value]


@pytest.mark.parametrize("measure", Measure)
def test_what_is_not_recorded_is_no_value_and_never_nothing(measure: Measure) -> None:
    found = trend(measure, [a_fact(0)])
    assert [each.value for each in found.points] == [None]
    assert found.known == ()


def test_a_gap_stays_in_its_place() -> None:
    found = trend(Measure.WELLBEING, [a_fact(0, wellbeing=3), a_fact(1), a_fact(2, wellbeing=5)])
    assert [each.value for each in found.points] == [3, None, 5]
    assert [each.value for each in found.known] == [3, 5]


def test_sessions_are_counted_by_quarters_with_the_empty_ones_between() -> None:
    found = steps([on("2025-11-05", 1), on("2025-12-31", 2), on("2026-04-01", 3)])
    assert [(each.year, each.month, each.months, each.group.sessions) for each in found] == [
        (2025, 10, 3, 2),
        (2026, 1, 3, 0),
        (2026, 4, 3, 1),
    ]


def test_a_quarter_is_that_of_the_clock_of_the_session() -> None:
    midnight = a_moment("23:30", "2026-03-31", "America/New_York")
    (found,) = steps([a_fact(0, started=midnight.epoch, zone=midnight.zone)])
    assert (found.year, found.month) == (2026, 1)
    (elsewhere,) = steps([a_fact(0, started=midnight.epoch, zone="Europe/Berlin")])
    assert (elsewhere.year, elsewhere.month) == (2026, 4)


def test_after_four_years_a_step_is_a_year() -> None:
    assert [each.months for each in steps([on("2022-01-01"), on("2025-12-31")])] == [3] * 16
    found = steps([on("2022-01-01"), on("2026-01-01")])
    assert [(each.year, each.month, each.months) for each in found] == [(year, 1, 12) for year in range(2022, 2027)]


def test_no_session_is_no_step() -> None:
    assert steps([]) == ()


@given(st.lists(st.integers(0, 9000), max_size=40))
def test_every_session_stands_in_one_step_and_in_its_own(days: list[int]) -> None:
    facts = [a_fact(number, started=a_moment().epoch + day * DAY) for number, day in enumerate(sorted(days))]
    found = steps(facts)
    assert [each for step in found for each in step.group.members] == facts
    for step in found:
        for each in step.group.members:
            day = Moment(each.started, each.zone).local + timedelta(0)
            assert (day.year, (day.month - 1) // step.months) == (step.year, (step.month - 1) // step.months)
