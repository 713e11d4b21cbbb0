"""The answers of a log with six sessions, as a person sees them."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.ui.answers import AnswersScreen
from ivig_logger.ui.workspace import Workspace

Show = Callable[[Workspace], AnswersScreen]


def settle(screen: AnswersScreen, qtbot: QtBot) -> None:
    """Until the answer to what was asked is shown."""
    qtbot.waitUntil(lambda: not screen.asking.is_busy)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows the answers of a log at the size that they have in a usual window."""

    def shown(workspace: Workspace) -> AnswersScreen:
        screen = AnswersScreen(workspace)
        qtbot.addWidget(screen)
        screen.resize(1084, 760)
        with qtbot.waitExposed(screen):
            screen.show()
        screen.activateWindow()
        settle(screen, qtbot)
        return screen

    return shown


@pytest.fixture
def screen(six: Workspace, show: Show, qtbot: QtBot) -> AnswersScreen:
    """The answers of all six sessions."""
    made = show(six)
    made.heading.periods.choose("All")
    made.heading.changed.emit()
    settle(made, qtbot)
    return made
