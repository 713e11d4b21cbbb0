"""What stands before the window of an encrypted log; a plain one comes past here without importing any of it."""

from pathlib import Path
from typing import TYPE_CHECKING

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
    from ivig_logger.ui.unlock.window import UnlockWindow

    preferences = Preferences(log)
    place, keyring, damaged = preferences.second_place, None, False
    try:
        keyring = find_keyring(log, Path(place) if place else None)
    except KeysMissing:
        if size % PAGE:
            return None  # an encrypted log is made of whole pages: opening it says what it is
    except KeysDamaged:
        damaged = True
    else:
        if keyring is None:
            return None
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.look, preferences.zoom)
    return UnlockWindow(log, keyring, preferences, damaged=damaged)


def ask(window: "UnlockWindow") -> bool:
    """Show it until the log can be opened, or until the person leaves; whether it can be opened.

    What a crash left of a switch to encryption is done before.
    """
    from ivig_logger.services.protection import finish

    window.opened.connect(QApplication.quit)
    window.fit(window.screen().availableSize())
    window.show()
    QApplication.exec()
    window.hide()
    if window.who is None:
        return False
    finish(window.log, window.who.key)
    return True
