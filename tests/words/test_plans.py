"""A plan is said back in short lines, and what it does not say has none."""

from decimal import Decimal

import pytest

from ivig_logger.domain.plan import Every, Plan, PlannedMedicine, PlannedStep, VitalsPlan
from ivig_logger.domain.terms import RateUnit
from ivig_logger.words.plans import medicine_text, minutes_text, plan_text, steps_text

FULL = Plan(
    steps=(PlannedStep(0, Decimal(30)), PlannedStep(30, Decimal(60)), PlannedStep(90, Decimal("1.50"))),
    vitals=VitalsPlan(True, (Every(15, 60), Every(30)), at_steps=True, at_end=True, after_end=(30,)),
    premedications=(PlannedMedicine("paracetamol", Decimal(1), "g", "by mouth", 30),),
    duration=210,
    observation=30,
    follow_ups=(1440, 4320, 10080),
)


def test_a_full_plan_is_said_in_short_lines() -> None:
    assert plan_text(FULL) == [
        "Paracetamol 1 g by mouth 30 min before",
        "30 mL/h at the start, 60 mL/h after 30 min, 1.5 mL/h after 1 h 30 min",
        (
            "Vital signs before the start, every 15 min for 1 h, then every 30 min, at each rate step, "
            "at the end and 30 min after"
        ),
        "Planned length 3 h 30 min",
        "Observation 30 min after the end",
        "Questions after 24 h, 72 h and a week",
    ]


def test_an_empty_plan_says_nothing() -> None:
    assert plan_text(Plan()) == []
    assert steps_text(Plan()) == ""


def test_each_step_is_said_in_its_own_unit() -> None:
    steps = (PlannedStep(0, Decimal("0.5"), RateUnit.ML_KG_H), PlannedStep(15, Decimal(2), RateUnit.MG_KG_MIN))
    assert steps_text(Plan(steps=steps)) == "0.5 mL/kg/h at the start, 2 mg/kg/min after 15 min"


def test_no_questions_are_an_answer_of_their_own() -> None:
    assert plan_text(Plan(follow_ups=())) == ["No questions afterwards"]


@pytest.mark.parametrize(
    ("vitals", "words"),
    [
        (VitalsPlan(at_end=True), "Vital signs at the end"),
        (VitalsPlan(at_end=True, after_end=(30, 60)), "Vital signs at the end, 30 min and 1 h after"),
        (VitalsPlan(after_end=(30, 60)), "Vital signs 30 min and 1 h after the end"),
        (VitalsPlan(every=(Every(15),)), "Vital signs every 15 min"),
        (
            VitalsPlan(every=(Every(15, 60), Every(30, 120))),
            "Vital signs every 15 min for 1 h, then every 30 min until 2 h after the start",
        ),
    ],
)
def test_vital_signs_are_said_in_the_order_of_the_session(vitals: VitalsPlan, words: str) -> None:
    assert plan_text(Plan(vitals=vitals)) == [words]


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        (PlannedMedicine("cetirizine"), "Cetirizine"),
        (PlannedMedicine("saline", Decimal(500), "mL", "IV", 0), "Saline 500 mL IV at the start"),
        (PlannedMedicine("Tylenol", None, "tablets", lead=45), "Tylenol tablets 45 min before"),
    ],
)
def test_a_premedication_is_said_as_far_as_it_is_planned(planned: PlannedMedicine, words: str) -> None:
    assert medicine_text(planned) == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min"), (60, "1 h"), (1440, "24 h"), (4320, "72 h"), (10080, "a week"), (0, "0 min")]
)
def test_lengths_are_said_as_people_say_them(minutes: int, words: str) -> None:
    assert minutes_text(minutes) == words
