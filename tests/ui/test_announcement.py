"""An announcement is sent to the screen reader, and goes by harmlessly where there is none."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ivig_logger.ui.announcement import announce, announcements


def test_every_announcement_is_told_once(qtbot: QtBot) -> None:
    label = QLabel("Headache")
    qtbot.addWidget(label)
    with qtbot.waitSignal(announcements.made) as made:
        announce(label, "Headache recorded at 25 minutes, within the first hour")
    assert made.args == ["Headache recorded at 25 minutes, within the first hour"]


def test_with_accessibility_switched_on_it_is_said_as_well(qtbot: QtBot) -> None:
    label = QLabel("Headache")
    qtbot.addWidget(label)
    label.show()
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        with qtbot.waitSignal(announcements.made):
            announce(label, "Saved")
    finally:
        QAccessible.setActive(was)
