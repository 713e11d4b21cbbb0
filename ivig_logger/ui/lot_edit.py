"""The field of a lot: typed, or filled by a scanner that types what it reads."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.exchange.gs1 import SEPARATOR, Scan, read_gs1
from ivig_logger.exchange.typed import Unreadable

_SENT = "\x1d"  # what a scanner sends between two fields, as Ctrl+]; a line of text drops it


class LotEdit(QLineEdit):
    """A lot as it is printed, or the GS1 code of a vial, which becomes its lot once Enter or Tab ends it.

    `scan` carries the Scan of a code that was read, `refused` the Problem of one that cannot be; its text stays then.
    Both come before `returnPressed` reaches anybody else.
    """

    scan = Signal(object)
    refused = Signal(object)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._scan: Scan | None = None
        self.returnPressed.connect(self.read)
        self.editingFinished.connect(self.read)

    def lot(self) -> str:
        """The lot as it was typed or scanned; "" where there is none."""
        return self.text().strip()

    def expiry(self) -> str | None:
        """The expiry that was scanned with this lot, an ISO day or month; None where it was typed or has none."""
        if self._scan is None or self._scan.lot != self.lot():
            return None
        return self._scan.expiry or None

    def read(self) -> bool:
        """Make a lot of a code that stands in the field; whether the text can be a lot now."""
        try:
            found = read_gs1(self.text(), QDate.currentDate().year())
        except Unreadable as unreadable:
            self.refused.emit(unreadable.problem("lot"))
            return False
        if found is not None:
            self._scan = found
            self.setText(found.lot)
            self.scan.emit(found)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if _is_separator(event):
            self.insert(SEPARATOR)
        else:
            super().keyPressEvent(event)


def _is_separator(event: QKeyEvent) -> bool:
    """Whether a key is the one by which scanners separate fields, whatever the platform makes of its text."""
    if event.text() == _SENT:
        return True
    return event.key() == Qt.Key.Key_BracketRight and event.modifiers() == Qt.KeyboardModifier.ControlModifier
