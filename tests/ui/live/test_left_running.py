"""An infusion that was left running: what is asked, and what each answer does."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.ui.live.left_running import LeftRunning
from ivig_logger.ui.live.session import LiveSession


@pytest.fixture
def asked(qtbot: QtBot, session: LiveSession) -> LeftRunning:
    session.seen_last = session.now() - timedelta(minutes=5)
    made = LeftRunning(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_an_end_without_a_time_asks_for_the_time(qtbot: QtBot, session: LiveSession, asked: LeftRunning) -> None:
    qtbot.mouseClick(asked.store_end, Qt.MouseButton.LeftButton)
    assert asked.clock.note.text() == "Please type when it ended, for example 14:37."
    assert session.is_running


def test_going_on_tells_since_when_the_program_was_closed(
    qtbot: QtBot, session: LiveSession, asked: LeftRunning
) -> None:
    with qtbot.waitSignal(asked.went_on) as told:
        qtbot.mouseClick(asked.go_on, Qt.MouseButton.LeftButton)
    assert told.args == [session.now() - timedelta(minutes=5)]


def test_a_gap_of_seconds_is_not_named(qtbot: QtBot, session: LiveSession, asked: LeftRunning) -> None:
    session.seen_last = session.now() - timedelta(seconds=20)
    with qtbot.assertNotEmitted(asked.went_on):
        qtbot.mouseClick(asked.go_on, Qt.MouseButton.LeftButton)
    assert asked.isHidden()
