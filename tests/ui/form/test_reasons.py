"""Corrections of a finished session are saved with a reason."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import Infusion, Status
from tests.builders import a_signature, an_infusion
from tests.ui.form.hands import Hands


def reason(hands: Hands) -> str:
    """The reason with which the session was last changed."""
    return hands.workspace.logbook.revisions_of(an_infusion().id)[0].why


def correct(hands: Hands, infusion: Infusion | None = None) -> None:
    """Open a stored session and type another dose, the cursor still in it."""
    hands.edit(infusion or an_infusion())
    hands.type("dose", "3 g", leave=False)


def test_a_new_session_needs_no_reason(hands: Hands) -> None:
    hands.fill()
    hands.click(hands.form.header.save)
    assert len(hands.stored()) == 1


def test_a_correction_asks_and_stores_nothing_before_the_answer(hands: Hands) -> None:
    correct(hands)
    hands.click(hands.form.header.save)
    assert hands.says("Why is this session corrected?")
    assert not hands.form.header.save.isVisible()
    assert hands.only() == an_infusion()


@pytest.mark.parametrize(
    ("words", "why"), [("1 Typo", "typo"), ("2 Recalled later", "recalled later"), ("3 Wrong patient", "wrong patient")]
)
def test_one_press_saves_with_the_reason(hands: Hands, words: str, why: str) -> None:
    correct(hands)
    hands.click(hands.form.header.save)
    with hands.qtbot.waitSignal(hands.form.saved):
        hands.press(words)
    assert hands.only().dose == Decimal(3)
    assert reason(hands) == why


@pytest.mark.parametrize(("key", "why"), [(Qt.Key.Key_Return, "typo"), (Qt.Key.Key_2, "recalled later")])
def test_it_goes_by_keyboard_alone(hands: Hands, key: Qt.Key, why: str) -> None:
    correct(hands)
    hands.keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hands.qtbot.waitUntil(hands.form.header.reasons.chips[0].hasFocus)
    hands.keys(key)
    assert (hands.only().dose, reason(hands)) == (Decimal(3), why)


def test_another_reason_is_typed_in_place(hands: Hands) -> None:
    correct(hands)
    hands.keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hands.keys(Qt.Key.Key_4)
    other = hands.form.header.reasons.other
    hands.qtbot.waitUntil(other.hasFocus)
    hands.qtbot.keyClicks(other, "pump log of 12.10.")
    hands.qtbot.keyClick(other, Qt.Key.Key_Return)
    assert reason(hands) == "pump log of 12.10."


def test_other_without_words_is_a_reason_too(hands: Hands) -> None:
    correct(hands)
    hands.click(hands.form.header.save)
    hands.press("4 Other")
    hands.press("Save (Enter)")
    assert reason(hands) == "other"


def test_esc_goes_back_to_the_field_with_everything_typed(hands: Hands) -> None:
    correct(hands)
    hands.keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hands.keys(Qt.Key.Key_Escape)
    assert not hands.form.header.asks
    assert hands.part("dose").value == "3 g"
    assert hands.part("dose").entry.hasFocus()
    assert hands.form.header.save.isVisible()
    assert hands.only() == an_infusion()


def test_saving_again_asks_again_and_keeps_where_it_was(hands: Hands) -> None:
    correct(hands)
    for _ in range(2):
        hands.keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        hands.qtbot.waitUntil(hands.form.header.reasons.chips[0].hasFocus)
    hands.press("Keep editing (Esc)")
    assert hands.part("dose").entry.hasFocus()


def test_a_running_session_and_an_untouched_one_need_no_reason(hands: Hands) -> None:
    correct(hands, an_infusion(status=Status.RUNNING, ended=None))
    hands.click(hands.form.header.save)
    assert hands.only().dose == Decimal(3)
    hands.form.edit(hands.only())
    with hands.qtbot.waitSignal(hands.form.saved):
        hands.click(hands.form.header.save)


def test_what_cannot_be_stored_is_said_and_nothing_typed_is_lost(hands: Hands) -> None:
    correct(hands)
    hands.workspace.logbook.store(an_infusion(notes="elsewhere"), instead_of=an_infusion())
    hands.save()
    assert hands.says("nothing was overwritten")
    assert not hands.form.header.asks_reason
    assert hands.form.header.save.isVisible()
    assert hands.part("dose").value == "3 g"


def test_what_became_wrong_in_the_meantime_is_said_instead(hands: Hands) -> None:
    correct(hands)
    hands.click(hands.form.header.save)
    hands.type("dose", "many")
    hands.press("1 Typo")
    assert hands.only() == an_infusion()
    assert hands.form.header.save.isVisible()
    assert QApplication.focusWidget() is hands.part("dose").entry


def test_of_a_signed_session_it_is_said_before_that_a_change_becomes_an_addendum(hands: Hands) -> None:
    signed = an_infusion(signatures=(a_signature(),))
    correct(hands, signed)
    assert hands.says("This session is signed; what you change becomes an addendum.")
    hands.click(hands.form.header.save)
    hands.press("1 Typo")
    assert hands.only() == replace(signed, dose=Decimal(3))
    hands.add()
    assert not hands.says("This session is signed")
