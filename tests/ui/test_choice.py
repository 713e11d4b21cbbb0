"""Chips of which one is chosen, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import column
from ivig_logger.ui.window import Window

Key = Qt.Key


class Page(QWidget):
    """A choice between two fields."""

    def __init__(self, chosen: str) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.choice = Choice("Size", ("small", "medium", "large"), chosen)
        self.setLayout(column(self.before, self.choice, self.after))


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page("medium")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.before.setFocus()
    return made


def press(qtbot: QtBot, *keys: Qt.Key) -> str:
    """The words of what has the keys afterwards, "" for a field."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
    now = QApplication.focusWidget()
    return now.text() if isinstance(now, QPushButton) else ""


def test_tab_comes_to_the_chosen_answer_and_leaves_from_it(page: Page, qtbot: QtBot) -> None:
    assert press(qtbot, Key.Key_Tab) == "medium"
    press(qtbot, Key.Key_Tab)
    assert page.after.hasFocus()


def test_back_tab_comes_to_the_chosen_answer_too(page: Page, qtbot: QtBot) -> None:
    page.after.setFocus()
    assert press(qtbot, Key.Key_Backtab) == "medium"


def test_arrows_go_to_the_others_and_choose_nothing(page: Page, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.choice.changed):
        assert press(qtbot, Key.Key_Tab, Key.Key_Right) == "large"
        assert press(qtbot, Key.Key_Right) == "large"
        assert press(qtbot, Key.Key_Left, Key.Key_Up) == "small"
    assert page.choice.chosen == "medium"


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return])
def test_space_and_enter_choose(page: Page, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.choice.changed) as told:
        press(qtbot, Key.Key_Tab, Key.Key_Right, key)
    assert told.args == ["large"]


def test_tab_leaves_from_an_answer_that_is_not_chosen(page: Page, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Tab, Key.Key_Left, Key.Key_Tab)
    assert page.after.hasFocus()
    assert press(qtbot, Key.Key_Backtab) == "medium"


def test_what_was_chosen_without_a_press_is_where_tab_comes_to(page: Page, qtbot: QtBot) -> None:
    page.choice.choose("large")
    assert press(qtbot, Key.Key_Tab) == "large"


def test_an_answer_that_is_not_offered_is_passed_by(page: Page, qtbot: QtBot) -> None:
    page.choice.offer(("small", "large"))
    assert press(qtbot, Key.Key_Tab) == "small"
    assert press(qtbot, Key.Key_Right) == "large"


def test_arrows_in_the_side_bar_open_no_screen(window: Window, qtbot: QtBot) -> None:
    window.screens.open("home")
    window.sidebar.buttons["home"].setFocus()
    assert press(qtbot, Key.Key_Down, Key.Key_Down) == "History"
    assert window.screens.current == "home"
    press(qtbot, Key.Key_Return)
    assert window.screens.current == "history"
