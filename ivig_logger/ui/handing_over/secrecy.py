"""Whether a file that is handed over takes a passphrase, and which: made here and read aloud, typed, or none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.services.handing_over import is_long_enough, new_passphrase
from ivig_logger.services.keyring import SHORTEST
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import banner, button, column, plain, row, text
from ivig_logger.ui.unlock.secret_input import SecretField

MADE, TYPED, NONE = "Digits to read aloud", "My own words", "No passphrase"
_READ_ALOUD = (
    "Read it aloud on the telephone, or tell it in person: never in the message that the file comes with. It is shown "
    "until you leave this page, and kept nowhere."
)
_HEARD = f"At least {SHORTEST} letters or digits. Capitals, spaces and signs do not count, as on the telephone."
_OPEN = "Whoever gets hold of the file can read it: a name, a day of birth and health data."
_TOO_SHORT = f"This is too short: please type at least {SHORTEST} letters or digits. A sentence of some words is best."


class Secrecy(QWidget):
    """The choice, and below it what belongs to the chosen answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.choice = Choice("Passphrase", [MADE, TYPED, NONE], MADE)
        self.choice.changed.connect(self._show_chosen)
        self.digits = text("", "code")
        self.digits.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.another = button("Make another one", self.make_another, link=True)
        self.another.setAccessibleName("Make another one: other digits")
        self.own = SecretField("Your passphrase for this file")
        self._made = self._made_part()
        self._typed = plain(column(self.own, text(_HEARD, "soft"), spacing=4))
        self._open = banner("ask", text(_OPEN))
        self.setLayout(column(self.choice, self._made, self._typed, self._open, spacing=12))
        self.begin()

    def begin(self) -> None:
        """Ready for another file: a passphrase that no other file has."""
        self.own.forget()
        self.choice.choose(MADE)
        self._set_digits()
        self._show_chosen()

    def make_another(self) -> None:
        """Other digits."""
        self._set_digits()
        announce(self, self.digits.accessibleName())
        self.changed.emit()

    @property
    def is_ready(self) -> bool:
        """Whether a file can be sealed so; where not, it is said at the field."""
        if self.choice.chosen == TYPED and not is_long_enough(self.own.typed):
            self.own.refuse(_TOO_SHORT)
            return False
        return True

    @property
    def passphrase(self) -> str | None:
        """What seals the file; None: nothing."""
        return {MADE: self.digits.text(), TYPED: self.own.typed}.get(self.choice.chosen)

    def _set_digits(self) -> None:
        made = new_passphrase()
        self.digits.setText(made)
        self.digits.setAccessibleName(f"The passphrase: {made}")

    def _show_chosen(self) -> None:
        chosen = self.choice.chosen
        for part, answer in ((self._made, MADE), (self._typed, TYPED), (self._open, NONE)):
            part.setVisible(chosen == answer)
        self.own.say("")
        self.changed.emit()

    def _made_part(self) -> QWidget:
        return plain(column(self.digits, text(_READ_ALOUD, "soft"), row(self.another, None), spacing=8))
