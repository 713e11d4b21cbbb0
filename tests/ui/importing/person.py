"""What a person does on the import screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.ui.importing import ImportScreen

Open = Callable[[Path], ImportScreen]


def take(screen: ImportScreen, qtbot: QtBot) -> None:
    """Import what is ticked."""
    qtbot.mouseClick(screen.offer.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.reading.is_busy)


def answer(screen: ImportScreen, words: str, qtbot: QtBot) -> None:
    """Answer a question by the words of a chip."""
    chips = [each for each in screen.asked.mapping.findChildren(QPushButton) if each.text() == words]
    qtbot.mouseClick(chips[-1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not screen.reading.is_busy)


def dates(screen: ImportScreen) -> list[str]:
    """The days of the sessions that are offered; "-" where a row cannot be read."""
    rows = screen.offer.model.preview.rows
    return ["-" if each.infusion is None else str(each.infusion.started.local.date()) for each in rows]
