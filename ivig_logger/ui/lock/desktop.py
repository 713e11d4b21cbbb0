"""What the desktop says on its message buses: its own lock is on, or the computer goes to sleep."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import SLOT, QObject, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QAction, QActionGroup

# Each desktop says `ActiveChanged(true)` under a name of its own; KDE under the first, which the idle-inhibit
# specification has too. They are listened to whoever says it: a stranger on this bus could only lock the window.
_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_LOGIN = "/org/freedesktop/login1"  # https://www.freedesktop.org/wiki/Software/systemd/logind
_INTERFACE = "org.freedesktop.login1"
_BECAME, _SAID = SLOT("setChecked(bool)"), SLOT("toggle()")
_SYSTEM_BUS = Path("/run/dbus/system_bus_socket")


def system_bus(environment: Mapping[str, str] = os.environ, usual: Path = _SYSTEM_BUS) -> str:
    """The address of the computer's message bus; empty where none runs."""
    return environment.get("DBUS_SYSTEM_BUS_ADDRESS") or (f"unix:path={usual}" if usual.exists() else "")


class DesktopLock(QObject):
    """`locked` when the desktop locks itself or goes to sleep; where there is no bus it is never said.

    Addresses are those of the session's bus and of the computer's; `session` is the name that the login has there.
    """

    locked = Signal()

    def __init__(self, session_bus: str, computer_bus: str, session: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._relays = QActionGroup(self)
        self._relays.setExclusive(False)
        if session_bus:
            self._listen(session_bus, [("", each, "ActiveChanged", _BECAME) for each in _SAVERS])
        if computer_bus:
            own = [(_session_path(session), f"{_INTERFACE}.Session", "Lock", _SAID)] if session else []
            self._listen(computer_bus, [(_LOGIN, f"{_INTERFACE}.Manager", "PrepareForSleep", _BECAME), *own])

    def leave(self) -> None:
        """Listen no longer."""
        while self._names:
            QDBusConnection.disconnectFromBus(self._names.pop())

    def _listen(self, bus: str, wanted: list[tuple[str, str, str, str]]) -> None:
        name = f"lock-{uuid4()}"
        connection = QDBusConnection.connectToBus(bus, name)
        self._names.append(name)
        if connection.isConnected():
            for path, interface, signal, slot in wanted:
                # PySide6 6.11.3 takes a str, while its stub says bytes, which it refuses
                connection.connect("", path, interface, signal, self._relay(), slot)  # type: ignore[call-overload]

    def _relay(self) -> QAction:
        """What the bus speaks to. It does so from a thread of its own, where nothing of Python may be touched.

        So it is an object that Qt has made, and only what that says on the window's thread is heard here.
        """
        made = self._relays.addAction("")
        made.setCheckable(True)
        made.toggled.connect(partial(self._toggled, made))
        return made

    def _toggled(self, relay: QAction, on: bool) -> None:
        if on:
            relay.setChecked(False)  # for the next time
            self.locked.emit()


def _session_path(session: str) -> str:
    """The path of a login, in which all but letters and digits, and a digit in front, is written as _ and its code."""
    coded = [_coded(each, first=not at) for at, each in enumerate(session)]
    return f"{_LOGIN}/session/{''.join(coded)}"


def _coded(letter: str, *, first: bool) -> str:
    plain = letter.isascii() and (letter.isalpha() or (letter.isdigit() and not first))
    return letter if plain else f"_{ord(letter):02x}"
