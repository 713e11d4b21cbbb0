"""The whole of it as a person does it: first start, add by form, by line, flagged, edited, undone, taken elsewhere."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.__main__ import main
from ivig_logger.domain.infusion import Infusion, ReactionAnswer
from ivig_logger.domain.onset import FirstHour, classify_onset
from ivig_logger.ui.window import Window
from tests.builders import a_moment
from tests.stories.files import export_log, import_log, open_file
from tests.stories.person import Person

NOW = a_moment("12:00", "2026-11-01")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The program at its first start, in an empty folder."""
    qapp.setStyle("Fusion")
    made = app.build(tmp_path / "data" / "log.db", now=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1280, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.workspace.close()


@pytest.fixture
def person(window: Window, qtbot: QtBot) -> Person:
    return Person(window, qtbot)


def stored(window: Window) -> list[Infusion]:
    return window.workspace.logbook.find(window.workspace.logbook.ids())


def fill_in_the_form(person: Person) -> None:
    person.press("Ctrl+N")
    person.type_into("Date", "2026-10-20")
    person.type_into("Start", "09:00")
    person.type_into("End", "12:25")
    person.type_into("Product", "Privigen")
    person.type_into("Dose", "30")
    person.type_into("Weight", "62.5")
    person.click("Reaction")
    person.type_into("Reaction 1: What", "Headache")
    person.type_into("Reaction 1: Began (minutes or clock)", "25")


def test_a_session_is_entered_flagged_edited_undone_exported_and_found_identical_elsewhere(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person.click("Start my log")
    assert window.screens.current == "home"

    fill_in_the_form(person)
    assert person.reads("Began 25 min after the start (within the first 60 minutes)"), person.all_words()
    person.press("Ctrl+S")
    assert window.screens.current == "history", person.all_words()
    qtbot.waitUntil(lambda: person.reads("1 session · 1 with a reaction in the first hour"))
    assert person.reads("✓ Saved 12:00:00")

    person.press("Ctrl+N")
    line = "2026-10-27 13:50-17:10 privigen 30g lot P100 headache +2 h 10 mild; paracetamol 650 mg 13:15"
    one_line = person.field("In one line, instead of the form")
    qtbot.keyClicks(one_line, line)
    qtbot.keyClick(one_line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.reads("2 sessions · 1 with a reaction in the first hour"))
    first, second = stored(window)
    assert [each.lot for each in second.vials] == ["P100"]
    assert [each.name for each in second.premedications] == ["paracetamol"]

    window.screens.edit_session(first)
    person.type_into("Reaction 1: Began (minutes or clock)", "75")
    person.press("Ctrl+S")
    person.click("2 Recalled later")
    qtbot.waitUntil(lambda: person.reads("2 sessions · 0 with a reaction in the first hour"))
    person.press("Ctrl+Z")
    qtbot.waitUntil(lambda: person.reads("2 sessions · 1 with a reaction in the first hour"))
    assert stored(window)[0] == first

    log, there = tmp_path / "log.json", tmp_path / "elsewhere.db"
    export_log(window, log, qtbot)
    assert main(["import", str(log), "--database", str(there)]) == 0
    assert main(["export", "--output", str(tmp_path / "again.json"), "--database", str(there)]) == 0
    assert (tmp_path / "again.json").read_bytes() == log.read_bytes()
    states = [
        each["first_hour"] for infusion in json.loads(log.read_text())["infusions"] for each in infusion["reactions"]
    ]
    assert states == ["in", "later"]
    capsys.readouterr()


def test_an_import_in_the_window_is_one_step_that_can_be_undone(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    person.click("Try it with sample data")
    log = tmp_path / "log.json"
    export_log(window, log, qtbot)
    person.click("Remove sample data")
    assert stored(window) == []
    import_log(window, log, qtbot)
    assert len(stored(window)) == 45
    person.press("Ctrl+Z")
    assert stored(window) == []


def test_an_import_that_is_refused_says_where_and_why_and_stores_nothing(
    window: Window, person: Person, qtbot: QtBot, tmp_path: Path
) -> None:
    person.click("Start my log")
    log = tmp_path / "log.json"
    log.write_text('{"format": "ivig-logger-log", "version": 1, "patients": [], "infusions": [{"colour": 1}]}')
    screen = open_file(window, log, qtbot)
    assert person.reads("1 session in the file: 1 cannot be read.")
    assert "colour" in screen.offer.about.said
    assert not screen.offer.take.isEnabled()
    assert stored(window) == []


def test_a_no_to_the_question_for_reactions_is_an_answer_of_its_own(window: Window, person: Person) -> None:
    person.click("Start my log")
    fill_in_the_form(person)
    person.press("Ctrl+S")
    person.press("Ctrl+N")
    person.type_into("Date", "2026-10-27")
    person.type_into("Start", "09:00")
    person.type_into("Duration", "2 h")
    person.type_into("Dose", "30")
    person.click("No reaction")
    person.press("Ctrl+S")
    assert [each.reaction for each in stored(window)] == [ReactionAnswer.RECORDED, ReactionAnswer.NONE]


def test_a_session_that_is_being_filled_in_survives_a_look_at_the_signs_to_call_about(
    person: Person,
) -> None:
    person.click("Start my log")
    fill_in_the_form(person)
    person.press("F1")
    assert person.reads("This program does not assess symptoms, and nobody is alerted."), person.all_words()
    person.click("Back")
    assert person.reads("Began 25 min after the start (within the first 60 minutes)")


def test_another_patient_cannot_come_in_front_of_a_session_that_is_being_filled_in(
    window: Window, person: Person
) -> None:
    person.click("Start my log")
    me = window.workspace.patient
    window.workspace.add_sample()
    assert me is not None
    window.screens.change_patient(me.id)
    fill_in_the_form(person)
    window.screens.change_patient(window.workspace.patients[-1].id)
    assert window.workspace.patient == me
    person.press("Ctrl+S")
    assert len(window.workspace.logbook.ids(me.id)) == 1


def test_what_is_stored_is_flagged_by_the_one_rule(window: Window, person: Person) -> None:
    person.click("Start my log")
    fill_in_the_form(person)
    person.press("Ctrl+S")
    (infusion,) = stored(window)
    assert [classify_onset(each.onset, infusion.started) for each in infusion.reactions] == [FirstHour.IN]


def test_the_window_does_not_close_over_a_session_that_is_not_saved(window: Window, person: Person) -> None:
    person.click("Start my log")
    fill_in_the_form(person)
    person.press("Ctrl+1")
    assert not window.close()
    assert person.reads("What was typed here is not saved.")
    person.click("Keep editing")
    assert person.reads("Began 25 min after the start (within the first 60 minutes)")
    assert not window.close()
    person.click("Discard what was typed")
    assert window.close()
