"""What stands before the window of an encrypted log; a plain one comes past here without importing any of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from ivig_logger.storage.encryption import PAGE, is_encrypted
from ivig_logger.storage.failures import failures_told
from ivig_logger.ui import theme
from ivig_logger.ui.preferences import Preferences

if TYPE_CHECKING:
    from ivig_logger.ui.unlock.window import UnlockWindow


def unlock_window(log: Path) -> "UnlockWindow | None":
    """The window that asks for the passphrase; None where there is nothing to ask: a plain log, none, or no log at all.

    Raises StorageFailed.
    """
    with failures_told(log):
        size = log.stat().st_size if log.is_file() else 0
    if size and not is_encrypted(log):
        return None
    from ivig_logger.services.key_file import KeysDamaged
    from ivig_logger.services.protection import KeysMissing, find_keyring
    from ivig_logger.services.rescue import was_plain
    from ivig_logger.ui.unlock.window import UnlockWindow

    preferences = Preferences(log)
    place, keyring, damaged = preferences.second_place, None, False
    try:
        keyring = find_keyring(log, Path(place) if place else None)
    except KeysMissing:
        if size % PAGE or was_plain(log):
            return None  # an encrypted log is made of whole pages: opening it says what it is
    except KeysDamaged:
        if was_plain(log):
            return None  # these are of an earlier time
        damaged = True
    else:
        if keyring is None:
            return None
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.look, preferences.zoom)
    return UnlockWindow(log, keyring, preferences, damaged=damaged)


def ask(window: "UnlockWindow") -> bool:
    """Show it until the log can be opened, or until the person leaves; whether it can be opened."""
    waiting = QEventLoop()  # the application's own begins with the window of the log, and ends with it
    window.opened.connect(waiting.quit)
    window.closed.connect(waiting.quit)
    window.fit(window.screen().availableSize())
    window.show()
    waiting.exec()
    window.hide()
    return window.who is not None
