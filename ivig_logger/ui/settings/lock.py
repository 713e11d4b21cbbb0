"""The lock in the settings: after how many minutes it comes by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import card, column, text
from ivig_logger.ui.workspace import Workspace

MINUTES = (0, 1, 2, 5, 10, 15, 30)
_ABOUT = "Ctrl+L locks at once, and so does the desktop's own lock. What is being typed is there again afterwards."
_NO_WAY_BACK = "The log has no passphrase, so there is nothing to unlock it with: it cannot be locked."


class LockCard(QWidget):
    """`changed` when other minutes were chosen; without a passphrase there is nothing to choose."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        chosen = _words(workspace.preferences.lock_after)
        self.minutes = Choice("Lock after minutes without a key or a touch", [_words(each) for each in MINUTES], chosen)
        self.about = text("", "soft")
        self.minutes.changed.connect(self._set)
        self.setLayout(column(card(text("Lock", "heading"), self.minutes, self.about, spacing=12)))
        workspace.signed_in.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what locks, or why nothing does."""
        has_passphrase = self._workspace.opened is not None
        self.minutes.setEnabled(has_passphrase)
        self.about.setText(_ABOUT if has_passphrase else _NO_WAY_BACK)

    def _set(self, words: str) -> None:
        self._workspace.preferences.lock_after = 0 if words == _words(0) else int(words)
        self.changed.emit()


def _words(minutes: int) -> str:
    return str(minutes) if minutes else "never"
