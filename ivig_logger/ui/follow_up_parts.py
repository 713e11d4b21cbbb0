"""Pieces of the question after an infusion: a sign in one's own words, and the fixed text about signs to call about."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.ui.inputs import LineInput, Words
from ivig_logger.ui.pieces import banner, button, column, row, text
from ivig_logger.ui.preferences import Preferences
from ivig_logger.words.calls import CALL_SENTENCE


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
            from ivig_logger.domain.vocabulary import symptoms  # read when somebody types

            listed = symptoms()
            words = [each for symptom in listed for each in symptom.words]
            self.field.setCompleter(Words(list(dict.fromkeys((*words, *(each.term for each in listed)))), self))
        self.show()
        self.field.setFocus()


class CallText(QWidget):
    """The fixed sentence, and the clinic's own words where there are any; `list_wanted` asks for all signs."""

    list_wanted = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._preferences = preferences
        self.sentence, self.clinic = text(CALL_SENTENCE), text("", "strong")
        self.signs = button("All signs (F1)", self.list_wanted.emit)
        self.signs.setAccessibleName("Show all signs to call about")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(banner("call", column(self.sentence, self.clinic, row(self.signs, None), spacing=8)))
        self.hide()

    def show_for(self, *, wanted: bool) -> None:
        """Show the texts, or hide them."""
        words = self._preferences.emergency_text.strip()
        self.clinic.setText(words)
        self.clinic.setVisible(bool(words))
        self.setVisible(wanted)
