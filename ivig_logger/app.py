"""The composition root: the only place where all parts meet."""

import contextlib
import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication, QMessageBox

from ivig_logger import __version__
from ivig_logger.domain.moment import Moment
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui import clocks, theme
from ivig_logger.ui.failures import catch_mistakes
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text

ALREADY_OPEN = "This log is already open in another window of IVIG Logger ({path}). Please use that window."


def run(arguments: Sequence[str], log: Path) -> int:
    """Open the log at `log` in a window and stay until it is closed. Returns the exit status."""
    app = make_app(arguments)
    lock = lock_for(log)
    if lock is None:
        return _refuse(ALREADY_OPEN.format(path=log))
    try:
        window = build(log)
    except StorageFailed as error:
        return _refuse(failure_text(error))
    catch_mistakes(log.parent, window.notices.say)
    window.fit(window.screen().availableSize())
    window.show()
    return stay(app, window, lock)


def stay(app: QApplication, window: Window, lock: QLockFile) -> int:
    """Until the window is closed; then let go of the log."""
    gc.freeze()  # what was imported stays until the end: collecting need not look at it, nor leaving
    gc.enable()
    try:
        return app.exec()
    finally:
        window.workspace.close()
        lock.unlock()
        gc.freeze()


def make_app(arguments: Sequence[str]) -> QApplication:
    """The Qt application in our own dress."""
    app = QApplication(list(arguments))
    app.setApplicationName("ivig-logger")
    app.setApplicationDisplayName("IVIG Logger")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("ivig-logger")
    app.setStyle("Fusion")
    return app


def lock_for(log: Path) -> QLockFile | None:
    """Keep other windows off the log; None where one has it open. A lock that a crash left is taken over."""
    with contextlib.suppress(OSError):  # opening the log says what is wrong with its folder
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = QLockFile(str(log.with_name(f"{log.name}.lock")))
    lock.setStaleLockTime(0)  # a session may take hours: only a dead process makes a lock stale
    taken = lock.tryLock(100)
    return None if not taken and lock.error() is QLockFile.LockError.LockFailedError else lock


def build(
    log: Path, now: Callable[[], Moment] = clocks.now, counted: Callable[[], float] = clocks.counted_seconds
) -> Window:
    """All parts of the program over one log, put together and not yet shown. Raises StorageFailed."""
    preferences = Preferences(log)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.look, preferences.zoom)
    return Window(Workspace(Logbook.open(log, now), preferences, counted=counted))


def _refuse(sentence: str) -> int:
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
