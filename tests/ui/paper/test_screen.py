"""The screen of the log sheet: what is chosen is what is seen, and what is printed and saved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Action, Patient
from ivig_logger.exchange.entry import (
    FollowUpEntry,
    MedicationEntry,
    PauseEntry,
    RateEntry,
    ReactionEntry,
    SessionEntry,
    SignsEntry,
    VialEntry,
)
from ivig_logger.reports.naming import Names
from ivig_logger.reports.paper_sheet import blank_sheet
from ivig_logger.ui.form.fields import Fields
from ivig_logger.ui.form.reaction_row import ReactionRow
from ivig_logger.ui.form.screen import SessionForm
from ivig_logger.ui.paper import PaperScreen
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_full_infusion
from tests.reports.plans import USUAL

_LEFT = Qt.MouseButton.LeftButton
PLANNED = replace(PATIENT, plan=USUAL)


def shown(workspace: Workspace, qtbot: QtBot) -> PaperScreen:
    made = PaperScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.view.pages is not None)
    return made


@pytest.fixture
def screen(workspace: Workspace, qtbot: QtBot) -> PaperScreen:
    """The sheet of a patient with a plan and one session."""
    changes = [Change(PLANNED, PATIENT), Change(a_full_infusion())]
    workspace.journal.store_all(changes, text="add")
    return shown(workspace, qtbot)


def choose(screen: PaperScreen, qtbot: QtBot, name: str) -> None:
    chip = next(each for each in screen.findChildren(QAbstractButton) if each.accessibleName() == name)
    qtbot.mouseClick(chip, _LEFT)


def told(screen: PaperScreen) -> str:
    return screen.view.words.toPlainText()


def test_a_patient_with_a_plan_sees_it_first(screen: PaperScreen) -> None:
    assert screen.options.content.chosen == "With the plan"
    assert "30 min | 60 mL/h | ____ | ____" in told(screen)
    assert "Product, as last time: Privigen" in told(screen)
    assert screen.view.preview.accessibleName() == "Log sheet, page 1 of 1, as it will be printed"
    assert "Paracetamol | 1 g | 30 min" in screen.view.preview.accessibleDescription()
    assert "Never lots, times or reactions" in screen.options.note.text()


def test_a_patient_without_a_plan_sees_a_blank_one(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    assert screen.options.content.chosen == "Blank"
    choose(screen, qtbot, "What is on it With the plan")
    assert screen.options.note.text().startswith("This patient has no plan")


def test_blank_and_without_a_name_nothing_is_about_anybody(screen: PaperScreen, qtbot: QtBot) -> None:
    choose(screen, qtbot, "What is on it Blank")
    choose(screen, qtbot, "Name of the patient None")
    assert screen.sheet == blank_sheet(None, Names.NONE)


def test_the_name_and_the_paper_are_chosen(screen: PaperScreen, qtbot: QtBot) -> None:
    assert "P. A., born 1961" in told(screen)
    choose(screen, qtbot, "Name of the patient In full")
    assert "Patient A, born 2 Apr 1961" in told(screen)
    choose(screen, qtbot, "Paper Letter")
    assert screen.view.pages is not None
    assert screen.view.pages.paper.name == "Letter"


def test_it_can_be_read_as_text(screen: PaperScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.view.bar.as_text, _LEFT)
    assert screen.view.words.isVisible()
    qtbot.mouseClick(screen.view.bar.as_text, _LEFT)
    assert screen.view.preview.isVisible()


def test_it_is_saved_for_its_owner_only(screen: PaperScreen, tmp_path: Path) -> None:
    screen.taking.save(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o600
    assert "holds health data" in screen.said.text()


def test_of_a_sheet_without_anybody_it_is_said(screen: PaperScreen, qtbot: QtBot, tmp_path: Path) -> None:
    choose(screen, qtbot, "What is on it Blank")
    choose(screen, qtbot, "Name of the patient None")
    screen.taking.save(tmp_path / "sheet.pdf")
    assert "Nothing on it is about anybody" in screen.said.text()


def test_the_file_is_asked_for_by_a_name_that_says_nothing_of_anybody(screen: PaperScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.file, _LEFT)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == "infusion-log-sheet.pdf"
    assert "health data" in dialog.windowTitle()
    dialog.close()


def test_a_printer_is_asked_for_without_waiting(screen: PaperScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.print, _LEFT)
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.printer().docName() == "Infusion log sheet"
    dialog.close()


def test_it_is_printed_on_the_paper_that_the_printer_has(screen: PaperScreen, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    screen.taking.print_on(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert screen.said.text() == "Sent to the printer: 1 page."


def test_another_patient_has_another_sheet(screen: PaperScreen, workspace: Workspace, qtbot: QtBot) -> None:
    other = Patient("00000000-0000-4000-8000-000000000099", "Zoe Nowak")
    workspace.journal.store(other, text="add patient")
    workspace.choose(other.id)
    qtbot.waitUntil(lambda: "Z. N." in told(screen))
    assert "Privigen" not in told(screen)
    assert screen.options.content.chosen == "Blank"


def test_the_file_menu_leads_to_it_and_back_leads_home(window: Window, qtbot: QtBot) -> None:
    next(each for each in window.file_menu.actions() if each.text() == "Paper log sheet…").trigger()
    assert window.screens.current == "paper"
    made = window.screens.made["paper"]
    qtbot.mouseClick(next(each for each in made.findChildren(QPushButton) if each.text() == "Back"), _LEFT)
    assert window.screens.current == "home"


def test_a_blank_sheet_is_there_before_there_is_any_patient(empty_workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(empty_workspace, qtbot)
    assert screen.sheet == blank_sheet(None, Names.NONE)


def named(fields: Fields) -> Iterator[str]:
    """The stops of the Tab key by the names that a sheet gives to its places."""
    names = {part.entry: name for name, part in fields.parts()}
    for each in fields.stops():
        if each in names:
            yield ".".join(piece for piece in names[each].split(".") if not piece.isdigit())
        elif each.accessibleName() == f"What was done: {Action.SLOWED.value}":
            yield "reactions.actions"


def test_its_order_is_that_of_the_tab_key_in_the_form(workspace: Workspace, qtbot: QtBot) -> None:
    form = SessionForm(workspace)
    qtbot.addWidget(form)
    form.add()
    entry = SessionEntry(
        reactions=(ReactionEntry("headache"),),
        medications=(MedicationEntry("paracetamol", route="IV"),),
        vials=(VialEntry("P100"),),
        rates=(RateEntry("start"),),
        pauses=(PauseEntry("30"),),
        vitals=(SignsEntry("122/76"),),
        follow_ups=(FollowUpEntry("after 24 h"),),
    )
    form.fields.show_entry(entry)
    row = form.fields.reactions.rows.rows[0]
    assert isinstance(row, ReactionRow)
    row.open_details()
    not_on_it = ("duration", "reactions.notes", "follow_ups.by")
    wanted = [each for each in named(form.fields) if each not in not_on_it]
    answers = {"reaction", "premedication"}  # chips, which have no name of their own
    assert [each for each in blank_sheet(None, Names.NONE).fields if each not in answers] == wanted
