"""The screen of the check: what is found, repaired, taken back, and how it is when there is nothing."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change, Trace
from ivig_logger.domain.infusion import Patient
from ivig_logger.storage import changes
from ivig_logger.ui.checking.row import FindingRow
from ivig_logger.ui.checking.screen import CheckScreen
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_full_infusion, a_moment, an_infusion
from tests.stories.person import Person

SESSION = a_full_infusion()


@pytest.fixture
def stored(window: Window) -> Window:
    """A window over a log with two sessions."""
    for each in (SESSION, an_infusion(2)):
        window.workspace.journal.store(each, text="add")
    return window


def harm(window: Window, *statements: str) -> None:
    with window.workspace.logbook.database.raw() as connection:
        for each in statements:
            connection.execute(each)


def checked(window: Window, qtbot: QtBot) -> CheckScreen:
    """The screen when its check is over."""
    window.screens.open("check")
    screen = window.screens.currentWidget()
    assert isinstance(screen, CheckScreen)
    qtbot.waitUntil(lambda: not screen.check.is_running)
    return screen


def after(screen: CheckScreen, person: Person, qtbot: QtBot, name: str) -> None:
    """Press a repair and wait until it was looked at again."""
    with qtbot.waitSignal(screen.check.again):
        qtbot.mouseClick(person.button(name), Qt.MouseButton.LeftButton)


def test_nothing_found_is_a_calm_page_with_counts_and_time(stored: Window, person: Person, qtbot: QtBot) -> None:
    checked(stored, qtbot)
    assert person.reads("✓ Nothing found")
    assert person.reads("Today 12:00: 2 sessions and 3 changes were looked at.")
    assert person.visible(FindingRow) == []


def test_the_file_menu_leads_there(stored: Window, qtbot: QtBot) -> None:
    (action,) = (each for each in stored.file_menu.actions() if each.text() == "Check the log…")
    action.trigger()
    assert isinstance(stored.screens.currentWidget(), CheckScreen)
    checked(stored, qtbot)


def test_what_the_start_found_leads_there_and_is_gone_when_nothing_is_found(
    stored: Window, person: Person, qtbot: QtBot
) -> None:
    stored.notices.say_check(1)
    person.click("Show what was found")
    assert not person.reads("The check of the log found")
    checked(stored, qtbot)
    stored.screens.open("home")
    assert not person.reads("The check of the log found")


def test_a_session_becomes_what_the_changes_say_and_undo_takes_it_back(
    stored: Window, person: Person, qtbot: QtBot
) -> None:
    harm(stored, "UPDATE infusions SET dose = dose + 1000 WHERE pk = 1")
    screen = checked(stored, qtbot)
    assert person.reads("1 thing found")
    after(screen, person, qtbot, "Take what the changes say")
    assert person.reads("✓ It is what the history of changes says. Undo takes this back.")
    assert person.reads("✓ Nothing found")
    assert stored.workspace.logbook.find([SESSION.id]) == [SESSION]
    stored.workspace.journal.stack.undo()
    assert stored.workspace.logbook.find([SESSION.id]) != [SESSION]


def test_a_session_that_is_gone_comes_back(stored: Window, person: Person, qtbot: QtBot) -> None:
    harm(stored, "DELETE FROM infusions WHERE pk = 1")
    screen = checked(stored, qtbot)
    after(screen, person, qtbot, "Bring it back")
    assert stored.workspace.logbook.find([SESSION.id]) == [SESSION]
    assert person.reads("✓ Nothing found")


def test_of_two_findings_the_other_stays(stored: Window, person: Person, qtbot: QtBot) -> None:
    harm(stored, "UPDATE infusions SET dose = 1000", "UPDATE vials SET lot_key = 'x' WHERE infusion_pk = 1")
    screen = checked(stored, qtbot)
    assert len(person.visible(FindingRow)) == 2
    after(screen, person, qtbot, "Take what the changes say")
    qtbot.waitUntil(lambda: len(person.visible(FindingRow)) == 1)
    after(screen, person, qtbot, "Take what the changes say")
    qtbot.waitUntil(
        lambda: person.reads("A search may not find")
    )  # which comes to light when the rest is as it should be


def test_search_words_are_written_again(stored: Window, person: Person, qtbot: QtBot) -> None:
    harm(stored, "UPDATE infusions SET search = '' WHERE pk = 1")
    after(checked(stored, qtbot), person, qtbot, "Write it again")
    assert person.reads("✓ Nothing found")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_a_file_is_made_readable_by_its_owner_only(stored: Window, person: Person, qtbot: QtBot) -> None:
    stored.workspace.logbook.path.chmod(0o644)
    screen = checked(stored, qtbot)
    while screen.found:
        after(screen, person, qtbot, "Make it readable by you only")
    assert stored.workspace.logbook.path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_repaired_leads_to_the_backups(stored: Window, person: Person, qtbot: QtBot) -> None:
    harm(stored, "UPDATE revisions SET why = 'x' WHERE pk = 1")
    checked(stored, qtbot)
    assert person.reads("This cannot be repaired here. A backup from before it happened has the log as it was.")
    person.click("Show the backups")
    assert stored.screens.current == "backups"


def test_a_broken_rule_opens_the_session_in_the_form_of_its_patient(
    stored: Window, person: Person, qtbot: QtBot
) -> None:
    stored.workspace.journal.store(Patient("00000000-0000-4000-8000-000000000009", "Zoe"), text="add")
    early = an_infusion(5, started=a_moment("09:00", "2027-01-05"), ended=a_moment("10:00", "2027-01-05"))
    with stored.workspace.logbook.database.changing() as db:
        changes.store_all(db, [Change(early)], Trace(a_moment()))
    stored.workspace.choose("00000000-0000-4000-8000-000000000009")
    checked(stored, qtbot)
    person.click("Open the session")
    assert isinstance(stored.screens.currentWidget(), SessionForm)
    assert stored.workspace.patient == PATIENT


def test_a_repair_that_is_not_possible_is_said(stored: Window, person: Person, qtbot: QtBot) -> None:
    harm(stored, "DELETE FROM infusions WHERE pk = 1")
    checked(stored, qtbot)
    stored.workspace.logbook.store(SESSION)  # it comes back by another way
    person.click("Bring it back")
    assert person.reads("Nothing was changed: it is not what the check found any more.")


def test_a_check_that_is_stopped_says_so(stored: Window, person: Person, qtbot: QtBot) -> None:
    stored.screens.open("check")
    screen = stored.screens.currentWidget()
    assert isinstance(screen, CheckScreen)
    assert person.visible(QProgressBar)
    screen.check.stop()
    qtbot.waitUntil(lambda: not screen.check.is_running)
    assert person.reads("The check was stopped") or person.reads("✓ Nothing found")  # it may have been through


def test_a_screen_that_is_left_and_opened_again_checks_again(stored: Window, person: Person, qtbot: QtBot) -> None:
    stored.screens.open("check")
    stored.screens.open("home")
    checked(stored, qtbot)
    assert person.reads("✓ Nothing found")


def test_the_patient_that_was_lost_with_all_sessions_comes_back(window: Window, person: Person, qtbot: QtBot) -> None:
    harm(window, "DELETE FROM patients")
    window.workspace.choose("")
    screen = checked(window, qtbot)
    after(screen, person, qtbot, "Bring it back")
    assert window.workspace.patients == [PATIENT]


@pytest.mark.parametrize(("width", "height", "zoom"), [(1024, 640, 100), (1024, 640, 200), (1280, 800, 200)])
def test_it_fits(stored: Window, qtbot: QtBot, width: int, height: int, zoom: int) -> None:
    stored.workspace.preferences.zoom = zoom
    stored.dress()
    harm(stored, "UPDATE infusions SET dose = dose + 1000", "UPDATE revisions SET why = 'x'")
    checked(stored, qtbot)
    stored.resize(width, height)
    assert stored.minimumSizeHint().width() <= width


def test_the_keys_stay_on_the_screen_when_what_was_pressed_is_gone(
    window: Window, person: Person, qtbot: QtBot
) -> None:
    harm(window, "DELETE FROM patients")
    window.workspace.choose("")
    screen = checked(window, qtbot)
    person.button("Bring it back").setFocus()
    after(screen, person, qtbot, "Bring it back")
    assert screen.again.hasFocus()
