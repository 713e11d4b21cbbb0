"""A form in front of a person."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.workspace import Workspace
from tests.ui.form.hands import Hands


@pytest.fixture
def hands(workspace: Workspace, qtbot: QtBot) -> Iterator[Hands]:
    """The form, opened for a new session, and the hands of the person before it."""
    form = SessionForm(workspace)
    form.resize(1100, 900)
    form.show()
    qtbot.waitExposed(form)
    made = Hands(form, workspace, qtbot)
    made.add()
    yield made
    form.discard()
    form.close()
    delete(form)  # now, or the style of the next test is laid over all forms before it
