"""Which of two logs' states of a session goes on from the other's."""

import json
from dataclasses import replace

import pytest

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.descent import goes_on_from, mark_of, marks_of
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.revision import Side
from tests.builders import a_full_infusion, an_infusion

FIRST = a_full_infusion()
SECOND = replace(FIRST, notes="slept well")


def added(infusion: Infusion) -> tuple[Side | None, Side | None]:
    return None, json.loads(canonical(infusion))


def corrected(before: Infusion, after: Infusion) -> tuple[Side | None, Side | None]:
    had, has = difference(before, after)
    return json.loads(had), json.loads(has)


@pytest.mark.parametrize(
    ("later", "earlier", "goes_on"),
    [
        ("ab", "a", True),
        ("abc", "a", True),
        ("abc", "ab", True),
        ("bc", "ab", True),  # the later log got the session as b
        ("abc", "axb", True),  # the earlier log let x go for b
        ("ababc", "abab", True),  # taken back and done again before it was handed over
        ("ab", "axa", True),
        ("ab", "ac", False),
        ("abc", "aba", False),  # what the later log goes on from was taken back in the earlier
        ("a", "ab", False),
        ("a", "", False),
    ],
)
def test_a_state_goes_on_from_another_that_it_came_to_pass(later: str, earlier: str, *, goes_on: bool) -> None:
    assert goes_on_from(later, earlier) == goes_on


def test_the_same_session_of_a_patient_with_another_id_has_the_same_mark() -> None:
    assert mark_of(replace(FIRST, patient="00000000-0000-4000-8000-0000000000aa")) == mark_of(FIRST)
    assert mark_of(FIRST) != mark_of(SECOND)


def test_every_state_leaves_a_mark_also_one_that_was_taken_back() -> None:
    changes = [added(FIRST), corrected(FIRST, SECOND), corrected(SECOND, FIRST)]
    assert marks_of(FIRST, changes) == (mark_of(FIRST), mark_of(SECOND), mark_of(FIRST))


def test_a_removal_leaves_none_and_a_correction_of_nothing_none_twice() -> None:
    removed = (added(FIRST)[1], None)
    changes = [added(FIRST), corrected(FIRST, FIRST), removed, added(FIRST), corrected(FIRST, SECOND)]
    assert marks_of(SECOND, changes) == (mark_of(FIRST), mark_of(SECOND))


def test_changes_that_do_not_fit_are_left_out_and_the_present_state_stands() -> None:
    changes = [added(FIRST), corrected(an_infusion(dose=None), an_infusion())]
    assert marks_of(SECOND, changes) == (mark_of(FIRST), mark_of(SECOND))
