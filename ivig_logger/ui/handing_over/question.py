"""The passphrase of a file that was handed over, asked for where the file is taken in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.ui.announcement import announce
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, text
from ivig_logger.ui.unlock.secret_input import SecretField
from ivig_logger.words.keys import NOT_TYPED

_ASKED = (
    "This session was handed over under a passphrase. The person who sent it tells you; capitals, spaces and signs do "
    "not count."
)
_WRONG = "It does not open with this. Please compare it, digit by digit; or the file is damaged: let it be sent again."


class PassphraseQuestion(QWidget):
    """`answered` carries what was typed, `left` tells that the file is not wanted after all."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.passphrase = SecretField("Passphrase of the file")
        self.passphrase.line.returnPressed.connect(self._answer)
        self.passphrase.line.setAccessibleDescription(_ASKED)
        self.enter = button("Open the file", self._answer, primary=True)
        self.leave = button("Not now", self.left.emit, link=True)
        choices = Flow(8, 8)
        for each in (self.enter, self.leave):
            choices.add(each, 0)
        self.setLayout(column(banner("ask", column(text(_ASKED), self.passphrase, choices, spacing=12))))
        self.setFocusProxy(self.passphrase)

    def refuse(self) -> None:
        """It was not the passphrase; what was typed stays, selected."""
        self.passphrase.refuse(_WRONG)
        announce(self, _WRONG)

    def forget(self) -> None:
        """Nothing that was typed stays in it."""
        self.passphrase.forget()

    def _answer(self) -> None:
        if self.passphrase.typed:
            self.answered.emit(self.passphrase.typed)
        else:
            self.passphrase.refuse(NOT_TYPED)
