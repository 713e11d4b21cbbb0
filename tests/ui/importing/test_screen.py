"""Importing a log in the window: seen first, then stored in one step that can be undone, and shown."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.log_writing import write_log
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.importing.model import TAKE
from ivig_logger.ui.session_list.line import Part
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment, a_reaction, a_running_infusion, an_infusion_on
from tests.ui.importing.person import Open, take

EARLY = an_infusion_on("2026-10-20", 1, reactions=(a_reaction("headache", 25),))
LATER = an_infusion_on("2026-10-21", 2)


def a_file(folder: Path, *sessions: Infusion) -> Path:
    path = folder / "log.json"
    path.write_text(write_log([PATIENT], sessions), encoding="utf-8")
    return path


def test_nothing_is_stored_before_the_person_says_so(open_file: Open, workspace: Workspace, tmp_path: Path) -> None:
    screen = open_file(a_file(tmp_path, EARLY, LATER))
    assert screen.offer.counts.text() == "2 sessions in the file: 2 new."
    assert screen.offer.take.text() == "Import 2 sessions"
    assert workspace.logbook.ids() == []


def test_the_list_shows_the_first_hour_as_the_history_does(open_file: Open, tmp_path: Path) -> None:
    model = open_file(a_file(tmp_path, EARLY, LATER)).offer.model
    assert model.index(0, Part.REACTIONS).data() == "Headache +25 min"
    assert model.index(0, Part.FIRST_HOUR).data() == "1"
    assert model.index(0, TAKE).data() == "New"


def test_what_is_ticked_is_stored_as_one_step_and_can_be_undone_and_shown(
    open_file: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = open_file(a_file(tmp_path, EARLY, LATER))
    screen.offer.table.setFocus()
    qtbot.keyClick(screen.offer.table, Qt.Key.Key_Down)
    qtbot.keyClick(screen.offer.table, Qt.Key.Key_Space)
    assert screen.offer.take.text() == "Import 1 session"
    take(screen, qtbot)
    assert workspace.logbook.ids() == [EARLY.id]
    assert screen.done.words.text() == "Imported 1 session. 1 of the file was left aside."
    with qtbot.waitSignal(screen.shown_wanted) as shown:
        qtbot.mouseClick(screen.done.show_them, Qt.MouseButton.LeftButton)
    assert shown.args == [frozenset({EARLY.id})]
    qtbot.mouseClick(screen.done.undo, Qt.MouseButton.LeftButton)
    assert workspace.logbook.ids() == []


def test_a_click_on_the_box_takes_the_tick_away_and_no_other_click_does(
    open_file: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = open_file(a_file(tmp_path, EARLY, LATER))
    table, model = screen.offer.table, screen.offer.model
    for column, chosen in ((Part.REACTIONS, 2), (TAKE, 1)):
        place = table.visualRect(model.index(0, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(model.chosen) == chosen


def test_what_is_there_already_cannot_be_ticked(
    open_file: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace.journal.store(EARLY, text="add")
    screen = open_file(a_file(tmp_path, EARLY))
    assert screen.offer.model.index(0, TAKE).data() == "In the log"
    qtbot.keyClick(screen.offer.table, Qt.Key.Key_Space)
    assert not screen.offer.take.isEnabled()


def test_a_likely_twin_is_shown_beside_the_one_of_the_log(
    open_file: Open, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.journal.store(EARLY, text="add")
    screen = open_file(a_file(tmp_path, replace(LATER, started=a_moment("09:10", "2026-10-20"))))
    assert screen.offer.counts.text() == "1 session in the file: 1 perhaps in the log already."
    said = screen.offer.about.said
    assert "In the file" in said
    assert "In the log" in said
    assert screen.offer.take.text() == "Import"


def test_another_content_takes_the_place_of_what_is_there_where_it_is_ticked(
    open_file: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    workspace.journal.store(EARLY, text="add")
    other = replace(EARLY, notes="slept well")
    screen = open_file(a_file(tmp_path, other))
    assert "slept well" in screen.offer.about.said
    qtbot.keyClick(screen.offer.table, Qt.Key.Key_Space)
    take(screen, qtbot)
    assert workspace.logbook.find([EARLY.id]) == [other]
    assert len(workspace.logbook.revisions_of(EARLY.id)) == 2


def test_what_cannot_be_read_is_listed_with_its_reason_and_the_others_can_be_imported(
    open_file: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    path = a_file(tmp_path, EARLY, LATER)
    log = json.loads(path.read_text())
    log["infusions"][1]["dose_g"] = "much"
    path.write_text(json.dumps(log), encoding="utf-8")
    screen = open_file(path)
    assert screen.offer.counts.text() == "2 sessions in the file: 1 new, 1 cannot be read."
    screen.offer.table.selectRow(1)
    assert "dose_g" in screen.offer.about.said
    take(screen, qtbot)
    assert workspace.logbook.ids() == [EARLY.id]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b'{"format": "ivig-logger-log", "version": 99}'])
def test_a_file_that_is_none_is_refused_with_a_sentence(open_file: Open, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.json"
    path.write_bytes(content)
    screen = open_file(path)
    told = [each.text() for each in screen.findChildren(QLabel) if each.isVisible()]
    assert any("file" in each.lower() and len(each) > 20 for each in told)
    assert not screen.offer.take.isVisible() or not screen.offer.take.isEnabled()


def test_there_is_a_backup_before_an_import(
    open_file: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    take(open_file(a_file(tmp_path, EARLY)), qtbot)
    assert [(each.occasion, each.sessions) for each in Backups(workspace.logbook).all()] == [(Occasion.IMPORT, 0)]


def test_reading_can_be_stopped(screen: ImportScreen, workspace: Workspace, tmp_path: Path) -> None:
    screen.open_file(a_file(tmp_path, EARLY))
    screen.stop()
    workspace.background.wait()
    assert not screen.reading.is_busy
    assert screen.offer.isHidden()


def test_undo_here_takes_back_this_import_and_never_a_later_step(
    open_file: Open, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = open_file(a_file(tmp_path, EARLY))
    take(screen, qtbot)
    assert screen.done.show_them.hasFocus()  # not undo: Enter that is pressed twice takes nothing back
    workspace.journal.store(LATER, text="add")
    assert not screen.done.undo.isEnabled()
    workspace.journal.stack.undo()
    assert screen.done.undo.isEnabled()
    workspace.journal.stack.undo()
    assert screen.done.words.text() == "The import was taken back."
    assert not screen.done.undo.isVisible()


def test_so_many_that_a_press_would_wait_are_not_stored_while_a_session_runs(
    screen: ImportScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    running = a_running_infusion(a_moment("11:00", "2026-11-01"), 9)
    workspace.journal.store(running, text="start")
    with qtbot.waitSignal(screen.reading.failed) as failed:
        screen.reading.store((Change(LATER),) * 2001, "import 2,001 sessions")
    assert "A session is being logged" in str(failed.args)
    assert workspace.logbook.ids() == [running.id]
