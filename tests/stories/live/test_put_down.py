"""A session that is put down and taken up again: the program closed, the computer asleep, its clock or zone changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.ui.live import LiveScreen
from ivig_logger.ui.window import Window
from tests.builders import a_moment
from tests.clock import Clock
from tests.stories.live.actions import LAST_TIME, Actions, heard, start, the_session

NEVER_ASKED = "An infusion is running, started"


@pytest.fixture
def again(person: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot) -> Actions:
    """An infusion runs since 13:50; the program was closed at 14:37 and is started again at 15:02."""
    start(person)
    clock.forward(minutes=47)
    qtbot.waitUntil(lambda: elapsed(person) == "0:47:00", timeout=15_000)
    clock.forward(minutes=25)
    return Actions(open_window(), qtbot)


def test_the_next_start_asks_what_became_of_it_and_names_the_gap(again: Actions) -> None:
    assert again.window.screens.current == "live"
    assert again.reads("An infusion is running, started 13:50; last sign of life 14:37."), again.all_words()
    again.click("Go on")
    assert not again.reads(NEVER_ASKED)
    assert again.reads("The program was closed 14:37–15:02. Anything to add?")
    again.press("2")
    assert the_session(again.window).reactions[0].symptom == "chills"


def test_it_may_have_ended_meanwhile(again: Actions) -> None:
    again.type_into("It ended at", "14:50")
    again.click("It ended then")
    session = the_session(again.window)
    assert (session.status, session.ended) == (Status.COMPLETED, a_moment("14:50", "2026-11-01"))
    again.click("Done")
    assert again.window.screens.current == "history"


@pytest.mark.parametrize(("typed", "said"), [("", "time"), ("13:10", "end"), ("25:99", "time"), ("soon", "time")])
def test_an_end_that_cannot_be_is_refused_where_it_was_typed(again: Actions, typed: str, said: str) -> None:
    before = the_session(again.window)
    again.type_into("It ended at", typed)
    again.click("It ended then")
    assert said in again.all_words().casefold()
    assert the_session(again.window) == before
    assert again.field("It ended at").property("text") == typed


def test_it_may_have_been_a_mistake_and_that_too_can_be_undone(again: Actions) -> None:
    again.click("It was a mistake")
    assert the_session(again.window).entered_in_error == "started by mistake"
    assert again.reads("No infusion is running"), again.all_words()
    again.press("Ctrl+Z")
    assert the_session(again.window).entered_in_error is None
    assert again.window.screens.sessions.all


def test_a_session_that_ended_asks_nothing_at_the_next_start(
    person: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    start(person)
    clock.forward(minutes=180)
    person.press("E")
    person.click("Done")
    after = Actions(open_window(), qtbot)
    assert after.window.screens.current == "history"
    assert not after.reads(NEVER_ASKED)


def test_elapsed_time_is_right_after_sleep_and_the_gap_is_named(person: Actions, clock: Clock, qtbot: QtBot) -> None:
    start(person)
    clock.forward(minutes=12)
    qtbot.waitUntil(lambda: elapsed(person) == "0:12:00", timeout=15_000)
    with heard() as told:
        clock.forward(minutes=17)
        qtbot.waitUntil(lambda: elapsed(person) == "0:29:00", timeout=15_000)
    assert "The computer slept 14:02–14:19. Anything to add?" in told
    person.click("Nothing to add")
    assert not person.reads("Anything to add?")


def test_a_clock_that_is_set_is_named_and_the_times_can_go_with_it(
    window: Window, person: Actions, clock: Clock, qtbot: QtBot
) -> None:
    start(person)
    clock.forward(minutes=10)
    person.press("1")
    qtbot.waitUntil(lambda: elapsed(person) == "0:10:00", timeout=15_000)
    clock.set_to(clock.at + timedelta(hours=1))
    qtbot.waitUntil(lambda: person.reads("clock was set forward by 1 h"), timeout=15_000)
    assert elapsed(person) == "1:10:00"
    person.click("Move all times recorded so far by 1 h")
    session = the_session(window)
    assert session.started == a_moment("14:50", "2026-11-01")
    assert flag(session) is FirstHour.IN
    assert elapsed(person) == "0:10:00"


def test_another_zone_changes_no_elapsed_time(window: Window, person: Actions, clock: Clock, qtbot: QtBot) -> None:
    start(person)
    clock.forward(minutes=20)
    clock.set_to(clock.at.in_zone("Asia/Tokyo"))
    qtbot.waitUntil(lambda: elapsed(person) == "0:20:00", timeout=15_000)
    assert not person.reads("clock was set")
    person.press("1")
    assert flag(the_session(window)) is FirstHour.IN


def test_in_another_zone_it_is_asked_and_answered_on_the_clock_of_there(
    person: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    start(person)
    clock.forward(minutes=30)
    clock.set_to(clock.at.in_zone("Europe/London"))
    after = Actions(open_window(), qtbot)
    assert after.reads("An infusion is running, started 12:50; last sign of life 12:50."), after.all_words()
    after.type_into("It ended at", "13:10")
    after.click("It ended then")
    ended = the_session(after.window).ended
    assert ended is not None
    assert ended.epoch == a_moment("14:10", "2026-11-01").epoch
    after.type_into("or ended at", "13:15")
    assert the_session(after.window).duration == timedelta(minutes=25)


@pytest.mark.parametrize(
    ("started", "minutes"),
    [
        (a_moment("01:50", "2026-03-29"), 25),  # the clock jumps from 02:00 to 03:00
        (a_moment("02:50", "2026-10-25", second=False), 25),  # and shows 02:15 again
    ],
)
def test_a_session_across_a_change_of_summer_time(
    started: Moment, minutes: int, window: Window, person: Actions, clock: Clock, qtbot: QtBot
) -> None:
    clock.set_to(started)
    window.workspace.journal.store(None, instead_of=LAST_TIME, text="remove the session of October")
    window.screens.open("home")
    person.click("Start infusion")
    person.click("Start now")
    clock.forward(minutes=minutes)
    qtbot.waitUntil(lambda: elapsed(person) == "0:25:00", timeout=15_000)
    assert not person.reads("clock was set")
    person.press("1")
    session = the_session(window)
    onset = session.reactions[0].onset
    assert onset is not None
    assert onset.earliest - session.started == timedelta(minutes=25)
    assert person.reads("Headache +25 min")
    clock.forward(minutes=120)
    person.press("E")
    person.click("Done")
    assert the_session(window).duration == timedelta(minutes=145)


def elapsed(person: Actions) -> str:
    """The painted figures."""
    live = person.window.screens.made["live"]
    assert isinstance(live, LiveScreen)
    assert live.front is not None
    return live.front.header.elapsed.text


def flag(session: Infusion) -> FirstHour:
    return classify_onset(session.reactions[0].onset, session.started)
