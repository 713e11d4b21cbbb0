"""The import screen over a log with one patient in front."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.workspace import Workspace
from tests.ui.importing.person import Open
from tests.ui.showing import shown


@pytest.fixture
def screen(workspace: Workspace, qtbot: QtBot) -> ImportScreen:
    return shown(ImportScreen(workspace), qtbot)


@pytest.fixture
def open_file(screen: ImportScreen, qtbot: QtBot) -> Open:
    """Opens a file and waits until it is read."""

    def opened(path: Path) -> ImportScreen:
        screen.open_file(path)
        qtbot.waitUntil(lambda: not screen.reading.is_busy)
        return screen

    return opened
