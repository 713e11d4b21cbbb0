"""A person protects the log with a passphrase, comes back to it, loses the passphrase, and shares the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ivig_logger import app
from ivig_logger.services.key_file import key_path
from ivig_logger.services.protection import find_keyring, plain_copies
from ivig_logger.storage.encryption import is_encrypted
from ivig_logger.ui.unlock.starting import unlock_window
from ivig_logger.ui.unlock.window import UnlockWindow
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_moment, a_running_infusion, an_infusion
from tests.clock import Clock
from tests.logs import log_at
from tests.stories.person import Hands, Person

NOON = a_moment("12:00", "2026-11-01")
FIRST, SECOND = "four plain words here", "another four plain words"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
def program(log: Path, qtbot: QtBot) -> Iterator[app.Program]:
    """The program over a plain log with one session and a plain backup."""
    window = app.build(log_at(log), now=Clock(NOON))
    window.workspace.journal.store(PATIENT, text="add")
    window.workspace.journal.store(an_infusion(1), text="add")
    made = app.Program(window)
    window.show()
    with qtbot.waitSignal(window.screens.rounds.reported):
        window.screens.rounds.go("asked")
    yield made
    leave(made)


def leave(program: app.Program) -> None:
    """Close the program."""
    if isValid(program.window):
        program.window.screens.leave()
        program.window.workspace.close()
        program.window.hide()
        program.window.deleteLater()


def protect(program: app.Program, qtbot: QtBot, name: str = "Anna Berg", role: str = "nurse") -> str:
    """Set a passphrase as a person would, and go on when the code is written down; the code."""
    old = program.window
    person = Person(old, qtbot)
    old.screens.open("settings")
    person.click("Set a passphrase…")
    person.type_into("Your name", name)
    person.click(f"Role {role}")
    if role == "nurse":
        person.type_into("Credential behind the name", "RN")
    person.type_into("Passphrase", FIRST)
    person.type_into("Passphrase once more", FIRST)
    person.click("Encrypt the log")
    qtbot.waitUntil(lambda: hasattr(program, "switching") and hasattr(program.switching, "code"))
    shown = Hands(program.switching, qtbot)
    code = program.switching.code.code.text().replace("\n", "-")
    shown.click("I have written it down or printed it")
    shown.click("Go on")
    qtbot.waitUntil(lambda: program.window is not old)
    return code


def start_again(log: Path, qtbot: QtBot) -> UnlockWindow:
    """Start the program anew, as far as the window that asks for the passphrase."""
    window = unlock_window(log)
    assert window is not None
    qtbot.addWidget(window)
    window.show()
    return window


@contextmanager
def opened(unlock: UnlockWindow, log: Path) -> Iterator[Window]:
    """The window of the log after that."""
    assert unlock.who is not None
    window = app.build(log, now=Clock(NOON), opened=unlock.who)
    yield window
    window.screens.leave()
    window.workspace.close()
    window.deleteLater()


def test_a_log_is_protected_and_its_plain_backups_are_dealt_with(program: app.Program, qtbot: QtBot, log: Path) -> None:
    protect(program, qtbot)
    person = Person(program.window, qtbot)
    assert is_encrypted(log)
    assert key_path(log).exists()
    assert person.reads("Anna Berg, RN (you)")
    assert program.window.workspace.logbook.ids() == [an_infusion(1).id]
    qtbot.waitUntil(lambda: person.reads("1 older backup is not encrypted"))
    person.click("Encrypt it (recommended)")
    qtbot.waitUntil(lambda: not person.reads("not encrypted"))
    assert plain_copies(log) == []
    assert b"SQLite format 3" not in b"".join(each.read_bytes()[:16] for each in log.parent.rglob("*.db"))


def test_nothing_is_encrypted_while_an_infusion_runs(program: app.Program, qtbot: QtBot, log: Path) -> None:
    window = program.window
    window.workspace.journal.store(a_running_infusion(a_moment("11:30", "2026-11-01"), 2), text="add")
    window.screens.open("live")
    window.screens.open("settings")
    person = Person(window, qtbot)
    person.click("Set a passphrase…")
    person.type_into("Passphrase", FIRST)
    person.type_into("Passphrase once more", FIRST)
    person.click("Encrypt the log")
    qtbot.waitUntil(lambda: person.reads("Nothing was changed: an infusion is running"))
    assert not is_encrypted(log)


def test_it_is_opened_again_after_six_wrong_ones(program: app.Program, qtbot: QtBot, log: Path) -> None:
    protect(program, qtbot)
    leave(program)
    unlock = start_again(log, qtbot)
    person = Hands(unlock, qtbot)
    for _ in range(6):
        person.type_into("Passphrase", "wrong words")
        person.click("Open")
    assert person.reads("This is not the passphrase of Anna Berg, RN. Nothing was changed.")
    assert person.reads("the next try has to wait")
    qtbot.waitUntil(person.button("Open").isEnabled)
    person.type_into("Passphrase", FIRST)
    person.click("Open")
    with opened(unlock, log) as window:
        assert window.workspace.logbook.ids() == [an_infusion(1).id]
        assert window.windowTitle() == "IVIG Logger"


def test_a_lost_passphrase_costs_nothing_with_the_code(program: app.Program, qtbot: QtBot, log: Path) -> None:
    code = protect(program, qtbot)
    leave(program)
    unlock = start_again(log, qtbot)
    person = Hands(unlock, qtbot)
    person.click("I have lost the passphrase…")
    person.type_into("Recovery code", code)
    person.click("Go on")
    person.type_into("New passphrase", SECOND)
    person.type_into("New passphrase once more", SECOND)
    person.click("Set it and open")
    with opened(unlock, log) as window:
        assert window.workspace.logbook.ids() == [an_infusion(1).id]
    keyring = find_keyring(log)
    assert keyring is not None
    assert keyring.open(SECOND).profile.name == "Anna Berg"


def test_two_nurses_and_whose_name_the_changes_bear(program: app.Program, qtbot: QtBot, log: Path) -> None:
    protect(program, qtbot)
    person = Person(program.window, qtbot)
    person.click("Add a person…")
    person.type_into("Their name", "Ben Mohr")
    person.type_into("Credential behind the name", "LPN")
    person.type_into("Their passphrase", SECOND)
    person.type_into("Their passphrase once more", SECOND)
    person.type_into("Your passphrase", FIRST)
    person.click("Add this person")
    assert person.reads("✓ Ben Mohr, LPN can open the log now.")
    program.window.workspace.journal.store(an_infusion(2), text="add")
    leave(program)
    unlock = start_again(log, qtbot)
    hands = Hands(unlock, qtbot)
    hands.choose("Who are you?", "Ben Mohr")
    hands.type_into("Passphrase", SECOND)
    hands.click("Open")
    with opened(unlock, log) as window:
        window.workspace.journal.store(an_infusion(3), text="add")
        logbook = window.workspace.logbook
        names = [logbook.revisions_of(an_infusion(number).id)[0].author for number in (1, 2, 3)]
        assert names == ["", "Anna Berg, RN", "Ben Mohr, LPN"]
        assert window.status.who.text() == "Ben Mohr, LPN"


def test_encryption_is_turned_off_again(program: app.Program, qtbot: QtBot, log: Path) -> None:
    protect(program, qtbot)
    old = program.window
    person = Person(old, qtbot)
    qtbot.waitUntil(lambda: person.reads("1 older backup is not encrypted"))
    person.click("Turn encryption off…")
    person.type_into("Your passphrase", FIRST)
    person.click("Turn it off")
    qtbot.waitUntil(lambda: program.window is not old)
    assert not is_encrypted(log)
    assert not key_path(log).exists()
    person = Person(program.window, qtbot)
    assert program.window.workspace.opened is None
    assert person.button("Set a passphrase…").isEnabled()


def test_the_first_start_offers_it_and_opens_the_question(tmp_path: Path, qtbot: QtBot) -> None:
    window = app.build(tmp_path / "new.db", now=Clock(NOON))
    window.show()
    person = Person(window, qtbot)
    person.click("Protect this log with a passphrase")
    assert window.screens.current == "settings"
    assert person.field("Your name").isVisible()
    window.screens.leave()
    window.workspace.close()
    window.hide()
    window.deleteLater()


def test_plain_backups_are_deleted_after_a_second_question_in_the_second_place_too(
    program: app.Program, qtbot: QtBot, log: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    program.window.workspace.preferences.second_place = str(stick)
    with qtbot.waitSignal(program.window.screens.rounds.reported):
        program.window.screens.rounds.go("asked")
    before = plain_copies(log, stick)
    protect(program, qtbot)
    person = Person(program.window, qtbot)
    qtbot.waitUntil(lambda: person.reads(f"{len(before)} older backups are not encrypted"))
    person.click("Delete them…")
    person.click("Keep them")
    assert all(each.exists() for each in before)
    person.click("Delete them…")
    person.click(f"Delete {len(before)} backups for good")
    qtbot.waitUntil(lambda: not person.reads("not encrypted"))
    assert not any(each.exists() for each in before)
    assert {each.parent for each in before} == {log.parent / "backups", stick}
