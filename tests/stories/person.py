"""A person at the window: finds things by the names that a screen reader says, clicks and types."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ivig_logger.ui.window import Window

_Widget = TypeVar("_Widget", bound=QWidget)
_Input = (QLineEdit, QPlainTextEdit, QTextEdit)


class Hands:
    """Drive one widget, and find only what is visible in it."""

    def __init__(self, place: QWidget, qtbot: QtBot) -> None:
        self.place, self.qtbot = place, qtbot

    def visible(self, kind: type[_Widget]) -> list[_Widget]:
        """What is in sight, from top to bottom."""
        return [each for each in self.place.findChildren(kind) if each.isVisible()]

    def click(self, name: str) -> None:
        """Click the button of this name."""
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QAbstractButton:
        """The button in sight that is called so."""
        return self._wait_for(name, lambda: [each for each in self.visible(QAbstractButton) if name in _names(each)])

    def choose_entry(self, name: str, entry: str) -> None:
        """Open the menu of the button of this name, and click an entry."""
        self.click(name)
        menu = self._wait_for(entry, lambda: self.visible(QMenu))
        action = next(each for each in menu.actions() if each.text() == entry)
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def field(self, name: str) -> QWidget:
        """The input in sight that is called so."""
        return self._wait_for(name, lambda: [each for each in self._inputs() if each.accessibleName() == name])

    def _inputs(self) -> list[QWidget]:
        return [each for each in self.visible(QWidget) if isinstance(each, _Input)]

    def _wait_for(self, name: str, look: Callable[[], list[_Widget]]) -> _Widget:
        """A person waits for what is just being drawn, but not for long."""
        try:
            self.qtbot.waitUntil(lambda: bool(look()))
        except TimeoutError:
            seen = sorted({each.accessibleName() for each in self._inputs()} | self._button_names())
            raise AssertionError(f"no {name!r} among {seen}") from None
        return look()[-1]

    def _button_names(self) -> set[str]:
        return {name for each in self.visible(QAbstractButton) for name in _names(each)}

    def type_into(self, name: str, words: str) -> None:
        """Replace what stands in a field, and leave it by Tab."""
        field = self.field(name)
        field.setFocus()
        QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.SelectAll))
        self.qtbot.keyClicks(field, words)
        self.qtbot.keyClick(QApplication.activePopupWidget() or field, Qt.Key.Key_Tab)  # completions have the keys

    def choose(self, name: str, value: str) -> None:
        """Choose in a list."""
        box = next(each for each in self.visible(QComboBox) if each.accessibleName() == name)
        at = next(number for number in range(box.count()) if box.itemText(number).startswith(value))
        box.setCurrentIndex(at)
        box.activated.emit(at)

    def press(self, keys: str) -> None:
        """Press keys wherever the cursor is."""
        QTest.keySequence(self.place, QKeySequence(keys))

    def reads(self, words: str) -> bool:
        """Whether these words are in sight."""
        return any(words in each.text() for each in self.visible(QLabel))

    def all_words(self) -> str:
        """All that is in sight, for a failing test."""
        return "\n".join(each.text() for each in self.visible(QLabel) if each.text())


class Person(Hands):
    """Drives one window and sees only what is visible in it."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        super().__init__(window, qtbot)
        self.window = window


def _names(button: QAbstractButton) -> tuple[str, str]:
    return button.text(), button.accessibleName()
