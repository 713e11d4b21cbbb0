"""The composition root: the only place where all parts meet."""

import contextlib
import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLockFile, QObject, Qt
from PySide6.QtWidgets import QApplication

from ivig_logger import __version__
from ivig_logger.domain.moment import Moment
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.ui import clocks, theme
from ivig_logger.ui.failures import catch_mistakes
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.rescue.starting import GONE, refuse, refuse_gap, rescue
from ivig_logger.ui.unlock.starting import ask, unlock_window
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace, author_of
from ivig_logger.words.failures import failure_text

if TYPE_CHECKING:
    from ivig_logger.services.backups import Backup
    from ivig_logger.services.keyring import Opened
    from ivig_logger.services.switch import ToEncrypted, ToPlain
    from ivig_logger.ui.backups.screen import BackupsScreen

ALREADY_OPEN = "This log is already open in another window of IVIG Logger ({path}). Please use that window."


def run(arguments: Sequence[str], log: Path) -> int:
    """Open the log at `log` in a window and stay until it is closed. Returns the exit status."""
    app = make_app(arguments)
    lock = lock_for(log)
    if lock is None:
        return refuse(ALREADY_OPEN.format(path=log))
    catch_mistakes(log.parent, _say)
    try:
        unlock = unlock_window(log)
    except StorageFailed as failed:
        return refuse(failure_text(failed))
    if unlock is not None and not ask(unlock):
        return 0
    window = open_window(log, None if unlock is None else unlock.who)
    if window is None:
        return 1
    window.fit(window.screen().availableSize())
    window.show()
    return stay(app, window, lock)


def open_window(log: Path, opened: "Opened | None" = None) -> Window | None:
    """The window over the log, or over what a person puts in the place of one that is damaged; None where neither."""
    rescued = False
    while True:
        try:
            refuse_gap(log)
            window = build(log, opened=opened)
        except StorageFailed as failed:
            if failed.reason not in (Reason.DAMAGED, Reason.NOT_A_LOG):
                refuse(failure_text(failed))
                return None
            if not rescue(log, failed, opened):
                return None
            rescued = failed.detail != GONE
        else:
            if rescued:
                window.screens.open("salvage")
            return window


def stay(app: QApplication, window: Window, lock: QLockFile) -> int:
    """Until the window is closed; then let go of the log."""
    program = Program(window)
    window.screens.begin()
    gc.freeze()  # what was imported stays until the end: collecting need not look at it, nor leaving
    gc.enable()
    try:
        return app.exec()
    finally:
        program.window.workspace.close()
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
    if taken:
        log.with_name(f"{log.name}.lock").chmod(0o600)
    return None if not taken and lock.error() is QLockFile.LockError.LockFailedError else lock


def build(
    log: Path,
    now: Callable[[], Moment] = clocks.now,
    counted: Callable[[], float] = clocks.counted_seconds,
    opened: "Opened | None" = None,
) -> Window:
    """All parts of the program over one log, put together and not yet shown. Raises StorageFailed."""
    preferences = Preferences(log)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.look, preferences.zoom)
    logbook = Logbook.open(log, now, author_of(opened), key=None if opened is None else opened.key)
    try:
        return Window(Workspace(logbook, preferences, counted=counted, opened=opened))
    except StorageFailed:  # damage further in than the first pages
        logbook.close()
        raise


class Program(QObject):
    """The window that is open; another takes its place when a backup takes the place of the log."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._follow(window)

    def restore(self, backup: "Backup") -> None:
        """Have the log as it was in a backup, after a backup of what it is now; where that fails all stays."""
        from ivig_logger.services.backups import Backups, Occasion, replace_log  # wanted once, if ever
        from ivig_logger.words.backups import BUSY, not_restored_text, restored_text

        old, log = self.window, self.window.workspace.logbook
        if old.locking.is_busy:
            self._tell(BUSY)
            return
        try:
            before = Backups(log).make(Occasion.RESTORE)
        except StorageFailed as failed:
            self._tell(not_restored_text(failed))
            return
        self._let_go()
        try:
            replace_log(backup, log.path, log.database.key)
            said = restored_text(backup.made, log.now())
        except StorageFailed as failed:
            said = not_restored_text(failed)
        self._exchange(old.workspace.opened, before)
        self._tell(said)

    def begin_anew(self, said: str) -> None:
        """Another window over the same log, in which nothing knows what was deleted from it."""
        old, locked = self.window, self.window.locking.screen
        if locked is not None:  # another window would not be
            locked.opened.connect(partial(self.begin_anew, said), Qt.ConnectionType.QueuedConnection)
        if locked is not None or not old.isVisible():
            return  # closed meanwhile: the next start goes on with the copies
        self._let_go()
        self._exchange(old.workspace.opened, erased=said)
        self.window.screens.open("settings")

    def _let_go(self) -> None:
        """Nothing of the window reads or writes the log from now on."""
        old = self.window
        old.workspace.preferences.geometry = old.saveGeometry()
        old.screens.rounds.rest()  # the backup of what was changed last is made afterwards
        old.screens.leave()
        old.locking.leave()
        old.workspace.close()

    def switch(self, wanted: "ToEncrypted | ToPlain") -> None:
        """Have the log encrypted, or plain again, while nobody has it open; where that fails it is as it was."""
        from ivig_logger.ui.unlock.switching import Switching  # wanted once, if ever
        from ivig_logger.words.people import BUSY

        old = self.window
        if old.locking.is_busy:
            old.notices.say(BUSY)
            return
        self._let_go()
        self.switching = Switching(old.workspace.logbook.path, wanted, old.workspace.preferences)
        self.switching.over.connect(self._switched, Qt.ConnectionType.QueuedConnection)
        self.switching.start(old.size())
        old.hide()

    def _switched(self, opened: "Opened | None", said: str) -> None:
        try:
            self._exchange(opened)
        except StorageFailed as failed:
            self.switching.say(failure_text(failed))
            return
        self.window.screens.open("settings")
        self.window.screens.rounds.go("change")
        self.window.workspace.said.emit(said)
        self.switching.hide()
        self.switching.deleteLater()

    def _exchange(self, opened: "Opened | None", before: "Backup | None" = None, erased: str = "") -> None:
        """Another window over the log that is there now; if that log does not open, over the one from before.

        Raises StorageFailed where there is none from before.
        """
        from ivig_logger.services.backups import replace_log

        old, log = self.window, self.window.workspace.logbook
        try:
            self._follow(build(log.path, log.now, old.workspace.counted, opened))
        except StorageFailed:
            if before is None:
                raise
            replace_log(before, log.path, log.database.key)
            self._follow(build(log.path, log.now, old.workspace.counted, opened))
        self.window.show()
        self.window.screens.begin(erased)
        old.hide()
        old.deleteLater()

    def _follow(self, window: Window) -> None:
        self.window = window
        # When the click is over: the window whose button it was is gone afterwards.
        window.screens.restore_wanted.connect(self.restore, Qt.ConnectionType.QueuedConnection)
        window.screens.erasing.erased.connect(self.begin_anew, Qt.ConnectionType.QueuedConnection)
        window.screens.switch_wanted.connect(self.switch, Qt.ConnectionType.QueuedConnection)

    def _tell(self, words: str) -> None:
        """Say it where the backups are, or above the screens where nobody is in the log."""
        self.window.screens.open("backups")
        if self.window.screens.current == "backups":
            cast("BackupsScreen", self.window.screens.currentWidget()).say(words)
        else:
            self.window.notices.say(words)


def _say(words: str) -> None:
    """Say a sentence in the window that is open now."""
    for each in QApplication.topLevelWidgets():
        if isinstance(each, Window) and each.isVisible():
            each.notices.say(words)
