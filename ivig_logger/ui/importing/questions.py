"""What the file fits two readings of: asked once for the whole file, with cells of it as examples."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ivig_logger.exchange.mapping import Mapping, Question, Recognised, answered
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import clear, text

_CHOICES = {
    "day first": "Day first (31.12.)",
    "month first": "Month first (12/31)",
    "comma": "Decimal comma (62,5)",
    "point": "Decimal point (62.5)",
    "clock": "Clock readings",
    "min": "Minutes",
    "h:mm": "Hours and minutes",
    "h": "Hours",
}


class Questions(QWidget):
    """`changed` carries the mapping with an answer."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.choices: list[Choice] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def show_questions(self, found: Recognised) -> None:
        """Ask what is open."""
        clear(self._lines)
        self.choices = []
        for each in found.questions:
            self._ask(found.mapping, each)
        self.setVisible(bool(found.questions))

    def _ask(self, mapping: Mapping, question: Question) -> None:
        about = f" For example: {', '.join(question.examples)}" if question.examples else ""
        self._lines.addWidget(text(f"{question.sentence}{about}", "strong"))
        if question.choices:
            words = {_CHOICES.get(each, each): each for each in question.choices}
            choice = Choice("", list(words), "")
            choice.setAccessibleName(question.sentence)
            choice.changed.connect(partial(self._answer, mapping, question, words))
            self.choices.append(choice)
            self._lines.addWidget(choice)

    def _answer(self, mapping: Mapping, question: Question, words: dict[str, str], chosen: str) -> None:
        self.changed.emit(answered(mapping, question, words[chosen]))
