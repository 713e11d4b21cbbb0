"""The first start takes two clicks at most."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.services.sample import SAMPLE_PATIENT_ID
from ivig_logger.ui import theme
from ivig_logger.ui.welcome import Welcome
from ivig_logger.ui.workspace import Workspace


@pytest.fixture
def welcome(empty_workspace: Workspace, qtbot: QtBot) -> Welcome:
    made = Welcome(empty_workspace)
    qtbot.addWidget(made)
    made.show()
    return made


def test_one_click_starts_a_log_of_me(welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.done):
        qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    assert [each.name for each in empty_workspace.logbook.patients()] == ["Me"]


def test_a_name_in_any_alphabet_is_kept_as_typed(welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot) -> None:
    entry = welcome.name.entry
    assert isinstance(entry, QLineEdit)
    entry.setText("مريم 🌱")
    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    assert [each.name for each in empty_workspace.logbook.patients()] == ["مريم 🌱"]


def test_no_name_is_asked_for_at_the_field(welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot) -> None:
    entry = welcome.name.entry
    assert isinstance(entry, QLineEdit)
    entry.setText("   ")
    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    assert welcome.name.note.text() == "Please type a name, or “me”."
    assert empty_workspace.logbook.patients() == []


def test_sample_data_is_one_click_and_is_labelled(welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.done):
        qtbot.mouseClick(welcome.sample, Qt.MouseButton.LeftButton)
    assert empty_workspace.is_sample
    assert len(empty_workspace.logbook.ids(SAMPLE_PATIENT_ID)) > 40


def test_the_units_that_were_chosen_are_kept(welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot) -> None:
    welcome.weight.choose("lb")
    welcome.temperature.choose("°F")
    qtbot.mouseClick(welcome.start, Qt.MouseButton.LeftButton)
    assert (empty_workspace.preferences.pounds, empty_workspace.preferences.fahrenheit) == (True, True)


def test_enter_in_the_name_starts_the_log(welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.done):
        qtbot.keyClick(welcome.name.entry, Qt.Key.Key_Return)
    assert [each.name for each in empty_workspace.logbook.patients()] == ["Me"]


def test_a_passphrase_is_offered_and_leads_to_it_after_the_log_is_begun(
    welcome: Welcome, empty_workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([welcome.done, welcome.passphrase_wanted], order="strict"):
        qtbot.mouseClick(welcome.protect, Qt.MouseButton.LeftButton)
    assert [each.name for each in empty_workspace.logbook.patients()] == ["Me"]


def test_at_the_largest_size_no_word_is_cut(welcome: Welcome, qapp: QApplication) -> None:
    welcome.resize(1024, 560)
    theme.apply(qapp, theme.Look.DARK, 200)
    QTest.qWait(0)
    for each in (welcome.start, welcome.sample, welcome.protect, welcome.bring, welcome.name.label):
        assert each.width() >= each.sizeHint().width(), each.text()
    theme.apply(qapp, theme.Look.LIGHT, 100)
