"""A real log in a folder of its own, a clock that stands still, and no dialog that waits for anybody."""

from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

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


@pytest.fixture(autouse=True)
def no_flash(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A widget that is shown before it is placed is a window of its own for a moment: any is a mistake."""
    windows: list[ref[QWidget]] = []  # what a test lets go of is not kept

    def watched(name: str) -> None:
        qt_own = getattr(QWidget, name)

        def show(widget: QWidget, *visible: bool) -> None:
            qt_own(widget, *visible)
            if all(visible) and widget.isWindow():
                windows.append(ref(widget))

        monkeypatch.setattr(QWidget, name, show)

    watched("setVisible")
    watched("show")
    yield
    shown = [each() for each in windows]
    placed = [each for each in shown if each is not None and isValid(each) and not each.isWindow()]
    assert placed == [], "shown as a window, and placed in another one later"
