"""The way in without the passphrase: the recovery code, then a new passphrase for one profile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.domain.profile import Profile
from ivig_logger.services.keyring import Keyring, Opened, WrongPassphrase
from ivig_logger.ui.field import Field
from ivig_logger.ui.inputs import Box
from ivig_logger.ui.pieces import button, column, plain, row, show_note, text
from ivig_logger.ui.unlock.new_passphrase import NewPassphrase
from ivig_logger.words.keys import WRONG_CODE

_ABOUT = (
    "When the passphrase was set, a recovery code was shown, to be printed or written down: eight groups of four "
    "letters and figures. Capital or small, with or without dashes, is all the same."
)
_SIGNED = (
    "What was signed with the lost passphrase stays signed. From now on this person signs with another key, and both "
    "are kept."
)


class Recovery(QWidget):
    """`reset` carries the keyring with the new passphrase and who has it (`Opened`); nothing is written here."""

    reset = Signal(object, object)
    closed = Signal()

    def __init__(self, keyring: Keyring, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._keyring, self._key = keyring, b""
        self._line = QLineEdit()
        self._line.setPlaceholderText("ABCD-EFGH-…")
        self.code = Field("Recovery code", self._line)
        self.box = Box((each.signs_as, each) for each in keyring.profiles)
        self.who = Field("Whose passphrase is to be a new one?", self.box)
        self.passphrase = NewPassphrase("New passphrase")
        self.go_on = button("Go on", self._look_at_code, primary=True)
        self.set = button("Set it and open", self._set, primary=True)
        self.back = button("Back to the passphrase", self._leave, link=True)
        self.problem = text("", "refuse")
        self._line.returnPressed.connect(self._look_at_code)
        self.passphrase.entered.connect(self._set)
        self.setFocusProxy(self._line)
        self._lay_out()

    def say(self, words: str) -> None:
        """Say why the new passphrase could not be kept; what was typed stays."""
        show_note(self.problem, words)

    def _look_at_code(self) -> None:
        try:
            self._key = self._keyring.recover(self._line.text())
        except WrongPassphrase:
            self.code.say(WRONG_CODE if self._line.text().strip() else "Please type the recovery code.", "refuse")
            self._line.setFocus()
            self._line.selectAll()
            return
        self.code.say("✓ This is the recovery code.", "soft")
        self._line.setReadOnly(True)
        self.go_on.hide()
        self._next.show()
        self.passphrase.setFocus()

    def _set(self) -> None:
        profile = self.box.value
        typed = self.passphrase.checked()
        if typed is None or not isinstance(profile, Profile):
            return
        changed = self._keyring.with_passphrase_reset(self._key, profile.id, typed)
        now = next(each for each in changed.profiles if each.id == profile.id)
        self.reset.emit(changed, Opened(now, self._key))

    def _leave(self) -> None:
        self.closed.emit()

    def _lay_out(self) -> None:
        self.say("")
        several = len(self._keyring.profiles) > 1
        self.who.setVisible(several)
        lost = text(
            "What was signed with the lost passphrase stays signed. From now on a new key signs for this person.",
            "soft",
        )
        self._next = plain(column(self.who, self.passphrase, lost, self.problem, row(self.set, None), spacing=12))
        self._next.hide()
        parts = (text("The passphrase is lost", "heading"), text(_ABOUT, "soft"), self.code, row(self.go_on, None))
        self.setLayout(column(*parts, self._next, row(self.back, None), spacing=12))
