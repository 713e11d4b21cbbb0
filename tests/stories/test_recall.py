"""A recall: a letter names three lots, and a person wants to know whether one of them was ever given."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ivig_logger.domain.infusion import Vial
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.history import HistoryScreen
from ivig_logger.ui.lots import LotsScreen
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_moment, a_reaction, an_infusion, an_infusion_on
from tests.stories.desk import Desk, desk
from tests.stories.person import Person

__all__ = ["desk"]
LETTER = (
    "Product\tLot no.\tExpiry\nPrivigen\tP100123456\t2027-03\nPrivigen\tP100123999\t2027-03\nPrivigen\tp100-124-000\t"
)


@pytest.fixture
def log(desk: Desk) -> Path:
    """A year of sessions: one had a lot of the letter, one has none recorded."""
    logbook = Logbook.open(desk.log)
    for month in range(1, 9):
        logbook.store(an_infusion_on(f"2026-{month:02d}-10", month, vials=(Vial(f"P100 5{month}0-001"),)))
    told = (a_reaction("chills", 40), a_reaction("headache", 300))
    logbook.store(an_infusion(9, vials=(Vial("P100 123-456"), Vial("P100 123-457")), reactions=told))
    logbook.store(an_infusion_on("2026-10-27", 10, started=a_moment("09:00", "2026-10-27")))
    logbook.close()
    return desk.log


def look_up(window: Window) -> None:
    """File > Look up lots."""
    next(each for each in window.file_menu.actions() if each.text().startswith("Look up lots")).trigger()


@pytest.mark.usefixtures("log")
def test_a_list_of_three_lots_is_pasted_and_leads_to_the_session(desk: Desk, qtbot: QtBot) -> None:
    window = desk.start()
    person = Person(window, qtbot)
    look_up(window)
    screen = window.screens.currentWidget()
    assert isinstance(screen, LotsScreen)
    QGuiApplication.clipboard().setText(LETTER)
    screen.field.paste()
    with qtbot.waitSignal(screen.lookup.looked_around):
        person.click("Look up")
    assert person.reads("1 of 3 lots is in this log, in 1 session")
    assert person.reads("P100123456: yes, in 1 session")
    assert person.reads("◔ Chills +40 min")
    assert person.reads("Not in this log: 2 lots")
    assert person.reads("1 of 10 sessions has no lot recorded: which lot was given then is not known.")
    person.click("Show the session of Tue 20 Oct 2026, 09:00 in the history")
    history = window.screens.currentWidget()
    assert isinstance(history, HistoryScreen)
    assert history.table.chosen_id == an_infusion(9).id
    assert window.workspace.patient == PATIENT
    look_up(window)
    assert person.reads("P100123456: yes, in 1 session")
