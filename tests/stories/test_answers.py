"""A person asks which sessions the early reactions came with, and comes from a number to its sessions and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.ui.answers import AnswersScreen
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.window import Window
from tests.stories.person import Person
from tests.ui.conftest import empty_workspace, no_waiting_dialog, person, window, workspace
from tests.ui.history.sessions import EARLY, LATER, MAY_BE, SIX, UNKNOWN

__all__ = ["empty_workspace", "no_waiting_dialog", "person", "window", "workspace"]


@pytest.fixture
def screen(window: Window, person: Person, qtbot: QtBot) -> AnswersScreen:
    """The answers of all six sessions in the window."""
    window.workspace.journal.store_all([Change(each) for each in SIX], text="add six sessions")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    person.press("Ctrl+4")
    made = window.screens.made["answers"]
    assert isinstance(made, AnswersScreen)
    qtbot.waitUntil(lambda: not made.asking.is_busy)
    person.click("All")
    qtbot.waitUntil(lambda: made.found is not None and made.found.answers.group.sessions == 6)
    return made


def history(window: Window) -> HistoryScreen:
    assert window.screens.current == "history"
    made = window.screens.made["history"]
    assert isinstance(made, HistoryScreen)
    return made


def listed(shown: HistoryScreen) -> list[str]:
    lines = [shown.model.line(row) for row in range(shown.model.rowCount())]
    return [each.id for each in lines if each is not None]


def test_from_a_number_to_its_sessions_and_back(window: Window, person: Person, screen: AnswersScreen) -> None:
    person.click("4")
    assert listed(history(window)) == [UNKNOWN.id, MAY_BE.id, EARLY.id, LATER.id]
    person.click("4 sessions from Answers  ×")
    assert len(listed(history(window))) == 6
    person.press("Ctrl+4")
    assert screen.heading.periods.chosen == "All"


def test_by_keyboard_from_a_row_of_a_table_to_its_sessions(window: Window, screen: AnswersScreen) -> None:
    grid = screen.tables.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.shown.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(grid, key)
    assert listed(history(window)) == [UNKNOWN.id, MAY_BE.id]


def test_what_is_changed_in_the_history_is_counted_anew(
    window: Window, person: Person, screen: AnswersScreen, qtbot: QtBot
) -> None:
    person.click("1 with a reaction in the first hour, of 6, 1 may be, 1 onset not known, 1 not asked. Opens 1 session")
    assert history(window).table.chosen_id == EARLY.id
    window.workspace.journal.store(None, instead_of=EARLY, text="remove")
    person.press("Ctrl+4")
    qtbot.waitUntil(lambda: screen.figures.cards[2].value.text() == "0")
    person.press("Ctrl+Z")
    qtbot.waitUntil(lambda: screen.figures.cards[2].value.text() == "1")


def test_another_look_keeps_what_was_asked(window: Window, person: Person, screen: AnswersScreen) -> None:
    person.click("Lot")
    person.press("Ctrl++")
    assert window.screens.made["answers"] is screen
    assert screen.tables.by.chosen == "Lot"
