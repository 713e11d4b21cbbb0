"""A sheet that was written on by hand is typed into the form in its order, with nothing but the keyboard."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.domain.infusion import (
    Action,
    FollowUp,
    Infusion,
    Pause,
    Place,
    Premedication,
    Purpose,
    RateStep,
    RateUnit,
    ReactionAnswer,
    Severity,
    Status,
    Vial,
    VitalSigns,
)
from ivig_logger.reports.naming import Names
from ivig_logger.reports.paper_sheet import blank_sheet
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_moment
from tests.stories.person import Person

NOW = a_moment("12:00", "2026-11-01")
MINUTE = timedelta(minutes=1)
FEW = 60  # presses of Tab from one field of the sheet to the next

# Answered by a chip, not written this time, or ticked beside what it is about.
OTHERWISE = {"reaction", "premedication", "stop_reason", "medications.purpose", "reactions.actions"}

# Each place of the sheet by the name that a screen reader says, with what was written there, from top to bottom.
WRITTEN: tuple[tuple[str, str], ...] = (
    *(("Date", "20 Oct 2026"), ("Start", "13:50"), ("End", "17:10"), ("How it went", "completed after slowing")),
    *(("Product", "Privigen"), ("Concentration", "10"), ("Dose", "30"), ("Weight", "60")),
    *(("Place", "home"), ("How were you before?", "a cold"), ("Well-being 0-10", "6"), ("IgG trough", "9.5")),
    *(("+", "Reaction"), ("Reaction 1: What", "headache"), ("Reaction 1: Began (minutes or clock)", "25")),
    *(("Reaction 1: How bad", "moderate"), ("!", "Reaction 1: more, what was done, when it was over, notes")),
    *(("!", "What was done: slowed"), ("Over when", "16:00")),
    *(("+", "Medicine"), ("Medicine 1: Medicine", "paracetamol"), ("Medicine 1: Dose", "1 g")),
    *(("Medicine 1: When", "30 min before"), ("!", "Medicine 1: more, what for and how")),
    *(("Medicine 1: Route", "by mouth"), ("Vial 1: Lot", "P100"), ("Vial 1: Grams", "3 x 10")),
    *(("Vial 1: Expiry", "2027-03"), ("Notes", "slept well")),
    *(("+", "Add rate steps"), ("Rate step 1: Time", "start"), ("Rate step 1: Set to", "30 mL/h")),
    *(("Rate step 2: Time", "14:20"), ("Rate step 2: Set to", "60")),
    *(("Rate step 3: Time", "1 h"), ("Rate step 3: Set to", "90")),
    *(("+", "Add pauses"), ("Pause 1: Stopped", "15:00"), ("Pause 1: On again", "15:10"), ("Pause 1: Why", "chills")),
    *(("+", "Add vital signs"), ("Measurement 1: Time", "13:40"), ("Measurement 1: Blood pressure", "122/76")),
    *(("Measurement 1: Pulse", "72"), ("Measurement 1: Temp.", "36.8"), ("Measurement 1: SpO₂ %", "98")),
    *(("Measurement 1: Breaths", "14"), ("Measurement 1: Pain", "0")),
    *(("Measurement 2: Time", "15 min"), ("Measurement 2: Blood pressure", "130/80")),
    *(("Measurement 3: Time", "end + 30 min"), ("Measurement 3: Pulse", "80")),
    *(("+", "Add follow-up"), ("Follow-up 1: When", "after 24 h"), ("Follow-up 1: How it was", "tired")),
)


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The program with a patient of whom nothing is recorded yet."""
    qapp.setStyle("Fusion")
    made = app.build(tmp_path / "data" / "log.db", now=lambda: NOW)
    made.workspace.journal.store(PATIENT, text="add patient")
    made.workspace.choose(PATIENT.id)
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.workspace.close()


def in_front() -> QWidget:
    """What has the keys."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def go_to(name: str, key: Qt.Key = Qt.Key.Key_Tab) -> QWidget:
    """Press Tab until the place of this name has the keys; never back."""
    for _ in range(FEW):
        if name in (in_front().accessibleName(), getattr(in_front(), "text", str)()):
            return in_front()
        QTest.keyClick(in_front(), key)
    raise AssertionError(name)


def write(name: str, words: str) -> None:
    """Type into the next place of the sheet, or press the button of these words."""
    if name in ("+", "!"):
        button = go_to(words)
        assert isinstance(button, QPushButton)
        QTest.keyClick(button, Qt.Key.Key_Space)
        return
    place = go_to(name)
    if isinstance(place, QComboBox):
        for _ in range(place.count()):
            if not place.currentText().startswith(words):
                QTest.keyClick(place, Qt.Key.Key_Up if name.endswith("How bad") else Qt.Key.Key_Down)
        assert place.currentText().startswith(words)
        return
    if isinstance(place, QLineEdit):
        place.selectAll()
    QTest.keyClicks(place, words)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)


def begins_row(name: str, before: str) -> bool:
    """Whether a place stands in the row below the one before, as one of "Rate step 2" does after "Rate step 1"."""
    row, last = (each.partition(":")[0] for each in (name, before))
    kind, _, number = row.rpartition(" ")
    return number.isdigit() and last == f"{kind} {int(number) - 1}"


def field_in_front(window: Window) -> list[str]:
    """The place of the sheet that has the keys, by the name that the sheet has for it."""
    form = window.screens.currentWidget()
    assert isinstance(form, SessionForm)
    found = [name for name, part in form.fields.parts() if part.entry is in_front()]
    return [".".join(each for each in name.split(".") if not each.isdigit()) for name in found]


def stored(window: Window) -> Infusion:
    (found,) = window.workspace.logbook.find(window.workspace.logbook.ids())
    return found


def test_a_whole_sheet_is_typed_in_its_order_by_keyboard(window: Window, qtbot: QtBot) -> None:
    Person(window, qtbot).press("Ctrl+N")
    typed: list[str] = []
    before = ""
    for name, words in WRITTEN:
        if begins_row(name, before):
            QTest.keyClick(in_front(), Qt.Key.Key_Return)
        write(name, words)
        before = name
        typed += field_in_front(window)
    assert list(dict.fromkeys(typed)) == [
        each for each in blank_sheet(None, Names.NONE).fields if each not in OTHERWISE
    ]
    Person(window, qtbot).press("Ctrl+S")
    qtbot.waitUntil(lambda: bool(window.workspace.logbook.ids()))
    found = stored(window)
    start = found.started
    at = {minutes: start + minutes * MINUTE for minutes in (-30, -10, 0, 15, 25, 30, 60, 70, 80, 130, 200, 230, 1640)}
    assert f"{start.local:%Y-%m-%d %H:%M}" == "2026-10-20 13:50"
    assert (found.ended, found.status, found.slowed, found.place) == (at[200], Status.COMPLETED, True, Place.HOME)
    assert (found.product, found.concentration, found.dose, found.weight) == (
        *("Privigen", Decimal(10), Decimal(30), Decimal(60)),
    )
    assert (found.before, found.wellbeing, found.igg_trough) == ("a cold", 6, Decimal("9.5"))
    assert found.notes == "slept well"
    assert found.reaction is ReactionAnswer.RECORDED
    [told] = found.reactions
    assert told.onset is not None
    assert (told.symptom, told.onset.earliest, told.severity) == ("headache", at[25], Severity.MODERATE)
    assert (told.actions, told.resolved) == ((Action.SLOWED,), at[130])
    assert found.premedication is Premedication.GIVEN
    [given] = found.medications
    assert (given.name, given.dose, given.unit, given.route) == ("paracetamol", Decimal(1), "g", "by mouth")
    assert (given.purpose, given.at) == (Purpose.PREMEDICATION, at[-30])
    assert found.vials == (Vial("P100", Decimal(10), "2027-03"),) * 3
    assert found.rates == tuple(
        RateStep(at[minutes], Decimal(rate), RateUnit.ML_H) for minutes, rate in ((0, 30), (30, 60), (60, 90))
    )
    assert found.pauses == (Pause(at[70], at[80], "chills"),)
    assert found.vitals == (
        VitalSigns(at[-10], 122, 76, 72, Decimal("36.8"), spo2=98, breathing_rate=14, pain=0),
        VitalSigns(at[15], 130, 80),
        VitalSigns(at[230], heart_rate=80),
    )
    assert found.follow_ups == (FollowUp(at[1640], "", "tired"),)
