"""The fixed text about signs to call about, below the question after an infusion."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.ui.pieces import banner, button, column, row, show_note, text
from ivig_logger.ui.preferences import Preferences
from ivig_logger.words.calls import CALL_SENTENCE


class CallText(QWidget):
    """The fixed sentence, and the clinic's own words where there are any; `list_wanted` asks for all signs."""

    list_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._preferences = preferences
        self.sentence, self.clinic = text(CALL_SENTENCE), text("", "strong")
        self.signs = button("All signs (F1)", self.list_wanted.emit)
        self.signs.setAccessibleName("Show all signs to call about")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(banner("call", column(self.sentence, self.clinic, row(self.signs, None), spacing=8)))
        self.hide()

    def show_for(self, *, wanted: bool) -> None:
        """Show the texts, or hide them."""
        words = self._preferences.emergency_text.strip()
        show_note(self.clinic, words)
        self.setVisible(wanted)
