"""Addenda lead from what was signed to what a session is, and back."""

import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings

from ivig_logger.domain.addendum import Addendum, addenda_in, states_before
from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Source
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Vial
from ivig_logger.domain.revision import Revision
from ivig_logger.domain.states import DoesNotFit
from tests.builders import a_full_infusion, a_moment, a_reaction, a_signature, an_infusion
from tests.strategies import infusions

SIGNED = a_full_infusion(signatures=(a_signature(),))
STATES = [
    SIGNED,
    replace(SIGNED, dose=Decimal(35), vials=(Vial("P100"),)),
    replace(SIGNED, dose=Decimal(35), reactions=(*SIGNED.reactions, a_reaction("rash")), stop_reason=""),
]


def addendum(old: Infusion, new: Infusion) -> Addendum:
    return Addendum(a_moment(), "Ben Löwe", "nurse", "typo", *difference(old, new))


def addenda(*states: Infusion) -> list[Addendum]:
    return [addendum(*both) for both in pairwise(states)]


def test_they_are_taken_back_one_by_one() -> None:
    assert states_before(STATES[-1], addenda(*STATES)) == STATES


def test_without_any_a_session_is_what_it_was() -> None:
    assert states_before(SIGNED, []) == [SIGNED]


@given(infusions(), infusions())
@settings(deadline=None)
def test_whatever_was_changed(one: Infusion, other: Infusion) -> None:
    changed = replace(other, id=one.id)
    found = states_before(changed, addenda(one, changed))
    assert [*map(canonical, found)] == [*map(canonical, (one, changed))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"dose":"30"}', '{"dose":"36"}'),
        ('{"dose":"x"}', '{"dose":"35"}'),
        ('{"nothing":"1"}', "{}"),
        ('{"id":"other"}', f'{{"id":"{SIGNED.id}"}}'),
        ("[]", "{}"),
        ("{}", "nonsense"),
        ("{}", "[" * 100_000),
        ('{"reactions":1}', "{}"),
        ('{"reactions.7":1}', "{}"),
    ],
)
def test_what_does_not_lead_to_the_session_is_told(before: str, after: str) -> None:
    with pytest.raises(DoesNotFit):
        states_before(STATES[1], [Addendum(a_moment(), "", "", "", before, after)])


def test_they_are_the_corrections_among_revisions() -> None:
    def revision(number: int, before: str | None, after: str | None) -> Revision:
        sides = (None if each is None else json.loads(each) for each in (before, after))
        return Revision(number, "infusion", SIGNED.id, a_moment(), "Ben Löwe", "nurse", Source.TYPED, "typo", *sides)

    told = addendum(STATES[0], STATES[1])
    whole = json.dumps({"id": an_infusion().id})
    found = addenda_in([revision(1, told.before, told.after), revision(2, whole, None), revision(3, None, whole)])
    assert found == (told,)
