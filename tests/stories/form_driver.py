"""A real program in which something is typed and never saved: made to be killed."""

import os
from multiprocessing.connection import Connection
from pathlib import Path


def type_a_session(log: Path, texts: dict[str, str], told: Connection) -> None:
    """Open the log in a window, type into the form, tell when the last letter was typed, and wait for the end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    from ivig_logger import app
    from ivig_logger.ui.form import SessionForm

    qt = app.make_app(["ivig-logger"])
    window = app.build(log)
    window.show()
    window.screens.add_session()
    form = window.screens.currentWidget()
    assert isinstance(form, SessionForm)
    for name, words in texts.items():
        if name not in dict(form.fields.parts()):  # a row that is not there yet
            getattr(form.fields.course, name.partition(".")[0]).add()
        entry = dict(form.fields.parts())[name].entry
        entry.setFocus()
        QTest.keySequence(entry, QKeySequence(QKeySequence.StandardKey.SelectAll))
        QTest.keyClicks(entry, words)
        QTest.keyClick(entry, Qt.Key.Key_Escape)  # closes a list of words
        form.header.keep_editing()
    told.send("typed")
    qt.exec()


def fill_in_a_start(log: Path, texts: dict[str, str], told: Connection) -> None:
    """Open the log in a window, type into the card of a start, tell it, and wait for the end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    from ivig_logger import app
    from ivig_logger.ui.start import StartScreen

    qt = app.make_app(["ivig-logger"])
    window = app.build(log)
    window.show()
    window.screens.start_infusion()
    card = window.screens.currentWidget()
    assert isinstance(card, StartScreen)
    for name, words in texts.items():
        entry = card.page.fields.parts[name].entry
        entry.setFocus()
        QTest.keySequence(entry, QKeySequence(QKeySequence.StandardKey.SelectAll))
        QTest.keyClicks(entry, words)
    told.send("typed")
    qt.exec()
