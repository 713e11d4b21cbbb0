"""What a file would bring, in words."""

import pytest

from ivig_logger.services.preview import Preview, PreviewRow, State
from ivig_logger.words.previews import counts_text, done_text, objections_text, place_text, take_text
from tests.builders import an_infusion

NEW, BAD = PreviewRow("row 2", an_infusion(), State.NEW), PreviewRow("row 3", None, State.UNREADABLE)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("row 5", "Row 5"),
        ("sessions row 5", "Sessions row 5"),
        ("infusions[0]", "Session 1 of the file"),
        ("entry[11]", "Entry 12 of the bundle"),
        ("infusion", "The session of the file"),
        ("something[3]", "Something[3]"),
    ],
)
def test_a_position_is_said_in_words(where: str, words: str) -> None:
    assert place_text(where) == words


def test_what_the_file_holds_is_counted_by_how_it_stands_to_the_log() -> None:
    assert counts_text(Preview((NEW, BAD))) == "2 sessions in the file: 1 new, 1 cannot be read."
    assert counts_text(Preview()) == "The file holds no session."


def test_what_was_done_names_what_was_left_aside() -> None:
    assert done_text(Preview((NEW, BAD)), 1) == "Imported 1 session. 1 of the file was left aside."
    assert done_text(Preview(), 0) == "Imported the patients of the file."


def test_the_button_says_how_many_it_takes() -> None:
    assert (take_text(2), take_text(0)) == ("Import 2 sessions", "Import")


def test_of_many_objections_the_first_are_told_and_the_others_counted() -> None:
    assert objections_text(str(each) for each in range(4)) == "0\n1\n2\n3"
    assert objections_text((str(each) for each in range(4)), 2) == "0\n1\nand 2 more"
