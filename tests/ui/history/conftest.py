"""The history of a log with six sessions, as a person sees it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.workspace import Workspace

Show = Callable[[Workspace], HistoryScreen]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows the history of a log at the size that it has in a usual window."""

    def shown(workspace: Workspace) -> HistoryScreen:
        screen = HistoryScreen(workspace)
        qtbot.addWidget(screen)
        screen.resize(1084, 760)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        screen.setFocus()
        return screen

    return shown


@pytest.fixture
def screen(six: Workspace, show: Show) -> HistoryScreen:
    """The history of the six sessions."""
    return show(six)
