"""The field into which lots are typed, scanned or pasted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ivig_logger.ui.inputs import NoteInput

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LotField(NoteInput):
    """Enter looks up, as a scanner types it behind a code; Shift+Enter begins a new line. `entered` tells of it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__("One lot, or a list", lines=3)
        self.setAccessibleName("Lots to look up")
        self.setAccessibleDescription("Enter looks up, Shift+Enter begins a new line.")

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
