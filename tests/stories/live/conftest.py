"""The program over a log of its own, with a clock that the test sets, to be closed and started again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_moment
from tests.clock import Clock
from tests.logs import log_at
from tests.stories.live.actions import FOUR_STEPS, LAST_TIME, Actions


@pytest.fixture
def clock() -> Clock:
    return Clock(a_moment("13:50", "2026-11-01"))


@pytest.fixture
def open_window(tmp_path: Path, qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[Callable[[], Window]]:
    """Starts the program over the same log, as often as it is asked to; the one before is closed."""
    qapp.setStyle("Fusion")
    opened: list[Window] = []

    def another() -> Window:
        if opened:
            leave(opened[-1])
        made = app.build(log_at(tmp_path / "data" / "log.db"), now=clock, counted=clock.counted)
        qtbot.addWidget(made)
        opened.append(made)
        made.resize(1280, 900)
        with qtbot.waitActive(made, timeout=15_000):
            made.show()
            made.activateWindow()
        return made

    yield another
    leave(opened[-1])


def leave(window: Window) -> None:
    """Close the program; where an infusion runs it says so first."""
    window.close() or window.close()
    window.screens.leave()
    window.workspace.close()


@pytest.fixture
def window(open_window: Callable[[], Window]) -> Window:
    """The program with one patient, their plan and one session a month ago."""
    made = open_window()
    made.workspace.journal.store(replace(PATIENT, plan=FOUR_STEPS), text="add patient")
    made.workspace.journal.store(LAST_TIME, text="add session")
    made.screens.open("home")
    return made


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Actions:
    return Actions(window, qtbot)
