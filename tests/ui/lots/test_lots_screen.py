"""Looking up lots at the screen: typed or pasted, answered in words, opened, copied and saved."""

import csv
import io
import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Patient, Vial
from ivig_logger.domain.onset import exactly
from ivig_logger.ui import theme
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.lots import LotsScreen
from ivig_logger.ui.lots.taking import TABLE
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion_on
from tests.stories.person import Person

OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")


@pytest.fixture
def screen(window: Window, workspace: Workspace) -> LotsScreen:
    """The screen over two sessions, one without a lot, and one of another patient."""
    workspace.journal.store(a_full_infusion(1), text="add")
    workspace.journal.store(an_infusion_on("2026-09-01", 2), text="add")
    workspace.journal.store(OTHER, text="add")
    early = a_reaction("chills", onset=exactly(a_moment("09:20", "2026-09-02")))
    other = an_infusion_on("2026-09-02", 3, patient=OTHER.id, vials=(Vial("P100 123-456"),), reactions=(early,))
    workspace.journal.store(other, text="add")
    window.screens.open("lots")
    shown = window.screens.currentWidget()
    assert isinstance(shown, LotsScreen)
    return shown


def paste(screen: LotsScreen, lots: str, qtbot: QtBot) -> None:
    """Paste a list and press Enter, until all is answered."""
    QGuiApplication.clipboard().setText(lots)
    screen.field.selectAll()
    screen.field.paste()
    with qtbot.waitSignal(screen.lookup.looked_around):
        qtbot.keyClick(screen.field, Qt.Key.Key_Return)


def test_it_is_reached_by_a_key_and_from_the_file_menu(window: Window, person: Person) -> None:
    person.press("Ctrl+Shift+F")
    assert window.screens.current == "lots"
    person.click("Back")
    assert window.screens.current == "history"
    next(each for each in window.file_menu.actions() if each.text().startswith("Look up lots")).trigger()
    assert window.screens.current == "lots"


@pytest.mark.usefixtures("screen")
def test_it_is_reached_from_the_answers(window: Window, person: Person) -> None:
    window.screens.open("answers")
    person.click("Look up lots: one, or the list of a recall")
    assert window.screens.current == "lots"


def test_the_field_has_the_keys_at_once(screen: LotsScreen) -> None:
    assert screen.field.hasFocus()


def test_enter_looks_up_and_shift_enter_begins_a_line(screen: LotsScreen, person: Person, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.field, "p100123456")
    qtbot.keyClick(screen.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(screen.field, "X1")
    with qtbot.waitSignal(screen.lookup.looked_around):
        qtbot.keyClick(screen.field, Qt.Key.Key_Return)
    assert person.reads("1 of 2 lots is in this log, in 1 session of Patient A")


def test_a_list_is_answered_lot_by_lot(screen: LotsScreen, person: Person, qtbot: QtBot) -> None:
    paste(screen, "P100-123456\nZ1\np100 123456", qtbot)
    assert person.reads("P100-123456: yes, in 1 session")
    assert person.reads("Lot P100 123-456: 20 g, expiry 2027-03")
    assert person.reads("◔ Headache +25 min")
    assert person.reads("Z1: not in this log")
    assert person.reads("1 of 2 sessions has no lot recorded: which lot was given then is not known.")
    assert person.reads("1 repeated lot was looked up once.")


def test_a_first_hour_is_told_to_a_screen_reader_in_a_sentence(screen: LotsScreen, qtbot: QtBot) -> None:
    paste(screen, "P100123456", qtbot)
    names = [each.accessibleName() for each in screen.findChildren(QLabel)]
    assert "Headache +25 min. Began 25 min after the start (within the first 60 minutes)" in names


def test_a_similar_lot_stands_apart(screen: LotsScreen, person: Person, qtbot: QtBot) -> None:
    paste(screen, "123-456", qtbot)
    assert person.reads("123-456: not in this log")
    qtbot.waitUntil(lambda: person.reads("Similar, but not the same lot: asked for 123-456"))
    assert person.reads("P100 123-456: yes, in 1 session")


def test_a_yes_too_says_which_sessions_have_no_lot(screen: LotsScreen, person: Person, qtbot: QtBot) -> None:
    paste(screen, "P100123456", qtbot)
    qtbot.waitUntil(lambda: person.reads("1 of 2 sessions has no lot recorded"))


def test_a_session_opens_in_the_history(screen: LotsScreen, person: Person, qtbot: QtBot, window: Window) -> None:
    paste(screen, "P100123456", qtbot)
    person.click("Show the session of Tue 20 Oct 2026, 09:00 in the history")
    history = window.screens.currentWidget()
    assert isinstance(history, HistoryScreen)
    assert history.table.chosen_id == a_full_infusion(1).id


def test_a_session_of_another_patient_opens_with_that_patient_in_front(
    screen: LotsScreen, person: Person, qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    paste(screen, "P100123456", qtbot)
    with qtbot.waitSignal(screen.lookup.looked_around):
        person.click("All patients of this log")
    assert person.reads("P100123456: yes, in 2 sessions")
    assert person.reads("Privigen 10 % · Patient B")
    person.click("Show the session of Wed 2 Sep 2026, 09:00 in the history")
    assert window.screens.current == "history"
    assert workspace.patient == OTHER


def test_one_patient_alone_is_not_asked_for(window: Window) -> None:
    window.screens.open("lots")
    shown = window.screens.currentWidget()
    assert isinstance(shown, LotsScreen)
    assert shown.whose.isHidden()


def test_nothing_that_could_be_a_lot_is_said(screen: LotsScreen, person: Person, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.field, " - ")
    person.click("Look up")
    assert person.reads("Please type or paste a lot: it has letters or digits.")


def test_the_answer_follows_a_change_of_the_log(
    screen: LotsScreen, person: Person, qtbot: QtBot, workspace: Workspace
) -> None:
    paste(screen, "P100123456", qtbot)
    with qtbot.waitSignal(screen.lookup.looked_around):
        workspace.journal.store(None, instead_of=a_full_infusion(1), text="remove")
    assert person.reads("P100123456: not in this log")


def test_the_list_and_its_answer_are_there_again_after_another_look(
    screen: LotsScreen, person: Person, qtbot: QtBot, window: Window, workspace: Workspace
) -> None:
    paste(screen, "P100123456", qtbot)
    workspace.preferences.look = theme.Look.DARK
    window.dress()
    qtbot.waitUntil(lambda: person.reads("P100123456: yes, in 1 session"))


def test_the_answer_is_copied_as_text(screen: LotsScreen, person: Person, qtbot: QtBot, workspace: Workspace) -> None:
    paste(screen, "P100123456", qtbot)
    with qtbot.waitSignal(workspace.said) as said:
        person.click("Copy as text")
    assert "It holds health data." in said.args[0]
    assert "P100123456: yes, in 1 session" in QGuiApplication.clipboard().text()


def test_the_table_is_saved_for_its_owner_only(
    screen: LotsScreen, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    paste(screen, "P100123456, =Z1", qtbot)
    with qtbot.waitSignal(workspace.said):
        screen.taking.save(tmp_path / "recall.csv", TABLE)
    saved = tmp_path / "recall.csv"
    rows = list(csv.reader(io.StringIO(saved.read_text(encoding="utf-8-sig"))))
    assert [each[0] for each in rows] == ["lot_asked_for", "P100123456", "'=Z1"]
    if sys.platform != "win32":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_wider_than_a_small_window(
    screen: LotsScreen, qtbot: QtBot, window: Window, workspace: Workspace, zoom: int
) -> None:
    paste(screen, "P100123456, Z1", qtbot)
    window.resize(1024, 640)
    workspace.preferences.zoom = zoom
    window.dress()
    assert screen.minimumSizeHint().width() <= 1024 - window.sidebar.width()
