"""Vital signs are numbers with Enter between them, stored at the time of the press that opened the panel."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import TemperatureUnit, VitalSigns
from ivig_logger.ui.live.panels.vitals import VitalsPanel
from ivig_logger.ui.live.session import LiveSession
from tests.builders import a_moment
from tests.clock import Clock
from tests.ui.live.panels.hands import Closed, fill, opened, sayings, write

BASELINE = VitalSigns(a_moment("13:49", "2026-11-01"), 124, 76, 72, Decimal("36.8"), spo2=98)


@pytest.fixture
def panel(qtbot: QtBot, session: LiveSession) -> VitalsPanel:
    return opened(qtbot, VitalsPanel(session), session.now())


def test_numbers_and_enters_are_a_stored_set_at_the_time_of_the_press(
    qtbot: QtBot, session: LiveSession, clock: Clock, panel: VitalsPanel
) -> None:
    pressed, closed = session.now(), Closed(panel)
    clock.forward(minutes=1)
    fill(qtbot, panel, "122/76", "74", "36.8", "98", "14", "0")
    assert session.stored.vitals == (
        VitalSigns(pressed, 122, 76, 74, Decimal("36.8"), spo2=98, breathing_rate=14, pain=0),
    )
    assert closed.times == 1


def test_a_partial_set_is_stored_with_control_enter_or_the_button(
    qtbot: QtBot, session: LiveSession, panel: VitalsPanel
) -> None:
    write(qtbot, panel, "heart_rate", "74")
    qtbot.keyClick(panel.slots.slots["heart_rate"].line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    panel.open(session.now())
    write(qtbot, panel, "spo2", "97")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vitals == (VitalSigns(session.now(), heart_rate=74), VitalSigns(session.now(), spo2=97))


def test_the_last_values_stand_in_grey_and_are_not_stored(qtbot: QtBot, session: LiveSession) -> None:
    session.record(events.add(BASELINE), "enter vital signs")
    session.record(events.add(VitalSigns(session.now(), 120, 70)), "enter vital signs")
    panel = opened(qtbot, VitalsPanel(session), session.now())
    shown = {name: each.line.placeholderText() for name, each in panel.slots.slots.items()}
    assert shown == {
        "pressure": "120/70",
        "heart_rate": "72",
        "temperature": "36.8",
        "spo2": "98",
        "breathing_rate": "",
        "pain": "0–10",
    }
    assert panel.slots.is_empty


def test_an_empty_set_says_so_and_stores_nothing(qtbot: QtBot, session: LiveSession, panel: VitalsPanel) -> None:
    closed = Closed(panel)
    fill(qtbot, panel, "", "", "", "", "", "")
    assert session.stored.vitals == ()
    assert sayings(panel) == ["Pressure: Nothing is filled in. One number is enough; Esc closes."]
    assert closed.times == 0


def test_unusual_numbers_are_stored_and_asked_about(qtbot: QtBot, session: LiveSession, panel: VitalsPanel) -> None:
    closed = Closed(panel)
    fill(qtbot, panel, "122/76", "130", "", "", "", "")
    assert session.stored.vitals == (VitalSigns(session.now(), 122, 76, 130),)
    assert sayings(panel) == [
        "Pulse: Higher than usual: heart rate 130 /min. Please check the number and the unit.",
    ]
    assert closed.times == 0
    assert panel.focusWidget() is panel.right
    qtbot.keyClick(panel.right, Qt.Key.Key_Space)
    assert closed.times == 1
    assert panel.slots.is_empty


def test_a_correction_takes_the_place_of_the_set_that_was_asked_about(
    qtbot: QtBot, session: LiveSession, panel: VitalsPanel
) -> None:
    fill(qtbot, panel, "122/76", "130", "", "", "", "")
    write(qtbot, panel, "heart_rate", "103")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vitals == (VitalSigns(session.now(), 122, 76, 103),)


def test_a_pressure_far_from_the_first_is_asked_about(qtbot: QtBot, session: LiveSession, panel: VitalsPanel) -> None:
    session.record(events.add(BASELINE), "enter vital signs")
    fill(qtbot, panel, "94/60", "", "", "", "", "")
    assert sayings(panel) == ["Pressure: 94 mmHg here, and 124 mmHg at first. Please check the number."]
    assert len(session.stored.vitals) == 2


def test_a_number_that_cannot_be_is_refused_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, session: LiveSession, panel: VitalsPanel
) -> None:
    fill(qtbot, panel, "122/76", "740", "36.8", "98", "14", "0")
    assert not session.stored.vitals
    assert sayings(panel) == [
        "Pulse: The log keeps 10 to 350 /min, and this says heart rate 740 /min. Please check the number and the unit.",
    ]
    assert panel.focusWidget() is panel.slots.slots["heart_rate"].line
    assert panel.slots.slots["pressure"].value == "122/76"
    fill(qtbot, panel, "74")
    assert sayings(panel) == []
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vitals[0].heart_rate == 74


def test_the_preferred_temperature_is_fahrenheit_where_it_is_set(qtbot: QtBot, session: LiveSession) -> None:
    session.workspace.preferences.fahrenheit = True
    session.record(events.add(BASELINE), "enter vital signs")
    panel = opened(qtbot, VitalsPanel(session), session.now())
    slot = panel.slots.slots["temperature"]
    assert slot.label.text() == "Temp. °F"
    assert slot.line.placeholderText() == "36.8 °C"
    fill(qtbot, panel, "", "", "98.2", "", "", "")
    assert session.stored.vitals[1].temperature_unit is TemperatureUnit.FAHRENHEIT


def test_esc_closes_and_what_was_typed_stays_with_its_time(
    qtbot: QtBot, session: LiveSession, clock: Clock, panel: VitalsPanel
) -> None:
    pressed, closed = session.now(), Closed(panel)
    write(qtbot, panel, "pressure", "122/76")
    qtbot.keyClick(panel.slots.slots["pressure"].line, Qt.Key.Key_Escape)
    assert closed.times == 1
    panel.open(clock.forward(minutes=5))
    assert panel.notice.text() == "Typed at 14:15 and not saved yet."
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vitals == (VitalSigns(pressed, 122, 76),)


def test_a_set_that_was_undone_meanwhile_is_stored_again_by_its_correction(
    qtbot: QtBot, session: LiveSession, panel: VitalsPanel
) -> None:
    fill(qtbot, panel, "122/76", "130", "", "", "", "")
    session.stack.undo()
    write(qtbot, panel, "heart_rate", "103")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vitals == (VitalSigns(session.now(), 122, 76, 103),)


def test_what_the_log_refuses_stays_in_the_fields(qtbot: QtBot, session: LiveSession, panel: VitalsPanel) -> None:
    elsewhere = replace(session.stored, notes="changed elsewhere")
    session.workspace.logbook.store(elsewhere, instead_of=session.stored)
    with qtbot.waitSignal(session.said):
        fill(qtbot, panel, "122/76", "", "", "", "", "")
    assert panel.slots.slots["pressure"].value == "122/76"


def test_every_field_has_a_name_for_a_screen_reader(panel: VitalsPanel) -> None:
    names = [each.line.accessibleName() for each in panel.slots.slots.values()]
    assert "Blood pressure in mmHg, like 122/76" in names
    assert len(set(names)) == 6
    assert all(each.label.buddy() is each.line for each in panel.slots.slots.values())
