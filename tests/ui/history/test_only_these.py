"""The history at exactly the sessions that a number was counted from."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.ui.history import HistoryScreen
from tests.ui.history.sessions import EARLY, LATER, NEWEST_FIRST


def shown(screen: HistoryScreen) -> list[str]:
    lines = [screen.model.line(row) for row in range(screen.model.rowCount())]
    return [each.id for each in lines if each is not None]


def test_exactly_these_sessions_are_listed_under_a_chip_that_can_be_taken_off(
    screen: HistoryScreen, qtbot: QtBot
) -> None:
    screen.show_sessions(frozenset({EARLY.id, LATER.id}), "2 sessions from Answers")
    assert shown(screen) == [EARLY.id, LATER.id]
    chip = screen.filters.only
    assert chip.isVisible()
    assert chip.accessibleName() == "Showing only 2 sessions from Answers: show all again"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert shown(screen) == NEWEST_FIRST
    assert not chip.isVisible()


def test_other_filters_narrow_these_sessions_further(screen: HistoryScreen, qtbot: QtBot) -> None:
    screen.show_sessions(frozenset({EARLY.id, LATER.id}), "2 sessions from Answers")
    qtbot.keyClicks(screen.heading.search, "p100")
    screen.heading.search_now()
    assert shown(screen) == [EARLY.id]


def test_a_single_session_is_shown_among_all(screen: HistoryScreen) -> None:
    screen.show_sessions(frozenset({LATER.id}), "1 session from Answers")
    assert shown(screen) == NEWEST_FIRST
    assert screen.table.chosen_id == LATER.id
