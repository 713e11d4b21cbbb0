"""Large records open quickly and lose nothing."""

from dataclasses import replace
from time import perf_counter

from tests.builders import a_reaction, an_infusion
from tests.ui.form.hands import Hands

MANY = tuple(replace(a_reaction(f"headache {at}", at % 170)) for at in range(5000))


def test_five_thousand_reactions_are_shown_a_portion_at_a_time(hands: Hands) -> None:
    before = perf_counter()
    hands.edit(an_infusion(reactions=MANY))
    assert perf_counter() - before < 10
    assert len(hands.form.fields.reactions.rows.rows) == 50
    assert hands.says("4,950 more reactions are kept as they are.")
    hands.press("Show 50 more")
    assert len(hands.form.fields.reactions.rows.rows) == 100
    assert hands.says("4,900 more reactions are kept as they are.")
    assert not hands.form.is_changed


def test_five_thousand_reactions_are_all_kept(hands: Hands) -> None:
    hands.edit(an_infusion(reactions=MANY))
    hands.type("reactions.0.symptom", "chills")
    hands.save()
    stored = hands.only().reactions
    assert stored[0].symptom == "chills"
    assert stored[1:] == MANY[1:]


def test_a_row_among_many_can_be_removed(hands: Hands) -> None:
    hands.edit(an_infusion(reactions=MANY))
    hands.press("Remove reaction 2")
    hands.save()
    assert hands.only().reactions == (MANY[0], *MANY[2:])


def test_a_long_note_is_kept_to_the_letter(hands: Hands) -> None:
    note = "slept\u00a0well 🙂\n" * 8000
    hands.edit(an_infusion(notes=note))
    assert not hands.form.is_changed
    hands.type("before", "well")
    hands.save()
    assert hands.only().notes == note


def test_a_long_note_can_be_typed(hands: Hands) -> None:
    hands.fill()
    note = hands.part("notes").entry
    note.insertPlainText("x" * 100_000)  # type: ignore[union-attr]  # a text of several lines
    hands.save()
    assert len(hands.only().notes) == 100_000


def test_texts_with_line_breaks_in_fields_of_one_line_are_kept(hands: Hands) -> None:
    odd = an_infusion(before="first\nsecond", product="Privi\u2028gen", stop_reason="a\tb")
    hands.edit(odd)
    assert not hands.form.is_changed
    hands.type("notes", "x")
    hands.save()
    assert hands.only() == replace(odd, notes="x")
