"""The live session in the settings: kept at once, and the clinic's own words as they were typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.settings import Settings
from ivig_logger.ui.settings.live import LiveCard
from ivig_logger.ui.workspace import Workspace


@pytest.fixture
def settings(workspace: Workspace, qtbot: QtBot) -> Settings:
    made = Settings(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def card(settings: Settings) -> LiveCard:
    return settings.live


def press(qtbot: QtBot, card: LiveCard, name: str) -> None:
    (found,) = [each for each in card.findChildren(QPushButton) if name in (each.accessibleName(), each.text())]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def again(workspace: Workspace) -> Preferences:
    """The preferences as the next start reads them."""
    return Preferences(workspace.logbook.path)


def test_the_sound_is_switched_off_and_kept(card: LiveCard, workspace: Workspace, qtbot: QtBot) -> None:
    assert again(workspace).sound
    press(qtbot, card, "Sound when something is due off")
    assert not again(workspace).sound


def test_the_computer_may_sleep_and_that_is_kept(card: LiveCard, workspace: Workspace, qtbot: QtBot) -> None:
    assert again(workspace).stay_awake
    press(qtbot, card, "Keep the computer awake during an infusion off")
    assert not again(workspace).stay_awake


def test_the_emergency_text_is_empty_until_it_is_typed(card: LiveCard) -> None:
    assert card.entry.toPlainText() == ""
    assert card.entry.placeholderText() == ""


def test_the_emergency_text_is_kept_when_its_field_is_left(card: LiveCard, workspace: Workspace, qtbot: QtBot) -> None:
    card.entry.setFocus()
    card.entry.insertPlainText('Call the ward, 24 h: "0123"\nthen 🙂 @home; 100 %, a, b')
    assert again(workspace).emergency_text == ""
    qtbot.keyClick(card.entry, Qt.Key.Key_Tab)
    assert again(workspace).emergency_text == 'Call the ward, 24 h: "0123"\nthen 🙂 @home; 100 %, a, b'


def test_a_text_that_is_too_long_is_said_there_and_not_kept(card: LiveCard, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.preferences.emergency_text = "Call the ward."
    card.entry.setFocus()
    card.entry.setPlainText("x" * 2003)
    qtbot.keyClick(card.entry, Qt.Key.Key_Tab)
    assert "At most 2,000 characters are kept, and this has 3 more" in card.emergency.note.text()
    assert again(workspace).emergency_text == "Call the ward."
    assert len(card.entry.toPlainText()) == 2003
    card.entry.setFocus()
    card.entry.setPlainText("x" * 2000)
    qtbot.keyClick(card.entry, Qt.Key.Key_Tab)
    assert card.emergency.note.text() == ""
    assert again(workspace).emergency_text == "x" * 2000


def test_the_emergency_text_is_kept_when_the_screen_goes(
    settings: Settings, card: LiveCard, workspace: Workspace
) -> None:
    card.entry.setFocus()
    card.entry.insertPlainText("Call the ward.")
    settings.hide()
    assert again(workspace).emergency_text == "Call the ward."


def test_practice_is_asked_for(settings: Settings, card: LiveCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.practice_wanted):
        press(qtbot, card, "Practise…")


def test_the_emergency_text_is_kept_within_a_second_while_it_is_typed(
    card: LiveCard, workspace: Workspace, qtbot: QtBot
) -> None:
    card.entry.setFocus()
    qtbot.keyClicks(card.entry, "Call the ward.")
    qtbot.waitUntil(lambda: again(workspace).emergency_text == "Call the ward.")
