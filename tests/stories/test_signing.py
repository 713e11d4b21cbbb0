"""A nurse signs a session, corrects it the next day, and takes both to another computer."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.domain.change import Change
from ivig_logger.services.key_file import key_path, write
from ivig_logger.services.keyring import Opened
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, an_infusion_on
from tests.logs import log_at
from tests.stories.files import export_log, import_log
from tests.stories.person import Person
from tests.ui.history.nurse import PASSES, Clock, three_profiles

SESSION = an_infusion_on("2026-11-22")
SIGNED = "Signed by Anna Berg, RN, 22 Nov 2026 14:05"
ADDENDUM = "Addendum 23 Nov 2026 14:05 by Anna Berg, RN (nurse): Dose: 35 g (was 30 g); Reason: typo"
Start = Callable[[Path, Opened | None], Window]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(clock: Clock) -> Iterator[Start]:
    """Starts the program over a log, and ends all at last."""
    windows: list[Window] = []

    def started(log: Path, opened: Opened | None) -> Window:
        window = app.build(log_at(log, None if opened is None else opened.key), now=clock, opened=opened)
        windows.append(window)
        window.screens.rounds.rest()
        window.resize(1280, 800)
        window.show()
        return window

    yield started
    for each in windows:
        each.screens.leave()
        each.workspace.close()
        each.hide()
        each.deleteLater()


@pytest.fixture
def annas(tmp_path: Path, start: Start) -> Window:
    """The program over an encrypted log with one session, opened by Anna."""
    log = tmp_path / "log.db"
    keyring, opened = three_profiles()
    write(keyring, key_path(log))
    window = start(log, opened)
    window.workspace.journal.store_all([Change(PATIENT), Change(SESSION)], text="add")
    return window


def sign(person: Person) -> None:
    """Sign the session in front, by its button and a passphrase."""
    person.window.screens.open("history")
    person.click("Sign this session")
    field = person.field("Your passphrase")
    person.qtbot.keyClicks(field, PASSES["a"])
    person.qtbot.keyClick(field, Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: person.reads(f"✓ {SIGNED} · valid"))


def correct(person: Person) -> None:
    """Type another dose into the form, and say why."""
    person.click("Edit this session")
    assert person.reads("This session is signed; what you change becomes an addendum.")
    person.type_into("Dose", "35 g")
    person.click("Save session")
    person.click("Typo: save with this reason")


def test_signed_corrected_exported_and_still_valid_elsewhere(
    annas: Window, clock: Clock, start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    nurse = Person(annas, qtbot)
    sign(nurse)
    clock.now += timedelta(days=1)
    correct(nurse)
    annas.screens.show_session(SESSION)
    qtbot.waitUntil(lambda: nurse.reads(ADDENDUM))
    assert nurse.reads(f"✓ {SIGNED} · valid, with 1 addendum after it")
    assert not nurse.reads("Not as signed")

    file = tmp_path / "log.json"
    export_log(annas, file, qtbot)
    elsewhere = start(tmp_path / "elsewhere.db", None)
    assert import_log(elsewhere, file, qtbot).done.words.text() == "Imported 1 session."
    doctor = Person(elsewhere, qtbot)
    elsewhere.screens.open("history")
    qtbot.waitUntil(lambda: doctor.reads(ADDENDUM))
    assert doctor.reads(f"? {SIGNED} · valid, with 1 addendum after it")
    assert doctor.reads("It was signed with a key that this log does not know")
    (session,) = elsewhere.workspace.logbook.find([SESSION.id])
    assert (session.dose, len(session.signatures)) == (Decimal(35), 1)
