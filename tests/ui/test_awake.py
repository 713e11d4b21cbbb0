"""A real message bus that is listened to; and none, which is no trouble either.

The desktop on it is another program (dbus-monitor): a service written in Python cannot live in the process that asks,
because PySide6 keeps the interpreter locked while it connects, and the bus' own thread wants it then.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.ui.awake import Awake, session_bus
from ivig_logger.ui.live import Sessions
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.workspace import Workspace
from tests.builders import a_running_infusion

needs_bus = pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("dbus-monitor")), reason="no dbus-daemon and dbus-monitor here"
)


@contextmanager
def a_bus() -> Iterator[str]:
    """The address of a message bus of our own."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.kill()


@pytest.fixture
def bus() -> Iterator[str]:
    with a_bus() as address:
        yield address


class Heard:
    """What went over the bus so far."""

    def __init__(self, written: Path) -> None:
        self._written = written

    def inhibitions(self) -> list[tuple[str, str, str, list[str]]]:
        """Who asked which service at which path, and with what words, in order."""
        call = r"sender=(\S+) -> destination=(\S+) \S+ path=(\S+); \S+ member=Inhibit\n((?:   .*\n)*)"
        found = re.findall(call, self._written.read_text(encoding="utf-8"))
        return [(who, service, path, re.findall(r'string "(.*)"', words)) for who, service, path, words in found]

    def callers(self) -> list[str]:
        """Who asked and is still there: for these the desktop keeps the computer awake."""
        gone = r'member=NameOwnerChanged\n   string "(\S+)"\n   string "\1"\n   string ""\n'
        left = set(re.findall(gone, self._written.read_text(encoding="utf-8")))
        return sorted({who for who, *_ in self.inhibitions()} - left)

    def is_listening(self) -> bool:
        return "member=NameLost" in self._written.read_text(encoding="utf-8")


@pytest.fixture
def heard(qtbot: QtBot, bus: str, tmp_path: Path) -> Iterator[Heard]:
    """Everything that is said on the bus."""
    written = tmp_path / "heard.txt"
    with (
        written.open("wb") as output,
        subprocess.Popen(["dbus-monitor", "--address", bus], stdout=output, stderr=subprocess.DEVNULL) as monitor,
    ):
        heard = Heard(written)
        qtbot.waitUntil(heard.is_listening)
        yield heard
        monitor.kill()


@pytest.fixture
def awake(bus: str) -> Iterator[Awake]:
    made = Awake(bus=bus)
    yield made
    made.release()


def are(number: int, callers: Callable[[], list[str]]) -> Callable[[], bool]:
    return lambda: len(callers()) == number


@pytest.fixture
def sessions(workspace: Workspace, bus: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sessions]:
    """The sessions of a log, on a desktop that can be asked."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    made = Sessions(workspace)
    yield made
    made.stop()


def begin(sessions: Sessions) -> LiveSession:
    """Start an infusion."""
    infusion = a_running_infusion(sessions.workspace.logbook.now())
    sessions.workspace.journal.store(infusion, text="start infusion")
    sessions.begin(infusion)
    return sessions.all[0]


@needs_bus
class TestWhileAnInfusionRuns:
    def test_from_the_start_to_the_end(self, qtbot: QtBot, heard: Heard, sessions: Sessions) -> None:
        assert heard.callers() == []
        session = begin(sessions)
        qtbot.waitUntil(are(1, heard.callers))
        session.record(events.end(session.now() + timedelta(minutes=1)), "end")
        qtbot.waitUntil(are(0, heard.callers))
        session.record(events.carry_on(), "go on")
        qtbot.waitUntil(are(1, heard.callers))
        sessions.stop()
        qtbot.waitUntil(are(0, heard.callers))

    def test_not_where_the_setting_is_off(self, qtbot: QtBot, heard: Heard, sessions: Sessions) -> None:
        sessions.workspace.preferences.stay_awake = False
        session = begin(sessions)
        sessions.workspace.preferences.stay_awake = True
        session.record(events.react("headache", session.now()), "headache")
        qtbot.waitUntil(lambda: len(heard.inhibitions()) == 2)  # the first press asks both services
        assert len(heard.callers()) == 1
        sessions.workspace.preferences.stay_awake = False
        qtbot.waitUntil(are(0, heard.callers), timeout=15_000)  # with the next second


@needs_bus
class TestOnADesktop:
    def test_both_services_are_asked_without_a_word_about_health(
        self, qtbot: QtBot, heard: Heard, awake: Awake
    ) -> None:
        awake.hold()
        qtbot.waitUntil(lambda: len(heard.inhibitions()) == 2)
        [who] = heard.callers()
        words = ["IVIG Logger", "A recording is running"]
        assert heard.inhibitions() == [
            (who, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", words),
            (who, "org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit", words),
        ]

    def test_it_ends_when_it_is_released(self, qtbot: QtBot, heard: Heard, awake: Awake) -> None:
        awake.hold()
        qtbot.waitUntil(are(1, heard.callers))
        awake.release()
        qtbot.waitUntil(are(0, heard.callers))

    def test_holding_twice_asks_once(self, qtbot: QtBot, heard: Heard, awake: Awake) -> None:
        for call in (awake.hold, awake.hold, awake.release, awake.release, awake.hold):
            call()
        qtbot.waitUntil(lambda: len(heard.inhibitions()) == 4)
        qtbot.waitUntil(are(1, heard.callers))

    def test_a_killed_program_keeps_nothing_awake(self, qtbot: QtBot, bus: str, heard: Heard) -> None:
        program = (
            "from PySide6.QtCore import QCoreApplication; from ivig_logger.ui.awake import Awake\n"
            "app = QCoreApplication([]); awake = Awake(app); awake.hold(); app.exec()"
        )
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus}
        with subprocess.Popen([sys.executable, "-c", program], env=environment) as process:
            qtbot.waitUntil(are(1, heard.callers), timeout=20_000)
            process.kill()
        qtbot.waitUntil(are(0, heard.callers))

    def test_a_bus_that_went_away_is_no_trouble(self, qtbot: QtBot) -> None:
        del qtbot  # it looks for what Qt complains about
        with a_bus() as address:
            awake = Awake(bus=address)
            awake.hold()
        for call in (awake.release, awake.hold, awake.release):
            call()


class TestWithoutADesktop:
    @pytest.mark.parametrize("address", ["", "unix:path=/nonexistent/bus", "nonsense"])
    def test_nothing_happens_and_nothing_is_said(self, address: str, tmp_path: Path) -> None:
        program = (
            "import sys; from PySide6.QtCore import QCoreApplication; from ivig_logger.ui.awake import Awake\n"
            "app = QCoreApplication([]); awake = Awake(app)\n"
            "assert 'PySide6.QtDBus' not in sys.modules\n"
            "awake.hold(); app.processEvents(); awake.release(); awake.hold(); app.processEvents()"
        )
        hidden = ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
        environment = {key: value for key, value in os.environ.items() if key not in hidden}
        environment |= {"XDG_RUNTIME_DIR": str(tmp_path)} | ({"DBUS_SESSION_BUS_ADDRESS": address} if address else {})
        tmp_path.chmod(0o700)
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


class TestLookingForABus:
    def test_it_is_where_the_desktop_says(self) -> None:
        assert session_bus({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x", "XDG_RUNTIME_DIR": "/y"}) == "unix:path=/x"

    def test_else_in_the_usual_place_if_it_is_there(self, tmp_path: Path) -> None:
        environment = {"XDG_RUNTIME_DIR": str(tmp_path)}
        assert session_bus(environment) == ""
        (tmp_path / "bus").touch()
        assert session_bus(environment) == f"unix:path={tmp_path / 'bus'}"

    def test_else_there_is_none(self) -> None:
        assert session_bus({}) == ""
