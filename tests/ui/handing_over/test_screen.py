"""Handing over a session at its screen: opened from the history, under digits, own words or nothing, and saved."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.services.handing_over import is_sealed, read_hand_over
from ivig_logger.ui.handing_over import HandingOverScreen
from ivig_logger.ui.handing_over.secrecy import NONE, TYPED
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import a_full_infusion
from tests.conftest import now
from tests.stories.person import Person

MORE = "More to do with this session: opens a menu"
OWN = "Your passphrase for this file"


@pytest.fixture
def stored(workspace: Workspace) -> Infusion:
    infusion = a_full_infusion()
    workspace.journal.store(infusion, text="add")
    return infusion


@pytest.fixture
def screen(window: Window, stored: Infusion, person: Person) -> HandingOverScreen:
    """Opened from the history."""
    window.screens.show_session(stored)
    person.choose_entry(MORE, "Hand over…")
    shown = window.screens.currentWidget()
    assert isinstance(shown, HandingOverScreen)
    return shown


def saved(screen: HandingOverScreen, file: Path, qtbot: QtBot) -> bytes:
    """The file, once the window tells that it is there."""
    screen.save(file)
    qtbot.waitUntil(lambda: screen.said.text().startswith("Saved as "))
    return file.read_bytes()


def read(data: bytes, passphrase: str | None) -> list[Infusion]:
    return list(read_hand_over(data, passphrase, (), now()).infusions.values())


@pytest.mark.usefixtures("screen")
def test_it_says_which_session_and_leads_back(window: Window, person: Person) -> None:
    assert person.reads("Tuesday 20 October 2026")
    assert person.reads("09:00–12:00 (3 h)")
    assert person.reads("not the clinic's plan")
    person.click("Back to the history")
    assert window.screens.current == "history"


def test_escape_leads_back(screen: HandingOverScreen, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert window.screens.current == "history"


def test_digits_are_made_without_being_asked_for_and_open_the_file(
    screen: HandingOverScreen, stored: Infusion, tmp_path: Path, qtbot: QtBot
) -> None:
    data = saved(screen, tmp_path / "session.json", qtbot)
    assert is_sealed(data)
    assert read(data, screen.secrecy.digits.text()) == [stored]
    assert screen.said.text().endswith("It opens only with the passphrase.")


def test_other_digits_are_made_when_wanted_and_for_each_session(
    screen: HandingOverScreen, stored: Infusion, window: Window, person: Person
) -> None:
    first = screen.secrecy.digits.text()
    person.click("Make another one: other digits")
    second = screen.secrecy.digits.text()
    person.click("Back to the history")
    window.screens.show_session(stored)
    person.choose_entry(MORE, "Hand over…")
    assert len({first, second, screen.secrecy.digits.text()}) == 3


def test_words_of_ones_own_open_the_file_and_are_forgotten_with_the_screen(
    screen: HandingOverScreen, stored: Infusion, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    person.click(f"Passphrase {TYPED}")
    person.type_into(OWN, "Apples, pears & plums")
    assert read(saved(screen, tmp_path / "session.json", qtbot), "apples pears plums") == [stored]
    person.click("Back to the history")
    assert screen.secrecy.own.typed == ""


def test_too_few_words_are_said_at_the_field_and_nothing_is_asked_where(
    screen: HandingOverScreen, person: Person
) -> None:
    person.click(f"Passphrase {TYPED}")
    person.type_into(OWN, "a-b-c-d-e")
    person.click("Save the file…")
    assert person.reads("This is too short")
    assert screen.findChildren(QFileDialog) == []


def test_other_digits_than_those_of_the_saved_file_are_not_taken_for_its_own(
    screen: HandingOverScreen, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    saved(screen, tmp_path / "session.json", qtbot)
    person.click("Make another one: other digits")
    assert screen.said.text().startswith("A file that was saved before keeps its own passphrase.")


def test_without_a_passphrase_it_is_said_that_anybody_can_read_it(
    screen: HandingOverScreen, stored: Infusion, person: Person, tmp_path: Path, qtbot: QtBot
) -> None:
    person.click(f"Passphrase {NONE}")
    assert person.reads("Whoever gets hold of the file can read it")
    data = saved(screen, tmp_path / "session.json", qtbot)
    assert read(data, None) == [stored]
    assert screen.said.text().endswith("It holds health data and is not encrypted.")
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "session.json").stat().st_mode) == 0o600


def test_the_name_that_is_suggested_says_nothing_about_anybody(screen: HandingOverScreen, person: Person) -> None:
    person.click("Save the file…")
    (dialog,) = screen.findChildren(QFileDialog)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["hand-over.json"]
    assert "it opens only with the passphrase" in dialog.windowTitle()
    dialog.reject()


def test_a_folder_that_is_gone_is_said(screen: HandingOverScreen, qtbot: QtBot) -> None:
    screen.save(Path("/no such folder/session.json"))
    qtbot.waitUntil(lambda: "No such file or directory" in screen.said.text())


def test_what_is_handed_over_is_the_session_as_it_is_now(
    screen: HandingOverScreen, stored: Infusion, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    changed = replace(stored, notes="slept well")
    workspace.journal.store(changed, instead_of=stored, text="edit")
    data = saved(screen, tmp_path / "session.json", qtbot)
    assert read(data, screen.secrecy.digits.text()) == [changed]


@pytest.mark.usefixtures("screen")
def test_a_session_that_is_gone_is_left(stored: Infusion, workspace: Workspace, window: Window) -> None:
    workspace.journal.store(None, instead_of=stored, text="remove")
    assert window.screens.current == "history"


@pytest.mark.usefixtures("screen")
def test_another_patient_in_front_leaves_it(workspace: Workspace, window: Window) -> None:
    other = Patient("00000000-0000-4000-8000-0000000000ab", "Bea")
    workspace.journal.store(other, text="add patient")
    window.screens.change_patient(other.id)
    assert window.screens.current == "history"
