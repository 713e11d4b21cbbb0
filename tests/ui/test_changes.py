"""The changes of the whole log, and the way to what was entered in error."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivig_logger.ui.changes import PAGE, ChangesScreen
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_reaction, an_infusion

_LEFT = Qt.MouseButton.LeftButton


def shown(workspace: Workspace, qtbot: QtBot) -> ChangesScreen:
    made = ChangesScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def texts(screen: ChangesScreen) -> list[str]:
    return [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]


def test_every_change_is_told_the_newest_first(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.journal.store(an_infusion(dose=Decimal(3)), text="add")
    workspace.journal.store(an_infusion(), instead_of=an_infusion(dose=Decimal(3)), text="edit", why="typo")
    screen = shown(workspace, qtbot)
    assert [(each.about, each.lines, each.why) for each in screen.told] == [
        ("Session of 20 Oct 2026 09:00", ("Dose: 30 g (was 3 g)",), "Reason: typo"),
        ("Session of 20 Oct 2026 09:00", ("Added",), ""),
        (PATIENT.name, ("Added",), ""),
    ]
    assert "3 changes, the newest first" in texts(screen)
    assert "1 Nov 2026 12:00, not named" in texts(screen)
    assert screen.more.isHidden()


def test_earlier_changes_follow_page_by_page(workspace: Workspace, qtbot: QtBot) -> None:
    before = an_infusion(reactions=(a_reaction(minutes=0),))
    workspace.journal.store(before, text="add")
    for minutes in range(1, PAGE + 5):
        after = an_infusion(reactions=(a_reaction(minutes=minutes),))
        workspace.logbook.store(after, instead_of=before)
        before = after
    screen = shown(workspace, qtbot)
    assert len(screen.told) == PAGE
    qtbot.mouseClick(screen.more, _LEFT)
    assert len(screen.told) == PAGE + 6
    assert screen.told[PAGE].lines == ("Headache began +4 min (was +3 min)",)
    assert screen.more.isHidden()


def test_what_changes_meanwhile_is_there_at_once(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    workspace.journal.store(an_infusion(), text="add")
    assert len(screen.told) == 2


def test_a_log_that_cannot_be_read_is_said(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    path = workspace.logbook.path
    workspace.logbook.close()
    whole = path.read_bytes()
    path.write_bytes(b"this is no log any more" * 400)
    screen.refresh()
    assert screen.problem.isVisible()
    workspace.logbook.close()
    path.write_bytes(whole)


def test_the_file_menu_leads_there_and_from_there_to_what_was_entered_in_error(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.journal.store(an_infusion(), text="add")
    marked = replace(an_infusion(), entered_in_error="Wrong patient")
    workspace.journal.store(marked, instead_of=an_infusion(), text="mark", why="Wrong patient")
    window = Window(workspace)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.file_menu.screen_wanted.emit("changes")
    changes = window.screens.currentWidget()
    assert isinstance(changes, ChangesScreen)
    changes.bin_wanted.emit()
    history = window.screens.currentWidget()
    assert isinstance(history, HistoryScreen)
    assert history.filters.in_error.isChecked()
    qtbot.waitUntil(lambda: history.details.infusion == marked)
    qtbot.mouseClick(history.details.take_back, _LEFT)
    assert workspace.logbook.find([marked.id]) == [an_infusion()]
