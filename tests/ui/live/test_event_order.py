"""The order of the rows, and which of them stay the same through a change."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ivig_logger.domain.happenings import Kind
from ivig_logger.domain.infusion import Mark, Pause, RateStep, RateUnit, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live.event_order import Landmark, entries_of, followed, key_of
from tests.builders import a_running_infusion
from tests.ui.live.conftest import STARTED

RUNNING = a_running_infusion(STARTED)


def at(minutes: int) -> Moment:
    return STARTED + timedelta(minutes=minutes)


MARKS = tuple(Mark(at(each)) for each in (1, 2, 3))


def test_the_start_is_last_and_holds_the_first_rate() -> None:
    infusion = replace(RUNNING, marks=MARKS)
    assert [key_of(each) for each in entries_of(infusion)] == [
        *((Kind.MARK, each, False) for each in (2, 1, 0)),
        Landmark.START,
    ]


def test_what_was_before_the_start_stands_below_it() -> None:
    infusion = replace(RUNNING, marks=(Mark(at(-5)),))
    assert [key_of(each) for each in entries_of(infusion)] == [Landmark.START, (Kind.MARK, 0, False)]


def test_a_second_rate_at_the_start_has_a_row_of_its_own() -> None:
    again = (*RUNNING.rates, RateStep(STARTED, Decimal(45), RateUnit.ML_H))
    assert [key_of(each) for each in entries_of(replace(RUNNING, rates=again))] == [
        (Kind.RATE, 1, False),
        Landmark.START,
    ]


def test_the_end_is_above_what_happened_in_its_second() -> None:
    over = replace(RUNNING, marks=(Mark(at(9)), Mark(at(12))), ended=at(9), status=Status.COMPLETED)
    assert [key_of(each) for each in entries_of(over)] == [
        (Kind.MARK, 1, False),
        Landmark.END,
        (Kind.MARK, 0, False),
        Landmark.START,
    ]


def test_an_exchanged_part_keeps_its_row() -> None:
    before, after = replace(RUNNING, marks=MARKS), replace(RUNNING, marks=(MARKS[0], Mark(at(-9)), MARKS[2]))
    assert followed(before, after)[Kind.MARK, 1, False] == (Kind.MARK, 1, False)


def test_rows_behind_one_that_is_taken_out_move_up() -> None:
    before, after = replace(RUNNING, marks=MARKS), replace(RUNNING, marks=(MARKS[0], MARKS[2]))
    was = followed(before, after)
    assert was[Kind.MARK, 1, False] == (Kind.MARK, 2, False)
    assert (Kind.MARK, 1, False) not in was.values()


def test_an_added_part_is_new() -> None:
    before, after = replace(RUNNING, marks=MARKS[:2]), replace(RUNNING, marks=MARKS)
    assert (Kind.MARK, 2, False) not in followed(before, after)


def test_the_end_of_a_pause_is_new_when_the_flow_is_on_again() -> None:
    before = replace(RUNNING, pauses=(Pause(at(5), None),))
    was = followed(before, replace(RUNNING, pauses=(Pause(at(5), at(9)),)))
    assert (Kind.PAUSE, 0, False) in was
    assert (Kind.PAUSE, 0, True) not in was
