"""The list of the session: what a row says, and what its controls make of the record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import (
    Mark,
    Medication,
    Precision,
    Purpose,
    RateStep,
    RateUnit,
    Severity,
    VitalSigns,
)
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.onset import about, exactly
from ivig_logger.ui.announcement import announcements
from ivig_logger.ui.live.event_list import EventList
from ivig_logger.ui.live.session import LiveSession
from tests.clock import Clock
from tests.ui.live.conftest import STARTED
from tests.ui.live.presses import stored


def at(minutes: float) -> Moment:
    return STARTED + timedelta(minutes=minutes)


@pytest.fixture
def shown(qtbot: QtBot, session: LiveSession) -> EventList:
    """The list as it is in the window, with the keyboard."""
    made = EventList(session)
    qtbot.addWidget(made)
    made.resize(584, 600)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What is announced."""
    heard: list[str] = []
    announcements.made.connect(heard.append)
    yield heard
    announcements.made.disconnect(heard.append)


def words(shown: EventList) -> list[str]:
    return [each.head.accessibleName() for each in shown.rows]


def named(shown: EventList, name: str) -> QPushButton:
    found = [
        each
        for each in shown.findChildren(QPushButton)
        if name in (each.accessibleName(), each.text()) and each.isVisible()
    ]
    assert len(found) == 1, [each.accessibleName() for each in shown.findChildren(QPushButton)]
    return found[0]


def click(qtbot: QtBot, shown: EventList, name: str) -> None:
    qtbot.mouseClick(named(shown, name), Qt.MouseButton.LeftButton)


def react(session: LiveSession, symptom: str = "headache") -> None:
    session.record(events.react(symptom, session.now()), symptom)


def other_field(shown: EventList) -> QLineEdit:
    field = shown.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def offered(field: QLineEdit) -> QAbstractItemView:
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def names(shown: EventList) -> list[str]:
    return [each.accessibleName() for each in shown.findChildren(QPushButton) if each.isVisible()]


# What a row says


def test_the_newest_is_above_and_the_start_at_the_bottom(shown: EventList, session: LiveSession, clock: Clock) -> None:
    react(session)
    clock.forward(3)
    session.record(events.add(Mark(session.now(), "new bag")), "note")
    assert words(shown) == [
        "14:18 new bag, saved",
        "14:15 Headache +25 min, 30 mL/h, 12 mL in, saved",
        "13:50 Started at 30 mL/h, saved",
    ]


def test_a_reaction_is_a_chip_with_the_mark_of_its_verdict(shown: EventList, session: LiveSession) -> None:
    react(session)
    head = shown.rows[0].head
    assert (head.words.text(), head.words.property("verdict")) == ("◔ Headache +25 min", "in")
    assert (head.aside.text(), head.saved.text()) == ("30 mL/h, 12 mL in", "✓ saved")


def test_only_the_newest_row_has_controls(shown: EventList, session: LiveSession, clock: Clock) -> None:
    react(session)
    clock.forward(2)
    react(session, "chills")
    assert "Chills is mild" in names(shown)
    assert "Headache is mild" not in names(shown)


def test_a_row_that_is_pressed_shows_its_controls_and_hides_them_again(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    react(session)
    clock.forward(2)
    react(session, "chills")
    qtbot.mouseClick(shown.rows[1].head, Qt.MouseButton.LeftButton)
    assert "Headache is mild" in names(shown)
    qtbot.keyClick(shown.rows[1].head, Qt.Key.Key_Return)
    assert "Headache is mild" not in names(shown)


# Grades


def test_a_pressed_grade_is_stored_and_shown_pressed(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    click(qtbot, shown, "Headache is moderate")
    assert stored(session).reactions[0].severity is Severity.MODERATE
    assert named(shown, "Headache is moderate").isChecked()
    click(qtbot, shown, "Headache is mild")
    assert stored(session).reactions[0].severity is Severity.MILD
    assert not named(shown, "Headache is moderate").isChecked()


def test_a_grade_that_is_pressed_again_is_taken_back(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    click(qtbot, shown, "Headache is mild")
    click(qtbot, shown, "Headache is mild")
    assert stored(session).reactions[0].severity is Severity.NOT_GRADED
    assert not named(shown, "Headache is mild").isChecked()


def test_grades_carry_their_anchors(shown: EventList, session: LiveSession) -> None:
    react(session)
    mild = named(shown, "Headache is mild")
    assert mild.accessibleDescription() == "did not stop me"
    assert "did not stop me" in mild.toolTip()


def test_of_two_equal_reactions_one_is_graded(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    react(session)
    click(qtbot, shown, "Headache is severe")
    assert [each.severity for each in stored(session).reactions] == [Severity.NOT_GRADED, Severity.SEVERE]


# Times


def test_earlier_is_counted_from_the_press(qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock) -> None:
    react(session)
    clock.forward(4)
    click(qtbot, shown, "Headache began 5 minutes before the press")
    assert stored(session).reactions[0].onset == exactly(at(20))
    click(qtbot, shown, "Headache began 10 minutes before the press")
    assert stored(session).reactions[0].onset == exactly(at(15))
    assert named(shown, "Headache began 10 minutes before the press").isChecked()
    click(qtbot, shown, "Headache began 10 minutes before the press")
    assert stored(session).reactions[0].onset == exactly(at(25))


def test_a_minute_after_the_press_ago_becomes_earlier(shown: EventList, session: LiveSession, clock: Clock) -> None:
    react(session)
    chip = named(shown, "Headache began 5 minutes before the press")
    width = chip.sizeHint().width()
    assert chip.text() == "5 min ago"
    shown.tick(clock.forward(1))
    assert (chip.text(), chip.sizeHint().width()) == ("5 min earlier", width)


def test_a_row_that_moves_down_keeps_its_controls_and_the_keyboard(
    qtbot: QtBot, shown: EventList, session: LiveSession
) -> None:
    session.record(events.add(Mark(at(23))), "mark")
    react(session)
    chip = named(shown, "Headache began 5 minutes before the press")
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert [each.split(",")[0] for each in words(shown)[:2]] == ["14:13 Marked", "14:10 Headache +20 min"]
    assert QApplication.focusWidget() is chip


def test_about_is_ten_minutes_to_each_side_and_stays_with_another_time(
    qtbot: QtBot, shown: EventList, session: LiveSession
) -> None:
    react(session)
    click(qtbot, shown, "Headache began about then")
    assert stored(session).reactions[0].onset == about(at(25), STARTED)
    click(qtbot, shown, "Headache began 5 minutes before the press")
    assert stored(session).reactions[0].onset == about(at(20), STARTED)
    assert named(shown, "Headache began about then").isChecked()
    click(qtbot, shown, "Headache began about then")
    assert stored(session).reactions[0].onset == exactly(at(20))


def test_earlier_than_the_start_asks_and_stores_nothing_yet(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock, said: list[str]
) -> None:
    clock.at = at(10)
    react(session)
    click(qtbot, shown, "Headache began 15 minutes before the press")
    assert stored(session).reactions[0].onset == exactly(at(10))
    assert not named(shown, "Headache began 15 minutes before the press").isChecked()
    assert said[-1] == "That was before the infusion began: keep as before-start?"
    click(qtbot, shown, "Keep as before the start")
    assert stored(session).reactions[0].onset == exactly(at(-5))
    assert words(shown)[1] == "13:45 Headache, before the start, saved"


def test_no_leaves_the_time(qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock) -> None:
    clock.at = at(10)
    react(session)
    click(qtbot, shown, "Headache began 15 minutes before the press")
    click(qtbot, shown, "No, leave the time as it is")
    assert stored(session).reactions[0].onset == exactly(at(10))
    assert "Keep as before the start" not in names(shown)


def test_a_rate_before_the_start_is_refused_in_the_row(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    step = RateStep(clock.forward(-19), Decimal(60), RateUnit.ML_H)
    session.record(events.add(step), "rate")
    click(qtbot, shown, "Rate 60 mL/h was set 5 minutes before the press")
    assert stored(session).rates[-1].at == at(1)
    click(qtbot, shown, "Rate 60 mL/h was set 10 minutes before the press")
    assert stored(session).rates[-1].at == at(1)
    controls = shown.rows[0].controls
    assert controls is not None
    assert controls.refusal.text() == "That was before the infusion began. Nothing was changed."
    assert controls.refusal.isVisible()


def test_a_premedication_may_be_before_the_start(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    clock.at = at(10)
    session.record(events.add(Medication("paracetamol", at=clock.at)), "medicine")
    click(qtbot, shown, "Paracetamol was given 15 minutes before the press")
    assert stored(session).medications[0].at == at(-5)


def test_another_medicine_before_the_start_is_asked_about(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    clock.at = at(10)
    session.record(events.add(Medication("water", purpose=Purpose.HYDRATION, at=clock.at)), "medicine")
    click(qtbot, shown, "Water was given 15 minutes before the press")
    assert stored(session).medications[0].at == at(10)
    click(qtbot, shown, "Keep as before the start")
    assert stored(session).medications[0].at == at(-5)


def test_vital_signs_have_undo_only(shown: EventList, session: LiveSession, clock: Clock) -> None:
    session.record(events.add(VitalSigns(clock.at, 122, 76)), "vital signs")
    controls = shown.rows[0].controls
    assert controls is not None
    assert [each.text() for each in controls.chips.all] == ["Undo"]


# Undo


def test_undo_takes_it_out_and_says_so(qtbot: QtBot, shown: EventList, session: LiveSession, said: list[str]) -> None:
    react(session)
    named(shown, "Take back headache").setFocus()
    click(qtbot, shown, "Take back headache")
    assert stored(session).reactions == ()
    assert words(shown) == ["13:50 Started at 30 mL/h, saved"]
    assert said[-1] == "Headache taken back"
    assert QApplication.focusWidget() is shown.rows[0].head


def test_what_was_taken_back_can_be_had_again(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    click(qtbot, shown, "Take back headache")
    assert session.stack.undoText() == "take back headache"
    session.stack.undo()
    assert len(stored(session).reactions) == 1
    assert "Headache is mild" in names(shown)


def test_taking_back_that_the_flow_is_on_again_leaves_it_paused(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    session.record(events.pause(clock.at), "pause")
    session.record(events.resume(clock.forward(12)), "resume")
    assert words(shown)[0] == "14:27 Flow on again after 12 min, saved"
    click(qtbot, shown, "Take back flow on again")
    assert [each.until for each in stored(session).pauses] == [None]


def test_taking_back_a_pause_that_is_over_takes_all_of_it(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    session.record(events.pause(clock.at), "pause")
    session.record(events.resume(clock.forward(12)), "resume")
    qtbot.mouseClick(shown.rows[1].head, Qt.MouseButton.LeftButton)
    click(qtbot, shown, "Take back pause")
    assert stored(session).pauses == ()
    assert len(shown.rows) == 1


def test_the_flow_is_not_on_again_before_the_pause_began(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    session.record(events.pause(clock.at), "pause")
    session.record(events.resume(clock.forward(7)), "resume")
    click(qtbot, shown, "Flow was on again 10 minutes before the press")
    assert stored(session).pauses[0].until == at(32)
    click(qtbot, shown, "Flow was on again 5 minutes before the press")
    assert stored(session).pauses[0].until == at(27)


def test_after_the_end_the_flow_stays_on(shown: EventList, session: LiveSession, clock: Clock) -> None:
    session.record(events.pause(clock.at), "pause")
    session.record(events.end(clock.forward(30)), "end")
    assert words(shown)[0] == "14:45 Ended, saved"
    assert "Take back flow on again" not in names(shown)


# Other


def test_other_asks_what_it_is_and_enter_stores_it(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session, "other")
    shown.focus_newest()
    field = other_field(shown)
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "tingling in the feet")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(session).reactions[0].symptom == "tingling in the feet"
    assert QApplication.focusWidget() is named(shown, "Other is mild")


def test_a_word_that_is_offered_can_be_chosen(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session, "other")
    shown.focus_newest()
    field = other_field(shown)
    qtbot.keyClicks(field, "wheez")
    popup = offered(field)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert stored(session).reactions[0].symptom == "wheeze"


def test_typed_words_win_over_the_offered_ones(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session, "other")
    shown.focus_newest()
    field = other_field(shown)
    qtbot.keyClicks(field, "wheez")
    popup = offered(field)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert stored(session).reactions[0].symptom == "wheez"


def test_empty_stays_other_and_escape_leaves_the_field(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session, "other")
    shown.focus_newest()
    field = other_field(shown)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert stored(session).reactions[0].symptom == "other"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is shown.rows[0].head


# The keyboard


def test_after_a_press_the_keyboard_grades_it(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    shown.focus_newest()
    focused = QApplication.focusWidget()
    assert focused is named(shown, "Headache is mild")
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert stored(session).reactions[0].severity is Severity.MODERATE


def test_enter_presses_a_chip_too(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    shown.focus_newest()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert stored(session).reactions[0].severity is Severity.MILD


def test_the_tab_key_goes_through_the_open_row_in_its_order(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    for symptom in ("chills", "headache"):
        react(session, symptom)
        clock.forward(1)
    shown.focus_newest()
    seen = []
    for _ in range(8):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        seen.append(focused.text())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == ["mild", "moderate", "severe", "5 min ago", "10", "15", "about", "Undo"]


def test_the_arrow_keys_go_through_the_rows_and_enter_opens_one(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    react(session)
    clock.forward(2)
    react(session, "chills")
    shown.rows[0].head.setFocus()
    qtbot.keyClick(shown.rows[0].head, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is shown.rows[1].head
    qtbot.keyClick(shown.rows[1].head, Qt.Key.Key_Return)
    assert "Headache is mild" in names(shown)
    qtbot.keyClick(shown.rows[1].head, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is shown.rows[0].head


def test_a_change_elsewhere_leaves_rows_and_keyboard_as_they_are(shown: EventList, session: LiveSession) -> None:
    react(session)
    shown.focus_newest()
    focused, rows = QApplication.focusWidget(), shown.rows
    session.changed.emit()
    session.record(events.change(notes="slept well"), "note")
    assert QApplication.focusWidget() is focused
    assert shown.rows == rows


# Announcements


def test_what_is_new_is_announced_and_nothing_at_first_show(
    qtbot: QtBot, session: LiveSession, said: list[str]
) -> None:
    react(session, "chills")
    made = EventList(session)
    qtbot.addWidget(made)
    made.show()
    assert said == []
    react(session)
    session.changed.emit()
    made.tick(session.now())
    assert said == ["Headache recorded at 25 minutes, within the first hour"]


def test_another_time_is_announced(qtbot: QtBot, shown: EventList, session: LiveSession, said: list[str]) -> None:
    react(session)
    click(qtbot, shown, "Headache began 5 minutes before the press")
    assert said[-1] == "Headache recorded at 20 minutes, within the first hour"


def test_a_list_out_of_sight_is_silent(shown: EventList, session: LiveSession, said: list[str]) -> None:
    shown.hide()
    react(session)
    assert said == []


# A sign to call about


def test_a_sign_to_call_about_brings_the_sentence_beside_the_log(
    shown: EventList, session: LiveSession, said: list[str]
) -> None:
    session.workspace.preferences.emergency_text = "Ward 3: 0123"
    assert shown.banner.isHidden()
    react(session, "hard to breathe")
    assert stored(session).reactions[0].symptom == "hard to breathe"
    assert shown.banner.isVisible()
    assert shown.banner.clinic.text() == "Ward 3: 0123"
    assert said[0].startswith("Hard to breathe recorded")
    assert said[1].startswith("The product leaflet says")
    assert said[1].endswith("nobody is alerted. Ward 3: 0123")


def test_graded_severe_brings_it_too_and_not_so_again_takes_it_away(
    qtbot: QtBot, shown: EventList, session: LiveSession
) -> None:
    react(session)
    click(qtbot, shown, "Headache is severe")
    assert shown.banner.isVisible()
    assert not shown.banner.clinic.isVisible()
    click(qtbot, shown, "Headache is mild")
    assert shown.banner.isHidden()


def test_closed_it_stays_away_until_the_next_such_reaction(
    qtbot: QtBot, shown: EventList, session: LiveSession, clock: Clock
) -> None:
    react(session, "chest pain")
    qtbot.mouseClick(shown.banner.close_button, Qt.MouseButton.LeftButton)
    clock.forward(1)
    react(session)
    assert shown.banner.isHidden()
    react(session, "stiff neck")
    assert shown.banner.isVisible()


def test_the_whole_list_of_signs_is_one_press_away(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session, "chest pain")
    with qtbot.waitSignal(shown.call_list_wanted):
        qtbot.mouseClick(shown.banner.signs, Qt.MouseButton.LeftButton)


# A log that cannot be written, and many events


def allow_writing(session: LiveSession, allowed: bool) -> None:
    """Whether SQLite writes to the log."""
    with session.workspace.logbook._database.raw() as connection:
        connection.execute(f"PRAGMA query_only = {'OFF' if allowed else 'ON'}")


def test_what_is_not_in_the_log_is_never_shown_as_saved(
    shown: EventList, session: LiveSession, clock: Clock, said: list[str]
) -> None:
    react(session, "chills")
    clock.forward(1)
    allow_writing(session, False)
    react(session)
    assert words(shown)[0].endswith("not saved yet")
    assert words(shown)[1].endswith(", saved")
    head = shown.rows[0].head
    assert head.saved.text() == "not saved yet"
    assert head.warning.isVisible()
    assert said[-1] == "Headache not saved yet, kept here"
    allow_writing(session, True)
    session.retry()
    assert words(shown)[0].endswith(", saved")
    assert head.saved.text() == "✓ saved"
    assert not head.warning.isVisible()


def test_of_many_the_newest_fifty_are_shown_and_more_on_demand(qtbot: QtBot, session: LiveSession) -> None:
    marks = tuple(Mark(at(each / 10)) for each in range(120))
    session.record(events.change(marks=marks), "marks")
    made = EventList(session)
    qtbot.addWidget(made)
    made.show()
    assert len(made.rows) == 50
    click(qtbot, made, "Show 50 more")
    assert len(made.rows) == 100
    click(qtbot, made, "Show 50 more")
    assert len(made.rows) == len(marks) + 1
    assert "Show 50 more" not in [each.text() for each in made.findChildren(QPushButton) if each.isVisible()]


def test_a_long_note_does_not_widen_the_list(shown: EventList, session: LiveSession, clock: Clock) -> None:
    shown.resize(420, 600)
    session.record(events.add(Mark(clock.at, "long " * 60)), "note")
    QApplication.processEvents()
    assert shown.width() == 420
    row = shown.rows[0]
    assert row.head.width() <= 420
    assert row.head.height() > 3 * row.head.fontMetrics().lineSpacing()


def test_an_onset_between_two_times_can_be_made_exact(qtbot: QtBot, shown: EventList, session: LiveSession) -> None:
    react(session)
    reaction = session.infusion.reactions[0]
    between = replace(exactly(at(10)), latest=at(20), precision=Precision.RANGE)
    session.record(events.began(reaction, between), "between")
    click(qtbot, shown, "Headache began 5 minutes before the press")
    assert stored(session).reactions[0].onset == exactly(at(20))
