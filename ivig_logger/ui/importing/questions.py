"""What the file fits two readings of: asked once for the whole file, with cells of it as examples.

An answered question stays where it is, so that the answer can be seen and changed.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ivig_logger.exchange.mapping import Asked, Mapping, Question, Recognised, Target, answer_of, answered, is_answered
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
    "yes or no": "1 is yes",
    "1 mild to 3 severe": "1 mild, 2 moderate, 3 severe",
    "scale, as a note": "A scale of its own, kept as a note",
    "kept in the notes": "Keep it in the notes",
}
_BELOW_SYMPTOM = {
    "min": "Minutes after the start",
    "min, 0 is none": "Minutes after the start, 0 is none",
    "h": "Hours after the start",
}
_Key = tuple[Asked, str, int | None, object]


class Questions(QWidget):
    """`changed` carries the mapping with an answer."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.choices: list[Choice] = []
        self._mapping: Mapping | None = None
        self._asked: dict[_Key, Question] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)

    def forget(self) -> None:
        """Nothing was asked."""
        self._mapping = None
        self._lay_out({})

    def show_questions(self, found: Recognised) -> None:
        """Ask what is open, and show what was answered."""
        self._mapping = found.mapping
        before = {key: each for key, each in self._asked.items() if is_answered(found.mapping, each)}
        wanted = before | {_key(each): each for each in found.questions}
        if list(wanted) != list(self._asked):
            self._lay_out(wanted)
        self._asked = wanted
        for question, choice in zip((each for each in wanted.values() if each.choices), self.choices, strict=True):
            choice.choose(_words(question, answer_of(found.mapping, question)))

    def take_keys(self) -> bool:
        """Give the keys to the first question; False where there is none to choose from."""
        chips = self.choices[0].findChildren(QPushButton) if self.choices else []
        for each in chips[:1]:
            each.setFocus()
        return bool(chips)

    def _lay_out(self, wanted: dict[_Key, Question]) -> None:
        clear(self._lines)
        self._asked, self.choices = wanted, []
        for key, each in wanted.items():
            self._ask(key, each)
        self.setVisible(bool(wanted))

    def _ask(self, key: _Key, question: Question) -> None:
        about = f" For example: {', '.join(question.examples)}" if question.examples else ""
        sentence: QLabel = text(f"{question.sentence}{about}", "strong")
        self._lines.addWidget(sentence)
        if question.choices:
            choice = Choice("", [_words(question, each) for each in question.choices], "")
            choice.setAccessibleName(question.sentence)
            for each in choice.findChildren(QPushButton):
                each.setAccessibleDescription(sentence.text())
            choice.changed.connect(partial(self._tell, key))
            self.choices.append(choice)
            self._lines.addWidget(choice)

    def _tell(self, key: _Key, words: str) -> None:
        question = self._asked[key]
        chosen = next(each for each in question.choices if _words(question, each) == words)
        if self._mapping is not None and chosen != answer_of(self._mapping, question):
            self.changed.emit(answered(self._mapping, question, chosen))


def _key(question: Question) -> _Key:
    return question.about, question.sheet, question.column, question.target


def _words(question: Question, answer: str) -> str:
    own = _BELOW_SYMPTOM if question.target is Target.SYMPTOM else {}
    return own.get(answer) or _CHOICES.get(answer, answer)
