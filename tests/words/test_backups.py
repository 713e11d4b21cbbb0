"""What is said of backups."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from ivig_logger.services.backups import Backup, Difference
from ivig_logger.storage.copies import SessionLine
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.words import backups as words
from tests.builders import a_moment

NOW = a_moment("14:00", "2026-11-22")
BACKUP = Backup(Path("x.db"), a_moment("13:55", "2026-11-22"), "change", 1_234_567, 212)
LINE = SessionLine("1", a_moment(), "Privigen", Decimal("30.000"), "Patient A")


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-22", "today 13:55"), ("2026-11-21", "yesterday 13:55"), ("2026-11-14", "Sat 14 Nov 2026, 13:55")],
)
def test_the_last_backup_is_told_by_its_day(day: str, said: str) -> None:
    made = replace(BACKUP, made=a_moment("13:55", day))
    assert words.last_texts(made, NOW)[0] == f"✓ Last verified backup {said}"


def test_the_day_is_that_of_the_clock_here() -> None:
    made = replace(BACKUP, made=a_moment("23:30", "2026-11-21", "UTC"))
    assert words.when_text(made.made, NOW) == "today 00:30"


def test_no_backup_is_said_plainly() -> None:
    assert words.last_texts(None, NOW)[0] == "No backup yet"


def test_shorter_forms_are_shorter() -> None:
    for each in (BACKUP, None):
        lengths = [len(text) for text in words.last_texts(each, NOW)]
        assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("size", "said"),
    [(12, "12 bytes"), (184_320, "184 kB"), (1_234_567, "1.2 MB"), (26_000_000, "26 MB"), (2_500_000_000, "2.5 GB")],
)
def test_a_size_has_two_or_three_figures(size: int, said: str) -> None:
    assert words.size_text(size) == said


def test_a_backup_is_told_in_one_line() -> None:
    assert words.backup_text(BACKUP) == "212 sessions · 1.2 MB · ✓ verified · after a change"
    assert words.backup_text(replace(BACKUP, occasion="")) == "212 sessions · 1.2 MB · ✓ verified"
    assert words.backup_text(replace(BACKUP, sessions=None)).startswith("Not readable · 1.2 MB · ⚠ damaged")


def test_what_would_go_and_come_back_is_counted() -> None:
    several = Difference(212, 210, (LINE,) * 3, (LINE,), (LINE,) * 2, frozenset({"p"}))
    assert words.difference_text(several) == (
        "Now 212 sessions, then 210: 3 would go, 1 would come back, 2 would be as they were then, "
        "1 patient would be as then."
    )
    assert words.difference_text(Difference(1, 1)) == "Now 1 session, then 1: both hold the same."
    assert words.difference_text(Difference(1, 1, (), (), (LINE,))).endswith("1 would be as it was then.")


def test_a_session_is_told_in_one_line() -> None:
    assert words.line_text(LINE) == "Tue 20 Oct 2026, 09:00 · Privigen 30 g · Patient A"
    assert words.line_text(replace(LINE, dose=None)) == "Tue 20 Oct 2026, 09:00 · Privigen · Patient A"


@pytest.mark.parametrize("days", [0, 6])
def test_the_second_place_is_not_asked_for_within_a_week(days: int) -> None:
    assert words.second_place_text(NOW - timedelta(days=days), NOW) == ""
    assert words.second_place_text(None, NOW) == ""


def test_after_a_week_the_second_place_is_told_with_the_days() -> None:
    said = words.second_place_text(NOW - timedelta(days=9, hours=3), NOW)
    assert said == "The second place has had no backup for 9 days."


@pytest.mark.parametrize("reason", Reason)
def test_every_failure_says_what_it_does_not_concern(reason: Reason) -> None:
    failed = StorageFailed(reason, Path("backups"))
    assert "What you saved is in the log." in words.not_made_text(failed, Path("backups"))
    assert "the log is as it was" in words.not_restored_text(failed)
    assert "left as it is" in words.unreadable_text(failed)
    assert "stick" in words.not_copied_text(failed, Path("stick"))
