"""A nurse with two patients at once: what is pressed for one never lands on the other."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_running_infusion
from tests.clock import Clock
from tests.stories.live.actions import Actions, start, the_session

ANA = Patient("00000000-0000-4000-8000-000000000002", "Ana Kovač")


@pytest.fixture
def both(window: Window, person: Actions, clock: Clock) -> Actions:
    """Patient A's infusion runs since ten minutes, Ana Kovač's was started just now and is in front."""
    window.workspace.journal.store(ANA, text="add patient")
    window.screens.change_patient(PATIENT.id)
    start(person)
    clock.forward(minutes=10)
    window.screens.change_patient(ANA.id)
    window.screens.open("home")
    person.click("Start infusion")
    person.click("Start now")
    return person


def session_of(window: Window, patient: Patient) -> Infusion:
    return window.workspace.logbook.newest(patient.id)[0]


def test_keys_act_on_the_one_in_front_only(both: Actions, clock: Clock) -> None:
    clock.forward(minutes=5)
    before = session_of(both.window, PATIENT)
    both.press("1")
    both.press("P")
    assert len(session_of(both.window, ANA).reactions) == 1
    assert len(session_of(both.window, ANA).pauses) == 1
    assert session_of(both.window, PATIENT) == before


def test_a_name_plate_puts_the_other_in_front_and_with_it_undo(both: Actions, clock: Clock) -> None:
    clock.forward(minutes=5)
    both.press("1")
    both.click("Session of Patient A: put it in front")
    assert both.reads("Infusion running · Patient A")
    workspace = both.window.workspace
    assert workspace.patient is not None
    assert workspace.patient.id == PATIENT.id
    both.press("2")
    both.press("Ctrl+Z")
    assert session_of(both.window, PATIENT).reactions == ()
    both.press("Ctrl+Z")  # nothing of Patient A's is left to take back, and nothing of Ana's is touched
    assert [each.symptom for each in session_of(both.window, ANA).reactions] == ["headache"]


def test_choosing_a_patient_puts_their_session_in_front(both: Actions) -> None:
    both.window.screens.change_patient(PATIENT.id)
    both.window.screens.open("live")
    assert both.reads("Infusion running · Patient A")


def test_the_plates_count_for_both(both: Actions, clock: Clock, qtbot: QtBot) -> None:
    clock.forward(minutes=7)
    qtbot.waitUntil(lambda: "17 min" in both.button("Session of Patient A: put it in front").text(), timeout=15_000)
    assert "7 min" in both.button("Session of Ana Kovač: put it in front").text()


def test_when_one_ends_the_other_is_in_front(both: Actions, clock: Clock) -> None:
    clock.forward(minutes=60)
    both.press("E")
    both.click("Done")
    assert both.window.screens.current == "live"
    assert both.reads("Infusion running · Patient A")


def test_a_session_that_another_screen_changed_is_shown_as_it_is(window: Window, person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=10)
    stored = the_session(window)
    window.workspace.journal.store(replace(stored, notes="left arm"), instead_of=stored, text="edit session")
    person.press("1")
    session = the_session(window)
    assert (session.notes, len(session.reactions)) == ("left arm", 1)


def test_a_running_session_that_was_typed_into_the_form_runs_here_too(window: Window, clock: Clock) -> None:
    assert window.screens.sessions.all == []
    window.workspace.journal.store(a_running_infusion(clock.at, 9), text="add session")
    assert [each.id for each in window.screens.sessions.all] == [a_running_infusion(clock.at, 9).id]


def test_when_one_is_over_the_other_is_in_front_with_the_patient_and_the_keys(both: Actions, clock: Clock) -> None:
    workspace = both.window.workspace
    clock.forward(minutes=5)
    both.press("E")
    both.click("Done")
    assert both.reads("Infusion running · Patient A")
    assert workspace.patient is not None
    assert workspace.patient.id == PATIENT.id
    both.press("1")
    assert len(session_of(both.window, PATIENT).reactions) == 1
    assert session_of(both.window, ANA).reactions == ()
