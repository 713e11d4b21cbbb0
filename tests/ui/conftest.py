"""A real log in a folder of its own, a clock that stands still, and no dialog that waits for anybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui import theme
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment
from tests.logs import log_at
from tests.stories.person import Person
from tests.ui.history.sessions import SIX

NOW = a_moment("12:00", "2026-11-01")


@pytest.fixture
def empty_workspace(qapp: QApplication, tmp_path: Path) -> Iterator[Workspace]:
    """A log without anybody in it."""
    theme.apply(qapp, theme.Look.LIGHT, 100)
    path = tmp_path / "log.db"
    made = Workspace(Logbook.open(log_at(path), now=lambda: NOW), Preferences(path))
    yield made
    made.close()


@pytest.fixture
def workspace(empty_workspace: Workspace) -> Workspace:
    """A log with one patient in front."""
    empty_workspace.journal.store(PATIENT, text="add patient")
    return empty_workspace


@pytest.fixture
def six(workspace: Workspace) -> Workspace:
    """A log with six sessions."""
    workspace.journal.store_all([Change(each) for each in SIX], text="add six sessions")
    return workspace


@pytest.fixture
def window(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The whole window, in the usual look again afterwards."""
    made = Window(workspace)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    yield made
    workspace.preferences.look, workspace.preferences.zoom = theme.Look.LIGHT, 100
    theme.apply(qapp, theme.Look.LIGHT, 100)


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    """A person at that window."""
    return Person(window, qtbot)


@pytest.fixture(autouse=True)
def no_waiting_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that waits would stop the suite, and a person: any is a mistake."""

    def refuse(dialog: QDialog) -> int:
        pytest.fail(f"{type(dialog).__name__} waits for an answer")

    monkeypatch.setattr(QDialog, "exec", refuse)
