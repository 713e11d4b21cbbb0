"""Medicines are rows with a time and a purpose; whether a premedication was given is an answer of its own."""

from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Medication, Premedication, Purpose
from tests.builders import a_moment, an_infusion
from tests.ui.form.hands import Hands, clock

LAST = an_infusion(
    premedication=Premedication.GIVEN,
    medications=(Medication("acetaminophen", Decimal(650), "mg", "by mouth", at=a_moment("08:30")),),
)


@pytest.mark.parametrize(("typed", "given"), [("13:15", "13:15"), ("30 min before", "13:20"), ("", "")])
def test_a_medicine_is_stored_with_its_dose_and_time(hands: Hands, typed: str, given: str) -> None:
    hands.fill()
    hands.press("Premedication: Given")
    hands.type("medications.0.name", "paracetamol")
    hands.type("medications.0.dose", "650 mg")
    if typed:
        hands.type("medications.0.at", typed)
    hands.save()
    (stored,) = hands.only().medications
    assert (stored.name, stored.dose, stored.unit, stored.purpose) == (
        "paracetamol",
        Decimal(650),
        "mg",
        Purpose.PREMEDICATION,
    )
    assert clock(stored.at).endswith(given)
    assert hands.only().premedication is Premedication.GIVEN


def test_one_more_medicine_is_an_answer(hands: Hands) -> None:
    hands.fill()
    hands.click(hands.form.fields.medicines.more)
    hands.type("medications.0.name", "cetirizine")
    hands.save()
    assert hands.only().premedication is Premedication.GIVEN


def test_none_given_sets_the_prefilled_medicines_aside(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    hands.fill(date="27 Oct 2026")
    hands.press("Premedication: None given")
    assert hands.says("1 premedication is kept aside and not saved, unless “Given” is chosen again.")
    hands.save()
    stored = hands.stored()[-1]
    assert (stored.premedication, stored.medications) == (Premedication.NONE_GIVEN, ())


def test_medicines_set_aside_come_back_with_the_answer(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    hands.fill(date="27 Oct 2026")
    hands.press("Premedication: Not recorded")
    hands.press("Premedication: Given")
    hands.save()
    assert [each.name for each in hands.stored()[-1].medications] == ["acetaminophen"]


def test_medicines_set_aside_survive_what_the_line_adds(hands: Hands) -> None:
    hands.workspace.journal.store(LAST, text="add session")
    hands.add()
    hands.press("Premedication: None given")
    hands.line("headache +25 ibuprofen 400 mg for headache")
    hands.press("Premedication: Given")
    assert "acetaminophen" in [each.name for each in hands.form.fields.entry.medications]


def test_a_rescue_medicine_is_no_premedication(hands: Hands) -> None:
    hands.fill()
    hands.press("Premedication: None given")
    hands.click(hands.form.fields.medicines.more)
    assert hands.part("medications.0.purpose").isVisibleTo(hands.form)
    hands.type("medications.0.name", "ibuprofen")
    hands.save()
    stored = hands.only()
    assert [(each.name, each.purpose) for each in stored.medications] == [("ibuprofen", Purpose.FOR_REACTION)]
    assert stored.premedication is Premedication.NONE_GIVEN


def test_purpose_and_route_are_behind_more(hands: Hands) -> None:
    hands.fill()
    hands.press("Premedication: Given")
    hands.type("medications.0.name", "saline")
    assert not hands.part("medications.0.route").isVisibleTo(hands.form)
    hands.press("Medicine 1: more, what for and how")
    hands.choose("medications.0.purpose", "hydration")
    hands.type("medications.0.route", "IV")
    hands.save()
    (stored,) = hands.only().medications
    assert (stored.purpose, stored.route) == (Purpose.HYDRATION, "IV")


def test_medicines_complete_by_brand_and_by_generic_name(hands: Hands) -> None:
    hands.press("Premedication: Given")
    assert hands.offered("medications.0.name", "tylen") == ["Tylenol"]
    assert hands.offered("medications.0.name", "PARACET") == ["paracetamol"]


def test_a_premedication_after_the_start_asks_and_saves(hands: Hands) -> None:
    hands.fill()
    hands.press("Premedication: Given")
    hands.type("medications.0.name", "cetirizine")
    hands.type("medications.0.at", "14:30")
    assert "after the start" in hands.note("medications.0.at")
    hands.save()
    assert len(hands.stored()) == 1


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("dose", "many", "“many” is not understood as a number."),
        ("dose", "0 mg", "The dose of a medicine is more than zero"),
        ("at", "30", "“30” is not understood as a time. Please type it like 13:15 or 30 min before."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_row(hands: Hands, field: str, typed: str, words: str) -> None:
    hands.fill()
    hands.press("Premedication: Given")
    hands.type("medications.0.name", "cetirizine")
    hands.type(f"medications.0.{field}", typed)
    assert words in hands.note(f"medications.0.{field}")
    hands.save()
    assert hands.stored() == []
    assert hands.part(f"medications.0.{field}").value == typed


def test_given_without_a_name_is_an_answer_too(hands: Hands) -> None:
    hands.fill()
    hands.press("Premedication: Given")
    hands.save()
    assert (hands.only().premedication, hands.only().medications) == (Premedication.GIVEN, ())
