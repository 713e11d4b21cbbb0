"""The plan of a patient is one text in the log that gives the same plan back."""

import json
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.terms import RateUnit
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage.plans import plan_in, plan_text
from tests import strategies
from tests.builders import PATIENT

WHOLE = Plan(
    steps=(PlannedStep(0, Decimal("0.50"), RateUnit.ML_KG_H), PlannedStep(30, Decimal(60))),
    vitals=VitalsPlan(True, (Every(15, 60), Every(30)), at_steps=True, at_end=True, after_end=(30, 60)),
    premedications=(PlannedMedicine("cetirizine", Decimal(10), "mg", "by mouth", 30), PlannedMedicine("saline")),
    duration=240,
    observation=60,
    follow_ups=(1440, 4320),
)


@settings(deadline=None)
@given(strategies.plans())
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_in(plan_text(plan)) == plan


def test_no_follow_up_is_not_the_same_as_nothing_said_about_it() -> None:
    assert plan_in(plan_text(Plan(follow_ups=()))) == Plan(follow_ups=())
    assert plan_in(plan_text(Plan())) == Plan()


def test_a_patient_without_a_plan_has_no_text() -> None:
    assert plan_text(None) is None
    assert plan_in(None) is None


def test_the_text_of_a_plan_is_fixed_for_ever() -> None:
    assert json.loads(plan_text(WHOLE) or "") == {
        "steps": [{"after": 0, "value": "0.5", "unit": "mL/kg/h"}, {"after": 30, "value": "60", "unit": "mL/h"}],
        "vitals": {
            "baseline": True,
            "every": [{"interval": 15, "until": 60}, {"interval": 30}],
            "at_steps": True,
            "at_end": True,
            "after_end": [30, 60],
        },
        "premedications": [
            {"name": "cetirizine", "dose": "10", "unit": "mg", "route": "by mouth", "lead": 30},
            {"name": "saline"},
        ],
        "duration": 240,
        "observation": 60,
        "follow_ups": [1440, 4320],
    }


def test_a_patient_keeps_the_plan_in_the_log(logbook: Logbook) -> None:
    planned = replace(PATIENT, plan=WHOLE)
    logbook.store(planned, instead_of=PATIENT)
    assert logbook.patients() == [planned]
    logbook.store(PATIENT, instead_of=planned)
    assert logbook.patients() == [PATIENT]
