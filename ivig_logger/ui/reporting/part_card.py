"""One part of the sheet: what is asked at the left, what is recorded of it beside, and a button that copies it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ivig_logger.reports.reaction_sheet import lines_of
from ivig_logger.reports.sheet_parts import Item, Part
from ivig_logger.ui.pieces import button, card, plain, row, text

_TO_FILL_IN = "to be filled in by hand"
_ACROSS = 22  # letters of a name before it wraps
_MOST_LETTERS = 6000


class PartCard(QWidget):
    """`copy_wanted` carries the Part that is to be put on the clipboard."""

    copy_wanted = Signal(object)

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.setAccessibleName(part.title)
        copy = button("Copy", partial(self.copy_wanted.emit, part), small=True)
        copy.setAccessibleName(f"Copy: {part.title}")
        note = [text(part.note, "soft")] if part.note else []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        head = row(text(part.title, "heading"), copy)
        head.setStretch(0, 1)
        outer.addWidget(card(head, *note, plain(_grid(part)), spacing=8))


def _grid(part: Part) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for at, item in enumerate(part.items):
        name = text(item.name, "soft")
        across = name.fontMetrics().averageCharWidth() * _ACROSS
        name.setFixedWidth(across)
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_value(item), at, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def _value(item: Item) -> QLabel:
    words = "\n".join(lines_of(item))
    if len(words) > _MOST_LETTERS:
        words = f"{words[:_MOST_LETTERS]} … (all of it in the copy)"
    value = text(words, "" if item.lines else "soft")
    value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    value.setAccessibleName(f"{item.name}: {words if item.lines else _TO_FILL_IN}")
    return value
