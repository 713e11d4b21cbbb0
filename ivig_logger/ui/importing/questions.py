"""What the file fits two readings of: asked once for the whole file, with cells of it as examples.

An answered question stays where it is, so that the answer can be seen and changed.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ivig_logger.exchange.mapping import NOT_KNOWN, Asked, Layout, Mapping, Question, Recognised, answered
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
        before = {key: each for key, each in self._asked.items() if _is_answered(found.mapping, each)}
        wanted = before | {_key(each): each for each in found.questions}
        if list(wanted) != list(self._asked):
            self._lay_out(wanted)
        self._asked = wanted
        for question, choice in zip((each for each in wanted.values() if each.choices), self.choices, strict=True):
            choice.choose(_words(_answer(found.mapping, question)))

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
            choice = Choice("", _all_words(question.choices), "")
            choice.setAccessibleName(question.sentence)
            for each in choice.findChildren(QPushButton):
                each.setAccessibleDescription(sentence.text())
            choice.changed.connect(partial(self._tell, key))
            self.choices.append(choice)
            self._lines.addWidget(choice)

    def _tell(self, key: _Key, words: str) -> None:
        question = self._asked[key]
        chosen = next(each for each in question.choices if _words(each) == words)
        if self._mapping is not None and chosen != _answer(self._mapping, question):
            self.changed.emit(answered(self._mapping, question, chosen))


def _key(question: Question) -> _Key:
    return question.about, question.sheet, question.column, question.target


def _words(answer: str) -> str:
    return _CHOICES.get(answer, answer)


def _all_words(answers: Iterable[str]) -> list[str]:
    return [_words(each) for each in answers]


def _answer(mapping: Mapping, question: Question) -> str:
    """What a mapping says to a question; "" where it is open."""
    if question.about is Asked.DATE_ORDER:
        return "" if mapping.date_order is None else mapping.date_order.value
    if question.about is Asked.DECIMAL_MARK:
        return "" if mapping.decimal_comma is None else "comma" if mapping.decimal_comma else "point"
    layout = _layout(mapping, question.sheet)
    at = question.column
    if layout is None or at is None or at >= len(layout.columns) or layout.columns[at].target is not question.target:
        return ""
    return "" if layout.columns[at].unit == NOT_KNOWN else layout.columns[at].unit


def _is_answered(mapping: Mapping, question: Question) -> bool:
    return bool(question.choices) and _answer(mapping, question) in question.choices


def _layout(mapping: Mapping, sheet: str) -> Layout | None:
    layouts = (mapping.sessions, mapping.reactions, mapping.premedications)
    return next((each for each in layouts if each is not None and each.sheet == sheet), None)
