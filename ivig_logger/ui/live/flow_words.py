"""What flows and what comes next, in two lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.ui.live.beside_or_below import one_line
from ivig_logger.ui.pieces import column, row, show_note, show_text, text

_SPACING = 8


class FlowWords(QWidget):
    """As wide as its words are in one line each, where there is room; else they go on in the next line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.rate, self.beside, self.next = text("", "heading", wrap=False), text("", "soft"), text("", "soft")
        line = row(self.rate, self.beside, spacing=_SPACING)
        line.setAlignment(self.rate, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(column(None, line, self.next, None, spacing=2))

    def say(self, rate: str, beside: str, coming: str) -> None:
        """Show what has changed of it."""
        before = self.sizeHint()
        show_text(self.rate, rate)
        show_text(self.beside, beside)
        show_note(self.next, coming)
        if self.sizeHint() != before:
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = max(one_line(self.rate) + _SPACING + one_line(self.beside), one_line(self.next))
        return QSize(wide + 4, super().sizeHint().height())
