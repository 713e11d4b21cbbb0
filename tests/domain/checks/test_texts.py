"""Texts that no file can keep are named by their place, and all others are left alone."""

from dataclasses import replace

import pytest

from ivig_logger.domain.checks.texts import check_texts, is_keepable
from ivig_logger.domain.infusion import Mark
from tests.builders import PATIENT, a_full_infusion, a_moment, a_reaction, an_infusion


@pytest.mark.parametrize("text", ["", "two\nlines\t", "🤕", "\ufffd", "שלום", "\x01"])
def test_what_comes_back_as_it_was_is_keepable(text: str) -> None:
    assert is_keepable(text)


@pytest.mark.parametrize("text", ["a\0b", "\ud83d", "\udfff and more"])
def test_nul_and_half_characters_are_not(text: str) -> None:
    assert not is_keepable(text)


def test_the_problem_names_the_field() -> None:
    wrong = an_infusion(notes="\0", reactions=(a_reaction(), a_reaction(notes="\ud83d")))
    assert [each.where for each in check_texts(wrong)] == ["notes", "reactions.1.notes"]


def test_a_sound_record_has_none() -> None:
    assert list(check_texts(a_full_infusion())) == []
    assert list(check_texts(PATIENT)) == []


def test_what_is_in_the_log_already_is_not_looked_at_again() -> None:
    stored = an_infusion(notes="nul \0", marks=(Mark(a_moment(), "\0"),))
    assert list(check_texts(replace(stored, dose=None), stored=stored)) == []
    more = replace(stored, marks=(*stored.marks, Mark(a_moment(), "fine"), Mark(a_moment(), "\0")))
    assert [each.where for each in check_texts(more, stored=stored)] == ["marks.2.text"]


def test_a_text_that_moves_is_looked_at_again() -> None:
    stored = an_infusion(marks=(Mark(a_moment()), Mark(a_moment(), "\0")))
    assert [each.where for each in check_texts(replace(stored, marks=stored.marks[1:]), stored=stored)] == [
        "marks.0.text"
    ]
