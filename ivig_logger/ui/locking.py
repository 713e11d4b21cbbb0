"""Locks the window and opens it again; what that takes is loaded when it is first needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from ivig_logger.ui.covering import Covering
from ivig_logger.ui.file_menu import FileMenu
from ivig_logger.ui.notices import Notices
from ivig_logger.ui.workspace import Workspace

if TYPE_CHECKING:
    from ivig_logger.services.keyring import Keyring, Opened
    from ivig_logger.ui.lock.desktop import DesktopLock
    from ivig_logger.ui.lock.idle import Idle
    from ivig_logger.ui.lock.screen import LockScreen
    from ivig_logger.ui.screens import Screens

KEY = "Ctrl+L"
_MINUTE = 60_000  # ms
_SETTLED = 1000  # ms after a start, when the first window is long there


class Locking(QObject):
    """By the key, from the menu, after minutes without a touch, and with the desktop.

    A log without a passphrase cannot be locked, which is said above the screens.
    """

    def __init__(
        self,
        covering: Covering,
        workspace: Workspace,
        screens: "Screens",
        notices: Notices,
        menu: FileMenu,
    ) -> None:
        super().__init__(menu.parent())
        self._covering, self._workspace, self._screens, self._notices = covering, workspace, screens, notices
        self.screen: LockScreen | None = None
        self.idle: Idle | None = None
        self._desktop: DesktopLock | None = None
        self._known: Keyring | None = None
        self._warned = False
        self._key = QShortcut(QKeySequence(KEY), covering.work)
        self._key.setContext(Qt.ShortcutContext.ApplicationShortcut)  # above lists and calendars that are open, too
        self._key.activated.connect(self.lock)
        self._start = QTimer(self, singleShot=True, interval=_SETTLED)
        self._start.timeout.connect(self.watch)
        menu.lock_wanted.connect(self.lock)
        screens.lock_changed.connect(self.watch)
        workspace.signed_in.connect(self.watch)
        if workspace.opened is not None:
            self._start.start()

    def lock(self) -> None:
        """Cover the window; where nothing could open it again it is said instead."""
        if self.screen is not None:
            return
        from ivig_logger.words.locked import NO_KEYS, NO_WAY_BACK

        keyring = self._keyring() if self._workspace.opened is not None else None
        if keyring is None:
            self._notices.say(NO_WAY_BACK if self._workspace.opened is None else NO_KEYS)
            return
        from ivig_logger.ui.lock.open_popups import close_all_above
        from ivig_logger.ui.lock.screen import LockScreen

        close_all_above(self._covering.window())
        self.screen = LockScreen(self._workspace, keyring, self._screens.sessions_so_far)
        self.screen.opened.connect(self.unlock)
        self._covering.put(self.screen)
        self._workspace.sign_out()
        self._warned = False
        if self.idle is not None:
            self.idle.watch(0)

    def unlock(self, opened: "Opened") -> None:
        """Show everything as it was; the changes are this person's from now on."""
        screen, self.screen = self.screen, None
        if screen is not None:
            self._covering.lift()
            self._workspace.sign_in(opened)
            screen.release()

    def watch(self) -> None:
        """Count the minutes without a touch anew, as they are set now, and listen to the desktop."""
        if self._workspace.opened is None:
            return
        if self.idle is None:
            from ivig_logger.ui.lock.idle import Idle

            self.idle = Idle(self)
            self.idle.passed.connect(self.lock)
            self._listen()
        self._known = self._keyring()
        if self.screen is None:
            self.idle.watch(self._workspace.preferences.lock_after * _MINUTE)

    def may_close(self) -> bool:
        """Whether the window can go without losing anything; of a locked one a running infusion is said once."""
        if self.screen is None:
            return self._screens.may_close()
        from ivig_logger.words.locked import NOT_STORED, STILL_RUNNING, STILL_TYPING

        warned, self._warned = self._warned, True
        if self._screens.has_unsaved:
            self.screen.say(NOT_STORED)
        elif self._screens.is_filling_in_any:
            self.screen.say(STILL_TYPING)
        elif self.screen.cards and not warned:
            self.screen.say(STILL_RUNNING)
        else:
            return True
        return False

    @property
    def is_busy(self) -> bool:
        """Whether another window must not take this one's place: something goes on in it, or it must stay locked."""
        return self.screen is not None or self._screens.is_busy

    def leave(self) -> None:
        """The window goes: nothing is counted or listened to any more."""
        self._start.stop()
        if self.idle is not None:
            self.idle.watch(0)
        if self._desktop is not None:
            self._desktop.leave()

    def _listen(self) -> None:
        import os

        from ivig_logger.ui.awake import session_bus

        if session_bus() or os.environ.get("DBUS_SYSTEM_BUS_ADDRESS"):
            from ivig_logger.ui.lock.desktop import DesktopLock, system_bus

            self._desktop = DesktopLock(session_bus(), system_bus(), os.environ.get("XDG_SESSION_ID", ""), self)
            self._desktop.locked.connect(self.lock)

    def _keyring(self) -> "Keyring | None":
        """The keys as they are now; those from before where the file cannot be read any more."""
        from ivig_logger.services import key_file

        try:
            return key_file.read(key_file.key_path(self._workspace.logbook.path)) or self._known
        except key_file.KeysDamaged:
            return self._known
