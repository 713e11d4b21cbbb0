"""Two thousand events in one session: a press is as quick as ever, and of the list only the newest are made."""

from datetime import timedelta
from time import perf_counter

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion, Mark
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.live.view import LiveView
from tests.builders import a_running_infusion
from tests.clock import Clock
from tests.ui.live.conftest import STARTED
from tests.ui.live.presses import a_steady_hand, stored

EVENTS = 2000
TILES = ("headache", "chills", "flushing", "itching", "nausea", "back pain", "fever", "hard to breathe")


@pytest.fixture
def running() -> Infusion:
    marks = tuple(Mark(STARTED + timedelta(seconds=each // 2), f"mark {each}") for each in range(EVENTS))
    return a_running_infusion(STARTED, marks=marks)


@pytest.fixture
def view(session: LiveSession, qtbot: QtBot) -> LiveView:
    made = LiveView(session, TILES, a_steady_hand())
    qtbot.addWidget(made)
    made.resize(1100, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_each_press_is_stored_and_shown_first_without_a_wait(
    session: LiveSession, view: LiveView, clock: Clock
) -> None:
    assert len(view.events.rows) == 50
    took = []
    for key in "12340RP":
        clock.forward(seconds=4)
        before = perf_counter()
        view.press(key)
        took.append(perf_counter() - before)
    # an order of magnitude above what it takes, for a busy machine: it must not grow with the session
    assert sorted(took)[len(took) // 2] < 0.5
    assert len(view.events.rows) == 50
    assert view.events.rows[0].line.words == "Paused"
    found = stored(session)
    assert len(found.reactions) == 4
    assert len(found.marks) == EVENTS + 1


def test_a_second_goes_by_as_quickly_as_ever(view: LiveView, clock: Clock) -> None:
    before = perf_counter()
    for _ in range(20):
        view.tick(clock.forward(seconds=1))
    assert (perf_counter() - before) / 20 < 0.3  # 2 ms on a quiet machine
