"""A new passphrase, typed twice, with the rule beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.services.keyring import SHORTEST
from ivig_logger.ui.pieces import column, text
from ivig_logger.ui.unlock.secret_input import SecretField
from ivig_logger.words.keys import NOT_THE_SAME, TOO_SHORT

RULE = f"At least {SHORTEST} characters. A sentence of some words is best: long, and easy to remember."


class NewPassphrase(QWidget):
    """`entered` when Enter was pressed in the second field."""

    entered = Signal()

    def __init__(self, label: str = "Passphrase", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.first, self.again = SecretField(label), SecretField(f"{label} once more")
        self.first.line.returnPressed.connect(self.again.line.setFocus)
        self.again.line.returnPressed.connect(self.entered)
        self.first.add_below(text(RULE, "soft"))
        self.setFocusProxy(self.first)
        self.setLayout(column(self.first, self.again, spacing=12))

    @property
    def is_typed(self) -> bool:
        """Whether something stands in one of both."""
        return bool(self.first.typed or self.again.typed)

    def checked(self) -> str | None:
        """The passphrase; None where it cannot be taken, which is said at the field."""
        for each in (self.first, self.again):
            each.say("")
        if len(self.first.typed) < SHORTEST:
            self.first.refuse(TOO_SHORT)
            return None
        if self.first.typed != self.again.typed:
            self.again.refuse(NOT_THE_SAME)
            return None
        return self.first.typed

    def forget(self) -> None:
        """Both empty and hidden again."""
        self.first.forget()
        self.again.forget()
