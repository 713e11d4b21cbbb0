"""Settings: patients are changed in place, units and look at once."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ivig_logger.ui.settings import Settings
from ivig_logger.ui.settings.patient import PatientRow
from ivig_logger.ui.workspace import Workspace


@pytest.fixture
def settings(workspace: Workspace, qtbot: QtBot) -> Settings:
    made = Settings(workspace)
    qtbot.addWidget(made)
    made.show()
    return made


def fields(settings: Settings, number: int = 0) -> tuple[QLineEdit, QLineEdit]:
    row = settings.findChildren(PatientRow)[number]
    name, born = row.name.entry, row.born.entry
    assert isinstance(name, QLineEdit)
    assert isinstance(born, QLineEdit)
    return name, born


def retype(qtbot: QtBot, entry: QLineEdit, words: str) -> None:
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClicks(entry, words)
    entry.editingFinished.emit()


def test_a_name_is_stored_when_its_field_is_left(settings: Settings, workspace: Workspace, qtbot: QtBot) -> None:
    retype(qtbot, fields(settings)[0], "Patient B")
    assert [each.name for each in workspace.logbook.patients()] == ["Patient B"]


def test_a_date_of_birth_that_does_not_exist_is_refused_there(
    settings: Settings, workspace: Workspace, qtbot: QtBot
) -> None:
    retype(qtbot, fields(settings)[1], "1961-02-30")
    assert "is not a date" in settings.findChildren(PatientRow)[0].born.note.text()
    assert fields(settings)[1].text() == "1961-02-30"
    assert workspace.logbook.patients()[0].born == date(1961, 4, 2)


def test_a_second_patient_can_be_added_and_undone(settings: Settings, workspace: Workspace) -> None:
    settings.add.click()
    assert [each.name for each in workspace.patients] == ["Patient 2", "Patient A"]
    workspace.journal.stack.undo()
    assert [each.name for each in workspace.patients] == ["Patient A"]


def test_the_size_is_told_and_kept(settings: Settings, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(settings.look_changed):
        settings.zoom.choose("150 %")
        settings.zoom.changed.emit("150 %")
    assert workspace.preferences.zoom == 150
