"""What a person does with a panel: opens it, types, presses Enter."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.domain.moment import Moment
from ivig_logger.ui.live.panels.entry_panel import EntryPanel

Opened = TypeVar("Opened", bound=EntryPanel)


class Closed:
    """How often a panel asked to be put away."""

    def __init__(self, panel: QWidget) -> None:
        self.times = 0
        panel.done.connect(self._count)  # type: ignore[attr-defined]  # every panel has it

    def _count(self) -> None:
        self.times += 1


def opened(qtbot: QtBot, panel: Opened, at: Moment) -> Opened:
    """The panel, shown and opened by a press at this moment."""
    show(qtbot, panel)
    panel.open(at)
    return panel


def show(qtbot: QtBot, panel: QWidget) -> None:
    """Show a panel as the live screen does."""
    qtbot.addWidget(panel)
    panel.resize(560, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()


def fill(qtbot: QtBot, panel: EntryPanel, *texts: str) -> None:
    """Type into one field after the other, each ended with Enter."""
    for words in texts:
        field = panel.focusWidget()
        assert field is not None
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def write(qtbot: QtBot, panel: EntryPanel, name: str, words: str) -> None:
    """Type a text into one field, in the place of what stands there."""
    panel.slots.focus(name)
    qtbot.keyClicks(panel.slots.slots[name].line, words)


def sayings(panel: EntryPanel) -> Sequence[str]:
    """What is said below the fields."""
    return [each.said.text() for each in panel.slots.slots.values() if not each.said.isHidden()]
