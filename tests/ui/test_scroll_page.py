"""What has the keys is in sight, however it got them; nothing moves under a mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ivig_logger.ui.pieces import scrolled
from ivig_logger.ui.scroll_page import ScrollPage


@pytest.fixture
def outside(qtbot: QtBot) -> Iterator[QLineEdit]:
    """A field below a page of forty buttons."""
    whole, content = QWidget(), QWidget()
    inner = QVBoxLayout(content)
    for number in range(40):
        inner.addWidget(QPushButton(str(number)))
    layout = QVBoxLayout(whole)
    layout.addWidget(scrolled(content))
    field = QLineEdit()
    layout.addWidget(field)
    qtbot.addWidget(whole)
    whole.resize(300, 300)
    whole.show()
    whole.activateWindow()  # another test may have left a window that has the keys
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for pressed in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):  # and a double click without a release
        qtbot.mouseRelease(whole, pressed)
    yield field
    whole.hide()


def button(outside: QLineEdit, words: str) -> QPushButton:
    return next(each for each in outside.window().findChildren(QPushButton) if each.text() == words)


def page(outside: QLineEdit) -> ScrollPage:
    return outside.window().findChildren(ScrollPage)[0]


def in_sight(outside: QLineEdit, words: str) -> bool:
    made = button(outside, words)
    place = made.mapTo(page(outside).viewport(), QPoint(0, 0))
    return page(outside).viewport().rect().contains(made.rect().translated(place))


def test_tab_from_outside_brings_the_field_into_sight(qtbot: QtBot, outside: QLineEdit) -> None:
    qtbot.keyClick(outside, Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: in_sight(outside, "39"))
    assert QApplication.focusWidget() is button(outside, "39")


def test_what_is_given_the_keys_comes_into_sight(qtbot: QtBot, outside: QLineEdit) -> None:
    button(outside, "20").setFocus()
    qtbot.waitUntil(lambda: in_sight(outside, "20"))


def test_nothing_moves_while_the_mouse_is_pressed(qtbot: QtBot, outside: QLineEdit) -> None:
    qtbot.mousePress(button(outside, "0"), Qt.MouseButton.LeftButton)
    button(outside, "20").setFocus()
    QApplication.processEvents()
    assert page(outside).verticalScrollBar().value() == 0
    qtbot.mouseRelease(button(outside, "0"), Qt.MouseButton.LeftButton)


def test_a_page_that_begins_anew_is_at_its_top_unless_something_in_it_has_the_keys(
    outside: QLineEdit, qtbot: QtBot
) -> None:
    bar = page(outside).verticalScrollBar()
    bar.setValue(bar.maximum())
    page(outside).begin_anew()
    qtbot.waitUntil(lambda: bar.value() == 0)
    button(outside, "39").setFocus()
    page(outside).begin_anew()
    qtbot.waitUntil(lambda: in_sight(outside, "39"))
