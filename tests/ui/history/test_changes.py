"""The changes of the session in front, and how late it was entered."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change, Source
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.history.changes import Changes
from ivig_logger.ui.workspace import Workspace
from tests.ui.conftest import NOW
from tests.ui.history.seen import choose
from tests.ui.history.sessions import EARLY, NONE, on

_LEFT = Qt.MouseButton.LeftButton


def changes(qtbot: QtBot, screen: HistoryScreen) -> Changes:
    def found() -> list[Changes]:
        return [each for each in screen.details.content.findChildren(Changes) if each.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def seen(within: Changes) -> list[str]:
    return [each.text() for each in within.findChildren(QLabel) if each.isVisible()]


def test_a_session_that_was_never_changed_says_when_it_was_entered(qtbot: QtBot, screen: HistoryScreen) -> None:
    choose(qtbot, screen, EARLY.id)
    assert seen(changes(qtbot, screen)) == ["Changes", "Entered on 1 Nov 2026 12:00, not changed since"]


def test_changes_open_in_place_and_close_again(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    six.journal.store(replace(EARLY, dose=Decimal(3)), instead_of=EARLY, text="edit", why="typo")
    choose(qtbot, screen, EARLY.id)
    shown = changes(qtbot, screen)
    assert seen(shown) == ["Changes", "Changed once, on 1 Nov 2026 12:00"]
    qtbot.mouseClick(shown.toggle, _LEFT)
    assert seen(shown)[2:] == [
        "1 Nov 2026 12:00, not named",
        "Dose: 3 g (was 30 g)",
        "Reason: typo",
        "1 Nov 2026 12:00, not named",
        "Added",
    ]
    qtbot.keyClick(shown.toggle, Qt.Key.Key_Return)
    assert len(seen(shown)) == 2


def test_an_undo_is_told_too(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    six.journal.store(replace(EARLY, dose=Decimal(3)), instead_of=EARLY, text="edit session")
    six.journal.stack.undo()
    six.journal.stack.redo()
    choose(qtbot, screen, EARLY.id)
    told = changes(qtbot, screen).lines
    assert "Done again: edit session" in told[0]
    assert "Undone: edit session" in told[1]


def test_a_late_entry_says_so(qtbot: QtBot, screen: HistoryScreen) -> None:
    choose(qtbot, screen, NONE.id)
    assert "Late entry: entered on 1 Nov 2026 12:00" in screen.details.content.said


def test_what_was_entered_in_time_and_what_was_imported_is_no_late_entry(
    qtbot: QtBot, screen: HistoryScreen, six: Workspace
) -> None:
    fresh = on("2026-10-31", 7, ended=NOW)
    old = on("2026-01-31", 8)
    six.journal.store(fresh, text="add")
    six.journal.store_all([Change(old)], text="import", source=Source.IMPORTED)
    for each in (fresh, old):
        choose(qtbot, screen, each.id)
        assert "Late entry" not in screen.details.content.said


def test_of_thousands_of_changes_the_newest_are_told(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    before = EARLY
    for at in range(110):
        after = replace(EARLY, notes=f"note {at}")
        six.logbook.store(after, instead_of=before)
        before = after
    screen.front.show_details()
    choose(qtbot, screen, EARLY.id)
    shown = changes(qtbot, screen)
    qtbot.mouseClick(shown.toggle, _LEFT)
    assert "51 earlier ones" in seen(shown)
