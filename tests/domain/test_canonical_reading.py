"""Out of its canonical text comes the entry that it was written from, or nothing."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.canonical_reading import entry_in
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.states import DoesNotFit
from tests.builders import PATIENT, a_full_infusion, a_moment, a_running_infusion, an_infusion
from tests.strategies import infusions, plans


def side(entry: object) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(canonical(entry))
    return parsed


@pytest.mark.parametrize("session", [a_full_infusion(), an_infusion(), a_running_infusion(a_moment())])
def test_an_infusion_comes_back(session: Infusion) -> None:
    assert entry_in("infusion", side(session)) == session


@given(infusions())
def test_any_infusion_comes_back(session: Infusion) -> None:
    named = replace(session, entered_in_error=session.entered_in_error or None)  # the text knows no empty reason
    assert entry_in("infusion", side(session)) == named


@given(plans())
def test_a_patient_with_any_plan_comes_back(plan: Plan) -> None:
    assert entry_in("patient", side(replace(PATIENT, plan=plan))) == replace(PATIENT, plan=plan)


def test_a_patient_comes_back() -> None:
    assert entry_in("patient", side(PATIENT)) == PATIENT
    assert entry_in("patient", side(replace(PATIENT, born=None))) == replace(PATIENT, born=None)


@pytest.mark.parametrize(
    "harm",
    [
        {"status": "complated"},
        {"dose": "3O"},
        {"started": {"epoch": "1", "zone": "UTC"}},
        {"vials": [1]},
        {"colour": "red"},
        {"slowed": "no"},
        {"patient": None},
    ],
)
def test_what_is_not_that_of_an_infusion_is_refused(harm: dict[str, object]) -> None:
    with pytest.raises(DoesNotFit):
        entry_in("infusion", side(a_full_infusion()) | harm)


def test_an_unknown_kind_and_a_missing_start_are_refused() -> None:
    with pytest.raises(DoesNotFit):
        entry_in("letter", side(PATIENT))
    started = side(an_infusion())
    del started["started"]
    with pytest.raises(DoesNotFit):
        entry_in("infusion", started)
