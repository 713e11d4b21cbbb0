"""A desk at which the program is started, killed and started again, over one log."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ivig_logger import app
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.window import Window
from tests.builders import PATIENT
from tests.logs import log_at

FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(
    ["ivig_logger.app", "ivig_logger.ui.form", "ivig_logger.ui.start", "tests.stories.form_driver"]
)
Driver = Callable[[Path, dict[str, str], Connection], None]


@dataclass
class Desk:
    """Where the program is started again and again, over one log."""

    log: Path
    qtbot: QtBot
    window: Window | None = None

    def start(self) -> Window:
        """The next start of the program."""
        self.window = window = app.build(self.log)
        window.screens.rounds.rest()
        window.show()
        self.qtbot.waitExposed(window)
        return window

    def press(self, pressed: QPushButton) -> None:
        """Press a button in sight."""
        QApplication.processEvents()  # a screen that was opened just now is laid out
        assert pressed.isVisible()
        self.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)

    def holding(self, words: str) -> set[str]:
        """The files that hold these words, whatever they are."""
        files = [each for each in self.log.parent.rglob("*") if each.is_file()]
        return {each.name for each in files if words.encode() in each.read_bytes()}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A log with one patient in it."""
    logbook = Logbook.open(log_at(tmp_path / "log.db"))
    logbook.store(PATIENT)
    logbook.close()
    made = Desk(tmp_path / "log.db", qtbot)
    yield made
    if made.window is not None:
        for form in made.window.findChildren(SessionForm):
            form.discard()
        made.window.close()
        made.window.workspace.close()
        delete(made.window)


def killed_after(drive: Driver, log: Path, texts: dict[str, str], seconds: float) -> None:
    """Start the program, type, and kill it so many seconds after the last letter."""
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=drive, args=(log, texts, there), daemon=True)
    process.start()
    there.close()
    assert here.poll(60)
    assert here.recv() == "typed"
    time.sleep(seconds)
    process.kill()  # SIGKILL
    process.join()
