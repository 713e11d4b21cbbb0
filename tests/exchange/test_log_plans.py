"""The plan of a patient in a log: what is written of it, what is read, and what is refused with its position."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it ships no types

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.terms import RateUnit
from ivig_logger.domain.vocabulary import resource
from ivig_logger.exchange.log_writing import write_log
from tests.builders import PATIENT
from tests.exchange.log_texts import a_log, read, refusals

SCHEMA = Draft202012Validator(json.loads(resource("data/log-schema.json").read_text(encoding="utf-8")))
WHOLE = Plan(
    steps=(PlannedStep(0, Decimal("0.50"), RateUnit.ML_KG_H), PlannedStep(30, Decimal(60))),
    vitals=VitalsPlan(True, (Every(15, 60), Every(30)), at_steps=True, at_end=True, after_end=(30, 60)),
    premedications=(PlannedMedicine("cetirizine", Decimal(10), "mg", "by mouth", 30), PlannedMedicine("saline")),
    duration=240,
    observation=60,
    follow_ups=(1440, 4320),
)
WRITTEN: dict[str, Any] = {
    "steps": [{"after": 0, "value": 0.5, "unit": "mL/kg/h"}, {"after": 30, "value": 60, "unit": "mL/h"}],
    "vitals": {
        "baseline": True,
        "every": [{"interval": 15, "until": 60}, {"interval": 30}],
        "at_steps": True,
        "at_end": True,
        "after_end": [30, 60],
    },
    "premedications": [
        {"name": "cetirizine", "dose": 10, "unit": "mg", "route": "by mouth", "lead": 30},
        {"name": "saline"},
    ],
    "duration": 240,
    "observation": 60,
    "follow_ups": [1440, 4320],
}


def a_log_of(**person: Any) -> str:
    return a_log(patients=[{"id": PATIENT.id, "name": PATIENT.name} | person])


def read_plan(**person: Any) -> Plan | None:
    contents = read(a_log_of(**person), replace(PATIENT, plan=WHOLE))
    assert contents.refusals == ()
    (patient,) = contents.patients.values()
    return patient.plan


def written(plan: Plan | None) -> dict[str, Any]:
    (person,) = json.loads(write_log([replace(PATIENT, plan=plan)], []))["patients"]
    return dict(person)


def test_a_plan_is_written_after_the_keys_of_the_base_form() -> None:
    assert json.dumps(written(WHOLE)["plan"]) == json.dumps(WRITTEN)
    assert list(written(WHOLE)) == ["id", "name", "born", "plan"]


def test_a_patient_without_a_plan_has_only_the_keys_of_the_base_form() -> None:
    assert list(written(None)) == ["id", "name", "born"]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (Plan(), {}),
        (Plan(follow_ups=()), {"follow_ups": []}),
        (Plan(observation=0), {"observation": 0}),
        (Plan(vitals=VitalsPlan(at_end=True)), {"vitals": {"at_end": True}}),
    ],
)
def test_only_what_is_recorded_of_it_is_written(plan: Plan, expected: dict[str, Any]) -> None:
    assert written(plan)["plan"] == expected
    assert read_plan(plan=expected) == plan


def test_a_whole_plan_is_read_and_fits_the_schema() -> None:
    assert read_plan(plan=WRITTEN) == WHOLE
    assert SCHEMA.is_valid(json.loads(a_log_of(plan=WRITTEN)))


def test_a_plan_that_is_left_out_is_the_one_that_the_log_knows() -> None:
    assert read_plan() == WHOLE


def test_a_plan_of_null_is_none() -> None:
    assert read_plan(plan=None) is None


@pytest.mark.parametrize(
    ("plan", "where"),
    [
        ([], ""),
        ({"colour": "blue"}, ""),
        ({"duration": "4 h"}, ".duration"),
        ({"observation": 30.5}, ".observation"),
        ({"steps": [{"after": 0, "value": 30}]}, ".steps[0].unit"),
        ({"steps": [{"after": 0, "value": 0, "unit": "mL/h"}]}, ".steps[0].value"),
        ({"steps": [{"after": at, "value": 30, "unit": "mL/h"} for at in (30, 0)]}, ".steps[1].after"),
        ({"vitals": {"every": [{"until": 60}]}}, ".vitals.every[0].interval"),
        ({"vitals": {"baseline": 1}}, ".vitals.baseline"),
        ({"premedications": [{"dose": 10}]}, ".premedications[0].name"),
        ({"premedications": [{"name": " "}]}, ".premedications[0].name"),
        ({"follow_ups": [0]}, ".follow_ups"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_place(plan: object, where: str) -> None:
    assert list(refusals(a_log_of(plan=plan))) == [f"patients[0].plan{where}"]
