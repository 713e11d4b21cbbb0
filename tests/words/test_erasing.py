"""Deleting everything of a patient, in words."""

from pathlib import Path

import pytest

from ivig_logger.services.erased_copies import CopyDone, Outcome, Reach
from ivig_logger.services.erasing import Extent
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.words.erasing import copies_text, erased_text, not_done_text, obstacles_text, progress_text, reach_text

LOG = Extent(47, 312)
STICK = Path("stick")


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (Reach(LOG), "It deletes 47 sessions and 312 changes."),
        (Reach(LOG, 9), "It deletes 47 sessions and 312 changes, and takes them out of 9 backups."),
        (
            Reach(Extent(1, 1), 1, 4),
            "It deletes 1 session and 1 change, and takes them out of 1 backup and 4 copies in the second place.",
        ),
    ],
)
def test_what_would_go_is_told_in_numbers(reach: Reach, words: str) -> None:
    assert reach_text(reach, copies_too=True) == words


def test_without_the_copies_they_are_not_counted() -> None:
    assert reach_text(Reach(LOG, 9, 4), copies_too=False) == "It deletes 47 sessions and 312 changes."


def test_files_that_go_whole_and_a_place_that_is_away_are_named() -> None:
    assert obstacles_text(Reach(LOG)) == ""
    told = obstacles_text(Reach(LOG, unreadable=(Path("a") / "log.db.damaged-1",), away=STICK))
    assert "removed whole: log.db.damaged-1." in told
    assert "The second place is not there: stick." in told


def test_what_was_done_is_told_in_numbers() -> None:
    assert erased_text(LOG) == "Everything of the patient was deleted from the log: 47 sessions, 312 changes."
    assert progress_text(3, 13) == "Now the copies of the log: 3 of 13 are done."


def test_what_could_not_be_done_is_told_by_name() -> None:
    failed = CopyDone(Path("b.db"), Outcome.FAILED, StorageFailed(Reason.FULL, Path("b.db")))
    done = [CopyDone(Path("a.db"), Outcome.REWRITTEN), CopyDone(Path("c.db"), Outcome.REMOVED), failed]
    assert not_done_text(done[:2], None) == ""
    assert copies_text(done, None) == (
        "Copies of the log: 1 rewritten without the patient, 1 removed that nobody could read. "
        "Still to be done, and tried again at each start: b.db: The disk is full."
    )
    assert copies_text([], STICK).endswith("stick: The second place is not there.")
