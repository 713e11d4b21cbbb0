"""What canonical texts hold comes back as the same values."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.infusion import Infusion, Patient, Reaction, Vial
from ivig_logger.domain.written import hints_of, value_in
from tests.builders import a_full_infusion
from tests.strategies import infusions, patients


def back(value: Any) -> Any:
    return value_in(type(value), json.loads(canonical(value)))


@settings(deadline=None, max_examples=60)
@given(infusions())
def test_every_infusion_comes_back(infusion: Infusion) -> None:
    assert canonical(back(infusion)) == canonical(infusion)


@settings(deadline=None, max_examples=60)
@given(patients)
def test_every_patient_comes_back(patient: Patient) -> None:
    assert back(patient) == patient


def test_each_field_comes_back_by_its_type() -> None:
    infusion = a_full_infusion()
    plain = json.loads(canonical(infusion))
    for each in fields(Infusion):
        if each.name in plain:
            assert value_in(hints_of(Infusion)[each.name], plain[each.name]) == getattr(infusion, each.name)


@pytest.mark.parametrize("plain", [{"lot": 3}, {"lot": "A", "grams": "many"}, "A", 3, None])
def test_what_is_no_such_value_is_refused(plain: Any) -> None:
    with pytest.raises((ValueError, TypeError, LookupError, ArithmeticError)):
        value_in(Vial, plain)


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(ValueError, match="awful"):
        value_in(Reaction, {"symptom": "headache", "severity": "awful"})
