"""A past session is typed field by field and saved."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView

from ivig_logger.domain.infusion import Medication, Place, Premedication, Purpose, ReactionAnswer, Status, Vial
from tests.builders import PATIENT, a_moment, a_reaction, an_infusion
from tests.ui.form.hands import Hands, clock

LAST = an_infusion(
    place=Place.HOME,
    vials=(Vial("P100", Decimal(30)),),
    premedication=Premedication.GIVEN,
    medications=(
        Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=a_moment("08:30")),
        Medication("ibuprofen", Decimal(400), "mg", purpose=Purpose.FOR_REACTION, at=a_moment("10:30")),
    ),
    reactions=(a_reaction(),),
    notes="slept",
)


def test_a_typed_session_is_stored(hands: Hands) -> None:
    hands.fill()
    with hands.qtbot.waitSignal(hands.form.saved) as told:
        hands.save()
    stored = hands.only()
    assert told.args == [stored]
    assert (clock(stored.started), clock(stored.ended)) == ("2026-10-20 13:50", "2026-10-20 17:10")
    assert (stored.product, stored.dose, stored.patient) == ("Privigen", Decimal(30), PATIENT.id)
    assert (stored.status, stored.reaction) == (Status.COMPLETED, ReactionAnswer.NOT_ASKED)
    assert not hands.form.is_changed


def test_ctrl_s_saves(hands: Hands) -> None:
    hands.fill()
    hands.keys(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(hands.stored()) == 1


def test_the_step_is_named_for_undo_in_the_persons_words(hands: Hands) -> None:
    hands.fill()
    hands.save()
    assert hands.workspace.journal.stack.undoText() == "add session of 20 Oct 2026"
    hands.workspace.journal.stack.undo()
    assert hands.stored() == []


def test_each_session_gets_an_id_of_its_own(hands: Hands) -> None:
    for day in ("20 Oct 2026", "21 Oct 2026"):
        hands.add()
        hands.fill(date=day)
        hands.save()
    assert len({each.id for each in hands.stored()}) == 2


def test_a_new_session_begins_like_the_last_one(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    entry = hands.form.fields.entry
    assert (entry.product, entry.concentration, entry.weight, entry.place) == (
        "Privigen",
        "10 %",
        "62.5 kg",
        Place.HOME,
    )
    assert [(each.name, each.dose, each.at) for each in entry.medications] == [("acetaminophen", "650 mg", "")]


def test_lots_doses_times_and_reactions_are_never_prefilled(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    entry = hands.form.fields.entry
    assert (entry.start, entry.end, entry.dose, entry.notes) == ("", "", "", "")
    assert [each.lot for each in entry.vials] == [""]
    assert entry.reactions == ()
    assert entry.reaction is ReactionAnswer.NOT_ASKED


def test_what_was_prefilled_is_marked_until_it_is_edited(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    prefilled = {name for name, part in hands.form.fields.parts() if part.is_prefilled}
    assert prefilled >= {"product", "concentration", "weight", "place", "medications.0.name", "medications.0.dose"}
    assert "start" not in prefilled
    assert hands.part("weight").entry.property("prefilled")
    assert hands.says("taken from the last session: please look")
    hands.type("weight", "63 kg")
    assert not hands.part("weight").entry.property("prefilled")


def test_the_mark_is_explained_only_while_there_is_one(hands: Hands) -> None:
    assert not hands.says("taken from the last session")


def test_the_form_of_a_new_session_is_not_changed_until_something_is_typed(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    assert not hands.form.is_changed
    hands.type("notes", "x")
    assert hands.form.is_changed


def test_the_duration_follows_the_end(hands: Hands) -> None:
    hands.fill()
    assert hands.part("duration").value == "3 h 20"
    hands.type("end", "15:00")
    assert hands.part("duration").value == "1 h 10"


def test_the_end_follows_a_duration_that_was_typed_last(hands: Hands) -> None:
    hands.fill()
    hands.type("duration", "2h")
    assert hands.part("end").value == "15:50"
    hands.type("start", "14:00")
    assert (hands.part("end").value, hands.part("duration").value) == ("16:00", "2h")
    hands.save()
    assert clock(hands.only().ended) == "2026-10-20 16:00"


def test_a_duration_alone_is_enough(hands: Hands) -> None:
    hands.fill(end="", duration="200")
    hands.save()
    assert clock(hands.only().ended) == "2026-10-20 17:10"


def test_an_end_before_the_start_is_the_next_day_and_says_so(hands: Hands) -> None:
    hands.fill(start="23:40", end="03:10")
    assert hands.note("end") == "Ends the next day, Wed 21 Oct 2026."
    hands.save()
    assert clock(hands.only().ended) == "2026-10-21 03:10"


def test_a_session_that_still_runs_has_no_end(hands: Hands) -> None:
    hands.fill(end="")
    hands.choose("outcome", "still running")
    assert not hands.part("end").isVisibleTo(hands.form)
    hands.save()
    assert (hands.only().status, hands.only().ended) == (Status.RUNNING, None)


def test_an_end_that_was_typed_comes_back_when_the_session_does_not_run_after_all(hands: Hands) -> None:
    hands.fill()
    hands.choose("outcome", "still running")
    hands.choose("outcome", "completed")
    assert hands.part("end").value == "17:10"
    hands.save()
    assert clock(hands.only().ended) == "2026-10-20 17:10"


def test_a_session_that_was_stopped_early_keeps_the_reason(hands: Hands) -> None:
    hands.fill()
    assert not hands.part("stop_reason").isVisibleTo(hands.form)
    hands.choose("outcome", "stopped early")
    hands.type("stop_reason", "hives")
    hands.save()
    assert (hands.only().status, hands.only().stop_reason) == (Status.STOPPED_EARLY, "hives")


def test_a_session_that_was_slowed_is_completed(hands: Hands) -> None:
    hands.fill()
    hands.choose("outcome", "completed after slowing")
    hands.save()
    assert (hands.only().status, hands.only().slowed) == (Status.COMPLETED, True)


def test_place_state_and_notes_are_kept_as_typed(hands: Hands) -> None:
    hands.fill(before="a cold 🤧", notes="مرحبا\nsecond line")
    hands.choose("place", "hospital")
    hands.save()
    stored = hands.only()
    assert (stored.place, stored.before, stored.notes) == (Place.HOSPITAL, "a cold 🤧", "مرحبا\nsecond line")


def test_grams_for_each_kilogram_and_the_other_unit_are_shown_as_facts(hands: Hands) -> None:
    hands.fill(weight="62.5 kg")
    assert hands.part("dose").entry.accessibleDescription() == "0.48 g/kg"
    assert hands.part("weight").entry.accessibleDescription() == "= 137.8 lb"
    hands.type("weight", "138 lb")
    assert hands.part("weight").entry.accessibleDescription() == "= 62.6 kg"


def test_how_the_patient_was_is_kept_as_numbers_too_and_a_trough_is_shown_in_both_units(hands: Hands) -> None:
    hands.fill(before="a cold", wellbeing="4", igg_trough="950 mg/dL")
    assert hands.part("igg_trough").entry.accessibleDescription() == "= 9.5 g/L"
    hands.save()
    stored = hands.only()
    assert (stored.before, stored.wellbeing, stored.igg_trough) == ("a cold", 4, Decimal("9.5"))


def test_how_the_patient_was_is_never_taken_from_the_last_session(hands: Hands) -> None:
    hands.workspace.logbook.store(an_infusion(7, before="a cold", wellbeing=4, igg_trough=Decimal(9)))
    hands.add()
    assert [hands.part(name).value for name in ("before", "wellbeing", "igg_trough")] == ["", "", ""]


def test_a_weight_is_typed_in_pounds_where_that_is_preferred(hands: Hands) -> None:
    hands.workspace.preferences.pounds = True
    hands.add()
    hands.fill(weight="138")
    assert hands.part("weight").entry.accessibleDescription() == "= 62.6 kg"
    hands.save()
    assert hands.only().weight == Decimal("62.596")


@pytest.mark.parametrize(
    ("typed", "offered"), [("VIGE", "Privigen 10 %"), ("OCTAGAM", "Octagam 5 %"), ("hiz", "Hizentra 20 %")]
)
def test_products_complete_from_any_part_of_their_name(hands: Hands, typed: str, offered: str) -> None:
    assert offered in hands.offered("product", typed)


def test_the_typed_product_wins_over_the_list(hands: Hands) -> None:
    hands.fill(product="Privigen mini")
    assert "is not in the list of products" in hands.note("product")
    hands.save()
    assert hands.only().product == "Privigen mini"


def test_the_listed_concentration_comes_with_the_product_and_a_typed_one_stays(hands: Hands) -> None:
    hands.type("product", "Octagam 5 %")
    assert hands.part("concentration").value == "5 %"
    hands.type("product", "Privigen")
    assert hands.part("concentration").value == "10 %"
    hands.type("concentration", "8")
    hands.type("product", "Octagam 5 %")
    assert hands.part("concentration").value == "8"


def test_the_date_can_be_picked_from_a_calendar(hands: Hands) -> None:
    hands.type("date", "20 Oct 2026")
    hands.press("Pick the date in a calendar")
    (calendar,) = hands.form.findChildren(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 10, 20)
    days = calendar.findChild(QTableView)
    hands.qtbot.keyClick(days, Qt.Key.Key_Left)
    hands.qtbot.keyClick(days, Qt.Key.Key_Return)
    assert hands.part("date").value == "Mon 19 Oct 2026"
    assert not calendar.isVisible()


def test_nothing_can_be_added_while_nobody_is_in_front(hands: Hands) -> None:
    hands.workspace.patient = None
    hands.form.discard()
    hands.add()
    hands.form.save()
    assert not hands.form.is_changed
