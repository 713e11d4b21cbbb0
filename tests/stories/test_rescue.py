"""A person whose log is damaged starts the program: the newest whole backup is one press away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ivig_logger import app
from ivig_logger.services.backups import Backups, Occasion
from ivig_logger.services.key_file import copy_path, key_path
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.rescue import Rescue
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.setting_aside import aside_of
from ivig_logger.ui import clocks, theme
from ivig_logger.ui.rescue.salvage_screen import SalvageScreen
from ivig_logger.ui.rescue.window import RescueWindow
from ivig_logger.ui.unlock.starting import unlock_window
from ivig_logger.ui.window import Window
from tests.builders import PATIENT, a_full_infusion
from tests.logs import log_at


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log with three sessions that was cut off, and a backup with two of them."""
    logbook = Logbook.open(log_at(tmp_path / "log.db"))
    logbook.store(PATIENT)
    for number in (1, 2):
        logbook.store(a_full_infusion(number))
    Backups(logbook).make(Occasion.CHANGE)
    logbook.store(a_full_infusion(3))
    logbook.close()
    whole = logbook.path.read_bytes()
    logbook.path.write_bytes(whole[: len(whole) // 2])
    return logbook.path


def start(log: Path, qtbot: QtBot, *answers: Callable[[RescueWindow], None]) -> Window | None:
    """Start the program, and answer the window that comes in the place of its own."""
    left = list(answers)

    def answer() -> None:
        (window,) = [
            each for each in QApplication.topLevelWidgets() if isinstance(each, RescueWindow) and each.isVisible()
        ]
        left.pop(0)(window)
        if left:
            QTimer.singleShot(0, answer)

    if answers:
        QTimer.singleShot(0, answer)
    opened = app.open_window(log)
    assert left == []
    if opened is not None:
        qtbot.addWidget(opened, before_close_func=lambda each: each.workspace.close())
    return opened


def press(window: RescueWindow) -> None:
    window.act.click()


def leave(window: RescueWindow) -> None:
    window.close()


def test_the_backup_is_opened_and_the_damaged_file_lies_beside(log: Path, qtbot: QtBot) -> None:
    damaged = log.read_bytes()
    opened = start(log, qtbot, press)
    assert opened is not None
    assert opened.workspace.logbook.ids() == [a_full_infusion(number).id for number in (1, 2)]
    (aside,) = aside_of(log)
    assert aside.read_bytes() == damaged
    assert opened.screens.current == "salvage"


@pytest.mark.parametrize("keys", [False, True], ids=["", "with keys of an earlier time"])
def test_without_its_first_page_a_plain_log_is_rescued_and_its_sessions_are_found(
    tmp_path: Path, qtbot: QtBot, keys: bool
) -> None:
    path = tmp_path / "log.db"
    logbook = Logbook.open(log_at(path))
    logbook.store(PATIENT)
    Backups(logbook).make(Occasion.CHANGE)
    logbook.store(a_full_infusion(1))
    logbook.close()
    if keys:
        copy_path(path, path.parent / "backups").touch()
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    assert unlock_window(path) is None
    opened = start(path, qtbot, press)
    assert opened is not None
    screen = opened.screens.currentWidget()
    assert isinstance(screen, SalvageScreen)
    opened.show()
    qtbot.waitUntil(lambda: screen.chosen == [a_full_infusion(1).id])


def test_what_is_wrong_and_what_there_is_can_be_read(log: Path, qtbot: QtBot) -> None:
    told: list[str] = []

    def read(window: RescueWindow) -> None:
        told.extend((window.wrong.text(), window.choice.currentText()))
        window.close()

    before = log.read_bytes()
    assert start(log, qtbot, read) is None
    assert told[0].startswith("The log is damaged: part of its file is missing or unreadable. Nothing was changed")
    assert told[1].endswith(", 2 sessions")
    assert log.read_bytes() == before
    assert aside_of(log) == []


def test_without_a_backup_a_new_log_begins(log: Path, qtbot: QtBot) -> None:
    for each in (log.parent / "backups").iterdir():
        each.unlink()
    opened = start(log, qtbot, press)
    assert opened is not None
    assert opened.workspace.logbook.ids() == []
    assert len(aside_of(log)) == 1


def test_a_program_that_was_killed_in_between_begins_no_empty_log(log: Path, qtbot: QtBot) -> None:
    log.rename(log.with_name("log.db.damaged-2026-11-22T135500Z"))
    assert start(log, qtbot, leave) is None
    assert not log.exists()
    opened = start(log, qtbot, press)
    assert opened is not None
    assert len(opened.workspace.logbook.ids()) == 2


def test_a_backup_that_went_bad_is_said_and_another_can_be_chosen(log: Path, qtbot: QtBot) -> None:
    def spoil_and_press(window: RescueWindow) -> None:
        whole = window.offered[0].path.read_bytes()
        window.offered[0].path.write_bytes(whole[:8192])
        window.act.click()
        assert window.problem.text().startswith("No log was opened. Part of the backup is missing or unreadable.")
        window.offered[0].path.write_bytes(whole)

    opened = start(log, qtbot, spoil_and_press, press)
    assert opened is not None


def test_a_log_that_has_keys_is_not_taken_for_a_damaged_one(
    log: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    key_path(log).touch()
    log.write_bytes(before := bytes(range(1, 129)) * 64)  # as an encrypted one, it does not begin as a plain log does

    def close_box() -> None:
        (box,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible())
        box.close()

    QTimer.singleShot(0, close_box)
    assert start(log, qtbot) is None
    assert log.read_bytes() == before
    assert capsys.readouterr().err.startswith("This log is encrypted and was not unlocked")


def test_a_plain_log_is_rescued_though_keys_of_an_earlier_time_lie_with_its_backups(log: Path, qtbot: QtBot) -> None:
    copy_path(log, log.parent / "backups").touch()
    opened = start(log, qtbot, press)
    assert opened is not None
    assert len(opened.workspace.logbook.ids()) == 2


class TestGone:
    """A log that was deleted or emptied is not begun anew without a word."""

    @pytest.fixture(params=["deleted", "emptied"])
    def gone(self, log: Path, request: pytest.FixtureRequest) -> Path:
        log.unlink()
        if request.param == "emptied":
            log.touch()
        return log

    def test_the_backup_takes_its_place(self, gone: Path, qtbot: QtBot) -> None:
        told: list[str] = []

        def look_and_press(window: RescueWindow) -> None:
            told.append(window.wrong.text())
            window.act.click()

        opened = start(gone, qtbot, look_and_press)
        assert opened is not None
        assert len(opened.workspace.logbook.ids()) == 2
        assert opened.screens.current != "salvage"
        assert "but a backup or a journal of it is there" in told[0]
        assert aside_of(gone) == []

    def test_a_new_one_can_be_begun_and_the_backups_stay(self, gone: Path, qtbot: QtBot) -> None:
        opened = start(gone, qtbot, lambda window: window.anew.click())
        assert opened is not None
        assert opened.workspace.logbook.ids() == []
        assert len(Backups(opened.workspace.logbook).all()) == 1

    def test_leaving_leaves_it_as_it_is(self, gone: Path, qtbot: QtBot) -> None:
        before = gone.exists()
        assert start(gone, qtbot, leave) is None
        assert gone.exists() is before


def test_the_journal_of_a_log_that_is_gone_is_set_aside(log: Path, qtbot: QtBot) -> None:
    log.unlink()
    journal = log.with_name("log.db-wal")
    journal.write_bytes(b"changes")
    assert start(log, qtbot, press) is not None
    (aside,) = aside_of(log)
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"changes"


def test_damage_that_is_met_only_when_the_patients_are_read(log: Path, qtbot: QtBot) -> None:
    logbook = Logbook.open(log_at(log.with_name("other.db")))
    logbook.store(PATIENT)
    with logbook.database.raw() as connection:
        connection.execute("UPDATE patients SET born = 'x'")
    logbook.close()
    log.write_bytes(logbook.path.read_bytes())
    opened = start(log, qtbot, press)
    assert opened is not None
    assert len(opened.workspace.logbook.ids()) == 2


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_window_fits(log: Path, qtbot: QtBot, qapp: QApplication, zoom: int) -> None:
    theme.apply(qapp, theme.Look.LIGHT, zoom)
    window = RescueWindow(Rescue(log, clocks.now), StorageFailed(Reason.DAMAGED, log))
    qtbot.addWidget(window)
    window.fit(QSize(1024, 640), zoom)
    assert window.minimumSizeHint().width() <= 1016
    theme.apply(qapp, theme.Look.LIGHT, 100)
