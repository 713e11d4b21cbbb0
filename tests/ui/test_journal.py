"""Undo is the only way data changes."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change, Conflict
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, an_infusion, an_infusion_on

MANY = [an_infusion_on(f"20{at // 300 + 10}-{at // 25 % 12 + 1:02}-{at % 25 + 1:02}", at) for at in range(600)]


def test_a_change_is_stored_announced_and_undone_under_its_words(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.journal.changed):
        workspace.journal.store(an_infusion(), text="add session of 20 Oct 2026")
    assert workspace.journal.stack.undoText() == "add session of 20 Oct 2026"
    workspace.journal.stack.undo()
    assert workspace.logbook.ids() == []
    workspace.journal.stack.redo()
    assert workspace.logbook.find([an_infusion().id]) == [an_infusion()]


def test_a_change_that_is_turned_down_leaves_no_step_to_undo(workspace: Workspace) -> None:
    steps = workspace.journal.stack.count()
    with pytest.raises(Conflict):
        workspace.journal.store(an_infusion(notes="new"), instead_of=an_infusion(), text="edit")
    assert workspace.journal.stack.count() == steps


def test_an_undo_that_meets_another_change_says_so_and_overwrites_nothing(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.journal.store(an_infusion(), text="add")
    elsewhere = replace(an_infusion(), notes="typed in another place")
    workspace.logbook.store(elsewhere, instead_of=an_infusion())
    with qtbot.waitSignal(workspace.journal.failed) as failed:
        workspace.journal.stack.undo()
    assert isinstance(failed.args[0], Conflict)
    assert workspace.logbook.find([elsewhere.id]) == [elsewhere]


def test_several_changes_are_one_step(workspace: Workspace) -> None:
    from ivig_logger.domain.change import Change

    changes = [Change(an_infusion(number)) for number in (1, 2, 3)]
    workspace.journal.store_all(changes, text="import 3 sessions")
    workspace.journal.stack.undo()
    assert workspace.logbook.ids(PATIENT.id) == []


def test_a_long_undo_says_so_and_the_window_is_drawn_meanwhile(workspace: Workspace) -> None:
    workspace.journal.store_all([Change(each) for each in MANY], text="import 600 sessions")
    told: list[str] = []
    drawn: list[bool] = []
    QTimer.singleShot(0, partial(drawn.append, True))
    workspace.journal.long.connect(told.append)
    workspace.journal.stack.undo()
    assert told == ["Undo of 600 changes: please wait…", ""]
    assert drawn
    assert workspace.logbook.ids() == []
    workspace.journal.stack.redo()
    assert len(workspace.logbook.ids()) == 600


def test_a_long_undo_that_fails_says_so_and_stores_nothing(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.journal.store_all([Change(each) for each in MANY], text="import 600 sessions")
    workspace.logbook.store(replace(MANY[0], notes="typed since"), instead_of=MANY[0])
    with qtbot.waitSignal(workspace.journal.failed) as failed:
        workspace.journal.stack.undo()
    assert isinstance(failed.args[0], Conflict)
    assert len(workspace.logbook.ids()) == 600


def test_of_a_closed_log_no_step_is_kept(workspace: Workspace) -> None:
    stacks = [workspace.journal.stack, QUndoStack(workspace.journal.group)]
    for number, each in enumerate(stacks):
        workspace.journal.store_all([Change(an_infusion_on(f"2026-09-0{number + 1}", number))], text="add", stack=each)
    workspace.close()
    assert [each.count() for each in stacks] == [0, 0]
