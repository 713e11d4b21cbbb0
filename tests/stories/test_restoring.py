"""A person takes the log back to a backup, and takes that back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ivig_logger import app
from ivig_logger.services.backups import Backups
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_moment, a_running_infusion, an_infusion
from tests.clock import Clock
from tests.logs import log_at
from tests.stories.person import Person

NOON = a_moment("12:00", "2026-11-01")


@pytest.fixture
def program(tmp_path: Path, qtbot: QtBot) -> Iterator[app.Program]:
    """The program over a log with one session and a backup of it; a second session was added since."""
    window = app.build(log_at(tmp_path / "log.db"), now=Clock(NOON))
    window.workspace.journal.store(PATIENT, text="add")
    window.workspace.journal.store(an_infusion(1), text="add")
    made = app.Program(window)
    window.show()
    with qtbot.waitSignal(window.screens.rounds.reported):
        window.screens.rounds.go("asked")
    window.workspace.journal.store(an_infusion(2), text="add")
    yield made
    made.window.screens.leave()
    made.window.workspace.close()
    made.window.hide()
    made.window.deleteLater()


def restore(program: app.Program, qtbot: QtBot, when: str) -> Window:
    """Open the backups and restore one of them; the window that is there afterwards."""
    window = program.window
    person = Person(window, qtbot)
    window.screens.open("backups")
    person.click(f"What restoring the backup of {when} would do")
    person.click("Restore this backup")
    qtbot.waitUntil(lambda: not isValid(window) or person.reads("Nothing was restored"))
    return program.window


def test_restored_shown_and_restored_back(program: app.Program, qtbot: QtBot) -> None:
    before = program.window
    after = restore(program, qtbot, "today 12:00")
    assert after is not before
    assert after.isVisible()
    assert not isValid(before)
    person = Person(after, qtbot)
    assert person.reads("The log is as it was in the backup of today 12:00.")
    assert after.workspace.logbook.ids() == [an_infusion(1).id]
    qtbot.waitUntil(lambda: person.reads("2 sessions · "))
    (kept, _) = Backups(after.workspace.logbook).all()
    assert (kept.occasion, kept.sessions) == ("before-restore", 2)
    program.restore(kept)
    assert program.window.workspace.logbook.ids() == [an_infusion(1).id, an_infusion(2).id]
    assert len(Backups(program.window.workspace.logbook).all()) == 3


def test_the_restored_log_is_worked_in_as_before(program: app.Program, qtbot: QtBot) -> None:
    after = restore(program, qtbot, "today 12:00")
    after.workspace.journal.store(an_infusion(3), text="add")
    after.screens.open("history")
    after.activateWindow()  # without a screen nothing is active any more when a window went
    qtbot.waitUntil(after.isActiveWindow)
    Person(after, qtbot).press("Ctrl+Z")
    assert after.workspace.logbook.ids() == [an_infusion(1).id]


def test_while_an_infusion_runs_nothing_is_restored(program: app.Program, qtbot: QtBot) -> None:
    window = program.window
    window.workspace.journal.store(a_running_infusion(a_moment("11:00", "2026-11-01"), 3), text="start")
    window.screens.sessions.find()
    assert restore(program, qtbot, "today 12:00") is window
    assert Person(window, qtbot).reads("Nothing was restored: an infusion is running")
    assert len(window.workspace.logbook.ids()) == 3


def test_a_backup_that_went_bad_leaves_the_log_as_it_is(program: app.Program) -> None:
    (backup,) = Backups(program.window.workspace.logbook).all()
    backup.path.write_bytes(backup.path.read_bytes()[:5000])
    program.restore(backup)
    assert len(program.window.workspace.logbook.ids()) == 2
    assert program.window.isVisible()


def test_without_a_backup_of_the_present_nothing_is_restored(program: app.Program) -> None:
    logbook = program.window.workspace.logbook
    (backup,) = Backups(logbook).all()
    aside = backup.path.parent.rename(logbook.path.parent / "aside")
    (logbook.path.parent / "backups").write_text("in the way", encoding="utf-8")
    window = program.window
    program.restore(type(backup)(aside / backup.path.name, backup.made, backup.occasion, backup.size, 1))
    assert program.window is window
    assert len(logbook.ids()) == 2
