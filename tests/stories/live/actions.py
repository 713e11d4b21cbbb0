"""A person at the live screen, and what they do again and again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

from pytestqt.qtbot import QtBot
from typing_extensions import override

from ivig_logger.domain.infusion import Infusion, Vial
from ivig_logger.domain.plan import Every, Plan, PlannedStep, VitalsPlan
from ivig_logger.ui.announcement import announcements
from ivig_logger.ui.window import Window
from tests.builders import an_infusion_on
from tests.stories.person import Person

FOUR_STEPS = Plan(tuple(PlannedStep(15 * each, Decimal(30 * (each + 1))) for each in range(4)))
LAST_TIME = an_infusion_on("2026-10-04", vials=(Vial("P100 123-456"),), ordered_dose=Decimal(30))


class Actions(Person):
    """A person whose clicks, keys and numbers are counted."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        self.count = 0

    @override
    def click(self, name: str) -> None:
        """One click."""
        self.count += 1
        super().click(name)

    @override
    def press(self, keys: str) -> None:
        """One key."""
        self.count += 1
        super().press(keys)


def the_session(window: Window) -> Infusion:
    """The session of today, as the log has it."""
    (found,) = (each for each in window.workspace.logbook.find(window.workspace.logbook.ids()) if each != LAST_TIME)
    return found


def start(person: Actions) -> None:
    person.click("Start infusion")
    person.click("P100 123-456 (last time)")
    person.click("Start now")


@contextmanager
def heard() -> Iterator[list[str]]:
    """What a screen reader is given to say meanwhile."""
    told: list[str] = []
    announcements.made.connect(told.append)
    yield told
    announcements.made.disconnect(told.append)


def with_vitals(window: Window) -> None:
    """The clinic wants vital signs every 15 minutes."""
    patient = window.workspace.patient
    assert patient is not None
    plan = Plan(vitals=VitalsPlan(every=(Every(15),)))
    window.workspace.journal.store(replace(patient, plan=plan), instead_of=patient, text="change plan")
