"""Who it is, and the passphrase: where an encrypted log is opened, and where a locked window is opened again."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.attempts import pause_after
from ivig_logger.domain.profile import Profile
from ivig_logger.services.keyring import Keyring, WrongPassphrase
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.clocks import counted_seconds
from ivig_logger.ui.field import Field
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import button, column, row
from ivig_logger.ui.unlock.secret_input import SecretField
from ivig_logger.words.keys import NOT_TYPED, wrong_text

_SECOND = 1000  # milliseconds


class PassphraseEntry(QWidget):
    """`opened` carries who opened the log (`Opened`); nothing that was typed stays in the field then.

    The passphrase is stretched on the window's own thread: it takes 0.15 s in which nothing else is waited for here,
    and nobody can go on typing into what is just being tried. Tries are counted over all profiles until one is right.
    `ready` is asked before a try whether all else that belongs to it is typed.
    """

    opened = Signal(object)

    def __init__(
        self,
        keyring: Keyring,
        front: str = "",
        parent: QWidget | None = None,
        *,
        words: str = "Open",
        label: str = "Passphrase",
        ready: Callable[[], bool] = lambda: True,
        counted: Callable[[], float] = counted_seconds,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._keyring, self._counted, self._ready = keyring, counted, ready
        self._wrong, self._refused, self._until = 0, "", 0.0
        self.box = Box((each.signs_as, each) for each in keyring.profiles)
        self.who = Field("Who are you?", self.box)
        self.passphrase = SecretField(label)
        self.enter = button(words, self.try_to_open, primary=True)
        self._seconds = QTimer(self)
        self._seconds.setInterval(_SECOND)
        self._seconds.timeout.connect(self.tick)
        self.passphrase.line.returnPressed.connect(self.try_to_open)
        self.setFocusProxy(self.passphrase)
        self.buttons = row(self.enter, None)
        self.setLayout(column(self.who, self.passphrase, self.buttons, spacing=12))
        self.who.setVisible(len(keyring.profiles) > 1)
        self.bring(front)
        self.box.currentIndexChanged.connect(self._changed_who)

    @property
    def profile(self) -> Profile:
        """Whose passphrase is asked for."""
        return self._keyring.profiles[max(self.box.currentIndex(), 0)]

    def bring(self, profile: str) -> None:
        """Ask for the passphrase of the profile with this id, where there is one."""
        ids = [each.id for each in self._keyring.profiles]
        if profile in ids:
            self.box.setCurrentIndex(ids.index(profile))

    def forget(self) -> None:
        """Empty the field; the wrong tries are still counted, and a wait goes on."""
        self.passphrase.forget()
        self.tick()

    def try_to_open(self) -> None:
        """What is typed is right, or it is said that it is not; it stays, selected, for the next try."""
        if self._pause > timedelta() or not self._ready():
            return
        if not self.passphrase.typed:
            self.passphrase.refuse(NOT_TYPED)
            return
        try:
            opened = self._keyring.open(self.passphrase.typed, self.profile.id)
        except WrongPassphrase:
            self._refuse()
        else:
            self._wrong = 0
            self.passphrase.forget()
            self.opened.emit(opened)

    def tick(self) -> None:
        """Say how long the next try has to wait at this moment."""
        pause = self._pause
        self.enter.setEnabled(pause <= timedelta())
        if pause > timedelta():
            self._seconds.start()
            self.passphrase.say(wrong_text(self._refused, pause), "refuse")
        elif self._seconds.isActive():
            self._seconds.stop()
            self.passphrase.say(wrong_text(self._refused), "refuse")

    def _refuse(self) -> None:
        self._wrong, self._refused = self._wrong + 1, self.profile.signs_as
        pause = pause_after(self._wrong)
        self._until = self._counted() + pause.total_seconds()
        self.passphrase.refuse(wrong_text(self._refused, pause))
        announce(self, self.passphrase.note.text())
        self.tick()

    @property
    def _pause(self) -> timedelta:
        return timedelta(seconds=max(0.0, self._until - self._counted()))

    def _changed_who(self) -> None:
        self.forget()
        self.passphrase.setFocus()
