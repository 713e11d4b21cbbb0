"""Vials with their lots, which are always typed."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from ivig_logger.domain.infusion import Vial
from tests.builders import an_infusion
from tests.ui.form.hands import Hands


def test_vials_are_stored_with_lot_grams_and_expiry(hands: Hands) -> None:
    hands.fill()
    hands.type("vials.0.lot", "P100 123-456")
    hands.type("vials.0.grams", "2 x 10")
    hands.type("vials.0.expiry", "2027-03")
    hands.click(hands.form.fields.vials.more)
    hands.type("vials.1.lot", "P200")
    hands.type("vials.1.grams", "10 g")
    hands.save()
    first = Vial("P100 123-456", Decimal(10), "2027-03")
    assert hands.only().vials == (first, first, Vial("P200", Decimal(10)))


def test_lots_are_never_offered(hands: Hands) -> None:
    hands.workspace.journal.store(an_infusion(vials=(Vial("P100", Decimal(30)),)), text="add session")
    hands.add()
    entry = hands.part("vials.0.lot").entry
    assert isinstance(entry, QLineEdit)
    assert entry.completer() is None
    assert entry.text() == ""


def test_vials_that_differ_from_the_dose_ask_and_save(hands: Hands) -> None:
    hands.fill()
    hands.type("vials.0.lot", "P100")
    hands.type("vials.0.grams", "20")
    assert hands.says("The vials make 20 g together, and the dose is 30 g.")
    hands.save()
    assert len(hands.stored()) == 1


def test_nothing_is_said_about_vials_while_they_are_typed_for_the_first_time(hands: Hands) -> None:
    hands.fill()
    hands.type("vials.0.grams", "2", leave=False)
    assert not hands.says("The vials make")


def test_an_expired_vial_asks_and_saves(hands: Hands) -> None:
    hands.fill()
    hands.type("vials.0.lot", "P100")
    hands.type("vials.0.expiry", "2026-09")
    assert "was to be used until Wed 30 Sep 2026" in hands.note("vials.0.expiry")
    hands.save()
    assert len(hands.stored()) == 1


def test_a_vial_without_a_lot_is_refused_at_its_lot(hands: Hands) -> None:
    hands.fill()
    hands.type("vials.0.grams", "30")
    hands.save()
    assert hands.stored() == []
    assert hands.note("vials.0.lot").startswith("The lot of this vial is not filled in.")


def test_an_expiry_that_is_no_date_is_refused(hands: Hands) -> None:
    hands.fill()
    hands.type("vials.0.lot", "P100")
    hands.type("vials.0.expiry", "soon")
    assert hands.note("vials.0.expiry").startswith("“soon” is not understood as an expiry date.")
