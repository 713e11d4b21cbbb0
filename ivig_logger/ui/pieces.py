"""The pieces that every screen is put together from, dressed by the style sheet through their properties."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ivig_logger.ui.enter_button import EnterButton
from ivig_logger.ui.icons import icon
from ivig_logger.ui.scroll_page import ScrollPage

_LONG = re.compile(r"\S{24}(?=\S)")


def text(words: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A text in one of the style sheet's roles: title, heading, strong, label, soft, warn, refuse. Never rich text."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)  # what a person typed is never markup
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label


def button(
    words: str,
    pressed: Callable[[], object],
    *,
    picture: str = "",
    shortcut: QKeySequence | QKeySequence.StandardKey | str | None = None,
    **look: bool,
) -> QPushButton:
    """A button; `look` names its properties in the style sheet: primary, danger, large, link, chip, small, nav."""
    made = EnterButton(words)
    for name, wanted in look.items():
        made.setProperty(name, wanted)
    if picture:
        colour = "on_accent" if look.get("primary") else "accent" if look.get("link") else "ink"
        show_icon(made, picture, colour)
    if shortcut is not None:
        made.setShortcut(QKeySequence(shortcut))
    made.setAutoDefault(False)
    made.clicked.connect(pressed)
    return made


def show_icon(on: QPushButton, picture: str, colour: str) -> None:
    """Draw an icon in one of the look's colours, which `redraw_icons` follows."""
    on.setProperty("picture", (picture, colour))
    on.setIcon(icon(picture, colour))


def redraw_icons(within: QWidget) -> None:
    """Draw the icons of all buttons anew, in the colours of another look."""
    for each in within.findChildren(QPushButton):
        if (picture := each.property("picture")) is not None:
            each.setIcon(icon(*picture))


def row(*parts: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets and layouts beside one another; None is a stretch."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def column(*parts: QWidget | QLayout | None, spacing: int = 8) -> QVBoxLayout:
    """Widgets and layouts below one another; None is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def card(*parts: QWidget | QLayout | None, spacing: int = 8) -> QFrame:
    """A surface with one line around it."""
    return _frame("card", True, column(*parts, spacing=spacing))


def banner(kind: str, *parts: QWidget | QLayout | None) -> QFrame:
    """A strip that stands out: sample, call, ask, failed. The first part has the room that the others leave."""
    layout = row(*parts)
    layout.setStretch(0, 1)
    return _frame("banner", kind, layout)


def plain(layout: QLayout) -> QWidget:
    """A widget that holds a layout and has no look of its own."""
    made = QWidget()
    made.setObjectName("plain")
    made.setLayout(layout)
    return made


def scrolled(content: QWidget) -> ScrollPage:
    """Content that scrolls when it is higher than its place, and whose focused field is always in sight."""
    return ScrollPage(content)


def page(
    head: QWidget | QLayout, *parts: QWidget | QLayout | None, spacing: int = 12, width: int | None = 860
) -> QVBoxLayout:
    """What a screen is made of: its head, and below it what scrolls, no wider than is easily read.

    `width` is that of the usual size in px, one that the style sheet knows; it grows with the type.
    """
    content = QWidget()
    content.setObjectName("content")
    content.setLayout(column(*parts, spacing=spacing))
    if width is not None:
        content.setProperty("measure", width)
    whole = column(head, scrolled(content), spacing=16)
    whole.setContentsMargins(26, 22, 26, 12)
    return whole


def show_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def show_text(label: QLabel, words: str) -> None:
    """Set a label's words; nothing is drawn again where they are the same."""
    if label.text() != words:
        label.setText(words)


def show_note(label: QLabel, words: str) -> None:
    """Show a sentence, or no label where there is nothing to say."""
    show_text(label, words)
    label.setVisible(bool(words))


def breakable(words: str) -> str:
    """The same words; what is too long for a line, such as the name of a file, may go on in the next one."""
    return _LONG.sub("\\g<0>\u200b", words)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def _fill(layout: QBoxLayout, parts: tuple[QWidget | QLayout | None, ...], spacing: int) -> None:
    layout.setSpacing(spacing)
    layout.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def _frame(name: str, value: object, layout: QBoxLayout) -> QFrame:
    frame = QFrame()
    frame.setProperty(name, value)
    layout.setContentsMargins(16, 14, 16, 14)
    frame.setLayout(layout)
    return frame
