"""After an infusion: the observation outlasts the program, and days later one question is asked at the next start."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.due import DueKind
from ivig_logger.domain.infusion import DueAnswer
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.ui.window import Window
from tests.builders import PATIENT
from tests.clock import Clock
from tests.stories.live.actions import FOUR_STEPS, Actions, start, the_session

QUESTION = "headache, fever, rash, dark urine, anything else?"
HOUR, DAY = 60, 24 * 60


@pytest.fixture
def ended(window: Window, person: Actions, clock: Clock) -> Actions:
    """An infusion that ended at 16:50."""
    del window
    start(person)
    clock.forward(minutes=3 * HOUR)
    person.press("E")
    person.click("Done")
    return person


def again(open_window: Callable[[], Window], qtbot: QtBot) -> Actions:
    return Actions(open_window(), qtbot)


def test_the_next_start_after_a_day_three_days_and_a_week_asks_one_question(
    ended: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    assert ended.window.screens.current == "history"
    clock.forward(minutes=23 * HOUR)
    assert not again(open_window, qtbot).reads(QUESTION), "not within a day"
    person = ended
    for waited in (2 * HOUR, 2 * DAY, 4 * DAY):
        clock.forward(minutes=waited)
        person = again(open_window, qtbot)
        assert sum(QUESTION in each for each in person.all_words().splitlines()) == 1
        person.click("No, nothing")
        assert not person.reads(QUESTION)
    assert len(the_session(person.window).follow_ups) == 3
    clock.forward(minutes=DAY)
    assert not again(open_window, qtbot).reads(QUESTION), "and then no more"


def test_a_late_reaction_is_one_click_with_an_onset_after_the_first_hour(
    ended: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    del ended
    clock.forward(minutes=8 * DAY)
    person = again(open_window, qtbot)
    person.click("Rash since the infusion")
    (reaction,) = the_session(person.window).reactions
    assert reaction.symptom == "rash"
    assert classify_onset(reaction.onset, the_session(person.window).started) is FirstHour.LATER


def test_an_observation_that_is_not_over_goes_on_at_the_next_start(
    window: Window, person: Actions, clock: Clock, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    watched = replace(FOUR_STEPS, observation=30)
    before = replace(PATIENT, plan=FOUR_STEPS)
    window.workspace.journal.store(replace(PATIENT, plan=watched), instead_of=before, text="plan")
    start(person)
    clock.forward(minutes=60)
    person.press("E")
    person.click("Done")
    assert window.screens.current == "live", "the observation is waited for"
    clock.forward(minutes=10)
    later = again(open_window, qtbot)
    assert later.window.screens.current == "live"
    assert later.reads("20 min left"), later.all_words()
    assert not later.reads("An infusion is running")
    clock.forward(minutes=20)
    later.click("Over")
    assert the_session(later.window).due_answers == (DueAnswer(DueKind.OBSERVATION, clock.at),)
    qtbot.waitUntil(lambda: later.window.screens.current == "history", timeout=15_000)


@pytest.mark.parametrize("typed", ["13:10", "25:99", "soon"])
def test_an_end_that_cannot_be_is_refused_where_it_was_typed(typed: str, person: Actions, clock: Clock) -> None:
    start(person)
    clock.forward(minutes=60)
    person.press("E")
    before = the_session(person.window)
    person.type_into("or ended at", typed)
    assert the_session(person.window) == before
    assert person.field("or ended at").property("problem") == "refuse"
