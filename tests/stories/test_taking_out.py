"""A log is taken out of the window as a person does it, and brought into another program's empty log."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.ui.exporting import ExportScreen
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_full_infusion, an_infusion_on
from tests.stories.files import import_log
from tests.stories.person import Person
from tests.stories.program import program

MARIA = Patient("00000000-0000-4000-8000-000000000002", "Maria Kanarienvogel")
FULL = a_full_infusion(1)
OLD, HERS = an_infusion_on("2025-03-04", 2), an_infusion_on("2026-10-27", 3, patient=MARIA.id)
CORRECTED = replace(HERS, notes="called the ward")


@pytest.fixture
def here(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    """A log by hand: everything that a session can hold, an old one, and one of another patient that was corrected."""
    with program(tmp_path / "here" / "log.db", qtbot) as window:
        changes = [Change(each) for each in (PATIENT, MARIA, FULL, OLD, HERS)]
        window.workspace.journal.store_all(changes, text="add")
        window.workspace.journal.store(CORRECTED, instead_of=HERS, text="edit", why="typo")
        yield window


def export(window: Window, person: Person, *choices: str, to: Path) -> ExportScreen:
    """Choose as a person does, and answer the dialog with a place."""
    next(each for each in window.file_menu.actions() if each.text() == "Export…").trigger()
    shown = window.screens.currentWidget()
    assert isinstance(shown, ExportScreen)
    for each in choices:
        person.click(each)
    if "From a day to a day" in choices:
        person.type_into("From", "1 Jan 2026")
    person.click("Export…")
    dialog = shown.findChild(QFileDialog)
    assert dialog is not None
    with person.qtbot.waitSignal(shown.writing.done, timeout=15_000):
        dialog.fileSelected.emit(str(to))
    dialog.reject()
    person.qtbot.waitUntil(lambda: shown.findChild(QFileDialog) is None)
    return shown


def stored(window: Window) -> dict[str, Infusion]:
    logbook = window.workspace.logbook
    return {each.id: each for each in logbook.find(logbook.ids())}


def test_this_years_sessions_of_one_patient_go_as_a_workbook_without_her_name_into_a_strangers_log(
    here: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    person, path = Person(here, qtbot), tmp_path / "for-the-ward.xlsx"
    choices = ("Excel (xlsx)", f"Sessions of {MARIA.name}", "From a day to a day", "Without names")
    export(here, person, *choices, to=path)
    assert person.reads("Exported 1 session of 1 patient to for-the-ward.xlsx. Readable by you only.")
    with program(tmp_path / "there" / "log.db", qtbot) as there:
        import_log(there, path, qtbot)
        assert list(stored(there).values()) == [FULL]
        (patient,) = there.workspace.logbook.patients()
        assert (patient.name, patient.born) == ("Patient 1", None)


def test_the_whole_log_goes_as_tables_in_one_zip_and_is_the_same_log_elsewhere(
    here: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    person, path = Person(here, qtbot), tmp_path / "tables.zip"
    export(here, person, "Tables (CSV in a zip)", to=path)
    with program(tmp_path / "there" / "log.db", qtbot) as there:
        import_log(there, path, qtbot)
        assert stored(there) == stored(here) == {each.id: each for each in (FULL, OLD, CORRECTED)}
        assert there.workspace.logbook.patients() == here.workspace.logbook.patients()


def test_the_form_that_was_chosen_last_is_chosen_again_as_long_as_the_program_runs(
    here: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    person = Person(here, qtbot)
    export(here, person, "FHIR R4", to=tmp_path / "bundle.fhir.json")
    person.click("Back")
    here.screens.make_anew()  # another look
    shown = export(here, person, to=tmp_path / "again.fhir.json")
    assert shown.forms.chosen == "FHIR R4"
    assert (tmp_path / "again.fhir.json").read_bytes().startswith(b"{")


def test_home_leads_to_the_next_session_in_the_calendar(here: Window, tmp_path: Path, qtbot: QtBot) -> None:
    person = Person(here, qtbot)
    here.screens.open("home")
    person.click("Put the next session into your calendar")
    person.type_into("Day of the next session", "24 Nov 2026")
    person.click("Save as calendar file…")
    dialog = here.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "next.ics"))
    dialog.reject()
    assert person.reads("Tue 24 Nov 2026, 09:00, saved as next.ics, readable by you only.")
    held = (tmp_path / "next.ics").read_text(encoding="utf-8").lower()
    for word in ("infusion", "kanarienvogel", PATIENT.name.lower(), "privigen"):
        assert word not in held
