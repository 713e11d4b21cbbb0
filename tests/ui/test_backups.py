"""Backups in the window: told, listed, looked into, restored; and made without being asked."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.services.backups import Backups
from ivig_logger.ui.backups.rounds import Rounds
from ivig_logger.ui.backups.screen import BackupsScreen
from ivig_logger.ui.settings import Settings
from ivig_logger.ui.short_button import ShortButton
from ivig_logger.ui.window import Window
from ivig_logger.ui.workspace import Workspace
from tests.builders import a_moment, a_running_infusion, an_infusion
from tests.stories.files import export_log, import_log
from tests.stories.person import Person


@pytest.fixture
def rounds(window: Window) -> Rounds:
    return window.screens.rounds


@pytest.fixture
def folder(workspace: Workspace) -> Path:
    return workspace.logbook.path.parent / "backups"


def go(rounds: Rounds, qtbot: QtBot, occasion: str = "asked") -> None:
    with qtbot.waitSignal(rounds.reported):
        rounds.go(occasion)


class TestWithoutBeingAsked:
    def test_the_start_makes_one_when_the_window_is_shown(self, rounds: Rounds, qtbot: QtBot, folder: Path) -> None:
        with qtbot.waitSignal(rounds.reported):
            rounds.start()
        assert len(list(folder.iterdir())) == 1

    def test_a_second_start_on_that_day_makes_none(self, rounds: Rounds, qtbot: QtBot, folder: Path) -> None:
        go(rounds, qtbot, "start")
        go(rounds, qtbot, "start")
        assert len(list(folder.iterdir())) == 1

    def test_a_session_that_was_added_is_waited_for_and_not_left_out(
        self, window: Window, rounds: Rounds, workspace: Workspace
    ) -> None:
        workspace.journal.store(an_infusion(), text="add")
        assert rounds.is_pending
        window.close()
        (made,) = Backups(workspace.logbook).all()
        assert (made.sessions, made.occasion) == (1, "change")

    def test_a_press_of_a_running_session_is_not_waited_for(self, rounds: Rounds, workspace: Workspace) -> None:
        running = a_running_infusion(a_moment("11:00", "2026-11-01"))
        workspace.journal.store(running, text="start")
        assert not rounds.is_pending

    def test_a_window_that_changed_nothing_makes_none_when_it_goes(self, workspace: Workspace, qtbot: QtBot) -> None:
        window = Window(workspace)
        qtbot.addWidget(window)
        window.close()
        assert Backups(workspace.logbook).all() == []


class TestTold:
    def test_the_status_line_tells_the_last_verified_backup(self, window: Window, qtbot: QtBot) -> None:
        go(window.screens.rounds, qtbot)
        qtbot.waitUntil(lambda: window.status.backup.text() == "✓ Last verified backup today 12:00")

    def test_nothing_is_told_before_it_is_known(self, window: Window) -> None:
        assert not window.status.backup.isVisible()

    def test_a_failed_one_is_a_bar_that_stays_until_one_works(
        self, window: Window, rounds: Rounds, qtbot: QtBot, person: Person, folder: Path
    ) -> None:
        folder.write_text("in the way", encoding="utf-8")
        go(rounds, qtbot)
        assert person.reads("No backup could be made. Its folder cannot be written to.")
        assert window.status.backup.text() == "No backup yet"
        window.workspace.journal.store(an_infusion(), text="add")
        assert person.reads("No backup could be made.")
        folder.unlink()
        with qtbot.waitSignal(rounds.reported):
            person.click("Try again")
        assert not person.reads("No backup could be made.")
        qtbot.waitUntil(lambda: window.status.backup.text() == "✓ Last verified backup today 12:00")

    @pytest.mark.parametrize(("width", "zoom"), [(1024, 100), (1024, 200), (1280, 200)])
    def test_a_narrow_window_is_not_made_wider_by_it(self, window: Window, qtbot: QtBot, width: int, zoom: int) -> None:
        window.workspace.preferences.zoom = zoom
        window.dress()
        go(window.screens.rounds, qtbot)
        window.resize(width, 640)
        assert window.minimumSizeHint().width() <= width
        assert window.status.backup.text().startswith("✓")

    def test_words_that_do_not_fit_become_shorter_and_keep_their_name(self, qtbot: QtBot) -> None:
        made = ShortButton(bool)
        qtbot.addWidget(made)
        made.show_forms(("a very long form", "short"))
        made.resize(made.sizeHint())
        assert made.text() == "a very long form"
        made.resize(made.minimumSizeHint())
        assert (made.text(), made.accessibleName()) == ("short", "a very long form")
        made.resize(made.sizeHint())
        assert made.text() == "a very long form"


@pytest.fixture
def screen(window: Window, workspace: Workspace, qtbot: QtBot) -> BackupsScreen:
    """The screen with a backup of one session; now there are two."""
    workspace.journal.store(an_infusion(1), text="add")
    go(window.screens.rounds, qtbot)
    workspace.journal.store(an_infusion(2), text="add")
    window.screens.open("backups")
    shown = window.screens.currentWidget()
    assert isinstance(shown, BackupsScreen)
    qtbot.waitUntil(lambda: len(shown.rows) == 1)
    return shown


class TestScreen:
    def test_it_is_reached_from_the_status_line(
        self, window: Window, rounds: Rounds, qtbot: QtBot, person: Person
    ) -> None:
        go(rounds, qtbot)
        person.click("✓ Last verified backup today 12:00")
        assert window.screens.current == "backups"

    def test_it_is_reached_from_the_settings_and_leads_back(self, window: Window, person: Person) -> None:
        person.press("Ctrl+,")
        person.click("Show the backups")
        assert window.screens.current == "backups"
        person.click("Back")
        assert window.screens.current == "settings"

    @pytest.mark.usefixtures("screen")
    def test_a_backup_is_listed_with_date_sessions_size_and_that_it_is_verified(self, person: Person) -> None:
        assert person.reads("Today 12:00")
        assert person.reads("1 session · ")
        assert person.reads("✓ verified · asked for")

    def test_one_more_is_made_on_demand(self, screen: BackupsScreen, person: Person, qtbot: QtBot) -> None:
        person.click("Back up now")
        qtbot.waitUntil(lambda: len(screen.rows) == 2)
        assert person.reads("✓ Made and verified.")

    @pytest.mark.usefixtures("screen")
    def test_looking_inside_shows_the_newest_sessions(self, person: Person, qtbot: QtBot) -> None:
        person.click("Look inside the backup of today 12:00")
        qtbot.waitUntil(lambda: person.reads("The newest 1 of 1 session in it"))
        assert person.reads("Tue 20 Oct 2026, 09:00 · Privigen 30 g · Patient A")
        person.click("Close it")
        assert not person.reads("Privigen 30 g")

    @pytest.mark.usefixtures("screen")
    def test_before_a_restore_it_is_said_what_would_go(
        self, person: Person, qtbot: QtBot, workspace: Workspace
    ) -> None:
        person.click("What restoring the backup of today 12:00 would do")
        qtbot.waitUntil(lambda: person.reads("Now 2 sessions, then 1: 1 would go."))
        person.click("Leave the log as it is")
        assert not person.reads("1 would go")
        assert len(workspace.logbook.ids()) == 2

    def test_what_is_open_stays_open_when_another_is_made(
        self, screen: BackupsScreen, person: Person, rounds: Rounds, qtbot: QtBot
    ) -> None:
        person.click("Look inside the backup of today 12:00")
        qtbot.waitUntil(lambda: person.reads("The newest 1 of 1 session in it"))
        go(rounds, qtbot)
        qtbot.waitUntil(lambda: len(screen.rows) == 2)
        assert person.reads("The newest 1 of 1 session in it")

    def test_one_that_was_damaged_is_said_to_be_and_offers_nothing(
        self, screen: BackupsScreen, person: Person, qtbot: QtBot
    ) -> None:
        (path,) = screen.rows
        path.write_bytes(path.read_bytes()[:5000])
        screen.refresh()
        qtbot.waitUntil(lambda: person.reads("⚠ damaged"))
        assert not [each for each in screen.rows[path].findChildren(type(screen.now)) if each.isVisible()]

    def test_one_that_is_damaged_inside_is_refused_when_it_is_asked_for(
        self, screen: BackupsScreen, person: Person, qtbot: QtBot
    ) -> None:
        (path,) = screen.rows
        whole = path.read_bytes()
        path.write_bytes(whole[:-8192] + b"\xa5" * 8192)
        person.click("What restoring the backup of today 12:00 would do")
        qtbot.waitUntil(lambda: person.reads("This backup cannot be read."))


class TestSecondPlace:
    @pytest.fixture
    def stick(self, tmp_path: Path) -> Path:
        made = tmp_path / "stick"
        made.mkdir()
        return made

    @pytest.fixture
    def settings(self, window: Window) -> Settings:
        window.screens.open("settings")
        shown = window.screens.currentWidget()
        assert isinstance(shown, Settings)
        return shown

    def test_it_gets_the_last_backup_at_once(
        self, settings: Settings, rounds: Rounds, stick: Path, qtbot: QtBot, folder: Path
    ) -> None:
        with qtbot.waitSignal(rounds.reported):
            settings.backups.set_place(str(stick))
        assert [each.name for each in stick.iterdir()] == [each.name for each in folder.iterdir()]
        assert str(stick) in settings.backups.place.text()

    def test_the_place_of_the_backups_is_none(self, settings: Settings, workspace: Workspace, folder: Path) -> None:
        settings.backups.set_place(str(folder))
        assert workspace.preferences.second_place == ""
        assert "where the backups are already" in settings.backups.note.text()

    def test_after_a_week_without_it_the_status_line_says_so_quietly(
        self, window: Window, rounds: Rounds, stick: Path, qtbot: QtBot, person: Person
    ) -> None:
        preferences, now = window.workspace.preferences, window.workspace.logbook.now()
        preferences.second_place, preferences.second_copied = str(stick), now.epoch - 8 * 86_400
        shutil.rmtree(stick)
        go(rounds, qtbot)
        assert window.status.backup.accessibleName().endswith("The second place has had no backup for 8 days.")
        stick.mkdir()
        go(rounds, qtbot)
        assert window.status.backup.accessibleName() == "✓ Last verified backup today 12:00"
        assert not person.reads("No backup could be made")

    def test_one_that_does_not_take_it_does_not_spoil_the_backup(
        self, window: Window, rounds: Rounds, stick: Path, qtbot: QtBot
    ) -> None:
        window.workspace.preferences.second_place = str(stick)
        go(rounds, qtbot)
        (made,) = stick.iterdir()
        made.unlink()
        made.mkdir()
        go(rounds, qtbot, "start")
        assert window.status.backup.accessibleName().startswith("✓ Last verified backup today 12:00 · The second place")


def test_an_import_without_a_backup_is_none(window: Window, workspace: Workspace, qtbot: QtBot, folder: Path) -> None:
    workspace.journal.store(an_infusion(), text="add")
    file = folder.parent / "log.json"
    export_log(window, file, qtbot)
    workspace.journal.store(None, instead_of=an_infusion(), text="remove")
    folder.write_text("in the way", encoding="utf-8")
    screen = import_log(window, file, qtbot)
    assert workspace.logbook.ids() == []
    assert "cannot" in screen.head.failure.text()
    assert screen.offer.take.isEnabled()
