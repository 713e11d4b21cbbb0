"""One session as it runs, at the window: how few actions it takes, what each leaves in the log, and what is said."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import (
    DueAnswer,
    Premedication,
    RateStep,
    RateUnit,
    ReactionAnswer,
    Severity,
    Status,
    VitalSigns,
)
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.ui.window import Window
from tests.builders import a_moment
from tests.clock import Clock
from tests.stories.live.actions import Actions, heard, start, the_session, with_vitals


def test_the_same_lot_again_is_three_actions_to_a_running_session(window: Window, person: Actions) -> None:
    start(person)
    assert person.count == 3
    assert window.screens.current == "live"
    session = the_session(window)
    assert (session.status, session.started) == (Status.RUNNING, a_moment("13:50", "2026-11-01"))
    assert [each.lot for each in session.vials] == ["P100 123-456"]
    assert session.rates == (RateStep(session.started, Decimal(30), RateUnit.ML_H),)
    assert (session.product, session.ordered_dose, session.dose) == ("Privigen", Decimal(30), None)


def test_an_uneventful_session_of_four_steps_is_eight_actions(window: Window, person: Actions, clock: Clock) -> None:
    start(person)
    for _ in range(3):
        clock.forward(minutes=15)
        person.press("R")
    clock.forward(minutes=120)
    person.press("E")
    person.click("Done")
    assert person.count == 8
    session = the_session(window)
    assert [each.value for each in session.rates] == [30, 60, 90, 120]
    assert (session.status, session.ended) == (Status.COMPLETED, clock.at)
    assert session.dose == Decimal(30), "what was planned counts as given"
    assert window.screens.current == "history"


def test_a_reaction_is_one_action_its_grade_one_more_and_an_earlier_onset_one_more(
    window: Window, person: Actions, clock: Clock
) -> None:
    start(person)
    clock.forward(minutes=25, seconds=10)
    person.count = 0
    person.press("1")
    (reaction,) = the_session(window).reactions
    assert (person.count, reaction.symptom, reaction.severity) == (1, "headache", Severity.NOT_GRADED)
    assert reaction.onset is not None
    assert reaction.onset.earliest == clock.at
    assert classify_onset(reaction.onset, the_session(window).started) is FirstHour.IN

    person.click("moderate")
    assert the_session(window).reactions[0].severity is Severity.MODERATE
    person.click("Headache began 10 minutes before the press")
    (moved,) = the_session(window).reactions
    assert moved.onset is not None
    assert (clock.at - moved.onset.earliest).total_seconds() == 600
    assert person.count == 3


def test_the_press_is_told_to_a_screen_reader_with_its_verdict(person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=25)
    with heard() as told:
        person.press("1")
    assert "Headache recorded at 25 minutes, within the first hour" in told


def test_vital_signs_are_one_action_the_numbers_and_enter(
    window: Window, person: Actions, clock: Clock, qtbot: QtBot
) -> None:
    start(person)
    clock.forward(minutes=15)
    person.count = 0
    person.press("V")
    for numbers in ("122/76", "74", "36.8", "98", "", ""):
        field = QApplication.focusWidget()
        qtbot.keyClicks(field, numbers)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert person.count == 1
    (taken,) = the_session(window).vitals
    assert taken == VitalSigns(clock.at, 122, 76, 74, Decimal("36.8"), spo2=98)


def test_inside_a_field_letters_are_letters_until_esc_leaves_it(window: Window, person: Actions, qtbot: QtBot) -> None:
    start(person)
    person.press("N")
    before = the_session(window)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "rvpe 1")
    assert the_session(window) == before
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert the_session(window).marks[0].text == "rvpe 1"
    person.press("2")
    assert [each.symptom for each in the_session(window).reactions] == ["chills"]


def test_a_second_press_within_three_seconds_is_a_tremor_and_is_said(
    window: Window, person: Actions, clock: Clock
) -> None:
    start(person)
    clock.forward(minutes=5)
    person.press("1")
    clock.forward(seconds=2)
    with heard() as told:
        person.press("1")
    assert "Pressed twice" in " ".join(told)
    person.press("2")  # another tile is another reaction, in the same second too
    clock.forward(seconds=4)
    person.press("1")
    assert [each.symptom for each in the_session(window).reactions] == ["headache", "chills", "headache"]


def test_a_due_thing_stays_until_it_is_answered_with_one_action(
    window: Window, person: Actions, clock: Clock, qtbot: QtBot
) -> None:
    with_vitals(window)
    start(person)
    clock.forward(minutes=15)
    qtbot.waitUntil(lambda: person.reads("Vital signs are due"), timeout=15_000)
    clock.forward(minutes=4)
    person.count = 0
    person.click("In 5 min")
    assert person.count == 1
    assert the_session(window).due_answers == (
        DueAnswer(f"vitals@{a_moment('14:05', '2026-11-01').epoch}", clock.at, a_moment("14:14", "2026-11-01")),
    )
    assert not person.reads("Vital signs are due")
    clock.forward(minutes=5)
    qtbot.waitUntil(lambda: person.reads("Vital signs are due"), timeout=15_000)


def test_what_was_open_is_asked_at_the_end(window: Window, person: Actions, clock: Clock) -> None:
    person.click("Start infusion")
    person.click("Start now")
    clock.forward(minutes=180)
    person.press("E")
    assert person.reads("The lot is not recorded")
    person.click("No reaction")
    person.click("None given")
    person.click("10 min ago")
    person.click("Done")
    session = the_session(window)
    assert session.reaction is ReactionAnswer.NONE
    assert session.premedication is Premedication.NONE_GIVEN
    assert session.ended is not None
    assert (clock.at - session.ended).total_seconds() == 600


def test_an_end_that_was_pressed_by_mistake_is_taken_back(window: Window, person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=30)
    before = the_session(window)
    person.press("E")
    person.click("Still running")
    assert the_session(window) == before
    assert window.screens.current == "live"


def test_undo_takes_back_one_press_after_the_other(window: Window, person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=10)
    running = the_session(window)
    person.press("1")
    person.press("2")
    person.press("Ctrl+Z")
    assert [each.symptom for each in the_session(window).reactions] == ["headache"]
    person.press("Ctrl+Z")
    assert the_session(window) == running
    person.press("Ctrl+Shift+Z")
    assert [each.symptom for each in the_session(window).reactions] == ["headache"]
