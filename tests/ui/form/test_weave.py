"""What the one line says anew is laid over the form, and nothing typed by hand is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ivig_logger.exchange.entry import ReactionEntry, SessionEntry
from ivig_logger.ui.form.weave import woven, woven_rows

NAMES = st.sampled_from(["headache", "chills", "nausea", "fever"])
ROWS = st.lists(st.builds(ReactionEntry, NAMES, st.sampled_from(["", "25", "40"])), max_size=4)
BLANK = ReactionEntry()
HEADACHE, CHILLS, FEVER = (ReactionEntry(name, "25") for name in ("headache", "chills", "fever"))


def test_a_changed_field_is_taken_over_and_the_others_stay() -> None:
    before, after = SessionEntry(product="Privigen"), SessionEntry(product="Octagam", dose="30 g")
    assert woven(before, after, SessionEntry(product="mine", notes="x")) == SessionEntry(
        product="Octagam", dose="30 g", notes="x"
    )


def test_an_end_takes_the_place_of_a_duration() -> None:
    found = woven(SessionEntry(), SessionEntry(end="17:10"), SessionEntry(duration="2 h"))
    assert (found.end, found.duration) == ("17:10", "")


def test_a_row_that_was_edited_by_hand_keeps_the_edit() -> None:
    now = [replace(HEADACHE, notes="dull")]
    assert woven_rows([HEADACHE], [replace(HEADACHE, onset="40")], now, BLANK) == (
        replace(HEADACHE, notes="dull", onset="40"),
    )


def test_a_row_that_was_edited_by_hand_is_not_taken_away() -> None:
    edited = replace(HEADACHE, notes="dull")
    assert woven_rows([HEADACHE, CHILLS], [], [edited, CHILLS], BLANK) == (edited,)


def test_a_row_in_the_middle_leaves_the_edits_at_their_rows() -> None:
    now = [HEADACHE, replace(CHILLS, notes="cold")]
    assert woven_rows([HEADACHE, CHILLS], [HEADACHE, FEVER, CHILLS], now, BLANK) == (
        HEADACHE,
        FEVER,
        replace(CHILLS, notes="cold"),
    )


def test_a_row_that_was_removed_by_hand_stays_away_until_the_line_changes_it() -> None:
    assert woven_rows([HEADACHE], [HEADACHE, CHILLS], [], BLANK) == (CHILLS,)


@given(ROWS, ROWS)
def test_untouched_rows_become_those_of_the_line(before: list[ReactionEntry], after: list[ReactionEntry]) -> None:
    assert woven_rows(before, after, before, BLANK) == tuple(after)


@given(ROWS, ROWS, ROWS)
def test_rows_that_were_typed_by_hand_are_never_lost(
    before: list[ReactionEntry], after: list[ReactionEntry], typed: list[ReactionEntry]
) -> None:
    mine = [replace(each, notes=f"by hand {at}") for at, each in enumerate(typed)]
    found = woven_rows(before, after, [*before, *mine], BLANK)
    assert [each.notes for each in found if each.notes] == [each.notes for each in mine]
