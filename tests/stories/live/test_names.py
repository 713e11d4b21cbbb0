"""By keyboard and by ear: all that can be pressed or typed into is reached, has a name that says what it does, and
shows that it has the keys."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, VitalsPlan
from ivig_logger.ui.window import Window
from tests.builders import PATIENT
from tests.clock import Clock
from tests.stories.live.actions import FOUR_STEPS, Actions, start
from tests.stories.live.reach import by_arrows, controls, one_of_each_kind, shows_focus, spoken, tabbed

PLAN = Plan(
    steps=FOUR_STEPS.steps,
    vitals=VitalsPlan(every=(Every(15),)),
    premedications=(PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30),),
    duration=180,
    observation=30,
)


def home_after_a_day(person: Actions, clock: Clock) -> None:
    clock.set_to(clock.at)  # the session of October is asked about
    person.window.screens.open("home")


def start_card(person: Actions, _clock: Clock) -> None:
    person.click("Start infusion")


def running(person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=16)
    person.press("8")
    QApplication.processEvents()


def skipping(person: Actions, clock: Clock) -> None:
    running(person, clock)
    person.click("Skip…")


def panel(key: str) -> Callable[[Actions, Clock], None]:
    def opened(person: Actions, clock: Clock) -> None:
        running(person, clock)
        person.press(key)

    return opened


def other_rate(person: Actions, clock: Clock) -> None:
    running(person, clock)
    person.click("Other rate")


def the_end(person: Actions, clock: Clock) -> None:
    person.click("Start infusion")
    person.click("Start now")
    clock.forward(minutes=170)
    person.press("E")
    person.click("stopped early")


def large(person: Actions, clock: Clock) -> None:
    running(person, clock)
    person.press("F11")


def practice(person: Actions, _clock: Clock) -> None:
    person.window.screens.open("practice")


VIEWS: dict[str, Callable[[Actions, Clock], None]] = {
    "home": home_after_a_day,
    "start card": start_card,
    "running": running,
    "skip": skipping,
    **{f"key {each}": panel(each) for each in "V9MNBP"},
    "other rate": other_rate,
    "end": the_end,
    "large": large,
    "practice": practice,
}


@pytest.fixture
def planned(window: Window) -> Window:
    patient = replace(PATIENT, plan=FOUR_STEPS)
    window.workspace.journal.store(replace(PATIENT, plan=PLAN), instead_of=patient, text="change plan")
    window.screens.open("home")
    return window


@pytest.fixture(params=VIEWS)
def screen(request: pytest.FixtureRequest, planned: Window, person: Actions, clock: Clock) -> QWidget:
    VIEWS[request.param](person, clock)
    QApplication.processEvents()
    shown = planned.screens.currentWidget()
    assert shown is not None
    return shown


def test_each_control_is_reached_named_and_shows_that_it_has_the_keys(screen: QWidget) -> None:
    seen = controls(screen)
    names = [spoken(each) for each in seen]
    assert seen
    for name in names:
        assert any(each.isalpha() for each in name), f"{name!r} says nothing"
    assert sorted(names) == sorted(set(names)), "no two are called the same"

    stops = tabbed(screen)
    missing = [spoken(each) for each in seen if each not in stops and each.isEnabled() and not by_arrows(each, stops)]
    assert missing == [], "the Tab key leads everywhere"
    assert [type(each).__name__ for each in stops if not spoken(each)] == [], "and to nothing without a name"
    assert [spoken(each) for each in one_of_each_kind(stops) if not shows_focus(each)] == [], (
        "each shows that it has the keys"
    )


def test_a_recovered_session_is_answered_by_keyboard(
    person: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    start(person)
    clock.forward(minutes=20)
    again = Actions(open_window(), qtbot)
    screen = again.window.screens.currentWidget()
    assert screen is not None
    names = [spoken(each) for each in tabbed(screen)]
    answers = ["Go on", "It ended at", "It ended then", "It was a mistake"]
    assert [each for each in names if each in answers] == answers
    assert all(shows_focus(each) for each in controls(screen) if spoken(each) in answers)


def test_no_tile_or_action_is_called_by_its_key_alone(person: Actions, clock: Clock) -> None:
    running(person, clock)
    keys = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", *"RVPMNBE"}
    named = {key for each in person.visible(QAbstractButton) for key in keys if f"(key {key})" in spoken(each)}
    assert named == keys, "each says its key"
