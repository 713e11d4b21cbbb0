"""Work in the background stands behind the window."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ivig_logger.ui.background import Background


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


def test_a_result_is_delivered_on_the_thread_of_the_window(background: Background, qtbot: QtBot) -> None:
    heard: list[tuple[int, int]] = []
    background.run(threading.get_ident, background, lambda at: heard.append((at, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(heard))
    ((worked, told),) = heard
    assert worked != told == threading.get_ident()


@pytest.mark.skipif(sys.platform != "linux", reason="only there a thread has a priority of its own")
@pytest.mark.parametrize("further_back", [0, 15, 19])
def test_the_window_comes_first_when_both_want_the_processor(further_back: int) -> None:
    program = (
        "import os, threading\n"
        "from PySide6.QtCore import QCoreApplication; from ivig_logger.ui.background import Background\n"
        "app = QCoreApplication([]); background = Background(app)\n"
        "def show(found): print(found); app.quit()\n"
        "background.run(lambda: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()), background, show)\n"
        "app.exec(); background.close()"
    )
    command = ["nice", "-n", str(further_back), sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    started_at = min(19, os.nice(0) + further_back)
    assert (done.stdout, done.stderr) == (f"{max(10, started_at)}\n", "")


def test_nothing_is_told_while_it_is_still_being_asked_for(background: Background, qtbot: QtBot) -> None:
    heard: list[int] = []
    for number in range(100):
        background.run(partial(int, number), background, heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 100)
    assert heard == list(range(100))
