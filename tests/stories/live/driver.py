"""A real program, driven by keys as fast as it takes them, that tells what it showed as saved: made to be killed."""

import os
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivig_logger.domain.happenings import Timed
    from ivig_logger.ui.live.view import LiveView

KEYS = "123456780RVPM9"  # not E: a session that has ended asks nothing at the next start; not N: Esc takes it back


def drive(log: Path, seed: int, told: Connection) -> None:
    """Open the log in a window, go on with what runs, and press keys until the end comes from outside."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ivig_logger import app
    from ivig_logger.ui.live import LiveScreen

    qt = app.make_app(["ivig-logger"])
    window = app.build(log)
    window.show()
    live = window.screens.made.get("live")
    assert isinstance(live, LiveScreen)
    view = live.front
    assert view is not None
    told.send(view.left_running.sentence.text())
    QTest.mouseClick(view.left_running.go_on, Qt.MouseButton.LeftButton)
    random = Random(seed)  # noqa: S311  # which keys are pressed is no secret
    while True:
        view.setFocus()
        QTest.keyClick(view, Qt.Key(ord(random.choice(KEYS))))
        told.send(shown_as_saved(view))
        qt.processEvents()
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Escape)


def shown_as_saved(view: "LiveView") -> "list[Timed]":
    """The parts whose rows say that they are saved."""
    from PySide6.QtWidgets import QLabel

    from ivig_logger.domain.happenings import Happening

    saying = [row for row in view.events.rows if any("✓ saved" in each.text() for each in row.findChildren(QLabel))]
    return [each.line.entry.part for each in saying if isinstance(each.line.entry, Happening)]
