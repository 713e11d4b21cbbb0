"""Nobody touches the live screen: it paints once a second what has changed, and keeps nothing."""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.plan import Plan
from ivig_logger.ui.live.screen import LiveScreen
from ivig_logger.ui.live.sessions import Sessions
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.clock import Clock
from tests.idle import Seconds, paints_seen, settle
from tests.ui.live.presses import EVERY_QUARTER, STEPS


@pytest.fixture
def sessions(live_workspace: Workspace, running: Infusion) -> Iterator[Sessions]:
    plan = Plan(steps=STEPS, duration=180, vitals=EVERY_QUARTER)
    live_workspace.journal.store(replace(PATIENT, plan=plan), instead_of=PATIENT, text="plan")
    live_workspace.journal.store(running, text="start infusion")
    made = Sessions(live_workspace)
    made.begin(running)
    yield made
    made.stop()


@pytest.fixture
def seconds(sessions: Sessions, clock: Clock) -> Seconds:
    return Seconds(sessions, clock)


@pytest.fixture
def screen(sessions: Sessions, qtbot: QtBot) -> LiveScreen:
    made = LiveScreen(sessions)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def objects_of(screen: LiveScreen) -> int:
    """How many objects of Qt the screen has."""
    settle()
    return len(screen.findChildren(QObject))


def objects_of_python() -> int:
    gc.collect()
    return len(gc.get_objects())


@pytest.mark.usefixtures("screen")
def test_in_a_quarter_of_an_hour_nothing_is_painted_more_than_once_a_second(seconds: Seconds) -> None:
    with paints_seen() as paints:
        seconds.go_by(900)
    assert 900 / 2 < paints.most <= 900


@pytest.mark.usefixtures("screen")
def test_a_tick_within_the_same_second_paints_nothing(seconds: Seconds) -> None:
    seconds.go_by()
    with paints_seen() as paints:
        seconds.tick()
    assert paints.most == 0


def test_nothing_is_painted_while_another_screen_is_in_front(screen: LiveScreen, seconds: Seconds) -> None:
    screen.hide()
    with paints_seen() as paints:
        seconds.go_by(60)
    assert paints.most == 0


def test_time_that_goes_by_leaves_nothing_behind(screen: LiveScreen, seconds: Seconds) -> None:
    seconds.go_by(600)
    widgets, objects = objects_of(screen), objects_of_python()
    seconds.go_by(900)
    assert objects_of(screen) == widgets
    assert objects_of_python() - objects < 50


def test_presses_that_were_taken_back_leave_nothing_behind(
    screen: LiveScreen, sessions: Sessions, seconds: Seconds
) -> None:
    counts = []
    for number in range(1, 9):
        seconds.go_by(4)
        screen.press(str(number))
        sessions.all[0].stack.undo()
        counts.append(objects_of(screen))
    assert counts[1:] == counts[1:2] * 7


@pytest.mark.usefixtures("screen")
def test_rows_come_and_go_as_often_as_one_likes(sessions: Sessions, seconds: Seconds) -> None:
    """They are deleted as in a running program, and Python lets go of them at once: this ended in a crash."""
    for _ in range(25):
        seconds.go_by(4)
        sessions.all[0].record(events.react("headache", sessions.all[0].now()), "headache")
        settle()
        sessions.all[0].stack.undo()
        settle()
        gc.collect()
    assert sessions.all[0].infusion.reactions == ()
