"""The end of an infusion: recorded when its panel opens, and corrected there."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Infusion, Premedication, RateStep, RateUnit, ReactionAnswer, Status
from ivig_logger.ui import theme
from ivig_logger.ui.field import Field
from ivig_logger.ui.live.panels.end import EndPanel
from ivig_logger.ui.live.session import LiveSession
from tests.clock import Clock
from tests.ui.live.conftest import STARTED


@pytest.fixture
def panel(session: LiveSession, clock: Clock, qtbot: QtBot) -> EndPanel:
    """The infusion ended three hours after its start, as the key E records it, and the panel is open."""
    at = clock.forward(minutes=155)
    session.record(events.change(rates=(RateStep(STARTED, Decimal(100), RateUnit.ML_H),)), "rate")
    session.record(events.end(at), "end")
    made = EndPanel(session)
    qtbot.addWidget(made)
    made.resize(620, 700)
    made.show()
    made.open(at)
    return made


def stored(session: LiveSession) -> Infusion:
    (found,) = session.workspace.logbook.find([session.id])
    return found


def press(panel: EndPanel, words: str, qtbot: QtBot) -> None:
    button = next(each for each in panel.findChildren(QAbstractButton) if each.text() == words and each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(field: Field, words: str, qtbot: QtBot) -> None:
    assert isinstance(field.entry, QLineEdit)
    field.entry.clear()
    qtbot.keyClicks(field.entry, words)
    qtbot.keyClick(field.entry, Qt.Key.Key_Return)


def test_it_says_when_and_how_long_and_that_the_dose_is_the_planned_one(panel: EndPanel) -> None:
    assert panel.title.text() == "Ended 16:50, lasted 3 h"
    assert panel.dose.line.text() == "30"
    assert panel.dose.note.text() == "As planned. By the recorded rates 300 mL went in."


def test_rates_that_come_to_much_less_leave_the_dose_open(session: LiveSession, clock: Clock, qtbot: QtBot) -> None:
    session.record(events.end(clock.forward(minutes=60)), "end")  # 30 mL/h for 85 min, of 300 mL
    panel = EndPanel(session)
    qtbot.addWidget(panel)
    panel.open(clock.at)
    assert panel.dose.line.text() == ""
    assert panel.dose.note.text() == "30 g was planned. By the recorded rates 42 mL went in."
    assert stored(session).dose is None


def test_done_has_the_keys_so_that_the_end_is_two_actions(panel: EndPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(panel.finish.hasFocus)
    with qtbot.waitSignal(panel.done):
        qtbot.keyClick(panel.finish, Qt.Key.Key_Space)


@pytest.mark.parametrize(("words", "minutes"), [("5 min ago", 175), ("10 min ago", 170), ("15 min ago", 165)])
def test_it_ended_some_minutes_before_the_press(
    panel: EndPanel, session: LiveSession, qtbot: QtBot, words: str, minutes: int
) -> None:
    press(panel, "15 min ago", qtbot)
    press(panel, words, qtbot)  # counted from the press, not from what was chosen before
    assert stored(session).ended == STARTED + timedelta(minutes=minutes)


def test_it_ended_at_a_clock_time(panel: EndPanel, session: LiveSession, qtbot: QtBot) -> None:
    write(panel.clock, "16:20", qtbot)
    assert stored(session).ended == STARTED + timedelta(minutes=150)


@pytest.mark.parametrize("typed", ["13:20", "25:70", "soon", "-5"])
def test_an_end_that_cannot_be_is_refused_at_its_field_and_what_was_recorded_stays(
    panel: EndPanel, session: LiveSession, qtbot: QtBot, typed: str
) -> None:
    before = stored(session)
    write(panel.clock, typed, qtbot)
    assert panel.clock.note.text()
    assert panel.clock.note.property("role") == "refuse"
    assert stored(session) == before
    assert isinstance(panel.clock.entry, QLineEdit)
    assert panel.clock.entry.text() == typed


def test_stopped_early_asks_why_and_does_not_take_the_planned_dose_as_given(
    panel: EndPanel, session: LiveSession, qtbot: QtBot
) -> None:
    press(panel, "stopped early", qtbot)
    write(panel.reason, "chills", qtbot)
    after = stored(session)
    assert (after.status, after.stop_reason, after.dose) == (Status.STOPPED_EARLY, "chills", None)
    write(panel.dose, "12.5", qtbot)
    assert stored(session).dose == Decimal("12.5")


def test_completed_after_all_takes_the_planned_dose_again_and_no_reason(
    panel: EndPanel, session: LiveSession, qtbot: QtBot
) -> None:
    completed = stored(session)
    press(panel, "stopped early", qtbot)
    write(panel.reason, "chills", qtbot)
    press(panel, "completed after slowing", qtbot)
    assert stored(session) == replace(completed, slowed=True)


@pytest.mark.parametrize("typed", ["77.6 mg", "-3", "9999", "thirty", "1,000,000"])
def test_a_dose_that_cannot_be_is_refused_at_its_field(
    panel: EndPanel, session: LiveSession, qtbot: QtBot, typed: str
) -> None:
    write(panel.dose, typed, qtbot)
    assert panel.dose.note.property("role") == "refuse"
    assert stored(session).dose == Decimal(30)
    assert panel.dose.line.text() == typed


def test_an_unusual_dose_only_asks(panel: EndPanel, session: LiveSession, qtbot: QtBot) -> None:
    write(panel.dose, "172", qtbot)
    assert panel.dose.note.property("role") == "warn"
    assert stored(session).dose == Decimal(172)


def test_the_open_questions_are_answered_with_one_click_each(
    panel: EndPanel, session: LiveSession, qtbot: QtBot
) -> None:
    press(panel, "No reaction", qtbot)
    press(panel, "None given", qtbot)
    after = stored(session)
    assert (after.reaction, after.premedication) == (ReactionAnswer.NONE, Premedication.NONE_GIVEN)
    assert not panel.questions.isVisible()


def test_not_asked_is_an_answer_too(panel: EndPanel, session: LiveSession, qtbot: QtBot) -> None:
    press(panel, "Not asked", qtbot)
    assert stored(session).reaction is ReactionAnswer.NOT_ASKED
    assert not panel.questions.reaction.isVisible()


def test_a_lot_that_is_not_recorded_is_asked_for(session: LiveSession, clock: Clock, qtbot: QtBot) -> None:
    session.record(events.change(vials=()), "no lot")
    session.record(events.end(clock.forward(minutes=60)), "end")
    panel = EndPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    panel.open(clock.at)
    with qtbot.waitSignal(panel.lot_wanted):
        press(panel, "Type or scan it", qtbot)


def test_still_running_takes_the_end_back(panel: EndPanel, session: LiveSession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.done):
        press(panel, "Still running", qtbot)
    after = stored(session)
    assert (after.status, after.ended, after.dose) == (Status.RUNNING, None, None)


def test_what_is_changed_after_the_end_says_so_in_the_trace_and_what_runs_needs_no_reason(
    panel: EndPanel, session: LiveSession, qtbot: QtBot
) -> None:
    press(panel, "5 min ago", qtbot)
    newest, ended, *_ = session.workspace.logbook.revisions_of(session.id)
    assert [newest.why, ended.why] == ["after the end: change the end", ""]


def test_its_open_questions_wrap_where_the_type_is_large(panel: EndPanel, qapp: QApplication) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 200)
    assert panel.questions.minimumSizeHint().width() < 460
    theme.apply(qapp, theme.Look.LIGHT, 100)
