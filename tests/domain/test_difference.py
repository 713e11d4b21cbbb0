"""What a revision keeps of a correction: what differs, flat, and enough to give every state back."""

import json
from dataclasses import fields, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.change import Entry
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Access, Infusion, Mark, Patient, Severity, Vial
from ivig_logger.domain.plan import Plan
from ivig_logger.domain.states import lay_over
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion
from tests.strategies import infusions, patients

Json = dict[str, Any]


def differing(before: Entry, after: Entry) -> tuple[Json, Json]:
    had, has = difference(before, after)
    return json.loads(had), json.loads(has)


def test_nothing_differs_between_equals() -> None:
    assert difference(a_full_infusion(), a_full_infusion()) == ("{}", "{}")


def test_a_field_by_its_name() -> None:
    assert differing(an_infusion(dose=Decimal(30)), an_infusion(dose=Decimal("32.5"))) == (
        {"dose": "30"},
        {"dose": "32.5"},
    )


def test_what_is_absent_on_one_side_is_left_out_there() -> None:
    assert differing(an_infusion(), an_infusion(notes="tired")) == ({}, {"notes": "tired"})
    assert differing(an_infusion(place=None, dose=Decimal(30)), an_infusion(dose=None)) == ({"dose": "30"}, {})


def test_a_part_by_its_kind_and_position_alone() -> None:
    headache, chills = a_reaction(), a_reaction("chills", 40)
    graded = replace(chills, severity=Severity.MILD)
    had, has = differing(an_infusion(reactions=(headache, chills)), an_infusion(reactions=(headache, graded)))
    assert (list(had), list(has)) == (["reactions.1"], ["reactions.1"])
    assert (had["reactions.1"]["severity"], has["reactions.1"]["severity"]) == ("not graded", "mild")


def test_an_appended_part_has_nothing_before_it() -> None:
    marks = (Mark(a_moment("09:10")), Mark(a_moment("09:20")))
    had, has = differing(an_infusion(marks=marks[:1]), an_infusion(marks=marks))
    assert (had, list(has)) == ({}, ["marks.1"])


def test_a_part_taken_out_moves_those_after_it() -> None:
    vials = (Vial("A"), Vial("B"), Vial("C"))
    had, has = differing(an_infusion(vials=vials), an_infusion(vials=(vials[0], vials[2])))
    assert had == {"vials.1": {"lot": "B"}, "vials.2": {"lot": "C"}}
    assert has == {"vials.1": {"lot": "C"}}


def test_a_field_of_the_access_by_both_names() -> None:
    before, after = (an_infusion(access=Access("port", gauge=gauge)) for gauge in (22, 20))
    assert differing(before, after) == ({"access.gauge": 22}, {"access.gauge": 20})


def test_a_plan_whole_and_an_empty_list_of_it_too() -> None:
    had, has = differing(PATIENT, replace(PATIENT, plan=Plan(follow_ups=())))
    assert had == {}
    assert has["plan"]["follow_ups"] == []


def test_the_text_is_canonical() -> None:
    before, after = an_infusion(), an_infusion(notes="مريم", before="a cold")
    assert difference(before, after) == ("{}", '{"before":"a cold","notes":"مريم"}')


def mixed(one: Infusion, other: Infusion, names: frozenset[str]) -> Infusion:
    """`one` with some fields of the other, so that states share parts with each other."""
    return replace(one, **{name: getattr(other, name) for name in names})


@st.composite
def states(draw: st.DrawFn) -> list[Entry]:
    """An infusion or a patient, corrected again and again."""
    if draw(st.booleans()):
        people: list[Patient] = draw(st.lists(patients, min_size=2, max_size=4))
        return [replace(each, id=people[0].id) for each in people]
    first = draw(infusions())
    result, names = [first], [each.name for each in fields(Infusion)]
    for other in draw(st.lists(infusions(), min_size=1, max_size=3)):
        result.append(mixed(result[-1], other, draw(st.frozensets(st.sampled_from(names)))))
    return list(result)


@settings(deadline=None, max_examples=60)
@given(states())
def test_laid_over_the_first_one_after_the_other_they_give_the_last(entries: list[Entry]) -> None:
    whole = json.loads(canonical(entries[0]))
    for before, after in pairwise(entries):
        lay_over(whole, *differing(before, after))
        assert whole == json.loads(canonical(after))


@settings(deadline=None, max_examples=60)
@given(states())
def test_turned_round_they_lead_back(entries: list[Entry]) -> None:
    had, has = difference(entries[0], entries[-1])
    assert difference(entries[-1], entries[0]) == (has, had)
