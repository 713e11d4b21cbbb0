"""What locks without being asked: minutes without a touch, and the desktop; and where nothing can be locked."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.ui.lock.desktop import DesktopLock, system_bus
from ivig_logger.ui.lock.idle import Idle
from ivig_logger.ui.settings.lock import LockCard
from ivig_logger.ui.window import Window
from tests.stories.live.actions import Actions
from tests.stories.person import Person
from tests.ui.lock.door import lock_screen, unlock
from tests.ui.unlock.keys import ANNAS

needs_bus = pytest.mark.skipif(
    not (shutil.which("dbus-daemon") and shutil.which("dbus-send")), reason="no dbus-daemon and dbus-send here"
)


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus of our own."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.kill()


def say(bus: str, path: str, signal: str, *values: str) -> None:
    """What the desktop says to everybody on its bus."""
    subprocess.run(["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *values], check=True)


class TestIdle:
    def test_it_passes_once_when_nothing_is_touched(self, qtbot: QtBot) -> None:
        idle = Idle()
        with qtbot.waitSignal(idle.passed):
            idle.watch(30)
        with qtbot.assertNotEmitted(idle.passed, wait=100):
            pass

    def test_a_key_begins_it_anew(self, qtbot: QtBot) -> None:
        idle, field = Idle(), QLineEdit()
        qtbot.addWidget(field)
        field.show()
        passed: list[bool] = []
        idle.passed.connect(lambda: passed.append(True))
        idle.watch(400)
        for _ in range(12):
            qtbot.keyClick(field, "a", delay=50)
        assert not passed
        qtbot.waitUntil(lambda: len(passed) == 1)

    def test_never_is_never(self, qtbot: QtBot) -> None:
        idle = Idle()
        idle.watch(20)
        idle.watch(0)
        with qtbot.assertNotEmitted(idle.passed, wait=100):
            pass

    def test_the_window_is_locked(self, person: Actions) -> None:
        person.window.locking.watch()
        assert person.window.locking.idle is not None
        person.window.locking.idle.watch(20)
        person.qtbot.waitUntil(lambda: person.window.locking.screen is not None)
        assert lock_screen(person.window).isVisible()
        unlock(person, ANNAS)

    def test_it_is_ten_minutes_until_it_is_set(self, person: Actions) -> None:
        preferences = person.window.workspace.preferences
        assert preferences.lock_after == 10
        person.press("Ctrl+,")
        person.click("Lock after minutes without a key or a touch 2")
        assert preferences.lock_after == 2
        person.click("Lock after minutes without a key or a touch never")
        assert preferences.lock_after == 0


@needs_bus
class TestTheDesktop:
    @pytest.mark.parametrize(
        "said",
        [
            ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true"),
            ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"),
            ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"),
            ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock"),
        ],
    )
    def test_its_lock_and_its_sleep_are_heard(self, qtbot: QtBot, bus: str, said: tuple[str, ...]) -> None:
        desktop = DesktopLock(bus, bus, "2")
        with qtbot.waitSignal(desktop.locked):
            say(bus, *said)
        desktop.leave()

    def test_not_that_it_opens_again_nor_that_somebody_else_locks(self, qtbot: QtBot, bus: str) -> None:
        desktop = DesktopLock(bus, bus, "2")
        heard: list[bool] = []
        desktop.locked.connect(lambda: heard.append(True))
        say(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:false")
        say(bus, "/org/freedesktop/login1/session/c3", "org.freedesktop.login1.Session.Lock")
        say(bus, "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock")
        qtbot.waitUntil(lambda: bool(heard))
        assert len(heard) == 1
        desktop.leave()

    def test_the_window_is_locked(self, person: Actions, bus: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        person.window.locking.watch()
        say(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:true")
        person.qtbot.waitUntil(lambda: person.window.locking.screen is not None)

    def test_a_bus_that_is_not_there_is_no_trouble(self) -> None:
        DesktopLock("unix:path=/nonexistent/bus", "", "").leave()

    def test_where_the_bus_of_the_computer_is(self) -> None:
        assert system_bus({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/x"}) == "unix:path=/x"


class TestWithoutAPassphrase:
    """The window of the fixture `plain` has a log that is not encrypted."""

    @pytest.fixture
    def plain(self, plain_window: Window, qtbot: QtBot) -> Person:
        return Person(plain_window, qtbot)

    def test_it_is_said_where_one_is_set(self, plain: Person) -> None:
        plain.press("Ctrl+L")
        assert plain.window.locking.screen is None
        assert plain.reads("It is set in Settings.")

    def test_the_minutes_cannot_be_chosen_and_it_says_why(self, plain: Person) -> None:
        plain.press("Ctrl+,")
        card = plain.window.findChild(LockCard)
        assert card is not None
        assert not card.minutes.isEnabled()
        assert any("no passphrase" in each.text() for each in card.findChildren(QLabel))
