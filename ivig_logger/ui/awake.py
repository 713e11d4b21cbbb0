"""Keeps the computer from going to sleep by itself while a recording runs, where the desktop lets programs ask."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject

_PROGRAM, _REASON = "IVIG Logger", "A recording is running"  # other programs show this: not a word about health

# Service, path and interface of https://specifications.freedesktop.org/idle-inhibit-spec and /power-management-spec.
# GNOME, KDE and Cinnamon have the first, KDE, Xfce and MATE the second. org.gnome.SessionManager is not asked: it wants
# unsigned numbers, which PySide6 cannot send.
_SERVICES = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    (
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
    ),
)


def session_bus(environment: Mapping[str, str] = os.environ) -> str:
    """The address of the desktop's message bus; empty where none runs. Looking for it starts none."""
    if told := environment.get("DBUS_SESSION_BUS_ADDRESS"):
        return told
    usual = Path(environment.get("XDG_RUNTIME_DIR") or "/nowhere") / "bus"
    return f"unix:path={usual}" if usual.exists() else ""


class Awake(QObject):
    """Asks for it while it is held, and quietly does nothing where nobody can be asked.

    The request ends with the connection that made it, as both specifications say: so it is taken back by closing the
    connection, and a program that was killed keeps no computer awake.
    """

    def __init__(self, parent: QObject | None = None, *, bus: str | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._connection = f"awake-{uuid4()}"
        self._is_held = False

    def hold(self) -> None:
        """Keep the computer awake from now on. Waits for nobody's answer."""
        if not self._is_held:
            self._is_held = True
            if sys.platform == "win32":
                _tell_windows(awake=True)
            elif bus := session_bus() if self._bus is None else self._bus:
                _ask(bus, self._connection)

    def release(self) -> None:
        """Let it sleep again."""
        if self._is_held:
            self._is_held = False
            if sys.platform == "win32":
                _tell_windows(awake=False)
            else:
                _take_back(self._connection)


def _ask(bus: str, name: str) -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # needed only while an infusion runs

    connection = QDBusConnection.connectToBus(bus, name)
    if not connection.isConnected():
        return
    for service, path, interface in _SERVICES:
        call = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
        call.setAutoStartService(False)  # a service that does not run has nothing to hold back
        call.setArguments([_PROGRAM, _REASON])
        connection.asyncCall(call)


def _take_back(name: str) -> None:
    from PySide6.QtDBus import QDBusConnection  # needed only after an infusion

    QDBusConnection.disconnectFromBus(name)


def _tell_windows(*, awake: bool) -> None:
    """Until the next call: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate."""
    if sys.platform == "win32":
        import ctypes  # Windows only

        continuous, system, display = 0x80000000, 1, 2
        ctypes.windll.kernel32.SetThreadExecutionState(continuous | ((system | display) if awake else 0))
