"""A disk that fills up while an infusion runs: nothing that was pressed is lost, and nothing is shown as saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from ivig_logger.ui.window import Window
from tests.clock import Clock
from tests.stories.live.actions import Actions, heard, start, the_session


@contextmanager
def full(window: Window) -> Iterator[None]:
    """SQLite itself finds no room for another page, whichever connection asks."""
    database = window.workspace.logbook._database
    with database.raw() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()

    most = [pages]

    def leave_room(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most[0]}")

    event.listen(
        database._engine, "checkout", leave_room
    )  # it stays: the background may be going through the listeners
    yield
    most[0] = 100_000


def press_until_full(person: Actions, clock: Clock) -> int:
    """Notes of some length, until one does not fit; how many were pressed then."""
    front = person.window.screens.sessions.front
    assert front is not None
    for pressed in range(1, 200):
        clock.forward(seconds=4)
        person.press("0")
        if not front.is_saved:
            return pressed
    raise AssertionError("the disk was never full")


@pytest.fixture
def running(person: Actions) -> Actions:
    start(person)
    return person


def test_presses_are_kept_and_said_not_to_be_saved_and_stored_when_there_is_room(
    running: Actions, clock: Clock, qtbot: QtBot
) -> None:
    front = running.window.screens.sessions.front
    assert front is not None
    with full(running.window):
        pressed = press_until_full(running, clock)
        running.press("1")
        assert running.reads("The disk is full"), running.all_words()
        assert running.reads("is stored as soon as it can be")
        assert running.reads("not saved yet")
        assert not running.reads("✓ saved")
        assert len(the_session(running.window).marks) == pressed - 1
        assert the_session(running.window).reactions == ()
        assert len(front.infusion.marks) == pressed
    clock.forward(seconds=10)
    qtbot.waitUntil(lambda: front.is_saved, timeout=15_000)
    session = the_session(running.window)
    assert (len(session.marks), len(session.reactions)) == (pressed, 1)
    assert not running.reads("The disk is full")


def test_it_is_told_to_a_screen_reader(running: Actions, clock: Clock) -> None:
    with full(running.window), heard() as told:
        press_until_full(running, clock)
    assert any("The disk is full" in each for each in told)


def test_the_window_does_not_close_over_what_is_not_saved(running: Actions, clock: Clock, qtbot: QtBot) -> None:
    front = running.window.screens.sessions.front
    assert front is not None
    with full(running.window):
        press_until_full(running, clock)
        running.window.screens.open("history")
        assert not running.window.close()
        assert running.window.screens.current == "live"
    clock.forward(seconds=10)
    qtbot.waitUntil(lambda: front.is_saved, timeout=15_000)
