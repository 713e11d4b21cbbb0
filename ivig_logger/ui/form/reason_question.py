"""The question why a finished session is corrected: asked in place before it is saved, answered with one press."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Status
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import banner, button, column, plain, row, text

REASONS = ("Typo", "Recalled later", "Wrong patient", "Other")
_QUESTION = "Why is this session corrected?"
_KEYS = {Qt.Key.Key_1 + at: at for at in range(len(REASONS))}


def needs_reason(changes: Sequence[Change]) -> bool:
    """Whether a finished session is corrected: what still runs, or is new, is only written down."""
    stored = (each.instead_of for each in changes)
    return any(isinstance(each, Infusion) and each.status is not Status.RUNNING for each in stored)


class ReasonQuestion(QWidget):
    """`answered` carries the reason in small letters, `left` tells that it is not to be saved yet."""

    answered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_QUESTION)
        self.chips = [button(f"{at} {words}", partial(self._choose, words)) for at, words in enumerate(REASONS, 1)]
        self.keep = button("Keep editing (Esc)", self.left.emit, link=True)
        for chip, words in zip(self.chips, REASONS, strict=True):
            chip.setAccessibleName(f"{words}: save with this reason")
        self.chips[-1].setAccessibleName("Other: type a reason")
        choices = Flow(8, 8)
        for each in (*self.chips, self.keep):
            choices.add(each, 0)
        self.other = QLineEdit()
        self.other.setMaxLength(200)
        self.other.setPlaceholderText("the reason")
        self.other.setAccessibleName("The reason, in your words")
        self.other.returnPressed.connect(self._answer_other)
        self.save = button("Save (Enter)", self._answer_other, primary=True)
        self.save.setAccessibleName("Save with this reason")
        self._other_row = plain(row(self.other, self.save))
        strip = banner("ask", column(text(_QUESTION, "strong"), choices, self._other_row))
        self.setLayout(column(strip))
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [*self.chips, self.keep, self.other, self.save]

    def ask(self) -> None:
        """Show the question, ready for an answer by keyboard."""
        self.other.clear()
        self._other_row.hide()
        self.show()
        self.chips[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        chosen = _KEYS.get(event.key())
        if chosen is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            self.chips[chosen].click()

    def _choose(self, words: str) -> None:
        if words == REASONS[-1]:
            self._other_row.show()
            self.other.setFocus()
        else:
            self.answered.emit(words.lower())

    def _answer_other(self) -> None:
        """What was typed; "other" where nothing was, for nobody has to give a reason in words."""
        self.answered.emit(self.other.text().strip() or REASONS[-1].lower())
