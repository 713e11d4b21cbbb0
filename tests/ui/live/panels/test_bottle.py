"""The next bottle is its lot, typed, scanned or pressed, and the time at which it was hung up."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import Infusion, Mark, Vial
from ivig_logger.ui.live.panels.bottle import BottlePanel
from ivig_logger.ui.live.session import LiveSession
from tests.builders import an_infusion_on
from tests.ui.live.panels.hands import Closed, fill, opened, sayings, write

FIRST = Vial("P100 123-456")
EARLIER = Vial("P100 111-222", Decimal(20), "2027-04")


@pytest.fixture
def panel(qtbot: QtBot, session: LiveSession) -> BottlePanel:
    before = an_infusion_on("2026-10-01", 7, dose=Decimal(20), vials=(EARLIER,))
    session.workspace.journal.store(before, text="add session")
    return opened(qtbot, BottlePanel(session), session.now())


def test_a_typed_lot_is_stored_with_its_time(qtbot: QtBot, session: LiveSession, panel: BottlePanel) -> None:
    closed = Closed(panel)
    fill(qtbot, panel, "P100 777", "10", "2027-03")
    assert session.stored.vials == (FIRST, Vial("P100 777", Decimal(10), "2027-03"))
    assert session.stored.marks == (Mark(session.now(), "Bottle P100 777"),)
    assert closed.times == 1


def test_a_scanned_code_gives_lot_and_expiry(qtbot: QtBot, session: LiveSession, panel: BottlePanel) -> None:
    fill(qtbot, panel, "01041501234567821727033110P100123777", "10", "")
    assert session.stored.vials[1:] == (Vial("P100123777", Decimal(10), "2027-03-31"),)


def test_a_lot_that_was_used_before_is_filled_in_and_stored_with_enter(
    qtbot: QtBot, session: LiveSession, running: Infusion, panel: BottlePanel
) -> None:
    assert [each.text() for each in panel.lots.chips] == ["P100 123-456", "P100 111-222"]
    qtbot.mouseClick(panel.lots.chips[1], Qt.MouseButton.LeftButton)
    assert session.stored == running
    assert panel.focusWidget() is panel.save
    qtbot.keyClick(panel.save, Qt.Key.Key_Space)
    assert session.stored.vials[1:] == (EARLIER,)


def test_several_vials_of_one_lot_are_one_row(qtbot: QtBot, session: LiveSession, panel: BottlePanel) -> None:
    fill(qtbot, panel, "P100 777", "2 x 10 g", "")
    assert session.stored.vials[1:] == (Vial("P100 777", Decimal(10)),) * 2
    assert len(session.stored.marks) == 1


def test_an_empty_lot_is_refused_at_the_field(qtbot: QtBot, session: LiveSession, panel: BottlePanel) -> None:
    fill(qtbot, panel, "", "10", "")
    assert session.stored.vials == (FIRST,)
    assert sayings(panel) == [
        "Lot: The lot of this vial is not filled in. Please type it as it is printed on the vial."
    ]
    assert panel.focusWidget() is panel.edit


def test_a_code_that_can_be_read_in_two_ways_is_refused_at_the_field(
    qtbot: QtBot, session: LiveSession, panel: BottlePanel
) -> None:
    fill(qtbot, panel, "010415012345678210AB2117")
    assert sayings(panel) == [
        "Lot: The code on this vial can be read in more than one way. Please type the lot as it is printed on the vial."
    ]
    assert panel.focusWidget() is panel.edit
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vials == (FIRST,)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("grams", "ten", "Grams: “ten” is not understood as a number."),
        ("expiry", "soon", "Expiry: “soon” is not understood as an expiry date."),
    ],
)
def test_what_is_not_understood_is_refused_at_its_field(
    qtbot: QtBot, session: LiveSession, panel: BottlePanel, name: str, typed: str, said: str
) -> None:
    write(qtbot, panel, "lot", "P100 777")
    write(qtbot, panel, name, typed)
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vials == (FIRST,)
    assert sayings(panel)[0].startswith(said)


def test_an_expired_vial_is_stored_and_asked_about_and_its_correction_takes_its_place(
    qtbot: QtBot, session: LiveSession, panel: BottlePanel
) -> None:
    fill(qtbot, panel, "P100 777", "", "2026-03")
    assert session.stored.vials[1:] == (Vial("P100 777", None, "2026-03"),)
    assert sayings(panel)[0].startswith("Expiry: Lot P100 777 was to be used until Tue 31 Mar 2026")
    write(qtbot, panel, "lot", "P100 778")
    write(qtbot, panel, "expiry", "2027-03")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.vials[1:] == (Vial("P100 778", None, "2027-03"),)
    assert session.stored.marks == (Mark(session.now(), "Bottle P100 778"),)


def test_a_lot_that_is_recorded_after_the_end_is_no_mark(
    qtbot: QtBot, session: LiveSession, panel: BottlePanel
) -> None:
    session.record(events.end(session.now()), "end the infusion")
    session.record(lambda infusion: replace(infusion, vials=()), "take the lot out")
    fill(qtbot, panel, "P100 777", "", "")
    assert session.stored.vials == (Vial("P100 777"),)
    assert session.stored.marks == ()
