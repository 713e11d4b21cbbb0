"""The ways out of what a check found, in words."""

import pytest

from ivig_logger.domain.change import Change, Conflict, NoSuchPatient
from ivig_logger.services.repairs import NotRepaired, Repair, is_change
from ivig_logger.words.findings import at_start_text
from ivig_logger.words.repairs import (
    button_text,
    done_text,
    not_repaired_text,
    progress_text,
    sound_text,
    what_text,
    why_text,
)
from tests.builders import PATIENT


@pytest.mark.parametrize("repair", Repair)
def test_each_way_out_says_what_it_does(repair: Repair) -> None:
    assert button_text(repair)
    assert what_text((repair,)).endswith(".")
    if repair not in (Repair.CORRECT, Repair.RESTORE):
        assert done_text(repair).startswith("✓ ")
    if is_change(repair):
        assert why_text(repair).startswith("Check of the log: ")


def test_of_two_ways_each_is_named() -> None:
    told = what_text((Repair.AS_RECORDED, Repair.AS_FOUND))
    assert told.startswith("Take what the changes say: it becomes what")
    assert "Keep what is there: it stays as it is" in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NotRepaired(), "Nothing was changed: the history of changes does not have it."),
        (Conflict(Change(PATIENT), None), "Nothing was changed: it is not what the check found any more."),
        (NoSuchPatient(Change(PATIENT), None), "Nothing was changed: its patient is not in the log."),
    ],
)
def test_why_nothing_was_repaired(error: Exception, told: str) -> None:
    assert not_repaired_text(error).startswith(told)


def test_how_far_it_is_and_what_was_looked_at() -> None:
    assert progress_text(0, 0) == "Looking at the file"
    assert progress_text(1500, 20_000) == "1,500 of 20,000 sessions looked at"
    assert sound_text("today 12:00", 1, 1530).startswith("Today 12:00: 1 session and 1,530 changes were looked at.")


def test_what_the_start_found() -> None:
    assert at_start_text(0) == ""
    assert at_start_text(1) == "The check of the log found 1 thing that is not as it should be."
    assert at_start_text(1200) == "The check of the log found 1,200 things that are not as they should be."
