"""Signing the session in front: asked for in place, with the signer's own passphrase each time."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.attempts import pause_after
from ivig_logger.domain.profile import Profile
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.clocks import counted_seconds
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, text
from ivig_logger.ui.unlock.secret_input import SecretField
from ivig_logger.words.keys import NOT_TYPED, wrong_text
from ivig_logger.words.signatures import signing_text


class SignPanel(QWidget):
    """Part of a place that it makes higher where it needs it. `signed` carries the passphrase that was typed, `left`
    tells that nothing more is to be signed.

    Wrong tries are counted, and slow the next one down as they do where the log is opened.
    """

    signed = Signal(str)
    left = Signal()

    def __init__(self, place: QWidget, *, counted: Callable[[], float] = counted_seconds) -> None:
        super().__init__(place)
        self._place, self._usual_height = place, 0
        self.setAccessibleName("Sign this session")
        self._counted, self._wrong, self._until = counted, 0, 0.0
        self._signer = ""
        self._what = text("")
        self.passphrase = SecretField("Your passphrase")
        self.passphrase.line.returnPressed.connect(self.try_to_sign)
        self.enter = button("Sign", self.try_to_sign, primary=True)
        self.enter.setAccessibleName("Sign this session")
        self.leave = button("Not now (Esc)", self.left.emit, link=True)
        choices = Flow(8, 8)
        for each in (self.enter, self.leave):
            choices.add(each, 0)
        self.setLayout(column(banner("ask", column(self._what, self.passphrase, choices, spacing=12))))
        self.hide()

    def ask(self, profile: Profile) -> None:
        """Say what is signed and by whom, ready for the passphrase."""
        self._signer = profile.signs_as
        self._what.setText(signing_text(profile))
        self.passphrase.line.setAccessibleDescription(self._what.text())
        self._usual_height = self._place.minimumHeight()
        self.show()
        self._make_room()
        self.passphrase.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Hidden, and nothing that was typed stays in it."""
        if not self.isHidden():
            self._place.setMinimumHeight(self._usual_height)
        self.passphrase.forget()
        self.hide()

    def try_to_sign(self) -> None:
        """Hand over what was typed, unless wrong ones make it wait."""
        pause = timedelta(seconds=max(0.0, self._until - self._counted()))
        if pause > timedelta():
            self.say(wrong_text(self._signer, pause))
        elif not self.passphrase.typed:
            self.say(NOT_TYPED)
        else:
            self.signed.emit(self.passphrase.typed)

    def refuse(self) -> None:
        """Say that it was not the passphrase; it stays, selected."""
        self._wrong += 1
        pause = pause_after(self._wrong)
        self._until = self._counted() + pause.total_seconds()
        self.say(wrong_text(self._signer, pause))

    def accept(self) -> None:
        """It was right."""
        self._wrong = 0
        self.left.emit()

    def say(self, words: str) -> None:
        """Say why it is not signed; what was typed stays, selected."""
        self.passphrase.refuse(words)
        announce(self, words)
        self._make_room()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_room(self) -> None:
        """In a low window the page scrolls; nothing is squeezed."""
        layout = self._place.layout()
        needed = 0 if layout is None else layout.totalMinimumHeightForWidth(self._place.width())
        self._place.setMinimumHeight(max(self._usual_height, needed))
