"""What changes come to, and that a difference is laid over nothing that it does not belong to."""

import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Access, Infusion, Vial
from ivig_logger.domain.revision import Side
from ivig_logger.domain.states import DoesNotFit, lay_over, state_after
from tests.builders import a_full_infusion, an_infusion

A, B, C = Vial("A"), Vial("B"), Vial("C")
STATES = [
    an_infusion(vials=(A,)),
    an_infusion(vials=(A, B), dose=Decimal(35)),
    an_infusion(vials=(B,), access=Access(gauge=22)),
]


def side(entry: Infusion) -> Side:
    whole: Side = json.loads(canonical(entry))
    return whole


def sides(before: Infusion, after: Infusion) -> tuple[Side, Side]:
    had, has = difference(before, after)
    return json.loads(had), json.loads(has)


def changes() -> list[tuple[Side | None, Side | None]]:
    return [(None, side(STATES[0])), *(sides(*both) for both in pairwise(STATES))]


def test_an_addition_and_its_corrections_come_to_the_last_state() -> None:
    assert state_after(changes()) == side(STATES[-1])


def test_the_changes_themselves_stay_as_they_are() -> None:
    given = changes()
    state_after(given)
    assert given == changes()


def test_after_a_removal_there_is_nothing() -> None:
    assert state_after([*changes(), (side(STATES[-1]), None)]) is None


def test_what_was_brought_back_is_there_again() -> None:
    back: list[tuple[Side | None, Side | None]] = [(side(STATES[-1]), None), (None, side(STATES[-1]))]
    assert state_after([*changes(), *back]) == side(STATES[-1])


def test_a_correction_with_whole_texts_is_taken_whole() -> None:
    other = a_full_infusion()
    assert state_after([*changes(), (side(STATES[-1]), side(other))]) == side(other)


def test_no_change_comes_to_nothing() -> None:
    assert state_after([]) is None


def test_a_correction_of_nothing_does_not_fit() -> None:
    with pytest.raises(DoesNotFit):
        state_after([({"dose": "30"}, {"dose": "35"})])


@pytest.mark.parametrize(
    ("had", "has"),
    [
        ({"dose": "31"}, {"dose": "35"}),  # another value was there
        ({}, {"dose": "35"}),  # nothing was there
        ({"notes": "x"}, {}),  # what goes was not there
        ({"vials.0": {"lot": "Z"}}, {"vials.0": {"lot": "A"}}),
        ({"vials.0": {"lot": "A"}}, {}),  # a part that goes from the middle
        ({}, {"vials.3": {"lot": "D"}}),  # a part behind a gap
        ({}, {"dose.0": {"lot": "D"}}),  # no list
        ({}, {"notes.gauge": 22}),  # no object
        ({"access.gauge": 20}, {"access.gauge": 22}),
    ],
)
def test_a_difference_of_another_state_does_not_fit(had: dict[str, Any], has: dict[str, Any]) -> None:
    with pytest.raises(DoesNotFit):
        lay_over(side(replace(STATES[1], dose=Decimal(30))), had, has)


def test_turned_round_a_difference_leads_back() -> None:
    state = side(STATES[1])
    had, has = sides(STATES[0], STATES[1])
    lay_over(state, has, had)
    assert state == side(STATES[0])
