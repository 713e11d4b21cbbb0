"""A medicine is one press where it was given before, else its name, dose and route."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Medication, Premedication, Purpose
from ivig_logger.domain.plan import Plan, PlannedMedicine
from ivig_logger.ui.live.panels.medicine import MedicinePanel
from ivig_logger.ui.live.session import LiveSession
from tests.builders import PATIENT, a_moment, an_infusion_on
from tests.ui.live.panels.hands import Closed, fill, opened, sayings

DAY = "2026-10-01"
PARACETAMOL = Medication("paracetamol", Decimal(1), "g", "by mouth", at=a_moment("08:30", DAY))


@pytest.fixture
def panel(qtbot: QtBot, session: LiveSession) -> MedicinePanel:
    before = an_infusion_on(DAY, 7, premedication=Premedication.GIVEN, medications=(PARACETAMOL,))
    session.workspace.journal.store(before, text="add session")
    plan = Plan(premedications=(PlannedMedicine("cetirizine", Decimal(10), "mg", "by mouth", 30),))
    session.workspace.journal.store(replace(PATIENT, plan=plan), instead_of=PATIENT, text="type the plan")
    return opened(qtbot, MedicinePanel(session), session.now())


def test_one_press_on_a_favourite_stores_it_at_the_time_of_the_press(
    qtbot: QtBot, session: LiveSession, panel: MedicinePanel
) -> None:
    closed = Closed(panel)
    assert [each.text() for each in panel.favourites.chips] == ["paracetamol 1 g by mouth", "cetirizine 10 mg by mouth"]
    assert panel.favourites.chips[0].accessibleName() == "Record paracetamol 1 g by mouth"
    qtbot.mouseClick(panel.favourites.chips[0], Qt.MouseButton.LeftButton)
    given = replace(PARACETAMOL, purpose=Purpose.OTHER, at=session.now())
    assert session.stored.medications == (given,)
    assert closed.times == 1


def test_a_typed_medicine_is_name_dose_and_route(qtbot: QtBot, session: LiveSession, panel: MedicinePanel) -> None:
    fill(qtbot, panel, "Ibuprofen", "400 mg", "by mouth")
    assert session.stored.medications == (
        Medication("Ibuprofen", Decimal(400), "mg", "by mouth", Purpose.OTHER, session.now()),
    )


def test_after_a_reaction_a_medicine_is_for_the_reaction(
    qtbot: QtBot, session: LiveSession, panel: MedicinePanel
) -> None:
    session.record(events.react("headache", session.now()), "headache")
    panel.open(session.now())
    assert panel.purpose.chosen == "for a reaction"
    fill(qtbot, panel, "paracetamol", "", "")
    assert session.stored.medications[0].purpose is Purpose.FOR_REACTION


def test_a_premedication_after_the_start_is_stored_and_asked_about(
    qtbot: QtBot, session: LiveSession, panel: MedicinePanel
) -> None:
    panel.purpose.choose("premedication")
    qtbot.mouseClick(panel.favourites.chips[1], Qt.MouseButton.LeftButton)
    assert session.stored.premedication is Premedication.GIVEN
    said = sayings(panel)[0]
    assert said.startswith("Name: Listed as a premedication, with a time after the start: cetirizine.")
    panel.purpose.choose("other")
    qtbot.mouseClick(panel.favourites.chips[1], Qt.MouseButton.LeftButton)
    assert [each.purpose for each in session.stored.medications] == [Purpose.OTHER]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("", "650 mg", ""), "Name: This medicine has no name. Please type its name."),
        (("paracetamol", "650 stone", ""), "Dose: “stone” is not understood as a unit here."),
        (("paracetamol", "0 mg", ""), "Dose: The dose of a medicine is more than zero, and this says 0."),
    ],
)
def test_what_cannot_be_a_medicine_is_refused_at_its_field(
    qtbot: QtBot, session: LiveSession, panel: MedicinePanel, texts: tuple[str, ...], said: str
) -> None:
    fill(qtbot, panel, *texts)
    assert session.stored.medications == ()
    assert sayings(panel)[0].startswith(said)
    assert [each.value for each in panel.slots.slots.values()] == list(texts)
