"""A form that is kept comes back exactly as it was typed; what is no kept form is none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.domain.infusion import Infusion
from ivig_logger.exchange.entry import MedicationEntry, ReactionEntry, SessionEntry, VialEntry
from ivig_logger.exchange.kept_form import KeptForm, Move, kept_form, kept_text
from tests.builders import a_full_infusion, a_moment, a_reaction, an_infusion
from tests.strategies import infusions, moments

typed = st.text(max_size=12) | st.sampled_from(["\ud83c", "\0", "\u2028", '"\\', "1e5", " 30 g "])
medications = st.builds(MedicationEntry, typed, typed, typed, typed)
reactions = st.builds(ReactionEntry, typed, typed, resolved=typed, notes=typed)
vials = st.builds(VialEntry, typed, typed, typed)
entries = st.builds(
    SessionEntry,
    date=typed,
    start=typed,
    notes=typed,
    medications=st.lists(medications, max_size=2).map(tuple),
    reactions=st.lists(reactions, max_size=2).map(tuple),
    vials=st.lists(vials, max_size=2).map(tuple),
)
moves = st.builds(Move, st.just(a_reaction()), reactions, infusions())
forms = st.builds(
    KeptForm,
    moments(),
    entries,
    entries | st.from_type(SessionEntry),
    infusions(),
    st.none() | infusions(),
    typed,
    st.lists(moves, max_size=1).map(tuple),
)
A_FORM = KeptForm(a_moment("14:05"), SessionEntry(notes="slept"), SessionEntry(), an_infusion())


@given(forms)
def test_a_kept_form_comes_back_exactly(form: KeptForm) -> None:
    assert kept_form(kept_text(form)) == form


@pytest.mark.parametrize("infusion", [an_infusion(entered_in_error=""), a_full_infusion()])
def test_the_session_that_is_edited_comes_back_exactly(infusion: Infusion) -> None:
    found = kept_form(kept_text(KeptForm(a_moment("14:05"), SessionEntry(), SessionEntry(), infusion, infusion)))
    assert found is not None
    assert found.stored == infusion


def test_a_field_that_an_older_version_did_not_keep_is_empty() -> None:
    document = json.loads(kept_text(A_FORM))
    for name in ("line", "moves", "stored"):
        del document["form"][name]
    del document["form"]["entry"]["vials"]
    assert kept_form(json.dumps(document)) == A_FORM


def test_a_field_that_only_a_newer_version_knows_is_left_aside() -> None:
    document = json.loads(kept_text(A_FORM))
    document["form"]["signature"] = "x"
    document["form"]["entry"]["mood"] = "well"
    assert kept_form(json.dumps(document)) == A_FORM


def test_a_text_cut_off_anywhere_is_no_form() -> None:
    text = kept_text(A_FORM)
    assert {kept_form(text[:end]) for end in range(len(text))} == {None}


@pytest.mark.parametrize(
    "change",
    [
        {"at": 5},
        {"at": {"epoch": "x", "zone": "UTC"}},
        {"entry": None},
        {"entry": {"outcome": "unheard of"}},
        {"entry": {"notes": 5}},
        {"entry": {"vials": "L7"}},
        {"entry": {"vials": [5]}},
        {"base": {}},
        {"base": None},
    ],
)
def test_a_value_of_another_kind_is_no_form(change: dict[str, object]) -> None:
    document = json.loads(kept_text(A_FORM))
    document["form"] |= change
    assert kept_form(json.dumps(document)) is None


def test_an_amount_that_is_no_number_is_no_form() -> None:
    document = json.loads(kept_text(A_FORM))
    document["form"]["base"]["dose"] = "much"
    assert kept_form(json.dumps(document)) is None


@pytest.mark.parametrize("text", ["", "[]", "5", "{}", '{"format": "ivig-logger-log", "version": 1}', "[" * 100_000])
def test_another_text_is_no_form(text: str) -> None:
    assert kept_form(text) is None


def test_a_form_kept_later_holds_the_same_while_nothing_was_typed() -> None:
    later = KeptForm(a_moment("14:06"), A_FORM.entry, A_FORM.first, A_FORM.base)
    assert A_FORM.holds_the_same(later)
    assert not A_FORM.holds_the_same(KeptForm(A_FORM.at, SessionEntry(), A_FORM.first, A_FORM.base))
    assert not A_FORM.holds_the_same(None)
