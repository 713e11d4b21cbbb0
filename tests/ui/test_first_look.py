"""The quick check after the start: nobody waits for it, and what it finds stays in sight."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.ui.window import Window
from tests.builders import an_infusion
from tests.stories.person import Person

FOUND = "The check of the log found"


def start(window: Window, qtbot: QtBot) -> None:
    """The first round of backups, and the look that follows it."""
    with qtbot.waitSignals([window.screens.rounds.reported, window.first_look.found], order="strict"):
        window.screens.rounds.go("start")


def harm(window: Window, sql: str) -> None:
    with window.workspace.logbook.database.raw() as connection:
        connection.execute(sql)


def test_a_sound_log_is_not_mentioned(window: Window, person: Person, qtbot: QtBot) -> None:
    start(window, qtbot)
    assert not person.reads(FOUND)


def test_what_it_finds_is_a_bar_that_outlasts_changes(window: Window, person: Person, qtbot: QtBot) -> None:
    harm(window, "UPDATE revisions SET why = 'x'")
    start(window, qtbot)
    assert person.reads(f"{FOUND} 1 thing that is not as it should be.")
    window.workspace.journal.store(an_infusion(), text="add")
    assert person.reads(FOUND)


def test_it_is_looked_once_a_window(window: Window, person: Person, qtbot: QtBot) -> None:
    start(window, qtbot)
    harm(window, "UPDATE revisions SET why = 'x'")
    with qtbot.waitSignal(window.screens.rounds.reported):
        window.screens.rounds.go("asked")
    window.workspace.background.wait()
    assert not person.reads(FOUND)


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_bar_makes_no_window_wider(window: Window, zoom: int) -> None:
    window.workspace.preferences.zoom = zoom
    window.dress()
    window.notices.say_check(12)
    window.resize(1024, 640)
    assert window.minimumSizeHint().width() <= 1024


def test_a_log_that_is_not_there_any_more_is_no_finding(window: Window, person: Person, qtbot: QtBot) -> None:
    path: Path = window.workspace.logbook.path
    window.workspace.logbook.close()
    path.rename(path.with_name("elsewhere.db"))
    path.mkdir()
    start(window, qtbot)
    assert not person.reads(FOUND)
