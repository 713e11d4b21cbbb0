"""A session leaves the screen when somebody lets it go, never by itself: the next key would be another session's."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.plan import Plan, VitalsPlan
from ivig_logger.ui.window import Window
from tests.clock import Clock
from tests.stories.live.actions import Actions, start, the_session


def test_when_nothing_more_is_to_come_it_stays_until_it_is_closed(
    window: Window, person: Actions, clock: Clock, qtbot: QtBot
) -> None:
    patient = window.workspace.patient
    assert patient is not None
    plan = Plan(vitals=VitalsPlan(after_end=(30,)))
    window.workspace.journal.store(replace(patient, plan=plan), instead_of=patient, text="change plan")
    start(person)
    clock.forward(minutes=180)
    person.press("E")
    person.click("Done")
    assert window.screens.sessions.all, "vital signs are to be taken half an hour after the end"
    clock.forward(minutes=13 * 60)
    qtbot.waitUntil(lambda: person.reads("This session is over."), timeout=15_000)
    person.press("1")
    assert len(the_session(window).reactions) == 1
    person.click("Close this session")
    assert window.screens.sessions.all == []


def test_keys_act_wherever_the_focus_is_in_the_window(window: Window, person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=10)
    beside = next(each for each in window.sidebar.findChildren(QPushButton) if each.isVisible())
    beside.setFocus()
    person.press("1")
    assert [each.symptom for each in the_session(window).reactions] == ["headache"]
