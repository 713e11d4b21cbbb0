"""The screen of the doctor's report: the page first, what is chosen, and the ways to paper and files."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Patient
from ivig_logger.ui.answers import AnswersScreen
from ivig_logger.ui.report import ReportScreen
from ivig_logger.ui.report.taking import KINDS
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT
from tests.reports.logs import a_session

_LEFT = Qt.MouseButton.LeftButton


def store(workspace: Workspace, count: int) -> None:
    workspace.journal.store_all([Change(a_session(number)) for number in range(count)], text="add")


def shown(workspace: Workspace, qtbot: QtBot) -> ReportScreen:
    made = ReportScreen(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 760)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.view.pages is not None)
    return made


def chip(screen: ReportScreen, name: str) -> QAbstractButton:
    return next(each for each in screen.findChildren(QAbstractButton) if each.accessibleName() == name)


def choose(screen: ReportScreen, qtbot: QtBot, name: str) -> None:
    before = screen.content
    qtbot.mouseClick(chip(screen, name), _LEFT)
    qtbot.waitUntil(lambda: screen.content is not before)


def test_the_page_is_seen_first_and_read_by_a_screen_reader(workspace: Workspace, qtbot: QtBot) -> None:
    store(workspace, 14)
    screen = shown(workspace, qtbot)
    assert screen.view.preview.isVisible()
    assert screen.view.preview.accessibleName() == "Report, page 1 of 1, as it will be printed"
    assert "5 with a reaction in the first hour, of 14, 2 not asked" in screen.view.preview.accessibleDescription()
    assert screen.view.bar.number.text() == "page 1 of 1"


def test_the_whole_page_fits_into_its_place_and_can_be_made_larger(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    sheet, view = screen.view.preview.sheet, screen.view.preview.viewport()
    qtbot.waitUntil(lambda: 0 < sheet.height() <= view.height())
    whole = sheet.size()
    qtbot.mouseClick(screen.view.bar.larger, _LEFT)
    assert sheet.height() > whole.height()
    qtbot.mouseClick(screen.view.bar.smaller, _LEFT)
    assert sheet.size() == whole


def test_the_period_is_chosen(workspace: Workspace, qtbot: QtBot) -> None:
    store(workspace, 80)
    screen = shown(workspace, qtbot)
    choose(screen, qtbot, "Period All")
    assert screen.content is not None
    assert screen.content.figures[0].value == "80"


def test_the_paper_is_chosen(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    choose(screen, qtbot, "Paper Letter")
    assert screen.view.pages is not None
    assert screen.view.pages.paper.name == "Letter"


def test_the_name_can_be_left_out(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    choose(screen, qtbot, "Name of the patient None")
    assert PATIENT.name not in screen.view.words.toPlainText()
    choose(screen, qtbot, "Name of the patient Initials")
    assert "P. A., born 1961" in screen.view.words.toPlainText()


def test_sessions_in_words_are_pages_to_turn_to(workspace: Workspace, qtbot: QtBot) -> None:
    store(workspace, 14)
    screen = shown(workspace, qtbot)
    assert not screen.view.bar.later.isVisible()
    screen.options.words.click()
    qtbot.waitUntil(lambda: screen.view.pages is not None and screen.view.pages.count > 1)
    qtbot.mouseClick(screen.view.bar.later, _LEFT)
    assert screen.view.bar.number.text().startswith("page 2 of ")
    qtbot.mouseClick(screen.view.bar.earlier, _LEFT)
    assert not screen.view.bar.earlier.isEnabled()


def test_the_report_can_be_read_as_text(workspace: Workspace, qtbot: QtBot) -> None:
    store(workspace, 14)
    screen = shown(workspace, qtbot)
    qtbot.mouseClick(screen.view.bar.as_text, _LEFT)
    assert screen.view.words.isVisible()
    assert "Privigen 10 %. Sessions: 5; Reaction in the first hour: 5 of 5" in screen.view.words.toPlainText()
    qtbot.mouseClick(screen.view.bar.as_text, _LEFT)
    assert screen.view.preview.isVisible()


@pytest.mark.parametrize(
    ("form", "beginning"),
    [("PDF", b"%PDF-"), ("HTML", b"<!DOCTYPE html>"), ("CSV", b"\xef\xbb\xbfInfusion report")],
)
def test_it_is_saved_for_its_owner_only(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path, form: str, beginning: bytes
) -> None:
    store(workspace, 3)
    screen = shown(workspace, qtbot)
    written = tmp_path / "visit"
    screen.taking.save(written, KINDS[form])
    assert written.read_bytes().startswith(beginning)
    assert written.stat().st_mode & 0o777 == 0o600
    assert "holds health data" in screen.said.text()


def test_the_file_is_asked_for_with_a_word_about_health_data(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    qtbot.mouseClick(screen.files["PDF"], _LEFT)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert "health data" in dialog.windowTitle()
    assert PATIENT.name not in dialog.selectedFiles()[0]
    dialog.close()


def test_where_it_cannot_be_saved_it_is_said_and_nothing_is_left(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(workspace, qtbot)
    screen.taking.save(tmp_path / "missing" / "visit.pdf", KINDS["PDF"])
    assert screen.said.isVisible()
    assert "Saved" not in screen.said.text()


def test_the_log_is_never_written_over(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    log = workspace.logbook.path
    screen.taking.save(log, KINDS["CSV"])
    assert log.read_bytes().startswith(b"SQLite format 3")
    assert screen.said.text() == f"{log} is the log itself. Nothing was written."


def test_a_printer_is_asked_for_without_waiting(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    qtbot.mouseClick(screen.print, _LEFT)
    dialog = screen.findChild(QPrintDialog)
    assert dialog is not None
    assert dialog.printer().docName() == "Infusion report"
    dialog.close()


def test_it_is_printed_on_the_paper_that_the_printer_has(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    store(workspace, 14)
    screen = shown(workspace, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    screen.taking.print_on(printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
    assert screen.said.text() == "Sent to the printer: 1 page."


def test_another_patient_has_another_report(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    other = Patient("00000000-0000-4000-8000-000000000099", "Zoe")
    workspace.journal.store(other, text="add patient")
    workspace.choose(other.id)
    qtbot.waitUntil(lambda: "Zoe" in screen.view.words.toPlainText())


def test_a_change_of_the_log_changes_the_page(workspace: Workspace, qtbot: QtBot) -> None:
    store(workspace, 1)
    screen = shown(workspace, qtbot)
    workspace.journal.store(a_session(1), text="add")
    qtbot.waitUntil(lambda: screen.content is not None and screen.content.figures[0].value == "2")


def test_in_a_narrow_window_the_choices_stand_below_the_page(workspace: Workspace, qtbot: QtBot) -> None:
    screen = shown(workspace, qtbot)
    assert screen.options.mapTo(screen, screen.options.rect().topLeft()).x() > screen.view.preview.width()
    screen.resize(420, 700)
    qtbot.waitUntil(lambda: screen.options.mapTo(screen, screen.options.rect().topLeft()).x() < 60)


def test_the_file_menu_leads_to_it_and_back_leads_to_the_answers(window: Window, qtbot: QtBot) -> None:
    action = next(each for each in window.file_menu.actions() if each.text() == "Doctor's report…")
    action.trigger()
    assert window.screens.current == "report"
    back = next(each for each in window.screens.made["report"].findChildren(QAbstractButton) if each.text() == "Back")
    qtbot.mouseClick(back, _LEFT)
    assert window.screens.current == "answers"


def test_the_answers_lead_to_the_report_of_their_period(window: Window, qtbot: QtBot) -> None:
    window.screens.open("answers")
    answers = window.screens.made["answers"]
    assert isinstance(answers, AnswersScreen)
    answers.heading.periods.choose("All")
    button = next(each for each in answers.findChildren(QAbstractButton) if each.text() == "Doctor's report…")
    button.click()
    report = window.screens.made["report"]
    assert isinstance(report, ReportScreen)
    assert window.screens.current == "report"
    qtbot.waitUntil(lambda: report.content is not None and report.content.facts[0].value == "All sessions of the log")


def test_lots_are_offered_once_in_the_file_menu(window: Window) -> None:
    words = [each.text() for each in window.file_menu.actions()]
    assert len([each for each in words if "lots" in each]) == 1


def test_an_empty_period_is_a_page_too(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.journal.store(a_session(60), text="add")
    screen = shown(workspace, qtbot)
    assert screen.content is not None
    assert screen.content.facts[1].value == "none in this period"
    assert screen.content.figures[0].beside == "of 1 session in the log"
    assert screen.view.pages is not None
    assert screen.view.pages.count == 1


def test_months_are_counted_from_today(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.journal.store(a_session(43), text="add")  # ten months ago
    screen = shown(workspace, qtbot)
    choose(screen, qtbot, "Period Last 6 months")
    assert screen.content is not None
    assert screen.content.figures[0].value == "0"
