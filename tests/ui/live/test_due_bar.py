from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import DueAnswer, Medication, Purpose, RateStep, RateUnit, VitalSigns
from ivig_logger.ui.live.due_bar import DueBar
from ivig_logger.ui.live.session import LiveSession
from ivig_logger.ui.pieces import column
from tests.clock import Clock
from tests.ui.live.conftest import STARTED
from tests.ui.live.presses import EVERY_QUARTER, PARACETAMOL, a_steady_hand, a_trembling_hand, give_plan, stored

FIVE = timedelta(minutes=5)


def shown(qtbot: QtBot, session: LiveSession, *, trembling: bool = False) -> DueBar:
    bar = DueBar(session, a_trembling_hand() if trembling else a_steady_hand())
    qtbot.addWidget(bar)
    bar.resize(1000, 80)
    bar.refresh()
    return bar


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_without_a_plan_nothing_is_due_and_the_bar_is_away(qtbot: QtBot, session: LiveSession) -> None:
    assert shown(qtbot, session).isHidden()


def test_a_step_of_the_plan_that_is_due_is_done_with_one_press(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    give_plan(session)
    clock.forward(minutes=6)
    bar = shown(qtbot, session)
    assert bar.question.title.text() == "Next rate step: 60 mL/h"
    click(qtbot, bar.question.done_button)
    assert stored(session).rates[-1] == RateStep(clock.at, Decimal(60), RateUnit.ML_H)
    assert bar.isHidden()


def test_a_premedication_that_is_due_is_given_with_one_press(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, steps=(), premedications=(PARACETAMOL,))
    bar = shown(qtbot, session)
    click(qtbot, bar.question.done_button)
    given = Medication("paracetamol", Decimal(1), "g", "by mouth", Purpose.PREMEDICATION, clock.at)
    assert stored(session).medications == (given,)
    assert bar.isHidden()


@pytest.mark.parametrize(("plan", "panel"), [({"vitals": EVERY_QUARTER}, "vitals"), ({"duration": 20}, "end")])
def test_what_asks_for_more_is_done_in_its_panel(
    qtbot: QtBot, session: LiveSession, plan: dict[str, object], panel: str
) -> None:
    give_plan(session, **{"steps": ()} | plan)
    bar = shown(qtbot, session)
    before = stored(session)
    with qtbot.waitSignal(bar.done_wanted) as wanted:
        click(qtbot, bar.question.done_button)
    assert wanted.args == [panel]
    assert stored(session) == before
    assert bar.isVisible()


def test_the_observation_is_over_with_one_press(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, steps=(), observation=30)
    session.record(events.end(clock.at), "end")
    clock.forward(minutes=30)
    bar = shown(qtbot, session)
    click(qtbot, bar.question.done_button)
    assert stored(session).due_answers == (DueAnswer("observation", clock.at),)
    assert bar.isHidden()


def test_in_five_minutes_it_is_due_again(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    assert bar.front is not None
    key = bar.front.key
    click(qtbot, bar.question.later_button)
    assert stored(session).due_answers == (DueAnswer(key, clock.at, clock.at + FIVE),)
    assert bar.isHidden()
    bar.tick(clock.forward(minutes=5))
    assert bar.isVisible()


def test_skipping_takes_two_presses_and_keeps_the_reason(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    assert bar.front is not None
    key = bar.front.key
    click(qtbot, bar.question.skip_button)
    assert not bar.question.isVisible()
    click(qtbot, bar.reasons.chips["asleep"])
    assert stored(session).due_answers == (DueAnswer(key, clock.at, None, "asleep"),)
    assert bar.isHidden()


def test_the_reasons_stand_in_the_place_of_the_question(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    bar.resize(776, 0)
    before = bar.sizeHint().height()
    click(qtbot, bar.question.skip_button)
    QApplication.processEvents()
    assert bar.heightForWidth(776) <= before


def test_another_reason_is_typed(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    click(qtbot, bar.question.skip_button)
    qtbot.keyClicks(bar.reasons.other, "cuff broken")
    qtbot.keyClick(bar.reasons.other, Qt.Key.Key_Return)
    assert stored(session).due_answers[0].reason == "cuff broken"


def test_esc_goes_back_from_the_reasons_and_answers_nothing(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    click(qtbot, bar.question.skip_button)
    qtbot.keyClick(bar.reasons.other, Qt.Key.Key_Escape)
    assert bar.question.isVisible()
    assert stored(session).due_answers == ()


def test_the_reasons_stay_open_while_time_goes_by(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    click(qtbot, bar.question.skip_button)
    qtbot.keyClicks(bar.reasons.other, "cu")
    bar.tick(clock.forward(seconds=1))
    assert bar.reasons.isVisible()
    assert bar.reasons.other.text() == "cu"


def test_several_due_things_are_one_bar_that_counts_the_others(
    qtbot: QtBot, session: LiveSession, clock: Clock
) -> None:
    give_plan(session, vitals=EVERY_QUARTER, premedications=(PARACETAMOL,))
    clock.forward(minutes=6)
    bar = shown(qtbot, session)
    assert bar.question.title.text() == "Paracetamol 1 g, by the plan"
    assert bar.question.reason.text().endswith(" · and 2 more")


def test_it_stays_until_it_is_answered(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    bar = shown(qtbot, session)
    bar.tick(clock.forward(minutes=90))
    assert bar.isVisible()


def test_it_goes_when_the_thing_was_done_elsewhere(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    click(qtbot, bar.question.skip_button)
    session.record(events.add(VitalSigns(clock.at, heart_rate=70)), "vital signs")
    assert bar.isHidden()
    assert bar.question.isVisibleTo(bar)


def test_what_becomes_due_is_told_once(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    bar = shown(qtbot, session)
    told: list[str] = []
    bar.became_due.connect(told.append)
    for _ in range(4):
        bar.tick(clock.forward(minutes=5))
    assert told == ["Next rate step: 60 mL/h"]


def test_what_was_put_off_is_told_again(qtbot: QtBot, session: LiveSession, clock: Clock) -> None:
    give_plan(session)
    bar = shown(qtbot, session)
    told: list[str] = []
    bar.became_due.connect(told.append)
    bar.tick(clock.forward(minutes=6))
    bar.put_off()
    bar.tick(clock.forward(minutes=5))
    assert len(told) == 2


def test_a_trembling_hand_does_not_answer_the_next_thing_too(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER, duration=20)
    bar = shown(qtbot, session, trembling=True)
    click(qtbot, bar.question.later_button)
    with qtbot.waitSignal(bar.said) as said:
        click(qtbot, bar.question.later_button)
    assert said.args == ["Pressed twice within 3 seconds: recorded once"]
    assert len(stored(session).due_answers) == 1


def test_what_is_below_stands_still_when_something_becomes_due(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session)
    screen, bar, below = QWidget(), DueBar(session), QPushButton("below")
    screen.setLayout(column(bar, below, None))
    qtbot.addWidget(screen)
    screen.resize(1000, 400)
    screen.show()
    bar.refresh()
    assert bar.isHidden()
    QApplication.processEvents()
    before = below.geometry()
    bar.tick(STARTED + timedelta(minutes=40))
    assert bar.isVisible()
    QApplication.processEvents()
    assert below.geometry() == before


def test_the_answers_say_what_they_answer(qtbot: QtBot, session: LiveSession) -> None:
    give_plan(session, steps=(), vitals=EVERY_QUARTER)
    bar = shown(qtbot, session)
    question = bar.question
    assert question.done_button.accessibleName() == "Enter now (V): Vital signs are due"
    assert question.later_button.accessibleName() == "In 5 minutes, ask again: Vital signs are due"
    assert question.skip_button.accessibleName() == "Skip, and say why: Vital signs are due"
