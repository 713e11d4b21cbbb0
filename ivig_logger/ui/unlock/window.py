"""The window in front of an encrypted log: one card in the middle. The log is not open while it is shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from ivig_logger.services import key_file
from ivig_logger.services.keyring import Keyring, Opened
from ivig_logger.services.own_key import may_be_of_another
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.clocks import counted_seconds
from ivig_logger.ui.pieces import button, row
from ivig_logger.ui.preferences import Preferences
from ivig_logger.ui.unlock.card_window import CardWindow
from ivig_logger.ui.unlock.lost_keys import LostKeys
from ivig_logger.ui.unlock.passphrase_entry import PassphraseEntry
from ivig_logger.ui.unlock.recovery import Recovery
from ivig_logger.words.failures import failure_text
from ivig_logger.words.keys import OF_ANOTHER_LOG

_ABOUT = "This log is encrypted."


class UnlockWindow(CardWindow):
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
        super().__init__(_ABOUT, preferences)
        self.log, self._preferences, self._counted = log, preferences, counted
        self._keyring, self._chosen = keyring, False
        self.who: Opened | None = None
        if keyring is None:
            self._ask_for_keys(damaged=damaged)
        else:
            self._ask(keyring)

    def _ask(self, keyring: Keyring) -> None:
        self._keyring = keyring
        entry = PassphraseEntry(keyring, self._preferences.profile, counted=self._counted)
        entry.opened.connect(self._open)
        lost = button("I have lost the passphrase…", self._ask_for_code, link=True)
        self.bring(entry, row(lost, None))

    def _ask_for_code(self) -> None:
        if self._keyring is None:
            return
        self.recovery = Recovery(self._keyring)
        self.recovery.reset.connect(self._reset)
        self.recovery.closed.connect(self._ask_again)
        self.bring(self.recovery)

    def _ask_again(self) -> None:
        if self._keyring is not None:
            self._ask(self._keyring)

    def _ask_for_keys(self, *, damaged: bool = False, other: bool = False) -> None:
        self.lost_keys = LostKeys(self.log, damaged=damaged, other=other)
        self.lost_keys.found.connect(self._found)
        self.bring(self.lost_keys)

    def _found(self, keyring: Keyring) -> None:
        self._chosen = True
        self._ask(keyring)

    def _open(self, opened: Opened) -> None:
        if self._keyring is not None and self._takes_chosen(self._keyring, opened):
            self._go_on(opened)

    def _takes_chosen(self, keyring: Keyring, opened: Opened) -> bool:
        """Keys that were chosen take their place beside the log when they are seen to be its own.

        Those that lie beside it can be another log's, too, which must not be taken for damage of the log.
        """
        other = may_be_of_another(self.log, opened.key)
        if not self._chosen:
            if other:
                self._ask_for_keys(other=True)
                self.lost_keys.went_on.connect(partial(self._go_on, opened))
            return not other
        if other:
            self._ask_for_keys()
            self.lost_keys.say(OF_ANOTHER_LOG)
            return False
        try:
            key_file.write(keyring, key_file.key_path(self.log))
        except StorageFailed as failed:
            self.say(failure_text(failed))
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
            self.say(failure_text(failed))
        else:
            self._go_on(opened)

    def _go_on(self, opened: Opened) -> None:
        self.say("")
        self._preferences.profile = opened.profile.id
        self.who = opened
        self.opened.emit(opened)
