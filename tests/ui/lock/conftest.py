"""The program over an encrypted log that Anna opened and that Ben can open too, with a clock that the test sets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.services import key_file
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment
from tests.clock import Clock
from tests.logs import log_at
from tests.stories.live.actions import FOUR_STEPS, Actions
from tests.ui.unlock.keys import ANNA, ANNAS, of_anna, of_both


@pytest.fixture
def clock() -> Clock:
    return Clock(a_moment("13:50", "2026-11-01"))


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[Window]:
    """One patient with a plan, and no session."""
    qapp.setStyle("Fusion")
    log = tmp_path / "data" / "log.db"
    log.parent.mkdir(mode=0o700)
    key_file.write(of_both(), key_file.key_path(log))
    opened = of_both().open(ANNAS, ANNA.id)
    assert opened.key == of_anna()[1]
    made = app.build(log_at(log, opened.key), now=clock, counted=clock.counted, opened=opened)
    qtbot.addWidget(made)
    made.workspace.journal.store(replace(PATIENT, plan=FOUR_STEPS), text="add patient")
    made.resize(1280, 900)
    with qtbot.waitActive(made, timeout=15_000):
        made.show()
        made.activateWindow()
    made.screens.open("home")
    yield made
    made.screens.leave()
    made.locking.leave()
    made.workspace.close()


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Actions:
    return Actions(window, qtbot)


@pytest.fixture
def plain_window(workspace: Workspace, qtbot: QtBot) -> Window:
    """A window over a log without a passphrase."""
    made = Window(workspace)
    qtbot.addWidget(made)
    with qtbot.waitActive(made, timeout=15_000):
        made.show()
        made.activateWindow()
    return made
