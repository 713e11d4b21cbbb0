"""A real program is killed while a session is being typed: the next start offers what was typed, as it was."""

import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ivig_logger import app
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.form import SessionForm
from ivig_logger.ui.home import Home
from ivig_logger.ui.window import Window
from tests.builders import PATIENT
from tests.stories.form_driver import type_a_session

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["ivig_logger.app", "ivig_logger.ui.form", "tests.stories.form_driver"])
CANARY = "canary-51d0"
TYPED = {"date": "20 Oct 2026", "start": "13:50", "end": "17:10", "product": "Privigen", "dose": "30 g"}


@dataclass
class Desk:
    """Where the program is started again and again, over one log."""

    log: Path
    qtbot: QtBot
    window: Window | None = None

    def start(self) -> Window:
        """The next start of the program."""
        self.window = window = app.build(self.log)
        window.screens.rounds.rest()
        window.show()
        self.qtbot.waitExposed(window)
        return window

    def press(self, pressed: QPushButton) -> None:
        """Press a button in sight."""
        assert pressed.isVisible()
        self.qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)

    def holding(self, words: str) -> set[str]:
        """The files that hold these words, whatever they are."""
        files = [each for each in self.log.parent.rglob("*") if each.is_file()]
        return {each.name for each in files if words.encode() in each.read_bytes()}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A log with one patient in it."""
    logbook = Logbook.open(tmp_path / "log.db")
    logbook.store(PATIENT)
    logbook.close()
    made = Desk(tmp_path / "log.db", qtbot)
    yield made
    if made.window is not None:
        for form in made.window.findChildren(SessionForm):
            form.discard()
        made.window.close()
        made.window.workspace.close()
        delete(made.window)


def killed_after(log: Path, texts: dict[str, str], seconds: float) -> None:
    """Start the program, type, and kill it so many seconds after the last letter."""
    here, there = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=type_a_session, args=(log, texts, there), daemon=True)
    process.start()
    there.close()
    assert here.poll(60)
    assert here.recv() == "typed"
    time.sleep(seconds)
    process.kill()  # SIGKILL
    process.join()


def gone_on_with(desk: Desk) -> SessionForm:
    """Start the program and take up what it offers."""
    home = desk.start().screens.currentWidget()
    assert isinstance(home, Home)
    assert home.unsaved.words.text().endswith("and is not saved.")
    desk.press(home.unsaved.go_on)
    form = home.window().findChild(SessionForm)
    assert isinstance(form, SessionForm)
    return form


def test_what_was_typed_before_a_kill_is_offered_gone_on_with_and_saved(desk: Desk) -> None:
    killed_after(desk.log, {**TYPED, "notes": CANARY}, 1.5)
    assert desk.holding(CANARY) == {"log.db.draft-form"}
    form = gone_on_with(desk)
    parts = form.fields.basics.parts
    assert {name: parts[name].value for name in TYPED} == TYPED
    assert parts["notes"].value == CANARY
    desk.press(form.header.save)
    assert not list(desk.log.parent.glob("*draft*"))
    assert desk.holding(CANARY) <= {"log.db", "log.db-wal"}
    assert desk.window is not None
    [stored] = desk.window.workspace.logbook.newest(PATIENT.id)
    assert stored.notes == CANARY


def test_what_was_typed_before_a_kill_and_is_discarded_is_in_no_file(desk: Desk) -> None:
    killed_after(desk.log, {"notes": CANARY}, 1.5)
    home = desk.start().screens.currentWidget()
    assert isinstance(home, Home)
    desk.press(home.unsaved.discard)
    assert desk.holding(CANARY) == set()


def test_what_is_gone_on_with_outlives_a_second_kill(desk: Desk) -> None:
    killed_after(desk.log, {"notes": CANARY}, 1.5)
    killed_after(desk.log, {"before": "well"}, 1.5)
    parts = gone_on_with(desk).fields.basics.parts
    assert [parts["notes"].value, parts["before"].value] == [CANARY, "well"]
