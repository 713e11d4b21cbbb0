"""Medicines and fluids."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ivig_logger.domain.infusion import Infusion, Medication, Premedication, Purpose
from ivig_logger.domain.problems import Code
from tests.builders import a_moment, an_infusion
from tests.domain.checks.verdict import codes_of, the

START = a_moment("09:00")


def given(medication: Medication, answer: Premedication = Premedication.GIVEN) -> Infusion:
    return an_infusion(medications=(medication,), premedication=answer)


def test_a_name_is_enough() -> None:
    assert codes_of(given(Medication("cetirizine"))) == set()


@pytest.mark.parametrize("unit", ["mg", "mL", ""])
@pytest.mark.parametrize(
    ("dose", "code"),
    [
        ("0", Code.MEDICINE_DOSE),
        ("-1", Code.MEDICINE_DOSE),
        ("0.5", None),
        ("1200000", None),
        ("0.0000001", Code.IMPOSSIBLE),
        ("1.0000001", Code.TOO_PRECISE),
        ("1e20", Code.IMPOSSIBLE),
        ("NaN", Code.IMPOSSIBLE),
    ],
)
def test_a_dose_is_above_zero_and_such_that_it_can_be_kept(dose: str, unit: str, code: Code | None) -> None:
    infusion = given(Medication("penicillin", Decimal(dose), unit))

    assert codes_of(infusion) == ({code} if code else set())


@pytest.mark.parametrize(
    ("fluid", "code"), [("0", None), ("4000", None), ("4001", Code.UNUSUAL), ("10001", Code.IMPOSSIBLE)]
)
def test_fluids_have_limits_of_their_own(fluid: str, code: Code | None) -> None:
    infusion = given(Medication("saline", Decimal(fluid), "mL", purpose=Purpose.HYDRATION))

    assert codes_of(infusion) == ({code} if code else set())


@pytest.mark.parametrize("days", [-7, 7])
def test_up_to_a_week_from_the_start_a_medicine_belongs_to_the_session(days: int) -> None:
    in_time = START + timedelta(days=days)
    too_far = in_time + timedelta(seconds=days)

    assert codes_of(given(Medication("prednisone", purpose=Purpose.SCHEDULED_AFTER, at=in_time))) == set()
    assert the(Code.MEDICINE_FAR, given(Medication("prednisone", purpose=Purpose.OTHER, at=too_far))).refuse


@pytest.mark.parametrize("purpose", [each for each in Purpose if each is not Purpose.PREMEDICATION])
def test_only_a_premedication_asks_when_it_was_given_after_the_start(purpose: Purpose) -> None:
    after = START + timedelta(minutes=30)

    assert codes_of(given(Medication("saline", purpose=purpose, at=after))) == set()
    assert codes_of(given(Medication("saline", at=after))) == {Code.PREMEDICATION_LATE}


@pytest.mark.parametrize("answer", [Premedication.NONE_GIVEN, Premedication.NOT_RECORDED])
def test_a_rescue_medicine_does_not_contradict_that_no_premedication_was_given(answer: Premedication) -> None:
    assert codes_of(given(Medication("saline", purpose=Purpose.FOR_REACTION), answer)) == set()
    assert codes_of(given(Medication("saline"), answer)) == {Code.PREMEDICATION_CONTRADICTED}


def test_given_without_saying_what_is_an_answer() -> None:
    assert codes_of(an_infusion(premedication=Premedication.GIVEN)) == set()
