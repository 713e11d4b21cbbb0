"""The window in front of an encrypted log: one card in the middle. The log is not open while it is shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ivig_logger.services import key_file
from ivig_logger.services.keyring import Keyring, Opened
from ivig_logger.services.own_key import is_key_of
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.clocks import counted_seconds
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.pieces import button, card, clear, column, row, scrolled, text
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.unlock.lost_keys import LostKeys
from ivig_logger.ui.unlock.passphrase_entry import PassphraseEntry
from ivig_logger.ui.unlock.recovery import Recovery
from ivig_logger.words.failures import failure_text
from ivig_logger.words.keys import OF_ANOTHER_LOG

_WIDEST = 52  # letters, at every size
_ALL = 100  # of the room, up to the widest
_ABOUT = "This log is encrypted."


class UnlockWindow(QWidget):
    """`opened` carries who opened the log; it stands in `who` too. Its title holds no name.

    `keyring` is None where the keys are missing or, with `damaged`, cannot be read.
    """

    opened = Signal(object)

    def __init__(
        self,
        log: Path,
        keyring: Keyring | None,
        preferences: Preferences,
        *,
        damaged: bool = False,
        counted: Callable[[], float] = counted_seconds,
    ) -> None:
        super().__init__()
        self.setObjectName("screen")
        self.setWindowTitle("IVIG Logger")
        self.setWindowIcon(pixmap("app", "#000000", 64))
        self.log, self._preferences, self._counted = log, preferences, counted
        self._keyring, self._chosen = keyring, False
        self.who: Opened | None = None
        self._place = QVBoxLayout()
        self._lay_out()
        if keyring is None:
            self._ask_for_keys(damaged=damaged)
        else:
            self._ask(keyring)

    def fit(self, room: QSize) -> None:
        """Be no larger than this room with a frame around it."""
        self.resize(self.size().boundedTo(room - QSize(8, 40)))

    def _ask(self, keyring: Keyring) -> None:
        self._keyring = keyring
        entry = PassphraseEntry(keyring, self._preferences.profile, counted=self._counted)
        entry.opened.connect(self._open)
        lost = button("I have lost the passphrase…", self._ask_for_code, link=True)
        self._show(entry, row(lost, None))

    def _ask_for_code(self) -> None:
        if self._keyring is None:
            return
        self.recovery = Recovery(self._keyring)
        self.recovery.reset.connect(self._reset)
        self.recovery.closed.connect(self._ask_again)
        self._show(self.recovery)

    def _ask_again(self) -> None:
        if self._keyring is not None:
            self._ask(self._keyring)

    def _ask_for_keys(self, *, damaged: bool) -> None:
        self.lost_keys = LostKeys(self.log, damaged=damaged)
        self.lost_keys.found.connect(self._found)
        self._show(self.lost_keys)

    def _found(self, keyring: Keyring) -> None:
        self._chosen = True
        self._ask(keyring)

    def _open(self, opened: Opened) -> None:
        if self._keyring is not None and self._takes_chosen(self._keyring, opened):
            self._go_on(opened)

    def _takes_chosen(self, keyring: Keyring, opened: Opened) -> bool:
        """Keys that were chosen take their place beside the log when they are seen to be its own."""
        if not self._chosen:
            return True
        if not is_key_of(self.log, opened.key):
            self._ask_for_keys(damaged=False)
            self.lost_keys.say(OF_ANOTHER_LOG)
            return False
        try:
            key_file.write(keyring, key_file.key_path(self.log))
        except StorageFailed as failed:
            self._say(failure_text(failed))
            return False
        return True

    def _reset(self, keyring: Keyring, opened: Opened) -> None:
        from ivig_logger.services.protection import change_keys  # wanted once, if ever

        if not self._takes_chosen(keyring, opened):
            return
        place = self._preferences.second_place
        try:
            change_keys(self.log, keyring, Path(place) if place else None)
        except StorageFailed as failed:
            self._say(failure_text(failed))
        else:
            self._go_on(opened)

    def _go_on(self, opened: Opened) -> None:
        self._say("")
        self._preferences.profile = opened.profile.id
        self.who = opened
        self.opened.emit(opened)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _show(self, shown: QWidget, *below: QLayout) -> None:
        """Another question in the card, with the cursor in it."""
        clear(self._place)
        self._say("")
        self._place.addWidget(shown)
        for each in below:
            self._place.addLayout(each)
        shown.show()  # or it would come with the next round of events, and the focus with it
        shown.setFocus()

    def _lay_out(self) -> None:
        picture = text("")
        picture.setPixmap(pixmap("app", "#000000", 56))
        self.problem = text("", "refuse")
        self._place.setSpacing(12)
        head = row(picture, column(text("IVIG Logger", "title"), text(_ABOUT, "soft"), spacing=2), None, spacing=16)
        content = card(head, self._place, self.problem, spacing=20)
        content.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST)
        page = QWidget()
        page.setObjectName("content")
        line = row(None, content, None)
        line.setStretch(1, _ALL)
        page.setLayout(column(None, line, None))
        page.setContentsMargins(16, 16, 16, 16)
        self.setLayout(column(scrolled(page)))
        self.resize(1280, 800)
        self.restoreGeometry(self._preferences.geometry)
