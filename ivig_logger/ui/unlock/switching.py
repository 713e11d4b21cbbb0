"""The window while a log is encrypted or made plain: a sentence, then the recovery code; nobody has the log open."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar
from typing_extensions import override

from ivig_logger.services.keyring import Opened
from ivig_logger.services.switch import Switched, ToEncrypted, ToPlain, switch
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.ui.background import Background
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.unlock.card_window import CardWindow
from ivig_logger.ui.unlock.recovery_code import RecoveryCode
from ivig_logger.words.people import ENCRYPTED, ENCRYPTING, OPENING, PLAIN, left_copies_text, not_switched_text


class Switching(CardWindow):
    """`over` carries who opens the log from now on (None: it is plain) and what is to be said of it."""

    over = Signal(object, str)

    def __init__(self, log: Path, wanted: ToEncrypted | ToPlain, preferences: Preferences) -> None:
        encrypts = isinstance(wanted, ToEncrypted)
        super().__init__(ENCRYPTING if encrypts else OPENING, preferences)
        self._log, self._wanted, self._preferences = log, wanted, preferences
        self._at_work = True
        self._opened: Opened | None = None
        self._background = Background(self)
        self._background.failed.connect(self._failed)

    def start(self, size: QSize) -> None:
        """Show the window in this size and begin."""
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.about.text())
        self.bring(bar)
        self.resize(size)
        self.show()
        place = self._preferences.second_place
        job = partial(switch, self._log, self._wanted, Path(place) if place else None)
        self._background.run(job, self, self._done)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._at_work:
            event.ignore()
        else:
            super().closeEvent(event)

    def _done(self, switched: Switched) -> None:
        self._at_work = False
        self._opened = switched.opened
        if not switched.code:
            left = left_copies_text(switched.left, encrypted=False)
            self._leave(self._opened, f"{PLAIN} {left}".strip())
            return
        if self._opened is not None:
            self._preferences.profile = self._opened.profile.id
        self.about.setText(ENCRYPTED)
        self.code = RecoveryCode(switched.code, self._log)
        self.code.done.connect(self._go_on)
        self.bring(self.code)

    def _go_on(self) -> None:
        self._leave(self._opened, ENCRYPTED)

    def _failed(self, error: Exception) -> None:
        self._at_work = False
        wanted = self._wanted
        before = wanted.opened if isinstance(wanted, ToPlain) else None
        known = error if isinstance(error, StorageFailed) else StorageFailed(Reason.OTHER, self._log)
        self._leave(before, not_switched_text(known, encrypted=isinstance(wanted, ToEncrypted)))
        if known is not error:
            raise error  # a mistake of the program: written down and said by ui.failures

    def _leave(self, opened: Opened | None, words: str) -> None:
        self._background.close()
        self.over.emit(opened, words)
