"""What stands in the place of a window over a log that cannot be opened."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox

from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.ui import clocks, theme
from ivig_logger.ui.preferences import Preferences
from ivig_logger.words.failures import failure_text

if TYPE_CHECKING:
    from ivig_logger.services.keyring import Opened

GONE = "gone"  # nothing of it is there that could be looked through
LOCKED = "This log is encrypted and was not unlocked ({path}). It was left as it is."


def refuse_gap(log: Path) -> None:
    """Begin no empty log where one is gone: it was set aside and nothing put in its place, or deleted, or emptied."""
    if not log.exists() or log.stat().st_size == 0:
        from ivig_logger.services.rescue import is_gone, was_interrupted  # a first start, or this

        if was_interrupted(log):
            raise StorageFailed(Reason.DAMAGED, log)
        if is_gone(log):
            raise StorageFailed(Reason.DAMAGED, log, GONE)


def rescue(log: Path, failed: StorageFailed, opened: "Opened | None") -> bool:
    """Offer what can take the place of a log that cannot be opened; whether there is a log again."""
    from ivig_logger.services.rescue import Rescue, is_locked  # wanted once, if ever
    from ivig_logger.ui.rescue.window import RescueWindow

    key = None if opened is None else opened.key
    if is_locked(log, key):
        return refuse(LOCKED.format(path=log)) == 0
    sys.stderr.write(f"{failure_text(failed)}\n")
    sys.stderr.flush()
    app, preferences = QApplication.instance(), Preferences(log)
    if isinstance(app, QApplication):
        theme.apply(app, preferences.look, preferences.zoom)
    window = RescueWindow(Rescue(log, clocks.now, key), failed)
    window.fit(window.screen().availableSize(), preferences.zoom)
    window.show()
    QApplication.exec()  # until the window is closed
    return window.is_over


def refuse(sentence: str) -> int:
    """Say why there is no window, on the terminal and in a box of its own."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, theme.Look.AUTO, 100)
    box = QMessageBox(QMessageBox.Icon.Warning, "IVIG Logger", sentence)
    box.finished.connect(QApplication.quit)
    box.show()
    QApplication.exec()
    return 1
