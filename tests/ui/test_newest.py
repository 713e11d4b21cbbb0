"""Only the newest question is answered."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.ui.background import Background
from ivig_logger.ui.newest import Newest


class Asked:
    """What was answered, and what failed; `going` keeps the first question until it is set."""

    def __init__(self, background: Background, receiver: QObject) -> None:
        self.newest = Newest(background, receiver)
        self.worked: list[str] = []
        self.answered: list[str] = []
        self.failed: list[StorageFailed] = []
        self.going = Event()

    def ask(self, what: str, *, waits: bool = False) -> None:
        self.newest.ask(partial(self._work, what, waits=waits), self.answered.append, self.failed.append)

    def ask_what_fails(self) -> None:
        self.newest.ask(self._fail, self.answered.append, self.failed.append)

    def _work(self, what: str, *, waits: bool) -> str:
        self.worked.append(what)
        if waits:
            assert self.going.wait(5)
        return what

    def _fail(self) -> str:
        raise StorageFailed(Reason.DISK, Path("log.db"))


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


@pytest.fixture
def asked(background: Background) -> Asked:
    return Asked(background, background)


def test_what_was_asked_before_is_dropped_and_not_even_worked_on(asked: Asked, qtbot: QtBot) -> None:
    asked.ask("first", waits=True)
    qtbot.waitUntil(lambda: asked.worked == ["first"])
    asked.ask("second")
    asked.ask("third")
    asked.going.set()
    qtbot.waitUntil(lambda: not asked.newest.is_busy)
    assert asked.answered == ["third"]
    assert asked.worked == ["first", "third"]


def test_what_kept_it_from_an_answer_is_told(asked: Asked, qtbot: QtBot) -> None:
    asked.ask_what_fails()
    qtbot.waitUntil(lambda: not asked.newest.is_busy)
    assert [each.reason for each in asked.failed] == [Reason.DISK]
    assert asked.answered == []


def test_nothing_is_told_when_nobody_waits_any_more(asked: Asked, background: Background, qtbot: QtBot) -> None:
    asked.ask("first")
    asked.newest.forget()
    assert not asked.newest.is_busy
    heard: list[str] = []
    background.run(lambda: "later", background, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert asked.answered == []
