"""The plan in the settings: typed in place, said back in words, stored as one change that undo takes back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.terms import RateUnit
from ivig_logger.ui.scroll_page import ScrollPage
from ivig_logger.ui.settings import Settings
from ivig_logger.ui.settings.patient import PatientPart
from ivig_logger.ui.settings.plan.card import PlanCard
from ivig_logger.ui.settings.plan.editor import PlanEditor
from ivig_logger.ui.settings.plan.field import PlanField
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT

PLAN = Plan(steps=(PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60))), duration=210)


@dataclass(frozen=True)
class Hands:
    """The settings, what they work with, and a robot's fingers."""

    settings: Settings
    workspace: Workspace
    qtbot: QtBot

    @property
    def card(self) -> PlanCard:
        return self.settings.findChildren(PatientPart)[0].plan

    @property
    def editor(self) -> PlanEditor:
        assert self.card.editor is not None
        return self.card.editor

    @property
    def plan(self) -> Plan | None:
        """The plan in the log."""
        (found,) = self.workspace.logbook.patients()
        return found.plan

    def field(self, where: str) -> PlanField:
        return dict(self.editor.form.fields())[f"plan.{where}"]

    def click(self, button: QPushButton) -> None:
        assert button.isVisibleTo(self.settings)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, where: str, words: str) -> None:
        """Type into a field and leave it with Tab."""
        line = self.field(where).line
        line.setFocus()
        line.selectAll()
        self.put(line, words)
        for completer in self.field(where).findChildren(QCompleter):
            if (popup := completer.popup()) is not None:
                popup.hide()  # or the key would go there
        self.qtbot.keyClick(line, Qt.Key.Key_Tab)

    def put(self, line: QLineEdit, words: str) -> None:
        if words.isascii() and words.isprintable():
            self.qtbot.keyClicks(line, words)
        else:
            QApplication.clipboard().setText(words)
            line.paste()

    def note(self, where: str) -> str:
        return self.field(where).note.text()


@pytest.fixture
def hands(workspace: Workspace, qtbot: QtBot) -> Iterator[Hands]:
    made = Settings(workspace)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield Hands(made, workspace, qtbot)
    QApplication.clipboard().clear()


@pytest.fixture
def typing(hands: Hands) -> Hands:
    """The same, with the empty plan open."""
    hands.click(hands.card.change)
    return hands


@pytest.fixture
def planned(hands: Hands) -> Hands:
    """The same, with a plan stored and closed."""
    hands.workspace.journal.store(replace(PATIENT, plan=PLAN), instead_of=PATIENT, text="change plan")
    return hands


def test_without_a_plan_it_says_so_and_offers_to_type_it(hands: Hands) -> None:
    assert hands.card.words.text() == "None is typed."
    assert hands.card.change.text() == "Type the plan…"
    assert hands.card.change.accessibleName() == "Type the plan of Patient A"


def test_nothing_is_filled_in_and_no_placeholder_suggests_anything(typing: Hands) -> None:
    lines = typing.editor.findChildren(QLineEdit)
    assert {each.text() for each in lines} == {""}
    assert {each.placeholderText() for each in lines} == {""}
    assert not any(each.isChecked() for each in typing.editor.form.chips.values())


def test_a_whole_plan_is_typed_by_keyboard(typing: Hands) -> None:
    keys = typing.qtbot
    for words in ("0", "30 mL/h\r", "30", "60\r", "1:30", "1.5 mL/kg/h"):
        keys.keyClicks(QApplication.focusWidget(), words.removesuffix("\r"))
        keys.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return if words.endswith("\r") else Qt.Key.Key_Tab)
    typing.click(typing.editor.form.chips["baseline"])
    typing.type("vitals.every.0.interval", "15")
    typing.type("vitals.after_end", "30, 60")
    typing.type("premedications.0.name", "paracetamol")
    typing.type("premedications.0.dose", "1 g")
    typing.type("premedications.0.lead", "30")
    typing.type("duration", "3 h 30")
    typing.type("observation", "30")
    typing.type("follow_ups", "24 h, 1 week")
    typing.click(typing.editor.save)
    assert typing.plan == Plan(
        (
            PlannedStep(0, Decimal(30)),
            PlannedStep(30, Decimal(60)),
            PlannedStep(90, Decimal("1.5"), RateUnit.ML_KG_H),
        ),
        VitalsPlan(baseline=True, every=(Every(15),), after_end=(30, 60)),
        (PlannedMedicine("paracetamol", Decimal(1), "g", lead=30),),
        210,
        30,
        (1440, 10080),
    )


def test_after_saving_the_card_is_closed_and_says_the_plan(typing: Hands) -> None:
    typing.type("steps.0.rate", "30")
    typing.click(typing.editor.save)
    assert not typing.card.is_open
    assert typing.card.words.text() == "30 mL/h at the start"
    assert typing.card.change.text() == "Change the plan…"


def test_how_the_plan_reads_is_shown_while_it_is_typed(typing: Hands) -> None:
    typing.type("duration", "3:30")
    assert typing.editor.reads.text() == "Planned length 3 h 30 min"


def test_a_stored_plan_is_changed_in_place(planned: Hands) -> None:
    planned.click(planned.card.change)
    assert planned.field("steps.1.after").value == "30 min"
    planned.type("steps.1.rate", "90")
    planned.click(planned.editor.save)
    assert planned.plan == replace(PLAN, steps=(PLAN.steps[0], PlannedStep(30, Decimal(90))))


def test_undo_takes_a_change_of_the_plan_back(planned: Hands) -> None:
    planned.click(planned.card.change)
    planned.type("duration", "4 h")
    planned.click(planned.editor.save)
    assert planned.workspace.journal.stack.undoText() == "change plan"
    planned.workspace.journal.stack.undo()
    assert planned.plan == PLAN
    assert "3 h 30 min" in planned.card.words.text()


def test_an_emptied_plan_is_no_plan(planned: Hands) -> None:
    planned.click(planned.card.change)
    for each in list(planned.editor.form.steps.rows):
        planned.click(each.remove)
    planned.type("duration", " ")
    planned.click(planned.editor.save)
    assert planned.plan is None


def test_a_removed_row_can_be_brought_back(planned: Hands) -> None:
    planned.click(planned.card.change)
    rows = planned.editor.form.steps
    planned.click(rows.rows[0].remove)
    assert [*rows.texts] == [("30 min", "60 mL/h")]
    planned.click(rows.bring_back)
    assert rows.texts == (("start", "30 mL/h"), ("30 min", "60 mL/h"))


def test_a_pasted_table_fills_rows(typing: Hands) -> None:
    typing.type("steps.0.after", "0\t30 mL/h\n30\t60\r\n\n90\t90\n")
    assert typing.editor.form.steps.texts == (("0", "30 mL/h"), ("30", "60"), ("90", "90"))


def test_a_pasted_table_that_is_too_wide_is_left_as_it_is_and_refused(typing: Hands) -> None:
    typing.type("steps.0.rate", "30\tx\n60\ty")
    assert len(typing.editor.form.steps.rows) == 1
    typing.click(typing.editor.save)
    assert typing.plan is None


def test_enter_in_an_empty_last_row_adds_none(typing: Hands) -> None:
    typing.qtbot.keyClick(typing.field("steps.0.after").line, Qt.Key.Key_Return)
    assert len(typing.editor.form.steps.rows) == 1


def test_the_tab_key_goes_through_a_row_that_came_later(planned: Hands) -> None:
    planned.click(planned.card.change)
    planned.click(planned.editor.form.steps.more)
    last = planned.editor.form.steps.rows[-1]
    assert QApplication.focusWidget() is last.fields["after"].line
    seen = []
    for _ in range(3):
        planned.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [last.fields["rate"].line, last.remove, planned.editor.form.steps.more]


@pytest.mark.parametrize(
    ("where", "words", "said"),
    [
        ("steps.0.rate", "thirty", "not understood as a number"),
        ("steps.0.rate", "0", "The log keeps"),
        ("steps.0.rate", "-30", "The log keeps"),
        ("steps.0.rate", "9" * 40, "The log keeps"),
        ("steps.0.after", "🙂", "not understood as a duration"),
        ("duration", "0\t30\n30\t60", "not understood as a duration"),
        ("duration", "0", "0 min"),
        ("follow_ups", "24, 72", "with its unit"),
        ("premedications.0.dose", "1 g", ""),
    ],
)
def test_what_cannot_be_kept_is_not_saved_and_stays_as_typed(typing: Hands, where: str, words: str, said: str) -> None:
    typing.type(where, words)
    typing.click(typing.editor.save)
    assert typing.plan is None
    assert typing.card.is_open
    assert typing.field(where).value == words
    assert said in typing.note(where)
    assert typing.editor.said.text() == "Please look at the marked fields. Nothing was saved yet."


def test_times_that_go_backwards_are_said_at_the_later_row(typing: Hands) -> None:
    typing.type("steps.0.rate", "30")
    typing.click(typing.editor.form.steps.more)
    typing.type("steps.1.after", "60")
    typing.type("steps.1.rate", "60")
    typing.click(typing.editor.form.steps.more)
    typing.type("steps.2.after", "30")
    typing.type("steps.2.rate", "90")
    assert typing.note("steps.1.after") == ""
    assert typing.note("steps.2.after") != ""
    typing.click(typing.editor.save)
    assert typing.plan is None


def test_a_problem_is_said_when_the_field_is_left_and_not_while_it_is_typed(typing: Hands) -> None:
    line = typing.field("duration").line
    line.setFocus()
    typing.qtbot.keyClicks(line, "3 hou")
    assert typing.note("duration") == ""
    typing.qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert "3 hou" in typing.note("duration")


def test_cancel_stores_nothing_and_what_was_typed_can_be_gone_on_with(planned: Hands) -> None:
    planned.click(planned.card.change)
    planned.type("duration", "5 h")
    planned.click(planned.editor.cancel)
    assert planned.plan == PLAN
    assert not planned.card.is_open
    planned.click(planned.card.go_on)
    assert planned.field("duration").value == "5 h"


def test_a_change_elsewhere_keeps_what_is_typed_and_saving_stores_over_the_newest(planned: Hands) -> None:
    planned.click(planned.card.change)
    planned.type("duration", "5 h")
    renamed = replace(PATIENT, name="Patient Z", plan=None)
    planned.workspace.journal.store(renamed, instead_of=replace(PATIENT, plan=PLAN), text="change patient")
    assert planned.field("duration").value == "5 h"
    assert "changed elsewhere" in planned.editor.said.text()
    planned.click(planned.editor.save)
    assert planned.workspace.logbook.patients() == [replace(renamed, plan=replace(PLAN, duration=300))]


def test_a_conflict_keeps_what_is_typed_and_the_next_save_is_over_what_is_stored(planned: Hands) -> None:
    planned.click(planned.card.change)
    planned.type("duration", "5 h")
    stored = replace(PATIENT, plan=PLAN)
    planned.workspace.logbook.store(replace(stored, name="Patient Z"), instead_of=stored)  # another window
    planned.click(planned.editor.save)
    assert "changed elsewhere" in planned.editor.said.text()
    assert planned.field("duration").value == "5 h"
    planned.click(planned.editor.save)
    assert planned.workspace.logbook.patients() == [
        Patient(PATIENT.id, "Patient Z", PATIENT.born, replace(PLAN, duration=300))
    ]


def test_a_log_that_cannot_be_written_is_said_and_nothing_typed_is_lost(typing: Hands) -> None:
    typing.type("duration", "5 h")
    typing.workspace.logbook.close()
    folder = typing.workspace.logbook.path
    folder.rename(folder.with_suffix(".away"))
    folder.mkdir()
    typing.click(typing.editor.save)
    assert "The log" in typing.editor.said.text()
    assert typing.field("duration").value == "5 h"


def test_a_new_name_keeps_the_plan(planned: Hands) -> None:
    name = planned.settings.findChildren(PatientPart)[0].row.name.entry
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.selectAll()
    planned.qtbot.keyClicks(name, "Patient Z\r")
    assert planned.plan == PLAN


def test_another_patient_who_comes_leaves_what_is_typed(typing: Hands) -> None:
    typing.type("duration", "5 h")
    typing.settings.add.click()
    parts = typing.settings.findChildren(PatientPart)
    card = next(each.plan for each in parts if each.plan.patient.id == PATIENT.id)
    assert card.editor is not None
    assert card.editor.form.duration.value == "5 h"
    assert typing.settings.is_changed


def test_every_field_and_button_has_a_name(planned: Hands) -> None:
    planned.click(planned.card.change)
    for line in planned.editor.findChildren(QLineEdit):
        assert line.accessibleName()
    for each in planned.editor.findChildren(QPushButton):
        assert each.accessibleName() or each.text()
    assert planned.field("steps.1.rate").line.accessibleName() == "Rate step 2: Rate"
    assert planned.editor.form.steps.rows[1].remove.accessibleName() == "Remove rate step 2"


def test_the_field_to_look_at_is_brought_in_sight(typing: Hands) -> None:
    typing.settings.resize(740, 400)
    typing.type("steps.0.rate", "thirty")
    typing.click(typing.editor.save)
    line = typing.field("steps.0.rate").line
    assert QApplication.focusWidget() is line
    assert not line.visibleRegion().isEmpty()


def test_after_saving_the_page_stands_at_the_plan(typing: Hands) -> None:
    typing.settings.resize(700, 300)
    typing.type("duration", "3 h")
    typing.editor.save.setFocus()
    typing.click(typing.editor.save)
    change, page = typing.card.change, typing.settings.findChildren(ScrollPage)[0]
    place = QRect(change.mapTo(page.viewport(), QPoint(0, 0)), change.size())
    assert page.viewport().rect().contains(place)
