"""What is signed, and what the changes of a session say of a signature under it."""

import json
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.difference import difference
from ivig_logger.domain.infusion import Infusion, Vial
from ivig_logger.domain.signature import Signature, message_of
from ivig_logger.domain.signed import DoesNotFit, Signing, Step, content_of, signing_of
from tests.builders import a_full_infusion, a_moment, a_signature, an_infusion
from tests.strategies import infusions

PLAIN = an_infusion()
MINE = a_signature(content=content_of(PLAIN))
YOURS = a_signature(signer="Ben Löwe", content=content_of(PLAIN))
SIGNED = replace(PLAIN, signatures=(MINE,))
CORRECTED = replace(SIGNED, dose=Decimal(35), vials=(Vial("P100"),))


def steps(*states: Infusion) -> list[Step]:
    """The changes that lead from one state to the next, numbered from 1 on."""
    both = [(json.loads(each) for each in difference(old, new)) for old, new in pairwise(states)]
    first: list[Step] = [(1, None, json.loads(canonical(states[0])))]
    return [*first, *((at, had, has) for at, (had, has) in enumerate(both, 2))]


@given(infusions())
@settings(deadline=None)
def test_signatures_are_no_part_of_what_is_signed(infusion: Infusion) -> None:
    assert content_of(infusion) == content_of(replace(infusion, signatures=()))
    assert content_of(infusion) != content_of(replace(infusion, notes=f"{infusion.notes}."))


def test_what_is_signed_is_fixed_for_ever() -> None:
    assert content_of(PLAIN) == "33804ec9d5c5357eb4c91f662d4eb149ac960e5ef360c32d0bf437ceb46d7c04"
    assert message_of(PLAIN.id, a_signature()).decode() == (
        f'{{"at":{{"epoch":1792497900,"zone":"Europe/Berlin"}},"content":"{"3c" * 32}","credential":"RN",'
        f'"format":"ivig-logger signature 1","head":"{"2b" * 32}","infusion":"{PLAIN.id}",'
        f'"public_key":"{"1a" * 32}","role":"nurse","signer":"Anna Berg"}}'
    )


@pytest.mark.parametrize(
    "changed",
    [
        *({name: "5e" * 32} for name in ("signer", "credential", "role", "public_key", "head", "content")),
        *({"at": each} for each in (a_moment("14:06"), a_moment("14:05").in_zone("Europe/Paris"))),
        {"signer": "", "credential": "Anna BergRN"},
    ],
)
def test_every_word_of_a_signature_is_signed(changed: dict[str, Any]) -> None:
    assert message_of(PLAIN.id, a_signature(**changed)) != message_of(PLAIN.id, a_signature())


def test_the_session_is_signed_and_the_value_is_not() -> None:
    assert message_of(PLAIN.id, MINE) != message_of(an_infusion(2).id, MINE)
    assert message_of(PLAIN.id, MINE) == message_of(PLAIN.id, replace(MINE, value="6f" * 64))


class TestHistory:
    def test_a_signature_under_what_was_there(self) -> None:
        assert signing_of(SIGNED, MINE, steps(PLAIN, SIGNED)) == Signing(2, came_whole=False, as_signed=True)

    def test_what_was_changed_afterwards_is_an_addendum_each(self) -> None:
        again = replace(CORRECTED, notes="well")
        found = signing_of(again, MINE, steps(PLAIN, SIGNED, CORRECTED, again))
        assert found == Signing(2, came_whole=False, as_signed=True, addenda=(3, 4))

    def test_a_second_signature_is_no_addendum(self) -> None:
        both = replace(SIGNED, signatures=(MINE, YOURS))
        later = replace(both, notes="well")
        trace = steps(PLAIN, SIGNED, both, later)
        assert signing_of(later, MINE, trace) == Signing(2, came_whole=False, as_signed=True, addenda=(4,))
        assert signing_of(later, YOURS, trace) == Signing(3, came_whole=False, as_signed=True, addenda=(4,))

    def test_changes_before_it_do_not_matter(self) -> None:
        earlier = replace(PLAIN, dose=Decimal(3))
        assert signing_of(SIGNED, MINE, steps(earlier, PLAIN, SIGNED)) == Signing(3, came_whole=False, as_signed=True)

    def test_one_that_was_taken_back_and_made_again_counts_from_the_last_time(self) -> None:
        found = signing_of(SIGNED, MINE, steps(PLAIN, SIGNED, PLAIN, SIGNED))
        assert found == Signing(4, came_whole=False, as_signed=True)

    def test_one_that_was_taken_back_is_under_nothing(self) -> None:
        assert signing_of(PLAIN, MINE, steps(PLAIN, SIGNED, PLAIN)) is None

    def test_one_that_came_with_the_session(self) -> None:
        assert signing_of(SIGNED, MINE, steps(SIGNED)) == Signing(1, came_whole=True, as_signed=True)
        assert signing_of(CORRECTED, MINE, steps(CORRECTED)) == Signing(1, came_whole=True, as_signed=False)

    def test_what_was_taken_out_and_put_in_as_it_was_has_its_old_history(self) -> None:
        out: Step = (4, json.loads(canonical(CORRECTED)), None)
        back: Step = (5, None, json.loads(canonical(CORRECTED)))
        found = signing_of(CORRECTED, MINE, [*steps(PLAIN, SIGNED, CORRECTED), out, back])
        assert found == Signing(2, came_whole=False, as_signed=True, addenda=(3,))

    def test_what_was_put_in_again_as_something_else_was_not_signed(self) -> None:
        out: Step = (3, json.loads(canonical(SIGNED)), None)
        back: Step = (4, None, json.loads(canonical(CORRECTED)))
        found = signing_of(CORRECTED, MINE, [*steps(PLAIN, SIGNED), out, back])
        assert found == Signing(4, came_whole=True, as_signed=False)

    def test_one_over_something_else_than_what_was_there(self) -> None:
        wrong = a_signature()
        signed = replace(PLAIN, signatures=(wrong,))
        assert signing_of(signed, wrong, steps(PLAIN, signed)) == Signing(2, came_whole=False, as_signed=False)

    def test_a_session_that_its_changes_do_not_come_to_has_no_history(self) -> None:
        assert signing_of(CORRECTED, MINE, steps(PLAIN, SIGNED)) is None
        assert signing_of(CORRECTED, MINE, []) is None

    def test_one_that_no_change_brought_has_none_either(self) -> None:
        assert signing_of(SIGNED, MINE, steps(PLAIN)) is None

    def test_changes_that_do_not_fit_one_another_are_told(self) -> None:
        with pytest.raises(DoesNotFit):
            signing_of(CORRECTED, MINE, steps(SIGNED, CORRECTED)[1:])

    def test_a_large_session_is_told_as_well(self) -> None:
        large = a_full_infusion()
        mine = a_signature(content=content_of(large))
        signed = replace(large, signatures=(mine,))
        later = replace(signed, notes="other", vials=large.vials[:1])
        found = signing_of(later, mine, steps(large, signed, later))
        assert found == Signing(2, came_whole=False, as_signed=True, addenda=(3,))


def test_name_and_credential_are_said_together() -> None:
    assert MINE.signed_as == "Anna Berg, RN"
    assert Signature("Anna Berg", "", "", "", a_moment(), "", "", "").signed_as == "Anna Berg"
