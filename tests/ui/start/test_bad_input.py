"""What is typed badly is said at its field; nothing is lost, and nothing is stored."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from ivig_logger.domain.infusion import Patient
from ivig_logger.storage.failures import Reason
from tests.builders import PATIENT
from tests.ui.start.conftest import LAST, NOW, Hands

REFUSED = [
    ("ordered_dose", "77.6 mg", "Doses are kept in grams, and this says 77.6 mg."),
    ("ordered_dose", "-5", "The log keeps 0.1 to 600 g, and this says -5 g."),
    ("ordered_dose", "9" * 80, "The log keeps 0.1 to 600 g"),
    ("ordered_dose", "1,234", "can be read in two ways"),
    ("weight", "abc", "“abc” is not understood as a number."),
    ("weight", "62 stone", "“stone” is not understood as a unit here."),
    ("wellbeing", "eleven", "“eleven” is not understood as a number."),
    ("wellbeing", "11", "The log keeps 0 to 10"),
    ("weight", "0", "The log keeps 0.4 to 500 kg"),
    ("concentration", "10 mg", "“mg” is not understood as a unit here."),
    ("concentration", "50 %", "The log keeps 3 to 12 %"),
    ("access.gauge", "99", "The log keeps 14 to 27 G"),
    ("access.gauge", "22.5", "“22.5” is not understood as a number."),
    ("ordered_dose", "тридцать", "“тридцать” is not understood as a number."),
    ("started", "soon", "“soon” is not understood as a time."),
    ("started", "25:00", "No clock shows “25:00”."),
    ("started", "13", "may be an hour or minutes"),
]


@pytest.mark.parametrize(("name", "typed", "said"), REFUSED)
def test_it_is_said_at_the_field_and_kept(hands: Hands, name: str, typed: str, said: str) -> None:
    hands.after(LAST)
    hands.type(name, typed)
    hands.start_in_vain()
    part = hands.screen.bar.clock if name == "started" else hands.screen.page.fields.parts[name]
    assert said in part.note.text()
    assert part.note.isVisibleTo(hands.screen)
    assert part.value == typed
    assert QApplication.focusWidget() is part.entry


def test_a_field_that_is_still_being_typed_is_not_refused_yet(hands: Hands) -> None:
    hands.after()
    entry = hands.screen.page.fields.parts["ordered_dose"].entry
    entry.setFocus()
    hands.qtbot.keyClicks(entry, "77.6 m")
    assert not hands.says("Doses are kept in grams")


def test_how_many_things_are_to_correct_is_said_beside_the_button(hands: Hands) -> None:
    hands.after()
    hands.type("weight", "abc")
    hands.type("ordered_dose", "30 mg")
    hands.start_in_vain()
    assert hands.screen.bar.summary.text().startswith("2 things to correct before starting.")
    hands.type("weight", "62")
    hands.type("ordered_dose", "30")
    assert hands.start().ordered_dose == Decimal(30)


def test_figures_of_other_alphabets_are_figures(hands: Hands) -> None:
    hands.after()
    hands.type("ordered_dose", "٣٠ g")
    assert hands.start().ordered_dose == Decimal(30)


def test_a_pasted_table_is_refused_as_a_dose_and_kept(hands: Hands) -> None:
    hands.after()
    table = "lot\tgrams\nP100\t10\n" * 200
    entry = hands.screen.page.fields.parts["ordered_dose"].entry
    QApplication.clipboard().setText(table)
    entry.setFocus()
    entry.paste()  # type: ignore[union-attr]  # a line of text
    hands.start_in_vain()
    assert "P100" in hands.text("ordered_dose")


def test_what_is_unusual_asks_and_starts(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("ordered_dose", "172 g")
    assert hands.says("Larger than usual: 172 g. Please check the number and the unit.")
    assert hands.says("g for each kg. Please check the dose and the weight.")
    hands.type("weight", "80")
    assert hands.says("80 kg now, and 62.5 kg the last time.")
    stored = hands.start()
    assert (stored.ordered_dose, stored.weight) == (Decimal(172), Decimal(80))


def test_a_weight_in_pounds_is_kept_in_kilograms_and_left_alone_when_not_touched(hands: Hands) -> None:
    hands.workspace.preferences.pounds = True
    hands.after(LAST)
    assert hands.text("weight") == "137.8 lb"
    assert hands.start().weight == Decimal("62.5")


def test_a_full_disk_is_said_and_keeps_what_was_typed_and_the_time_of_the_press(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "x" * 60_000)
    with hands.workspace.logbook._database.raw() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
    hands.start_in_vain()
    assert hands.says("The disk is full. Nothing of this change was saved.")
    assert hands.text("before") == "x" * 60_000
    hands.clock.forward(minutes=7)
    hands.screen._waits.tick()
    with hands.workspace.logbook._database.raw() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    stored = hands.start()
    assert (stored.started, len(stored.before)) == (NOW, 60_000)
    assert Reason.FULL.value not in hands.screen.head.failure.text()


def test_a_plan_that_was_changed_meanwhile_is_no_conflict(hands: Hands) -> None:
    hands.after(LAST)
    hands.type("before", "well")
    renamed = Patient(PATIENT.id, "Ana", PATIENT.born)
    hands.workspace.journal.store(renamed, instead_of=PATIENT, text="change patient")
    hands.press("Use as the plan")
    hands.start()
    assert hands.patient().name == "Ana"
    assert hands.patient().plan is not None
