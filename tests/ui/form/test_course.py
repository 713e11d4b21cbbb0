"""What was done while the infusion ran, and asked afterwards: rates, pauses, vital signs, follow-ups."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import FollowUp, Pause, RateStep, RateUnit, VitalSigns
from ivig_logger.services.drafts import Drafts
from ivig_logger.services.waiting import waiting_form
from tests.builders import a_full_infusion, a_moment, an_infusion
from tests.ui.form.hands import Hands, clock

MINUTE = timedelta(minutes=1)
MANY = tuple(
    RateStep(a_moment("09:00") + timedelta(seconds=17 * at), Decimal(at + 1), RateUnit.ML_H) for at in range(400)
)


def typed(hands: Hands, *words: str) -> None:
    """Type into the row that has the keys, field after field, and end it with Enter."""
    for each in words[:-1]:
        hands.qtbot.keyClicks(QApplication.focusWidget(), each)
        hands.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    hands.qtbot.keyClicks(QApplication.focusWidget(), words[-1])
    hands.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_session_without_them_shows_a_button_each(hands: Hands) -> None:
    hands.edit(an_infusion())
    course = hands.form.fields.course
    assert not any(each.isVisibleTo(hands.form) for each in course.cards)
    assert [each.opener.text() for each in course.cards] == [
        *("Add rate steps", "Add pauses", "Add vital signs", "Add follow-up")
    ]


def test_rates_are_typed_row_after_row_with_enter(hands: Hands) -> None:
    hands.fill()
    hands.press("Add rate steps")
    typed(hands, "start", "30")
    typed(hands, "14:20", "60 mL/h")
    typed(hands, "65", "90")
    hands.save()
    assert [(clock(each.at), each.value, each.unit) for each in hands.only().rates] == [
        ("2026-10-20 13:50", Decimal(30), RateUnit.ML_H),
        ("2026-10-20 14:20", Decimal(60), RateUnit.ML_H),
        ("2026-10-20 14:55", Decimal(90), RateUnit.ML_H),
    ]


def test_enter_in_an_empty_row_makes_no_other_one(hands: Hands) -> None:
    hands.press("Add rate steps")
    hands.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(hands.form.fields.course.rates.rows.rows) == 1


def test_enter_goes_to_the_next_row_where_there_is_one(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    entry = hands.part("rates.0.rate").entry
    entry.setFocus()
    hands.qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert hands.part("rates.1.at").entry.hasFocus()
    assert not hands.form.is_changed


def test_vital_signs_pauses_and_follow_ups_are_stored(hands: Hands) -> None:
    hands.fill()
    hands.press("Add pauses")
    typed(hands, "14:40", "14:55", "bathroom")
    hands.press("Add vital signs")
    typed(hands, "13:40", "122/76", "88", "36.8", "98", "14", "0")
    typed(hands, "30", "130/80")
    hands.press("Add follow-up")
    typed(hands, "after 24 h", "Ana", "tired")
    hands.save()
    stored = hands.only()
    start = stored.started  # 13:50
    assert stored.pauses == (Pause(start + 50 * MINUTE, start + 65 * MINUTE, "bathroom"),)
    assert stored.vitals == (
        VitalSigns(start - 10 * MINUTE, 122, 76, 88, Decimal("36.8"), spo2=98, breathing_rate=14, pain=0),
        VitalSigns(start + 30 * MINUTE, 130, 80),
    )
    assert stored.follow_ups == (FollowUp(start + 27 * 60 * MINUTE + 20 * MINUTE, "Ana", "tired"),)


def test_after_midnight_a_time_is_that_of_the_next_day(hands: Hands) -> None:
    hands.fill(start="22:00", end="02:00")
    hands.press("Add rate steps")
    typed(hands, "00:30", "60")
    hands.save()
    assert clock(hands.only().rates[0].at) == "2026-10-21 00:30"


def test_the_other_form_of_a_time_and_of_a_rate_stand_behind_them(hands: Hands) -> None:
    hands.fill(weight="60 kg", concentration="10 %")
    hands.press("Add rate steps")
    hands.type("rates.0.at", "30")
    hands.type("rates.0.rate", "0.5 mL/kg/h")
    assert hands.part("rates.0.at").entry.fact == "= 14:20"  # type: ignore[union-attr]  # a line
    assert hands.part("rates.0.rate").entry.fact == "= 30 mL/h"  # type: ignore[union-attr]  # a line


def test_what_is_wrong_is_said_at_the_field_and_keeps_it_from_being_saved(hands: Hands) -> None:
    hands.fill()
    hands.press("Add vital signs")
    hands.type("vitals.0.pressure", "76/122")
    assert hands.note("vitals.0.pressure").startswith("The lower blood pressure is not below the upper one.")
    hands.save()
    assert hands.stored() == []
    assert hands.note("vitals.0.at").startswith("The time is not filled in.")
    assert hands.part("vitals.0.at").entry.hasFocus()


def test_a_number_that_asks_is_saved(hands: Hands) -> None:
    hands.fill()
    hands.press("Add vital signs")
    hands.type("vitals.0.at", "14:20")
    hands.type("vitals.0.heart_rate", "24")
    assert "24" in hands.note("vitals.0.heart_rate")
    hands.save()
    assert hands.only().vitals[0].heart_rate == 24


def test_pauses_of_more_than_half_of_a_session_are_said_of_the_card(hands: Hands) -> None:
    hands.fill()
    hands.press("Add pauses")
    typed(hands, "14:00", "16:30", "asleep")
    assert hands.says("The pauses together make 2 h 30 min")


def test_an_edit_shows_them_and_changes_none(hands: Hands) -> None:
    seconds = timedelta(seconds=37)
    live = a_full_infusion()
    live = replace(
        live,
        rates=tuple(replace(each, at=each.at + seconds) for each in live.rates),
        vitals=tuple(replace(each, at=each.at + seconds) for each in live.vitals),
        pauses=tuple(Pause(each.since + seconds, None, each.reason) for each in live.pauses),
    )
    hands.edit(live)
    assert all(each.isVisibleTo(hands.form) for each in hands.form.fields.course.cards)
    assert not hands.form.is_changed
    hands.type("notes", "x")
    hands.save()
    assert hands.only() == replace(live, notes="x")


def test_the_one_line_leaves_them_alone(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.line("dose 35 g")
    hands.save()
    assert hands.only() == a_full_infusion(dose=Decimal(35))


def test_a_removed_row_can_be_brought_back(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.press("Remove measurement 1")
    assert hands.says("Measurement 1 was removed.")
    hands.press("Bring it back", hands.form.fields.course.vitals)
    assert not hands.form.is_changed


def test_another_session_begins_with_them_folded(hands: Hands) -> None:
    hands.press("Add rate steps")
    hands.form.discard()
    hands.add()
    assert hands.form.fields.course.rates.opener.isVisibleTo(hands.form)
    assert not hands.form.is_changed


def test_half_filled_rows_are_kept_with_what_is_typed(hands: Hands) -> None:
    hands.press("Add vital signs")
    hands.type("vitals.0.pressure", "122/", leave=False)
    hands.press("Add rate steps")
    hands.type("rates.0.rate", "60 mL/", leave=False)
    hands.form.hide()
    workspace = hands.workspace
    kept = waiting_form(Drafts(workspace.logbook.path), workspace.logbook, workspace.patients)
    assert kept is not None
    hands.form.show()
    hands.form.discard()
    hands.form.go_on(kept)
    assert hands.part("vitals.0.pressure").value == "122/"
    assert hands.part("rates.0.rate").value == "60 mL/"


def test_a_start_that_is_moved_moves_them_where_that_is_wanted(hands: Hands) -> None:
    hands.edit(a_full_infusion())
    hands.type("start", "10:00")
    hands.press("Shift everything by 1 h")
    assert hands.part("rates.1.at").value == "10:30"
    hands.type("start", "11:00")
    hands.press("Keep clock times")
    assert hands.part("rates.1.at").value == "10:30"


@pytest.mark.parametrize("at", [0, 399])
def test_hundreds_of_steps_are_shown_a_portion_at_a_time_and_kept(hands: Hands, at: int) -> None:
    hands.edit(an_infusion(rates=MANY))
    assert hands.says("350 more rate steps are kept as they are.")
    while f"rates.{at}.rate" not in dict(hands.form.fields.parts()):
        hands.press("Show 50 more")
    hands.type(f"rates.{at}.rate", "70")
    hands.save()
    expected = replace(MANY[at], value=Decimal(70))
    assert hands.only().rates == (*MANY[:at], expected, *MANY[at + 1 :])
