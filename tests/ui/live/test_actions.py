from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Mark, Pause, RateStep, RateUnit, Status
from ivig_logger.ui.live.actions import Actions
from ivig_logger.ui.live.session import LiveSession
from tests.clock import Clock
from tests.ui.live.presses import a_steady_hand, a_trembling_hand, give_plan, stored


def shown(qtbot: QtBot, session: LiveSession, *, trembling: bool = False) -> Actions:
    actions = Actions(session, a_trembling_hand() if trembling else a_steady_hand())
    qtbot.addWidget(actions)
    actions.resize(900, 60)
    actions.show()
    return actions


def test_one_press_sets_the_next_step_of_the_plan(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    actions = shown(qtbot, session)
    assert actions.buttons["R"].text() == "60 mL/h"
    qtbot.mouseClick(actions.buttons["R"], Qt.MouseButton.LeftButton)
    assert stored(session).rates[-1] == RateStep(clock.at, Decimal(60), RateUnit.ML_H)
    assert actions.buttons["R"].text() == "90 mL/h"
    assert actions.buttons["R"].accessibleName() == "Rate 90 mL/h, step 3 of the plan: record it as set now (key R)"


def test_after_the_last_step_the_rate_is_typed(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    actions = shown(qtbot, session)
    for _ in range(2):
        actions.press("R")
    assert actions.buttons["R"].text() == "Rate…"
    assert not actions.other_rate.isVisible()
    with qtbot.waitSignal(actions.panel_wanted) as wanted:
        actions.press("R")
    assert wanted.args == ["rate", clock.at]
    assert len(stored(session).rates) == 3


def test_without_a_plan_the_rate_is_typed(qtbot: QtBot, session: LiveSession) -> None:
    actions = shown(qtbot, session)
    assert actions.buttons["R"].text() == "Rate…"
    assert not actions.buttons["R"].property("primary")


def test_another_rate_than_the_planned_one_is_one_press_away(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    actions = shown(qtbot, session)
    with qtbot.waitSignal(actions.panel_wanted) as wanted:
        qtbot.mouseClick(actions.other_rate, Qt.MouseButton.LeftButton)
    assert wanted.args == ["rate", clock.at]


@pytest.mark.parametrize(("letter", "panel"), [("V", "vitals"), ("M", "medicine"), ("B", "bottle")])
def test_a_letter_opens_its_panel_with_the_time_of_the_press(
    qtbot: QtBot, session: LiveSession, clock: Clock, letter: str, panel: str
) -> None:
    actions = shown(qtbot, session)
    with qtbot.waitSignal(actions.panel_wanted) as wanted:
        actions.press(letter)
    assert wanted.args == [panel, clock.at]
    assert session.infusion == stored(session)


def test_a_note_is_a_mark_in_the_log_before_its_panel_opens(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    actions = shown(qtbot, session)
    with qtbot.waitSignal(actions.panel_wanted) as wanted:
        actions.press("N")
    assert wanted.args == ["note", Mark(clock.at)]
    assert stored(session).marks == (Mark(clock.at),)


def test_one_press_pauses_and_one_resumes(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    actions = shown(qtbot, session)
    since = clock.at
    actions.press("P")
    assert stored(session).pauses == (Pause(since, None),)
    assert actions.buttons["P"].text() == "Resume"
    assert actions.buttons["P"].property("primary")
    clock.forward(minutes=3)
    actions.press("P")
    assert stored(session).pauses == (Pause(since, since + timedelta(minutes=3)),)
    assert actions.buttons["P"].text() == "Pause"


def test_while_it_is_paused_only_resume_is_filled_and_a_rate_may_be_set(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session)
    actions = shown(qtbot, session)
    actions.press("P")
    assert [letter for letter, each in actions.buttons.items() if each.property("primary")] == ["P"]
    actions.press("R")
    assert stored(session).rates[-1].value == 60


def test_the_end_is_in_the_log_before_its_panel_opens(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    actions = shown(qtbot, session)
    with qtbot.waitSignal(actions.panel_wanted) as wanted:
        actions.press("E")
    assert wanted.args == ["end", clock.at]
    assert stored(session).ended == clock.at
    assert stored(session).status is Status.COMPLETED


def test_after_the_end_vital_signs_medicine_and_notes_stay(qtbot: QtBot, session: LiveSession) -> None:
    actions = shown(qtbot, session)
    actions.press("E")
    assert "".join(letter for letter, each in actions.buttons.items() if each.isVisible()) == "VMN"
    assert not actions.other_rate.isVisible()


@pytest.mark.parametrize("letter", ["R", "P", "B", "E"])
def test_after_the_end_a_key_of_the_running_infusion_does_nothing_but_say_so(
    qtbot: QtBot, session: LiveSession, letter: str
) -> None:
    actions = shown(qtbot, session)
    actions.press("E")
    before = stored(session)
    with qtbot.waitSignal(actions.said) as said, qtbot.assertNotEmitted(actions.panel_wanted):
        actions.press(letter)
    assert said.args == ["The infusion has ended"]
    assert stored(session) == before


@pytest.mark.parametrize("letter", ["R", "P", "N"])
def test_a_letter_twice_within_three_seconds_is_recorded_once(qtbot: QtBot, session: LiveSession, letter: str) -> None:
    give_plan(session)
    actions = shown(qtbot, session, trembling=True)
    actions.press(letter)
    before = stored(session)
    with qtbot.waitSignal(actions.said) as said:
        actions.press(letter)
    assert said.args == ["Pressed twice within 3 seconds: recorded once"]
    assert stored(session) == before


def test_what_was_pressed_is_taken_back_by_undo(qtbot: QtBot, session: LiveSession) -> None:
    actions = shown(qtbot, session)
    actions.press("P")
    session.stack.undo()
    assert stored(session).pauses == ()
    assert actions.buttons["P"].text() == "Pause"


def test_the_row_breaks_into_two_lines_where_it_has_no_room(qtbot: QtBot, session: LiveSession) -> None:
    actions = shown(qtbot, session)
    actions.resize(340, 200)
    assert len({each.y() for each in actions.buttons.values()}) > 1
    assert all(each.width() >= each.minimumSizeHint().width() for each in actions.buttons.values())
