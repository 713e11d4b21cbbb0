"""The reporting sheet at its screen: opened from the history, copied, saved, and never older than the log."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.ui import theme
from ivig_logger.ui.reporting import ReportingScreen
from ivig_logger.ui.reporting.outputs import PAGE, TEXT, WEB_PAGE
from ivig_logger.ui.saving import Kind
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_full_infusion, a_reaction
from tests.stories.person import Person

HEADACHE = "Reporting sheet for Headache: what a form asks, laid out for copying"
CHILLS = "Reporting sheet for Chills: what a form asks, laid out for copying"


@pytest.fixture
def stored(workspace: Workspace) -> Infusion:
    infusion = a_full_infusion()
    workspace.journal.store(infusion, text="add")
    return infusion


@pytest.fixture
def screen(window: Window, stored: Infusion, person: Person) -> ReportingScreen:
    """Opened from the history, for the first reaction of the session."""
    window.screens.show_session(stored)
    person.click(HEADACHE)
    shown = window.screens.currentWidget()
    assert isinstance(shown, ReportingScreen)
    return shown


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.usefixtures("screen")
def test_it_is_opened_from_a_reaction_in_the_history_and_leads_back(window: Window, person: Person) -> None:
    assert person.reads("Headache +25 min, infusion of Tue 20 Oct 2026")
    assert person.reads("This program sends nothing. It does not judge whether a reaction is serious, or what caused")
    assert person.reads("Where to report: the national authority or the maker.")
    person.click("Back to the history")
    assert window.screens.current == "history"


def test_escape_leads_back(screen: ReportingScreen, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert window.screens.current == "history"


def test_each_reaction_has_its_own(window: Window, stored: Infusion, person: Person, qtbot: QtBot) -> None:
    window.screens.show_session(stored)
    person.click(CHILLS)
    qtbot.waitUntil(lambda: person.reads("Chills, onset not recorded, infusion of"))


@pytest.mark.usefixtures("screen")
def test_another_reaction_of_the_session_is_chosen_in_place(person: Person) -> None:
    person.choose("Reaction", "Chills")
    person.click("Copy the whole sheet as text: it holds health data")
    assert "What happened: Chills" in copied()


@pytest.mark.usefixtures("screen")
def test_a_part_is_copied_alone(person: Person, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.said) as said:
        person.click("Copy: The product")
    assert "It holds health data." in said.args[0]
    assert copied().startswith("THE PRODUCT\nName: Privigen\n")
    assert "Lot P100 123-456: 20 g, expiry 2027-03" in copied()


@pytest.mark.usefixtures("screen")
def test_the_name_is_initials_until_another_is_chosen(person: Person) -> None:
    person.click("Copy the whole sheet as text: it holds health data")
    assert "Patient A" not in copied()
    person.click("The patient's name Full name")
    person.click("Copy the whole sheet as text: it holds health data")
    assert "Name: Patient A" in copied()


@pytest.mark.parametrize(("kind", "begins"), [(PAGE, b"%PDF-"), (TEXT, b"Reporting"), (WEB_PAGE, b"<!DOCTYPE")])
def test_it_is_saved_for_its_owner_only(screen: ReportingScreen, tmp_path: Path, kind: Kind, begins: bytes) -> None:
    file = tmp_path / "sheet"
    screen.outputs.save(file, kind)
    assert file.read_bytes().startswith(begins)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_log_itself_is_not_written_over(screen: ReportingScreen, workspace: Workspace, qtbot: QtBot) -> None:
    log = workspace.logbook.path
    named_as_text = log.with_name("log.txt")
    named_as_text.hardlink_to(log)
    before = log.read_bytes()
    with qtbot.waitSignal(workspace.said) as said:
        screen.outputs.save(named_as_text, TEXT)
    assert said.args == [f"{named_as_text} is the log itself. Nothing was written."]
    assert log.read_bytes() == before


def test_it_is_printed_by_the_painter_of_its_pages(
    screen: ReportingScreen, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(workspace.said) as said:
        screen.outputs.print_on(printer)
    assert said.args == ["Sent to the printer: 1 page."]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")


def test_a_folder_that_is_gone_is_said(screen: ReportingScreen, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.said) as said:
        screen.outputs.save(Path("/no such folder/sheet.pdf"), PAGE)
    assert "No such file or directory" in said.args[0]


@pytest.mark.usefixtures("screen")
def test_it_follows_a_change_of_the_session(
    person: Person, workspace: Workspace, stored: Infusion, qtbot: QtBot
) -> None:
    changed = replace(stored, reactions=(a_reaction("headache", 30), *stored.reactions[1:]))
    workspace.journal.store(changed, instead_of=stored, text="edit")
    qtbot.waitUntil(lambda: person.reads("Headache +30 min, infusion of"))


@pytest.mark.usefixtures("screen")
@pytest.mark.parametrize("change", ["removed", "in error", "without the reaction"])
def test_it_is_left_when_there_is_nothing_to_report_any_more(
    window: Window, workspace: Workspace, stored: Infusion, change: str
) -> None:
    wanted = {
        "removed": None,
        "in error": replace(stored, entered_in_error="Entered twice"),
        "without the reaction": replace(stored, reactions=stored.reactions[1:]),
    }[change]
    workspace.journal.store(wanted, instead_of=stored, text="change")
    assert window.screens.current == "history"


@pytest.mark.usefixtures("screen")
def test_it_is_left_when_another_patient_comes_to_the_front(window: Window, workspace: Workspace) -> None:
    other = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
    workspace.journal.store(other, text="add patient")
    window.screens.change_patient(other.id)
    assert window.screens.current == "history"
    assert workspace.patient != PATIENT


@pytest.mark.parametrize("zoom", [100, 200])
def test_nothing_is_wider_than_a_small_window(
    screen: ReportingScreen, window: Window, workspace: Workspace, zoom: int
) -> None:
    window.resize(1024, 640)
    workspace.preferences.zoom = zoom
    workspace.preferences.look = theme.Look.DARK
    window.dress()
    assert screen.minimumSizeHint().width() <= 1024 - window.sidebar.width()
