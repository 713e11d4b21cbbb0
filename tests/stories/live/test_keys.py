"""The keys of the live screen: one press is one record, in the session in front, and never while somebody types."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.domain.happenings import happenings
from ivig_logger.domain.infusion import Infusion, Patient
from tests.builders import PATIENT, a_running_infusion
from tests.clock import Clock
from tests.stories.live.actions import Actions, start, the_session, with_vitals
from tests.stories.live.reach import focused, spoken

ANA = Patient("00000000-0000-4000-8000-000000000002", "Ana Kovač")
RECORDS = "0123456789RPPE"  # these record by themselves; so does N, but an empty note is taken back by Esc, and says so
ASKS = "VMB"  # these ask for what is to be recorded


@pytest.fixture
def running(person: Actions, clock: Clock) -> Actions:
    start(person)
    clock.forward(minutes=16)
    return person


def key(name: str) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), Qt.Key(ord(name)))
    QApplication.processEvents()


def parts(infusion: Infusion) -> int:
    """How many things happened in a session, its end among them."""
    return len(happenings(infusion)) + (infusion.ended is not None)


def test_one_press_is_one_record_with_its_time_and_esc_takes_nothing_of_it_away(running: Actions, clock: Clock) -> None:
    for name in RECORDS:
        before = the_session(running.window)
        clock.forward(seconds=5)
        key(name)
        pressed = the_session(running.window)
        assert parts(pressed) == parts(before) + 1, name
        times = [pressed.ended, *(each.at for each in happenings(pressed) if each not in happenings(before))]
        assert clock.at in times, name
        for _ in range(2):
            QTest.keyClick(focused(), Qt.Key.Key_Escape)
        assert the_session(running.window) == pressed, name


def test_what_asks_for_more_opens_its_fields_and_records_nothing_yet(
    running: Actions, clock: Clock, qtbot: QtBot
) -> None:
    for name in ASKS:
        before = the_session(running.window)
        key(name)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)  # into a field that offers no words
        assert isinstance(focused(), QLineEdit), name
        qtbot.keyClicks(focused(), "0123456789rvpmnbe")
        assert the_session(running.window) == before, "letters and figures are typed"
        QTest.keyClick(focused(), Qt.Key.Key_Escape)
        assert the_session(running.window) == before
        clock.forward(seconds=5)
        key("1")
        assert parts(the_session(running.window)) == parts(before) + 1, "and after Esc they act again"


def test_a_key_that_is_held_down_is_one_press(running: Actions, clock: Clock) -> None:
    for _ in range(5):
        QTest.simulateEvent(focused(), True, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", _ > 0, -1)
        clock.forward(seconds=4)
    assert len(the_session(running.window).reactions) == 1


def test_two_tiles_in_one_second_are_two_records(running: Actions, clock: Clock) -> None:
    key("1")
    key("2")
    pressed = the_session(running.window)
    assert [(each.symptom, each.onset.earliest if each.onset else None) for each in pressed.reactions] == [
        ("headache", clock.at),
        ("chills", clock.at),
    ]


def test_nothing_of_any_key_lands_on_the_session_behind(running: Actions, clock: Clock) -> None:
    workspace = running.window.workspace
    workspace.journal.store(ANA, text="add patient")
    behind = a_running_infusion(clock.at - timedelta(minutes=5), 7, patient=ANA.id)
    workspace.journal.store(behind, text="start infusion")
    assert len(running.window.screens.sessions.all) == 2
    for name in "0123456789RPVMNBE":
        clock.forward(seconds=4)
        running.window.screens.open("live")
        key(name)
    assert workspace.logbook.newest(ANA.id) == [behind]
    assert len(workspace.logbook.newest(PATIENT.id)[0].reactions) == 9


def test_in_large_mode_and_after_it_the_keys_act_as_before(running: Actions, clock: Clock) -> None:
    key("2")
    running.press("F11")
    QApplication.processEvents()
    key("1")
    key("P")
    clock.forward(seconds=4)
    key("5")  # a tile that is not in sight there
    running.press("F11")
    QApplication.processEvents()
    key("3")
    pressed = the_session(running.window)
    assert [each.symptom for each in pressed.reactions] == ["chills", "headache", "nausea", "flushing"]
    assert len(pressed.pauses) == 1


def test_what_is_due_is_entered_at_the_usual_size_with_the_keys_in_its_field(running: Actions) -> None:
    with_vitals(running.window)
    key("2")
    running.press("F11")
    QApplication.processEvents()
    running.click("Enter now (V)")
    QApplication.processEvents()
    assert spoken(focused()).startswith("Blood pressure")


def test_on_another_screen_no_key_records(running: Actions) -> None:
    before = the_session(running.window)
    for screen in ("home", "history", "settings", "call"):
        running.window.screens.open(screen)
        QApplication.processEvents()
        key("1")
        key("P")
    assert the_session(running.window) == before
