"""What the keyboard reaches in a window, how a screen reader calls it, and whether it shows that it has the keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)
_EDGE = 3  # pixels in which the mark of the focus is looked for


def controls(within: QWidget) -> list[QWidget]:
    """All buttons and inputs in sight."""
    return [each for each in within.findChildren(QWidget) if isinstance(each, _CONTROLS) and each.isVisible()]


def focused() -> QWidget:
    """What has the keys."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keys"
    return found


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says of a widget, by itself or by the label in front of it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def tabbed(within: QWidget) -> list[QWidget]:
    """What the Tab key comes by on a screen, from where the keys are until it has been all around."""
    found: list[QWidget] = []
    while (stop := QApplication.focusWidget()) is not None and stop not in found:
        found.append(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
    return [each for each in found if within.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def by_arrows(widget: QWidget, stops: Sequence[QWidget]) -> bool:
    """Whether the arrow keys lead to it from a stop of the Tab key: a row of the list, or one of several chips."""
    group = widget.group() if isinstance(widget, QPushButton) else None
    return widget.property("event") is True or (group is not None and any(each in stops for each in group.buttons()))


def shows_focus(widget: QWidget) -> bool:
    """Whether the edge of a widget that has the keys looks different from when it has them not."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    with_keys = _edge(widget)
    widget.clearFocus()
    return with_keys != _edge(widget)


def one_of_each_kind(widgets: Sequence[QWidget]) -> list[QWidget]:
    """One widget of each look that the style sheet gives."""
    return list({_look(each): each for each in widgets}.values())


def _look(widget: QWidget) -> tuple[object, ...]:
    names = sorted(bytes(each.data()).decode() for each in widget.dynamicPropertyNames())
    return type(widget), *((each, str(widget.property(each))) for each in names)


def _edge(widget: QWidget) -> list[QImage]:
    QApplication.processEvents()
    whole = widget.grab()
    wide, high = whole.width(), whole.height()
    return [whole.copy(0, 0, wide, _EDGE).toImage(), whole.copy(0, high - _EDGE, wide, _EDGE).toImage()]
