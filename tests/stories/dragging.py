"""A file that a person drags onto the window, as the desktop tells Qt about it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.window import Window


def drag(window: Window, paths: Sequence[Path], at: QPoint | None = None) -> bool:
    """Drag files onto the window and let go; whether the window took them."""
    place = at or window.rect().center()
    target = window.childAt(place) or window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    inside = target.mapFrom(window, place)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(inside, Qt.DropAction.CopyAction, data, button, none)
    entered.ignore()
    QApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return False
    dropped = QDropEvent(QPointF(inside), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(target, dropped)
    return dropped.isAccepted()


def drop(window: Window, path: Path, qtbot: QtBot) -> ImportScreen:
    """Drop a file onto the window, and wait until it is seen what it would bring, or what has to be asked."""
    assert drag(window, [path])
    shown = window.screens.currentWidget()
    assert isinstance(shown, ImportScreen)
    qtbot.waitUntil(lambda: not shown.reading.is_busy)
    return shown
