"""The clock is set back between changes, by seconds or by years: nothing is lost, and the order is that of changes."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from ivig_logger.domain import events
from ivig_logger.domain.change import Change, Refused
from ivig_logger.domain.infusion import Mark
from ivig_logger.domain.late_entry import is_late
from ivig_logger.services.backup_round import go_round
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.checking import check_log
from ivig_logger.services.findings import Kind
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.sign_of_life import SignOfLife
from tests.builders import PATIENT, a_moment, a_running_infusion, an_infusion
from tests.clock import Clock
from tests.faults.conftest import Told

NOON = a_moment("12:00", "2026-11-01")
BACK = [timedelta(seconds=1), timedelta(minutes=5), timedelta(hours=1), timedelta(days=3), timedelta(days=800)]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def log(log_file: Path, clock: Clock) -> Iterator[Logbook]:
    """A log with a patient and a session that runs."""
    with closing(Logbook.open(log_file, clock)) as logbook:
        logbook.store_all([Change(PATIENT), Change(a_running_infusion(NOON - timedelta(minutes=30), 1))])
        yield logbook


def test_changes_are_in_their_order_and_the_chain_is_sound(log: Logbook, clock: Clock, told: Told) -> None:
    random, stored = Random(8), 2  # noqa: S311  # how far it is set is no secret
    for number in range(50):
        clock.set_to(NOON + timedelta(seconds=random.randint(-3_000, 3_000)))
        (before,) = log.running()
        log.store(replace(before, marks=(*before.marks, Mark(before.started, str(number)))), instead_of=before)
        stored += 1
        assert log.revision_page(None, 1)[0].number == log.revision_count() == stored
    clock.set_to(NOON)
    assert [each.text for each in log.running()[0].marks] == [str(each) for each in range(50)]
    moments = [each.at.epoch for each in log.revision_page(None, 100)]
    assert moments != sorted(moments, reverse=True), "each says what the clock showed"
    assert check_log(log.database, now=clock) == []
    told("the clock set to and fro between changes", Counter({"in their order": 50}))


@pytest.mark.parametrize("back", BACK, ids=str)
def test_a_press_is_stored_though_the_session_began_in_the_future_by_the_clock(
    back: timedelta, log: Logbook, clock: Clock, told: Told
) -> None:
    clock.set_to(NOON - back)
    (running,) = log.running()
    pressed = events.add(Mark(clock(), "pressed"))(events.react("headache", clock())(running))
    log.store(pressed, instead_of=running)
    assert log.running() == [pressed]
    clock.set_to(NOON)
    assert check_log(log.database, now=clock) == []
    told("a press after the clock was set back", Counter({"stored under the time that the clock showed": 1}))


def test_a_session_is_not_moved_further_into_the_future(log: Logbook, clock: Clock) -> None:
    clock.set_to(NOON - timedelta(days=3))
    (running,) = log.running()
    with pytest.raises(Refused):
        log.store(replace(running, started=running.started + timedelta(hours=1)), instead_of=running)


@pytest.mark.parametrize("back", BACK, ids=str)
def test_a_session_that_now_lies_in_the_future_is_kept_shown_and_told(
    back: timedelta, log: Logbook, clock: Clock, told: Told
) -> None:
    log.store(an_infusion(2, started=NOON - timedelta(hours=4), ended=NOON))
    shown = list(log.everything())
    clock.set_to(NOON - back)
    assert list(log.everything()) == shown
    found = check_log(log.database, now=clock)
    assert {each.kind for each in found} <= {Kind.RULE}
    assert bool(found) == (back > timedelta(minutes=5)), "the check says that it lies in the future"
    told("sessions that lie in the future of the clock", Counter({"shown as they are": 1}))


def test_no_late_entry_is_made_of_a_session_that_was_entered_at_once() -> None:
    ended = NOON
    assert not any(is_late(NOON - timedelta(hours=3), ended, NOON - back) for back in BACK)


@pytest.mark.parametrize("back", BACK, ids=str)
def test_backups_keep_their_names_and_a_new_one_is_made_and_kept(
    back: timedelta, log: Logbook, clock: Clock, told: Told
) -> None:
    backups = Backups(log)
    before = {}
    for day in range(20, 0, -1):
        clock.set_to(NOON - timedelta(days=day))
        before[backups.make(Occasion.CHANGE).path] = clock()
    clock.set_to(NOON - back)
    log.store(an_infusion(7, started=clock() - timedelta(hours=5), ended=clock() - timedelta(hours=1)))
    report = go_round(backups, Occasion.CHANGE, clock(), None)
    assert report.failed is None
    assert report.newest is not None
    left = {each.path: each.made for each in backups.all() if each.verified}
    late = left[report.newest.path] - clock()
    assert late in (timedelta(0), timedelta(seconds=1)), "it is there; a second later where one of that name is"
    gone = {made for path, made in before.items() if path not in left}
    assert all(clock() - made > timedelta(days=1) for made in gone), "no clock makes old ones of the newest"
    assert len(left) >= 14
    told("a round of backups after the clock was set back", Counter({"made, and none gone but what was old": 1}))


def test_a_session_that_ran_meanwhile_is_found_with_its_last_sign_of_life(
    log: Logbook, clock: Clock, told: Told
) -> None:
    for back in BACK:
        clock.set_to(NOON - back)
        SignOfLife(log.path).show(clock())
        assert SignOfLife(log.path).last(NOON.zone) == clock()
    told(
        "the sign of life of a program whose clock was set back",
        Counter({"says what the clock showed last": len(BACK)}),
    )
