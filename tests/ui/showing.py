"""A screen by itself, at the size that it has in a usual window."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_Screen = TypeVar("_Screen", bound=QWidget)


def shown(screen: _Screen, qtbot: QtBot) -> _Screen:
    """The screen, once it is seen."""
    qtbot.addWidget(screen)
    screen.resize(1084, 760)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen
