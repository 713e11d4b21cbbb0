"""The question after an infusion: answered with one press, stored at once, and taken back by undo."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.domain.follow_up import NOTHING_TOLD, onset_on
from ivig_logger.domain.infusion import FollowUp, Infusion, Onset, Reaction, Status
from ivig_logger.domain.onset import between, exactly
from ivig_logger.domain.plan import Plan
from ivig_logger.ui.follow_up import FollowUpCard
from ivig_logger.ui.follow_up.question import FollowUpQuestion
from ivig_logger.ui.follow_up.told_rows import ToldRow
from ivig_logger.ui.pieces import column
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.calls import CALL_SENTENCE
from tests.builders import PATIENT, a_moment, an_infusion

ENDED = a_moment("12:00", "2026-10-31")
NOW = a_moment("12:00", "2026-11-01")  # of the fixtures; a day later, and the clock was put back: 25 h
Show = Callable[[], FollowUpCard]


def saturday(**changes: Any) -> Infusion:
    return an_infusion(**{"started": a_moment("09:00", "2026-10-31"), "ended": ENDED} | changes)


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Show:
    """The card on a screen of its own."""
    screens: list[QWidget] = []

    def shown() -> FollowUpCard:
        screen = QWidget()
        screens.append(screen)
        qtbot.addWidget(screen)
        card = FollowUpCard(workspace)
        screen.setLayout(column(card))
        screen.show()
        return card

    return shown


@pytest.fixture
def card(workspace: Workspace, show: Show) -> FollowUpQuestion:
    """The question about Saturday's infusion."""
    workspace.journal.store(saturday(), text="add")
    asking = show().asking
    assert asking is not None
    return asking


def stored(workspace: Workspace) -> Infusion:
    return workspace.logbook.newest(PATIENT.id)[0]


def onsets(workspace: Workspace) -> list[Onset | None]:
    return [each.onset for each in stored(workspace).reactions]


def type_when(qtbot: QtBot, row: ToldRow, words: str) -> None:
    row.typed.setText(words)
    qtbot.keyClick(row.typed, Qt.Key.Key_Return)


def test_a_day_after_the_last_infusion_one_question_is_asked(card: FollowUpQuestion) -> None:
    assert card.isVisible()
    assert card.question.text() == ("Since the infusion yesterday: headache, fever, rash, dark urine, anything else?")


@pytest.mark.parametrize(
    "infusion",
    [
        saturday(ended=a_moment("13:30", "2026-10-31")),
        saturday(follow_ups=(FollowUp(NOW),)),
        saturday(ended=None, status=Status.RUNNING),
        saturday(entered_in_error="typo"),
    ],
    ids=["too early", "answered", "running", "in error"],
)
def test_nothing_is_asked_before_its_time_or_twice(workspace: Workspace, show: Show, infusion: Infusion) -> None:
    workspace.journal.store(infusion, text="add")

    assert not show().isVisible()


def test_nothing_is_asked_in_an_empty_log(empty_workspace: Workspace, qtbot: QtBot) -> None:
    card = FollowUpCard(empty_workspace)
    qtbot.addWidget(card)

    assert card.isHidden()


def test_the_card_never_flashes_up_as_a_window_of_its_own(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.journal.store(saturday(), text="add")
    card = FollowUpCard(workspace)
    qtbot.addWidget(card)

    assert not card.isVisible()


def test_the_plan_of_the_patient_says_when(workspace: Workspace, show: Show) -> None:
    planned = Plan(follow_ups=(48 * 60,))
    workspace.journal.store(
        type(PATIENT)(PATIENT.id, PATIENT.name, PATIENT.born, planned), instead_of=PATIENT, text="plan"
    )
    workspace.journal.store(saturday(), text="add")

    assert not show().isVisible()


def test_no_nothing_is_one_press(workspace: Workspace, card: FollowUpQuestion) -> None:
    card.nothing.click()

    assert stored(workspace) == saturday(follow_ups=(FollowUp(NOW, "", NOTHING_TOLD),))
    assert not card.isVisible()


def test_a_sign_is_stored_at_once_and_the_card_stays_for_others(workspace: Workspace, card: FollowUpQuestion) -> None:
    card.signs["headache"].click()
    card.signs["fever"].click()

    told = between(ENDED, NOW)
    assert stored(workspace).reactions == (Reaction("headache", told), Reaction("fever", told))
    assert stored(workspace).follow_ups == (FollowUp(NOW, "", "headache, fever"),)
    assert card.isVisible()
    assert not card.signs["headache"].isEnabled()

    card.all_told.click()
    assert not card.isVisible()


def test_another_sign_is_typed(workspace: Workspace, card: FollowUpQuestion, qtbot: QtBot) -> None:
    card.other.opener.click()
    assert card.other.isVisible()
    qtbot.keyClicks(card.other.field, "ringing ears")
    qtbot.keyClick(card.other.field, Qt.Key.Key_Return)

    assert [each.symptom for each in stored(workspace).reactions] == ["ringing ears"]
    assert not card.other.isVisible()


def test_an_empty_sign_is_not_stored(workspace: Workspace, card: FollowUpQuestion) -> None:
    card.other.opener.click()
    card.other.add.click()

    assert stored(workspace) == saturday()


def test_a_chip_does_not_throw_away_what_is_being_typed(card: FollowUpQuestion, qtbot: QtBot) -> None:
    card.other.opener.click()
    qtbot.keyClicks(card.other.field, "ringing")
    card.signs["rash"].click()

    assert (card.other.field.text(), card.other.isVisible()) == ("ringing", True)


def test_that_is_all_takes_along_what_was_typed_last(
    workspace: Workspace, card: FollowUpQuestion, qtbot: QtBot
) -> None:
    card.signs["rash"].click()
    card.other.opener.click()
    qtbot.keyClicks(card.other.field, "ringing ears")
    card.all_told.click()

    assert [each.symptom for each in stored(workspace).reactions] == ["rash", "ringing ears"]


def test_the_day_on_which_it_began_is_one_more_press(workspace: Workspace, card: FollowUpQuestion) -> None:
    card.signs["headache"].click()
    (row,) = card.rows.all
    assert [each.text() for each in row.days.values()] == ["same day", "next day"]
    same, following = row.days

    row.days[same].click()
    assert onsets(workspace) == [between(ENDED, a_moment("23:59:59", "2026-10-31"))]
    row.days[following].click()
    assert onsets(workspace) == [onset_on(following, saturday(), NOW)]
    assert [each.isChecked() for each in row.days.values()] == [False, True]


def test_the_time_at_which_it_began_can_be_typed(workspace: Workspace, card: FollowUpQuestion, qtbot: QtBot) -> None:
    card.signs["headache"].click()
    type_when(qtbot, card.rows.all[0], "next day 07:30")

    assert onsets(workspace) == [exactly(a_moment("07:30", "2026-11-01"))]


def test_a_time_that_is_not_understood_stays_and_is_asked_about(
    workspace: Workspace, card: FollowUpQuestion, qtbot: QtBot
) -> None:
    card.signs["headache"].click()
    (row,) = card.rows.all
    type_when(qtbot, row, "wensday")

    assert "Please type" in row.note.text()
    assert onsets(workspace) == [between(ENDED, NOW)]
    card.all_told.click()
    assert (card.isVisible(), row.typed.text()) == (True, "wensday")


def test_a_time_in_the_future_is_refused_with_its_sentence(
    workspace: Workspace, card: FollowUpQuestion, qtbot: QtBot
) -> None:
    card.signs["headache"].click()
    type_when(qtbot, card.rows.all[0], "next day 23:30")

    assert card.failure.isVisible()
    assert "lies in the future" in card.failure.text()
    assert onsets(workspace) == [between(ENDED, NOW)]


def test_rows_keep_what_is_typed_when_another_sign_is_told(card: FollowUpQuestion) -> None:
    card.signs["headache"].click()
    card.rows.all[0].typed.setText("next d")
    card.signs["rash"].click()

    assert [each.typed.text() for each in card.rows.all] == ["next d", ""]


def test_a_sign_to_call_about_brings_the_fixed_sentence_and_the_words_of_the_clinic(
    workspace: Workspace, card: FollowUpQuestion
) -> None:
    workspace.preferences.emergency_text = "Call 030 1234"
    card.signs["headache"].click()
    assert not card.call.isVisible()
    card.signs["dark urine"].click()

    assert card.call.isVisible()
    assert (card.call.sentence.text(), card.call.clinic.text()) == (CALL_SENTENCE, "Call 030 1234")


def test_undo_takes_back_one_answer_after_the_other(workspace: Workspace, card: FollowUpQuestion) -> None:
    card.signs["headache"].click()
    card.signs["rash"].click()
    undo = workspace.journal.stack.undo

    undo()
    assert [each.reaction.symptom for each in card.rows.all] == ["headache"]
    undo()
    assert stored(workspace) == saturday()
    assert card.isVisible()
    assert card.nothing.isVisible()


def test_undo_of_no_nothing_asks_again(workspace: Workspace, card: FollowUpQuestion) -> None:
    card.nothing.click()
    workspace.journal.stack.undo()

    assert card.isVisible()


def test_ask_later_is_until_the_next_start(workspace: Workspace, card: FollowUpQuestion, show: Show) -> None:
    card.not_now.click()
    workspace.patient_changed.emit()

    assert not card.isVisible()
    assert stored(workspace) == saturday()
    assert show().isVisible()


def test_a_change_from_elsewhere_is_not_overwritten(workspace: Workspace, card: FollowUpQuestion) -> None:
    workspace.logbook.store(saturday(notes="by another program"), instead_of=saturday())
    card.nothing.click()

    assert "changed elsewhere" in card.failure.text()
    assert stored(workspace) == saturday(notes="by another program")


def test_every_button_says_what_it_does(card: FollowUpQuestion) -> None:
    card.signs["headache"].click()
    names = [each.accessibleName() for each in (*card.signs.values(), *card.rows.all[0].days.values())]

    assert names == [
        "Headache since the infusion",
        "Fever since the infusion",
        "Rash since the infusion",
        "Dark urine since the infusion",
        "Headache began the same day",
        "Headache began the next day",
    ]


def test_an_answer_says_in_the_trace_that_it_is_one(workspace: Workspace, card: FollowUpQuestion, qtbot: QtBot) -> None:
    qtbot.mouseClick(card.signs["headache"], Qt.MouseButton.LeftButton)
    assert workspace.logbook.revisions_of(stored(workspace).id)[0].why == "follow-up: headache"
