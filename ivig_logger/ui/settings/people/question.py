"""One question about the keys, asked in place; my passphrase is the answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.services.key_file import KeysDamaged
from ivig_logger.services.keyring import Opened, WrongPassphrase
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import button, column, plain, text
from ivig_logger.ui.settings.people.keys import Keys
from ivig_logger.ui.unlock.passphrase_entry import PassphraseEntry
from ivig_logger.words.failures import failure_text
from ivig_logger.words.keys import damaged_keys_text


class Question(QWidget):
    """`closed` when it was answered or left; what happened is told by `said`."""

    closed = Signal()
    said = Signal(str)

    def __init__(self, keys: Keys, heading: str, verb: str, *parts: QWidget) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.keys = keys
        self.problem = text("", "refuse")
        self.problem.hide()
        self.entry = PassphraseEntry(keys.mine(), words=verb, label="Your passphrase", ready=self._is_ready)
        self.entry.opened.connect(self._try)
        self.leave = button("Cancel", self.closed.emit)
        self.entry.buttons.insertWidget(1, self.leave)
        self.rest = plain(column(text(heading, "heading"), *parts, self.problem, spacing=12))
        self.setFocusProxy(parts[0] if parts and parts[0].focusProxy() is not None else self.entry)
        self.setLayout(column(self.rest, self.entry, spacing=12))

    def is_ready(self) -> bool:
        """Whether all but my passphrase is typed; what is not is said at its field."""
        return True

    def answer(self, opened: Opened) -> None:
        """Do it. May raise KeysDamaged, StorageFailed and WrongPassphrase."""
        raise NotImplementedError

    def _is_ready(self) -> bool:
        self.problem.hide()
        try:
            return self.is_ready()
        except (KeysDamaged, StorageFailed) as failed:
            self._tell(failed)
            return False

    def _try(self, opened: Opened) -> None:
        try:
            self.answer(opened)
        except (KeysDamaged, StorageFailed, WrongPassphrase) as failed:
            self._tell(failed)

    def _tell(self, failed: Exception) -> None:
        """Why it cannot be done: the keys are not those any more by which my passphrase was right just now."""
        known = isinstance(failed, StorageFailed)
        self.problem.setText(failure_text(failed) if known else damaged_keys_text(self.keys.log))
        self.problem.show()
