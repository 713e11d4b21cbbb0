"""A person wants everything of a patient deleted, and it is gone from the window, the log and its copies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ivig_logger import app
from ivig_logger.domain.change import Change
from ivig_logger.services import key_file
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.erasing import erase_patient
from ivig_logger.services.erasing_marks import marks_path
from ivig_logger.services.switch import ToPlain
from ivig_logger.ui.erasing import Wish
from ivig_logger.ui.window import Window
from tests.builders import a_full_infusion, a_moment, a_running_infusion
from tests.clock import Clock
from tests.logs import log_at
from tests.services.erasing_files import GOING, STAYING, canaries_in
from tests.stories.person import Person
from tests.ui.lock.door import lock_screen
from tests.ui.unlock.keys import ANNA, ANNAS, of_both

NOON = a_moment("12:00", "2026-11-01")
NAME = "Type the patient’s name to confirm"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log" / "log.db"


@pytest.fixture
def program(log: Path, qtbot: QtBot) -> Iterator[app.Program]:
    """The program over a log with two patients, of whom one goes, and a backup of it; another session came since."""
    window = app.build(log_at(log), now=Clock(NOON))
    journal = window.workspace.journal
    journal.store_all([Change(STAYING), Change(a_full_infusion(101, patient=STAYING.id))], text="add")
    journal.store_all([Change(GOING), Change(a_full_infusion(1, patient=GOING.id, notes="Wombatspur"))], text="add")
    window.workspace.choose(GOING.id)
    made = app.Program(window)
    window.show()
    with qtbot.waitSignal(window.screens.rounds.reported):
        window.screens.rounds.go("asked")
    journal.store(a_full_infusion(2, patient=GOING.id, notes="Okapitrab"), text="add")
    yield made
    made.window.screens.leave()
    made.window.workspace.close()
    made.window.hide()
    made.window.deleteLater()


def ask(window: Window, qtbot: QtBot) -> Person:
    person = Person(window, qtbot)
    window.screens.open("settings")
    person.click(f"Delete everything of {GOING.name}")
    qtbot.waitUntil(lambda: person.reads("It deletes"))
    return person


def erase(program: app.Program, qtbot: QtBot) -> Person:
    window = program.window
    person = ask(window, qtbot)
    person.type_into(NAME, GOING.name.lower())
    person.click("Delete everything")
    qtbot.waitUntil(lambda: not isValid(window) or person.reads("Nothing was deleted"))
    return Person(program.window, qtbot)


def test_everything_goes_and_it_is_said_how_much(program: app.Program, qtbot: QtBot, log: Path) -> None:
    before = program.window
    person = erase(program, qtbot)
    assert program.window is not before
    assert person.reads("Everything of the patient was deleted from the log: 2 sessions, 3 changes.")
    qtbot.waitUntil(lambda: person.reads("Copies of the log: 1 rewritten without the patient."))
    assert program.window.workspace.patients == [STAYING]
    assert program.window.workspace.patient == STAYING
    assert not marks_path(log).exists()
    assert [each.sessions for each in Backups(program.window.workspace.logbook).all()][-1] == 1
    assert canaries_in(log.parent) == []
    assert GOING.name not in person.all_words()


def test_it_is_told_before_how_much_would_go_and_what_is_not_reached(program: app.Program, qtbot: QtBot) -> None:
    person = ask(program.window, qtbot)
    assert person.reads("It deletes 2 sessions and 3 changes, and takes them out of 1 backup.")
    assert person.reads("Not reached: exports and printouts")


def test_nothing_can_be_deleted_before_the_name_is_typed(program: app.Program, qtbot: QtBot) -> None:
    person = ask(program.window, qtbot)
    assert not person.button("Delete everything").isEnabled()
    person.type_into(NAME, STAYING.name)
    assert not person.button("Delete everything").isEnabled()
    person.click("Keep everything")
    assert GOING in program.window.workspace.patients
    assert not person.reads("Not reached")


def test_undo_does_not_bring_anything_back(program: app.Program, qtbot: QtBot) -> None:
    erase(program, qtbot)
    window = program.window
    assert not window.screens.undo_group.canUndo()
    Person(window, qtbot).press("Ctrl+Z")
    assert window.workspace.patients == [STAYING]


def test_the_backups_stay_where_the_person_says_so(program: app.Program, qtbot: QtBot, log: Path) -> None:
    person = ask(program.window, qtbot)
    person.button("In the backups too").click()
    assert person.reads("The backups keep everything of this patient, and restoring one brings it back.")
    window = program.window
    person.type_into(NAME, GOING.name)
    person.click("Delete everything")
    qtbot.waitUntil(lambda: not isValid(window))
    program.window.workspace.background.wait()
    assert canaries_in(log.parent / "backups")
    assert not marks_path(log).exists()


def test_while_an_infusion_runs_nothing_is_deleted(program: app.Program, qtbot: QtBot) -> None:
    window = program.window
    running = a_running_infusion(a_moment("11:00", "2026-11-01"), 3, patient=STAYING.id)
    window.workspace.journal.store(running, text="start")
    window.screens.sessions.find()
    person = erase(program, qtbot)
    assert program.window is window
    assert person.reads("Nothing was deleted: an infusion is running")
    assert GOING in window.workspace.patients


def test_the_history_of_changes_shows_that_it_was_done(program: app.Program, qtbot: QtBot) -> None:
    erase(program, qtbot)
    program.window.screens.open("changes")
    person = Person(program.window, qtbot)
    qtbot.waitUntil(lambda: person.reads("Everything of a patient was deleted: 2 sessions, 3 changes"))
    assert person.reads("Deleted at the person’s wish on 1 Nov 2026 12:00")
    assert GOING.name not in person.all_words()


def test_the_last_patient_can_be_deleted_too(program: app.Program, qtbot: QtBot) -> None:
    window = program.window
    (session,) = window.workspace.logbook.find([a_full_infusion(101).id])
    window.workspace.journal.store_all([Change(None, session), Change(None, STAYING)], text="remove")
    person = erase(program, qtbot)
    assert program.window.screens.current == "welcome"
    assert person.reads("Everything of the patient was deleted from the log: 2 sessions, 3 changes.")


def test_a_window_that_is_closed_meanwhile_stays_closed_and_the_patient_is_gone(
    program: app.Program, qtbot: QtBot, log: Path
) -> None:
    window = program.window
    with qtbot.waitSignal(window.screens.erasing.erased):
        window.screens.erasing.erase(Wish(GOING.id, copies_too=True))
        window.close()
    program.begin_anew("")
    assert program.window is window
    assert window.workspace.logbook.patients() == [STAYING]
    assert marks_path(log).exists()  # the next start goes on with the copies


def test_what_a_closed_window_left_to_do_the_next_start_does(program: app.Program, qtbot: QtBot, log: Path) -> None:
    erase_patient(program.window.workspace.logbook, GOING.id, copies_too=True)
    assert canaries_in(log.parent / "backups")
    program.begin_anew("")
    qtbot.waitUntil(lambda: not marks_path(log).exists())
    assert canaries_in(log.parent) == []


def test_a_window_that_is_locked_meanwhile_stays_locked_and_goes_when_it_is_opened(qtbot: QtBot, log: Path) -> None:
    log.parent.mkdir(mode=0o700)
    key_file.write(of_both(), key_file.key_path(log))
    anna = of_both().open(ANNAS, ANNA.id)
    window = app.build(log_at(log, anna.key), now=Clock(NOON), opened=anna)
    window.workspace.journal.store(GOING, text="add")
    program = app.Program(window)
    window.show()
    with qtbot.waitSignal(window.screens.erasing.erased):
        window.screens.erasing.erase(Wish(GOING.id, copies_too=False))
        window.locking.lock()
    program.begin_anew("")
    assert program.window is window
    program.restore(Backups(window.workspace.logbook).make(Occasion.ASKED))
    program.switch(ToPlain(anna, delete=False))
    assert program.window is window  # another one would not be locked
    lock_screen(window).opened.emit(anna)
    qtbot.waitUntil(lambda: not isValid(window))
    assert program.window.workspace.patients == []
    program.window.screens.leave()
    program.window.workspace.close()
    program.window.hide()
    program.window.deleteLater()
