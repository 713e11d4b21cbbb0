"""A session that was handed over, taken in on the import screen: the passphrase, and whose it is here."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.handing_over import hand_over
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.importing import ImportScreen
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_moment, an_infusion_on
from tests.ui.importing.person import Open, take

SAID = "1234 5678 9012 3456 7890"
THEIRS = Patient("0f0a5c1e-6a0b-4c0e-9d4e-2b1f6f6c9a77", PATIENT.name)
SESSION = replace(an_infusion_on("2026-10-20"), patient=THEIRS.id)
HandOver = Callable[[str | None], Path]


@pytest.fixture
def handed(tmp_path: Path) -> HandOver:
    """The file with which another log hands over its session."""

    def made(passphrase: str | None, session: Infusion = SESSION) -> Path:
        with closing(Logbook.open(tmp_path / "theirs.db", lambda: a_moment("12:00", "2026-11-01"))) as theirs:
            theirs.store_all([Change(THEIRS), Change(session)])
            path = tmp_path / "session.json"
            path.write_bytes(hand_over(theirs, session.id, passphrase))
        return path

    return made


def enter(screen: ImportScreen, words: str, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.asked.sealed.passphrase.line, words)
    qtbot.keyClick(screen.asked.sealed.passphrase.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not screen.reading.is_busy)


def test_the_passphrase_is_asked_for_until_it_fits_and_then_the_keys_are_at_the_list(
    open_file: Open, handed: HandOver, qtbot: QtBot
) -> None:
    screen = open_file(handed(SAID))
    assert screen.asked.sealed.passphrase.line.hasFocus()
    enter(screen, "0000", qtbot)
    assert "does not open" in screen.asked.sealed.passphrase.note.text()
    assert screen.asked.sealed.passphrase.line.selectedText()
    enter(screen, SAID.replace(" ", "-"), qtbot)
    assert not screen.asked.sealed.isVisible()
    assert screen.offer.table.hasFocus()
    assert screen.offer.take.text() == "Import 1 session"


def test_a_patient_of_the_same_name_is_offered_and_never_taken_unasked(
    open_file: Open, handed: HandOver, workspace: Workspace, qtbot: QtBot
) -> None:
    screen = open_file(handed(None))
    whose = screen.asked.whose
    assert whose.isVisible()
    assert whose.box.currentText() == f"{PATIENT.name}, new in this log"
    whose.box.choose(PATIENT.id)
    whose.box.activated.emit(whose.box.currentIndex())
    qtbot.waitUntil(lambda: not screen.reading.is_busy)
    take(screen, qtbot)
    assert workspace.logbook.patients() == [PATIENT]
    assert workspace.logbook.ids(PATIENT.id) == [SESSION.id]


def test_unless_it_is_said_otherwise_the_patient_of_the_file_comes_in_with_the_session(
    open_file: Open, handed: HandOver, workspace: Workspace, qtbot: QtBot
) -> None:
    take(open_file(handed(None)), qtbot)
    assert workspace.logbook.ids(THEIRS.id) == [SESSION.id]
    assert workspace.logbook.ids(PATIENT.id) == []


def test_a_file_that_is_not_wanted_after_all_is_let_go(open_file: Open, handed: HandOver, qtbot: QtBot) -> None:
    screen = open_file(handed(SAID))
    qtbot.mouseClick(screen.asked.sealed.leave, Qt.MouseButton.LeftButton)
    assert not screen.asked.isVisible()
    assert screen.asked.sealed.passphrase.typed == ""
