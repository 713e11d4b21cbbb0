"""How a person takes a log out of the window and brings one in."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ivig_logger.services.selection import Format
from ivig_logger.ui.exporting import ExportScreen
from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.incoming_screens import import_file
from ivig_logger.ui.window import Window


def export_log(window: Window, path: Path, qtbot: QtBot, form: Format = Format.JSON) -> ExportScreen:
    """Export what is chosen to a file, and wait until it is there."""
    window.screens.open("export")
    shown = window.screens.currentWidget()
    assert isinstance(shown, ExportScreen)
    shown.write(path, form)
    qtbot.waitUntil(lambda: not shown.writing.is_busy)
    return shown


def open_file(window: Window, path: Path, qtbot: QtBot) -> ImportScreen:
    """Drop a file onto the window, and wait until it is seen what it would bring."""
    import_file(window.screens, path)
    shown = window.screens.currentWidget()
    assert isinstance(shown, ImportScreen)
    qtbot.waitUntil(lambda: not shown.reading.is_busy)
    return shown


def import_log(window: Window, path: Path, qtbot: QtBot) -> ImportScreen:
    """The same, and take what is new."""
    shown = open_file(window, path, qtbot)
    shown.offer.take.click()
    qtbot.waitUntil(lambda: not shown.reading.is_busy)
    return shown
