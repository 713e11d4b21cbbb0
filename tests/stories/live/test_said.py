"""What is said to a person who does not see the screen, and when: what happened and what is due, never the time."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from ivig_logger.domain.infusion import RateStep, RateUnit
from ivig_logger.domain.plan import Plan, VitalsPlan
from ivig_logger.ui.live import LiveScreen
from ivig_logger.ui.live.tremor import PRESSED_TWICE
from ivig_logger.ui.window import Window
from ivig_logger.words.calls import CALL_SENTENCE
from tests.builders import PATIENT
from tests.clock import Clock
from tests.stories.live.actions import FOUR_STEPS, Actions, heard, start, the_session, with_vitals
from tests.stories.live.test_put_down import elapsed


def tick(person: Actions, clock: Clock, minutes: float) -> None:
    """Let the live screen see each second of some minutes."""
    live = person.window.screens.made["live"]
    assert isinstance(live, LiveScreen)
    for _ in range(int(minutes * 60)):
        live.tick(clock.forward(seconds=1))


def test_the_ticking_clock_is_never_said(window: Window, person: Actions, clock: Clock) -> None:
    without = replace(PATIENT, plan=None)
    window.workspace.journal.store(without, instead_of=replace(PATIENT, plan=FOUR_STEPS), text="no plan")
    start(person)
    with heard() as told:
        tick(person, clock, 12)
    assert elapsed(person) == "0:12:00"
    assert told == []


def test_a_due_thing_is_said_once_when_its_time_comes(window: Window, person: Actions, clock: Clock) -> None:
    with_vitals(window)
    start(person)
    with heard() as told:
        tick(person, clock, 14.9)
        assert told == []
        tick(person, clock, 5)
    assert told == ["Vital signs are due"]


def test_each_action_is_said_in_a_sentence_of_its_own(person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=65)
    said = {}
    for key in "R1PP0":
        clock.forward(seconds=4)
        with heard() as told:
            person.press(key)
        said[key] = told
    assert said["R"] == ["Rate 60 mL/h recorded"]
    assert said["1"] == ["Headache recorded at 1 hour 5 minutes, after the first hour"]
    assert said["P"] == ["Flow on again recorded"]
    assert said["0"] == ["Mark recorded"]


def test_the_end_is_said_and_that_it_was_none(person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=65)
    with heard() as told:
        person.press("E")
        person.click("Still running")
    assert [each for each in told if each.startswith("Infusion")] == ["Infusion ended 14:55", "Infusion goes on"]


@pytest.mark.parametrize("how", ["8", "severe"])
def test_a_sign_to_call_about_brings_the_sentence_and_the_clinics_words_and_the_session_goes_on(
    how: str, window: Window, person: Actions, clock: Clock
) -> None:
    window.workspace.preferences.emergency_text = "Ward 3: 0761 270 0"
    start(person)
    clock.forward(minutes=70)
    with heard() as told:
        if how == "8":
            person.press("8")
        else:
            person.press("1")
            person.click("severe")
    assert f"{CALL_SENTENCE} Ward 3: 0761 270 0" in told
    assert person.reads("Ward 3: 0761 270 0")
    clock.forward(seconds=5)
    person.press("R")
    assert [each.value for each in the_session(window).rates] == [30, 60]
    assert the_session(window).ended is None


def test_in_large_mode_it_is_said_and_shown_too(person: Actions, clock: Clock) -> None:
    start(person)
    person.press("8")
    person.press("F11")
    QApplication.processEvents()
    assert not person.reads(CALL_SENTENCE), "once for each sign"
    clock.forward(minutes=70)
    tick(person, clock, 0.02)
    with heard() as told:
        for key in "88P":
            person.press(key)
    recorded = "Hard to breathe recorded at 1 hour 10 minutes, after the first hour"
    assert told == [recorded, CALL_SENTENCE, PRESSED_TWICE, "Pause recorded"]
    assert person.reads(CALL_SENTENCE)


def test_several_due_things_are_one_bar_that_is_worked_off(window: Window, person: Actions, clock: Clock) -> None:
    plan = Plan(steps=FOUR_STEPS.steps, vitals=VitalsPlan(baseline=True), duration=60)
    before = replace(PATIENT, plan=FOUR_STEPS)
    window.workspace.journal.store(replace(PATIENT, plan=plan), instead_of=before, text="plan")
    start(person)
    clock.forward(minutes=90)
    tick(person, clock, 0.1)
    assert [each.text() for each in person.visible(QAbstractButton)].count("In 5 min") == 1
    assert person.reads("and 2 more"), person.all_words()
    for left in ("and 1 more", "", None):
        clock.forward(seconds=4)
        person.click("In 5 min")
        tick(person, clock, 0.02)
        if left is not None:
            assert person.reads(left)
    assert len(the_session(window).due_answers) == 3
    assert not person.reads("is due")


def test_a_session_of_34_hours_is_counted_and_ended(window: Window, person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=34 * 60)
    tick(person, clock, 0.02)
    assert elapsed(person) == "34:00:01"
    person.press("E")
    person.click("Done")
    assert the_session(window).duration == timedelta(hours=34, seconds=1)


@pytest.mark.parametrize(
    ("typed", "step", "amount"),
    [
        ("40", RateStep, "40 mL in"),
        ("0.8 mL/kg/h", RateUnit.ML_KG_H, "50 mL in"),
        ("0.016 mL/kg/min", RateUnit.ML_KG_MIN, "60 mL in"),
        ("2 mg/kg/min", RateUnit.MG_KG_MIN, "75 mL in"),
    ],
)
def test_a_rate_in_each_unit_is_kept_as_typed_and_counted_in_ml(
    typed: str, step: object, amount: str, window: Window, person: Actions, clock: Clock
) -> None:
    start(person)
    person.click("Other rate")
    person.type_into("Rate in mL/h, or with its unit", typed)
    person.click("Save: rate")
    clock.forward(minutes=60)
    tick(person, clock, 0.02)
    assert person.reads(amount), person.all_words()
    assert person.reads(f"= {amount.removesuffix(' in')}/h") is (typed != "40"), "the list restates it"
    kept = the_session(window).rates[-1]
    assert kept.value == Decimal(typed.partition(" ")[0])
    assert step is RateStep or kept.unit is step
