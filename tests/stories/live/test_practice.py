"""Practice: the same screen over a made-up patient and a fast clock, of which nothing is left afterwards."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.ui.live import Practice
from ivig_logger.ui.live.practice import SPEED
from ivig_logger.ui.window import Window
from tests.clock import Clock
from tests.stories.live.actions import LAST_TIME, Actions, start, the_session
from tests.stories.live.conftest import leave
from tests.stories.live.reach import focused, spoken


def folders() -> set[Path]:
    """The folders of practice logs on this computer."""
    return set(Path(tempfile.gettempdir()).glob("ivig-logger-practice-*"))


def in_folder(window: Window) -> dict[str, bytes]:
    """All files in the folder of a log that is closed, and what is in them; what the window remembers apart."""
    kept = window.workspace.logbook.path.parent.iterdir()
    return {each.name: each.read_bytes() for each in kept if each.is_file() and each.suffix != ".ini"}


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """Other programs on this computer may practise too: a place of our own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return folders()


@pytest.fixture
def practice(before: set[Path], person: Actions) -> Practice:
    del before  # it looks before there is a folder
    person.click("Settings")
    person.click("Practise…")
    QApplication.processEvents()
    shown = person.window.screens.currentWidget()
    assert isinstance(shown, Practice)
    return shown


def key(name: str) -> None:
    QTest.keyClick(focused(), Qt.Key(ord(name)))
    QApplication.processEvents()


def test_it_is_the_live_screen_with_a_made_up_patient_and_a_clock_60_times_as_fast(
    practice: Practice, person: Actions, qtbot: QtBot
) -> None:
    assert SPEED == 60
    assert person.reads("Infusion running · Practice"), person.all_words()
    assert person.reads("Practice: a made-up patient")
    front = practice.live.front
    assert front is not None
    begun = front.session.now()
    qtbot.waitUntil(lambda: (front.session.now() - begun).total_seconds() >= 15, timeout=3000)
    for each in "1PV":
        key(each)
    assert front.session.stored.reactions[0].symptom
    assert front.session.stored.pauses
    assert spoken(focused()) == "Blood pressure in mmHg, like 122/76"


def test_the_keys_act_from_the_first_moment_without_a_click(practice: Practice) -> None:
    assert practice.focusProxy() is practice.live
    front = practice.live.front
    assert front is not None
    assert front.hasFocus()


@pytest.mark.usefixtures("practice")
def test_it_touches_nothing_of_the_log(person: Actions, window: Window) -> None:
    log = window.workspace.logbook
    ids, steps = log.ids(), window.workspace.journal.stack.count()
    for each in "12P3E":
        key(each)
    assert log.ids() == ids
    assert window.workspace.patients == log.patients()
    assert window.workspace.journal.stack.count() == steps
    assert window.screens.sessions.all == []
    person.press("Ctrl+Z")
    assert log.find([LAST_TIME.id]) == [LAST_TIME], "undo takes back practice, nothing of the log"
    assert window.workspace.journal.stack.index() == steps


@pytest.mark.usefixtures("practice")
def test_no_folder_is_left_when_it_is_left(person: Actions, before: set[Path]) -> None:
    (folder,) = folders() - before
    key("1")
    assert (folder / "practice.db").exists()
    person.click("Leave the practice")
    assert not folder.exists()
    assert folders() == before
    assert person.window.screens.current == "home"


def test_no_folder_is_left_when_the_window_closes_over_it(practice: Practice, before: set[Path]) -> None:
    key("1")
    window = practice.window()
    assert window.close()
    assert folders() == before


def test_the_file_of_the_log_is_the_same_to_the_byte(
    person: Actions, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    leave(person.window)
    files = in_folder(person.window)
    again = Actions(open_window(), qtbot)
    again.window.screens.open("practice")
    for each in "12P3":
        key(each)
    again.click("Leave the practice")
    leave(again.window)
    assert in_folder(again.window) == files


def test_a_running_session_goes_on_while_one_practises(person: Actions, window: Window, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=5)
    running = the_session(window)
    person.click("Settings")
    person.click("Practise…")
    key("1")
    assert the_session(window) == running
    person.click("Leave the practice")
    person.click("Live")
    person.press("1")
    assert len(the_session(window).reactions) == 1


def test_the_undo_of_the_log_is_not_offered_while_practising(window: Window, person: Actions) -> None:
    assert window.status.undo.isVisible()
    window.screens.open("practice")
    assert not window.status.undo.isVisible()
    person.click("Leave the practice")
    assert window.status.undo.isVisible()
