"""The start card before a person, over a real log and by a clock that the test sets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.plan import Plan
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui import theme
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.start import StartScreen
from ivig_logger.ui.workspace import Workspace
from tests.builders import PATIENT, a_full_infusion, a_moment
from tests.clock import Clock
from tests.logs import log_at

NOW = a_moment("14:00", "2026-11-01")
LAST = a_full_infusion()


@dataclass
class Hands:
    """The start card, what it works with, and what it told."""

    screen: StartScreen
    workspace: Workspace
    clock: Clock
    qtbot: QtBot
    told: list[object]

    def open(self) -> None:
        """Open the card as Home does."""
        self.screen.prepare()
        self.screen.setFocus()
        QApplication.processEvents()  # new rows come into sight with the next turn of the loop

    def after(self, *sessions: Infusion, plan: Plan | None = None) -> None:
        """Store what was before this day, and open the card."""
        if plan is not None:
            self.workspace.journal.store(replace(PATIENT, plan=plan), instead_of=PATIENT, text="type the plan")
        for each in sessions:
            self.workspace.journal.store(each, text="add session")
        self.open()

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Click the button in sight with these words or this accessible name."""
        found = [
            each
            for each in (within or self.screen).findChildren(QPushButton)
            if words in (each.text(), each.accessibleName()) and each.isVisibleTo(self.screen)
        ]
        assert len(found) == 1, (words, len(found))
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def type(self, name: str, words: str) -> None:
        """Type over what stands in a field, and leave it."""
        entry = self.screen.bar.clock.entry if name == "started" else self.screen.page.fields.parts[name].entry
        assert isinstance(entry, QLineEdit)
        self.type_into(entry, words)

    def type_into(self, entry: QLineEdit, words: str) -> None:
        """Type over what stands in an input, and leave it."""
        entry.setFocus()
        entry.selectAll()
        self.qtbot.keyClick(entry, Qt.Key.Key_Delete)
        if words.isascii() and len(words) < 100:
            self.qtbot.keyClicks(entry, words)
        else:
            entry.insert(words)
        self.qtbot.keyClick(entry, Qt.Key.Key_Tab)

    def scan(self, code: str) -> None:
        """What a scanner does, and a person: type a lot or a code, and end with Enter."""
        entry = self.screen.page.lots.entry
        entry.setFocus()
        self.qtbot.keyClicks(entry, code)
        self.qtbot.keyClick(entry, Qt.Key.Key_Return)
        QApplication.processEvents()

    def start(self) -> Infusion:
        """Press Start; the infusion that is stored by it."""
        before = set(self.workspace.logbook.ids(PATIENT.id))
        self.qtbot.mouseClick(self.screen.bar.start, Qt.MouseButton.LeftButton)
        (made,) = set(self.workspace.logbook.ids(PATIENT.id)) - before
        (found,) = self.workspace.logbook.find([made])
        assert self.told == [found]
        return found

    def start_in_vain(self) -> None:
        """Press Start where that stores nothing."""
        before = self.workspace.logbook.ids(PATIENT.id)
        self.qtbot.mouseClick(self.screen.bar.start, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert self.workspace.logbook.ids(PATIENT.id) == before
        assert self.told == []

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.screen.page.fields.parts[name].value

    def says(self, words: str) -> bool:
        """Whether a text in sight holds these words."""
        return any(words in each.text() for each in self.screen.findChildren(QLabel) if each.isVisibleTo(self.screen))

    def patient(self) -> Patient:
        """The patient as they are stored."""
        (found,) = self.workspace.logbook.patients()
        return found


@pytest.fixture
def clock() -> Clock:
    """Two in the afternoon, twelve days after the last session."""
    return Clock(NOW)


@pytest.fixture
def start_workspace(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """A log with one patient in front and no session."""
    theme.apply(qapp, theme.Look.LIGHT, 100)
    path = tmp_path / "log.db"
    made = Workspace(Logbook.open(log_at(path), now=clock), Preferences(path))
    made.journal.store(PATIENT, text="add patient")
    yield made
    made.close()


@pytest.fixture
def hands(start_workspace: Workspace, clock: Clock, qtbot: QtBot) -> Iterator[Hands]:
    """The card, shown and not yet opened."""
    screen = StartScreen(start_workspace)
    screen.resize(1080, 900)
    screen.show()
    qtbot.waitExposed(screen)
    told: list[object] = []
    screen.started.connect(told.append)
    yield Hands(screen, start_workspace, clock, qtbot, told)
    screen.close()
    delete(screen)
