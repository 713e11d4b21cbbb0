"""A rate is one press on a step of the plan, or typed in any unit of pumps and orders."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ivig_logger.domain import events
from ivig_logger.domain.infusion import RateStep, RateUnit
from ivig_logger.domain.plan import Plan, PlannedStep
from ivig_logger.ui.live.panels.rate import RatePanel
from ivig_logger.ui.live.session import LiveSession
from tests.builders import PATIENT
from tests.ui.live.panels.hands import Closed, fill, opened, sayings, write

PLAN = Plan(steps=(PlannedStep(0, Decimal(30)), PlannedStep(15, Decimal(60)), PlannedStep(30, Decimal(60))))


@pytest.fixture
def panel(qtbot: QtBot, session: LiveSession) -> RatePanel:
    planned = replace(PATIENT, plan=PLAN)
    session.workspace.journal.store(planned, instead_of=PATIENT, text="type the plan")
    return opened(qtbot, RatePanel(session), session.now())


def _step(session: LiveSession, value: str, unit: RateUnit = RateUnit.ML_H) -> RateStep:
    return RateStep(session.now(), Decimal(value), unit)


def test_one_press_on_a_planned_rate_stores_it(qtbot: QtBot, session: LiveSession, panel: RatePanel) -> None:
    closed = Closed(panel)
    assert [each.text() for each in panel.planned.chips] == ["30 mL/h", "60 mL/h, next"]
    assert panel.planned.chips[1].accessibleName() == "Rate 60 mL/h, from the plan"
    qtbot.mouseClick(panel.planned.chips[1], Qt.MouseButton.LeftButton)
    assert session.stored.rates[1:] == (_step(session, "60"),)
    assert closed.times == 1


def test_a_typed_rate_is_stored_with_enter(qtbot: QtBot, session: LiveSession, panel: RatePanel) -> None:
    fill(qtbot, panel, "45")
    assert session.stored.rates[1:] == (_step(session, "45"),)


def test_the_unit_is_the_typed_one_and_else_that_of_the_rate_before(
    qtbot: QtBot, session: LiveSession, panel: RatePanel
) -> None:
    fill(qtbot, panel, "1.5 mL/kg/h")
    panel.open(session.now())
    assert panel.rate.label.text() == "Rate in mL/kg/h"
    fill(qtbot, panel, "2")
    assert session.stored.rates[1:] == (
        _step(session, "1.5", RateUnit.ML_KG_H),
        _step(session, "2", RateUnit.ML_KG_H),
    )


def test_a_larger_than_usual_rate_is_stored_and_said(qtbot: QtBot, session: LiveSession, panel: RatePanel) -> None:
    fill(qtbot, panel, "16 mL/kg/h")
    assert len(session.stored.rates) == 2
    assert sayings(panel) == [
        "Rate in mL/h: Larger than usual for this weight: 16 mL/kg/h. Please check the number and the unit.",
    ]
    write(qtbot, panel, "rate", "1.6 mL/kg/h")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert session.stored.rates[1:] == (_step(session, "1.6", RateUnit.ML_KG_H),)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "The rate is not filled in."),
        ("fast", "“fast” is not understood as a number."),
        ("60 drops/min", "“drops/min” is not understood as a unit here."),
        ("6000", "The log keeps 0.000001 to 2000 mL/h, and this says 6000 mL/h."),
        ("0", "The log keeps 0.000001 to 2000 mL/h, and this says 0 mL/h."),
    ],
)
def test_what_cannot_be_a_rate_is_refused_at_the_field(
    qtbot: QtBot, session: LiveSession, panel: RatePanel, typed: str, said: str
) -> None:
    fill(qtbot, panel, typed)
    assert len(session.stored.rates) == 1
    assert sayings(panel)[0].startswith(f"Rate in mL/h: {said}")
    assert panel.rate.value == typed


def test_without_a_plan_the_rate_is_typed(qtbot: QtBot, session: LiveSession) -> None:
    panel = opened(qtbot, RatePanel(session), session.now())
    assert panel.planned.isHidden()
    assert panel.focusWidget() is panel.rate.line


def test_the_steps_that_are_offered_follow_the_plan(session: LiveSession, panel: RatePanel) -> None:
    session.record(events.add(_step(session, "60")), "set the rate")
    session.record(events.add(_step(session, "60")), "set the rate")
    panel.open(session.now())
    assert [each.text() for each in panel.planned.chips] == ["30 mL/h", "60 mL/h"]
