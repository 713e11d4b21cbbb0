"""The whole program over a log of its own, in front of a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.ui.window import Window
from tests.builders import a_moment

NOW = a_moment("12:00", "2026-11-01")


@contextmanager
def program(log: Path, qtbot: QtBot) -> Iterator[Window]:
    """The window, active; the log is closed at the end."""
    made = app.build(log, now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    with qtbot.waitActive(made, timeout=15_000):
        made.show()
        made.activateWindow()
    yield made
    made.screens.leave()
    made.workspace.close()
