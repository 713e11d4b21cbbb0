"""A click beside the live screen takes the keyboard nowhere: the next key still records."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.clock import Clock
from tests.stories.live.actions import Actions, start, the_session
from tests.stories.live.reach import focused


@pytest.fixture
def running(person: Actions, clock: Clock) -> Actions:
    start(person)
    clock.forward(minutes=16)
    return person


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)
    QApplication.processEvents()


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def symptoms(running: Actions) -> list[str]:
    return [each.symptom for each in the_session(running.window).reactions]


def test_after_a_click_on_undo_the_next_tile_key_records(running: Actions) -> None:
    press(Qt.Key.Key_1)
    first = symptoms(running)
    click(running.window.status.undo)
    assert symptoms(running) == []
    press(Qt.Key.Key_2)
    assert len(symptoms(running)) == 1
    assert symptoms(running) != first


def test_after_a_click_on_where_the_log_lies_the_next_tile_key_records(running: Actions) -> None:
    click(running.window.status.place)
    press(Qt.Key.Key_1)
    assert len(symptoms(running)) == 1


def test_no_button_of_the_side_bar_takes_the_keys_by_a_click(running: Actions) -> None:
    sidebar = running.window.sidebar
    for each in (*sidebar.buttons.values(), sidebar.file, sidebar.switcher):
        assert each.focusPolicy() in (Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.TabFocus), each.text()
