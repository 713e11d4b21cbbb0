"""Preferences last, hold no word about health, and are readable by their owner only."""

from pathlib import Path

import pytest

from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.theme import Look


def test_preferences_are_there_at_the_next_start(tmp_path: Path) -> None:
    first = Preferences(tmp_path / "log.db")
    first.pounds, first.look, first.zoom, first.screen = True, Look.DARK, 150, "history"
    again = Preferences(tmp_path / "log.db")
    assert (again.pounds, again.look, again.zoom, again.screen) == (True, Look.DARK, 150, "history")


def test_the_file_is_for_its_owner_only(tmp_path: Path) -> None:
    Preferences(tmp_path / "log.db").zoom = 125
    assert (tmp_path / "log.db.ini").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("written", "read"), [(500, 200), (10, 100), (150, 150)])
def test_the_zoom_stays_between_100_and_200(tmp_path: Path, written: int, read: int) -> None:
    preferences = Preferences(tmp_path / "log.db")
    preferences.zoom = written
    assert preferences.zoom == read


def test_nonsense_in_the_file_is_taken_as_not_set(tmp_path: Path) -> None:
    (tmp_path / "log.db.ini").write_text("look=purple\nzoom=huge\n", encoding="utf-8")
    preferences = Preferences(tmp_path / "log.db")
    assert (preferences.look, preferences.zoom) == (Look.AUTO, 100)


def test_a_log_that_is_called_like_preferences_is_never_written_over(tmp_path: Path) -> None:
    log = tmp_path / "log.ini"
    log.write_bytes(b"a log")
    Preferences(log).zoom = 150
    assert log.read_bytes() == b"a log"
