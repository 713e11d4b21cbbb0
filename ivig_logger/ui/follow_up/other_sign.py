"""A sign in the patient's own words, told after an infusion."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.vocabulary import symptom_words
from ivig_logger.ui.inputs import LineInput, Words
from ivig_logger.ui.pieces import button, row


class OtherSign(QWidget):
    """A field for a sign that no chip names; `opener` shows it, `told` carries what was typed."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.opener = button("Something else…", self._open, chip=True)
        self.field = LineInput("what was felt or seen")
        self.field.setAccessibleName("What else was felt or seen since the infusion")
        self.field.returnPressed.connect(self.tell)
        self.add = button("Add", self.tell)
        self.add.setAccessibleName("Add what was typed")
        self.setLayout(row(self.field, self.add))
        self.hide()

    @property
    def text(self) -> str:
        """What stands in the field and was not added yet."""
        return self.field.text().strip()

    def tell(self) -> None:
        """Hand over what was typed; it stays here until it is stored."""
        if self.text:
            self.told.emit(self.text)
        else:
            self.field.setFocus()

    def close_field(self) -> None:
        """Empty, for another one."""
        self.field.clear()
        self.hide()

    def _open(self) -> None:
        if self.field.completer() is None:
            self.field.setCompleter(Words(symptom_words(), self))  # read when somebody types
        self.show()
        self.field.setFocus()
