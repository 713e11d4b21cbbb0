"""The large timeline: from the details of the history, and back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Patient
from ivig_logger.ui import theme
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.session_timeline import TimelineScreen
from ivig_logger.ui.window import Window
from tests.builders import a_full_infusion, a_moment, an_infusion
from tests.stories.person import Person

FULL = a_full_infusion()


@pytest.fixture
def history(window: Window, qtbot: QtBot) -> HistoryScreen:
    """The history with the full session in front."""
    window.workspace.journal.store(FULL, text="add session")
    window.screens.show_session(FULL)
    shown = window.screens.currentWidget()
    assert isinstance(shown, HistoryScreen)
    qtbot.waitUntil(lambda: shown.details.infusion is not None)
    return shown


def timeline(window: Window) -> TimelineScreen:
    shown = window.screens.currentWidget()
    assert isinstance(shown, TimelineScreen)
    return shown


@pytest.mark.usefixtures("history")
def test_from_the_details_to_the_large_timeline_through_its_facts_and_back(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    person.click("Timeline")
    assert window.screens.current == "timeline"
    assert person.reads("Tuesday 20 October 2026, 09:00–12:00")
    chart = timeline(window).chart
    assert chart is not None
    canvas = chart.view.canvas
    qtbot.waitUntil(canvas.hasFocus)
    read = []
    for _ in canvas.points:
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
        read.append(chart.view.sentence.text())
    assert any(each.startswith("09:25, +25 min: Headache; mild; ◔ Began 25 min after the start") for each in read)
    assert len(set(read)) == chart.table.model().rowCount()
    person.click("Back to the history")
    assert window.screens.current == "history"


def test_the_keys_lead_there_and_escape_back(
    window: Window, history: HistoryScreen, person: Person, qtbot: QtBot
) -> None:
    history.details.area.setFocus()
    qtbot.keyClick(history.details.area, Qt.Key.Key_T)
    assert window.screens.current == "timeline"
    qtbot.keyClick(timeline(window), Qt.Key.Key_Escape)
    assert window.screens.current == "history"
    window.activateWindow()
    person.press("Ctrl+T")
    qtbot.waitUntil(lambda: window.screens.current == "timeline")


def test_in_the_list_a_letter_is_still_for_the_search(window: Window, history: HistoryScreen, qtbot: QtBot) -> None:
    history.table.setFocus()
    qtbot.keyClick(history.table, Qt.Key.Key_T)
    assert history.heading.search.text() == "t"
    assert window.screens.current == "history"


def test_the_picture_and_the_table_go_together(window: Window, history: HistoryScreen, qtbot: QtBot) -> None:
    history.details.large.click()
    chart = timeline(window).chart
    assert chart is not None
    for _ in range(3):
        qtbot.keyClick(chart.view.canvas, Qt.Key.Key_Right)
    assert chart.table.currentIndex().row() == 2
    chart.table.setFocus()
    qtbot.keyClick(chart.table, Qt.Key.Key_Down)
    assert chart.view.canvas.chosen is not None
    assert chart.view.canvas.chosen.words == chart.view.sentence.text() == chart.view.canvas.points[3].words


@pytest.mark.usefixtures("history")
def test_a_change_of_the_session_is_seen_at_once(window: Window, person: Person) -> None:
    person.click("Timeline")
    changed = replace(FULL, ended=a_moment("13:00"))
    window.workspace.journal.store(changed, instead_of=FULL, text="edit session")
    assert person.reads("09:00–13:00")


@pytest.mark.usefixtures("history")
def test_it_is_left_when_another_patient_comes_to_the_front(window: Window, person: Person) -> None:
    other = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
    window.workspace.journal.store(other, text="add patient")
    person.click("Timeline")
    window.screens.change_patient(other.id)
    assert window.screens.current == "history"
    assert timeline_is_empty(window)


def timeline_is_empty(window: Window) -> bool:
    made = window.screens.made["timeline"]
    return isinstance(made, TimelineScreen) and made.infusion is None


def test_another_session_takes_its_place(window: Window, history: HistoryScreen, person: Person) -> None:
    history.details.large.click()
    person.click("Back to the history")
    other = an_infusion(2, started=a_moment() - timedelta(days=20), ended=a_moment() - timedelta(days=20, hours=-2))
    window.workspace.journal.store(other, text="add session")
    history.timeline_requested.emit(other)
    assert person.reads("Wednesday 30 September 2026")


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize("zoom", [100, 200])
def test_it_stays_and_fits_in_every_look_and_size(
    window: Window, history: HistoryScreen, qapp: QApplication, look: theme.Look, zoom: int
) -> None:
    history.details.large.click()
    window.resize(1024, 640)
    window.workspace.preferences.look, window.workspace.preferences.zoom = look, zoom
    window.dress()
    qapp.processEvents()
    shown = timeline(window)
    assert shown.infusion == FULL
    assert shown.chart is not None
    assert shown.chart.width() <= window.width()
    assert not shown.grab().isNull()
