"""A session is marked as entered in error, with a reason, and comes back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.workspace import Workspace
from tests.stories.person import Hands
from tests.ui.history.seen import choose, ids, wait_for_details, wait_for_footer
from tests.ui.history.sessions import EARLY, MAY_BE, NONE

_LEFT = Qt.MouseButton.LeftButton


def test_delete_asks_for_the_reason_and_stores_it(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    choose(qtbot, screen, EARLY.id)
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    first = screen.details.question.reasons[0]
    qtbot.waitUntil(first.hasFocus)
    with qtbot.waitSignal(six.said):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert six.logbook.find([EARLY.id]) == [replace(EARLY, entered_in_error="Entered twice")]
    assert six.journal.stack.undoText() == "mark session of 15 Feb 2026 as entered in error"
    assert EARLY.id not in ids(screen)
    wait_for_footer(qtbot, screen, "5 sessions · 0 with a reaction in the first hour · 1 may be · 1 onset not recorded")


def test_the_next_session_is_in_front_afterwards(qtbot: QtBot, screen: HistoryScreen) -> None:
    choose(qtbot, screen, EARLY.id)
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    qtbot.mouseClick(screen.details.question.reasons[2], _LEFT)
    assert screen.table.chosen_id == NONE.id
    qtbot.waitUntil(screen.table.hasFocus)


def test_undo_brings_it_back(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    choose(qtbot, screen, EARLY.id)
    Hands(screen, qtbot).choose_entry("More to do with this session: opens a menu", "Entered in error…")
    qtbot.mouseClick(screen.details.question.reasons[3], _LEFT)
    assert len(ids(screen)) == 5
    six.journal.stack.undo()
    assert EARLY.id in ids(screen)
    assert six.logbook.find([EARLY.id]) == [EARLY]


def test_escape_changes_nothing(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    choose(qtbot, screen, EARLY.id)
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    question = screen.details.question
    assert question.isVisible()
    qtbot.keyClick(question.reasons[0], Qt.Key.Key_Escape)
    assert question.isHidden()
    assert six.logbook.find([EARLY.id]) == [EARLY]
    qtbot.waitUntil(screen.table.hasFocus)


def test_another_session_in_front_ends_the_question(qtbot: QtBot, screen: HistoryScreen) -> None:
    choose(qtbot, screen, EARLY.id)
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    choose(qtbot, screen, NONE.id)
    assert screen.details.question.isHidden()


def test_what_is_in_error_has_a_list_of_its_own_and_can_be_taken_back(
    qtbot: QtBot, screen: HistoryScreen, six: Workspace
) -> None:
    assert screen.filters.in_error.isHidden()
    six.journal.store(replace(EARLY, entered_in_error="Wrong patient"), instead_of=EARLY, text="mark")
    qtbot.waitUntil(screen.filters.in_error.isVisible)
    assert screen.filters.in_error.text() == "Entered in error · 1"
    qtbot.mouseClick(screen.filters.in_error, _LEFT)
    assert ids(screen) == [EARLY.id]
    wait_for_details(qtbot, screen, EARLY.id)
    assert "Entered in error: Wrong patient" in screen.details.content.said
    assert not screen.details.more.mark.isVisible()
    qtbot.mouseClick(screen.details.take_back, _LEFT)
    assert six.logbook.find([EARLY.id]) == [EARLY]
    assert six.logbook.revisions_of(EARLY.id)[0].why == "no error after all"
    assert screen.sheet.said == "No session matches."


def test_showing_a_session_in_error_opens_their_list(screen: HistoryScreen, six: Workspace) -> None:
    six.journal.store(replace(MAY_BE, entered_in_error="Other"), instead_of=MAY_BE, text="mark")
    screen.show_infusion(MAY_BE.id)
    assert screen.table.chosen_id == MAY_BE.id
    assert screen.filters.in_error.isChecked()


def test_a_session_changed_elsewhere_is_not_overwritten(qtbot: QtBot, screen: HistoryScreen, six: Workspace) -> None:
    choose(qtbot, screen, EARLY.id)
    elsewhere = replace(EARLY, notes="changed elsewhere")
    six.logbook.store(elsewhere, instead_of=EARLY)
    screen.details.marked.emit(EARLY, "Other")
    assert "nothing was overwritten" in screen.failure.said
    assert six.logbook.find([EARLY.id]) == [elsewhere]
    qtbot.mouseClick(screen.failure.retry, _LEFT)
    assert screen.failure.said == ""
    qtbot.waitUntil(lambda: "changed elsewhere" in screen.details.content.said)
