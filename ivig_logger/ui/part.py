"""One field of a screen: what it shows and gives back, and what is said about it, and when."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.problems import Code, Problem
from ivig_logger.ui.field import Field, Input
from ivig_logger.ui.inputs import Box, LineInput
from ivig_logger.ui.twice import TwiceChoice, settled
from ivig_logger.words.problems import problem_text


class Part(Field):
    """A field that tells what a person did with it.

    `changed` when the person changed it, `left` when they went on after a change. A problem is said once the field
    was left, or when `insist` was called, and then `insisted` is true; before that it is still being typed.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, label: str, entry: Input, characters: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(label, entry, parent)
        self._characters = characters
        self._showing = False
        self._typed = False
        self._said_problems: tuple[Problem, ...] = ()
        self.insisted = False
        self._prefilled = False
        self._original, self._as_shown = "", ""
        self._fact = ""
        self._twice = TwiceChoice()
        self._twice.chosen.connect(self._settle)
        self.box = cast("QVBoxLayout", self.layout())  # Field makes it
        self.box.insertWidget(3, self._twice)
        entry.installEventFilter(self)
        _connect(entry, self._change)

    @property
    def value(self) -> str:
        """The text; exactly what was shown where nothing was typed, whatever the input makes of odd characters."""
        now = _text_of(self.entry)
        return self._original if now == self._as_shown else now

    @property
    def is_prefilled(self) -> bool:
        """Whether the content was taken from the last session and not looked at since."""
        return self._prefilled

    def show_text(self, text: str) -> None:
        """Show a text that the person did not type; the mark of a prefilled field goes where it is another one."""
        if text == self.value:
            return
        self._put(text)
        self._prefill(prefilled=False)

    def prefill(self, text: str) -> None:
        """Show a text taken from the last session, marked until it is changed."""
        self._put(text)
        self._prefill(prefilled=bool(text.strip()))

    @property
    def choice(self) -> object:
        """What the chosen words of a box stand for."""
        return self.entry.value if isinstance(self.entry, Box) else None

    def show_choice(self, value: object) -> None:
        """Show a choice that the person did not make."""
        if isinstance(self.entry, Box) and value != self.choice:
            self._showing = True
            self.entry.choose(value)
            self._showing = False
            self._prefill(prefilled=False)

    def mark_choice(self, *, prefilled: bool) -> None:
        """Mark a choice that was taken from the last session, until it is changed."""
        self._prefill(prefilled=prefilled)

    def write(self, text: str) -> None:
        """Write into the field as if the person had typed it."""
        if isinstance(self.entry, QLineEdit):
            self.entry.setText(text)
        self.insist()

    def insist(self) -> None:
        """From now on problems are said at once."""
        self.insisted = True
        self._say()

    def start_over(self) -> None:
        """As if never touched."""
        self._typed = self.insisted = False
        self._prefill(prefilled=False)
        self.judge(())

    def show_fact(self, words: str, *, below: bool = False) -> None:
        """Show a fact about what was typed: behind it, or below the field."""
        if isinstance(self.entry, LineInput) and not below:
            self.entry.show_fact(words)
        else:
            self._fact = words
            self._say()

    def judge(self, problems: Sequence[Problem]) -> None:
        """Take what is said against this field now, to be shown when it is time."""
        self._said_problems = tuple(problems)
        self._say()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        # a field that is hidden or taken down loses the focus too, and nobody left it
        if self._typed and isinstance(event, QFocusEvent) and _goes_on(event) and self.isVisible():
            self._typed = False
            self.insist()
            self.left.emit()
            self.changed.emit()  # what is said about the whole card may be said now
        return super().eventFilter(watched, event)

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("x") * self._characters + 24
        return QSize(
            max(least, self.label.minimumSizeHint().width() if self.label.isVisibleTo(self) else 0),
            super().minimumSizeHint().height(),
        )

    def _put(self, text: str) -> None:
        self._showing = True
        _show(self.entry, text)
        self._showing = False
        self._original, self._as_shown = text, _text_of(self.entry)

    def _prefill(self, *, prefilled: bool) -> None:
        if prefilled != self._prefilled:
            self._prefilled = prefilled
            self.mark_prefilled(prefilled)

    def _change(self) -> None:
        if self._showing:
            return
        self._typed = True
        self._prefill(prefilled=False)
        self.changed.emit()

    def _say(self) -> None:
        problems = self._said_problems if self.insisted else ()
        refused = [each for each in problems if each.refuse]
        worst = refused or problems
        if worst:
            self.say(" ".join(problem_text(each) for each in worst), "refuse" if refused else "warn")
        else:
            self.say(self._fact, "soft" if self._fact else "")
            if isinstance(self.entry, LineInput) and not self._fact:
                self.entry.setAccessibleDescription(self.entry.fact)
        self._twice.offer(next((each for each in refused if each.code is Code.REPEATED_TIME), None))

    def _settle(self, clock: str, which: str) -> None:
        self.write(settled(self.value, clock, which))
        self.entry.setFocus()


def _goes_on(event: QFocusEvent) -> bool:
    """Whether the person left the field, rather than opened its list of words."""
    return event.type() == QEvent.Type.FocusOut and event.reason() is not Qt.FocusReason.PopupFocusReason


def _connect(entry: Input, slot: object) -> None:
    if isinstance(entry, QComboBox):
        entry.currentIndexChanged.connect(slot)
    else:
        entry.textChanged.connect(slot)


def _text_of(entry: Input) -> str:
    if isinstance(entry, QLineEdit):
        return entry.text()
    return entry.toPlainText() if isinstance(entry, QPlainTextEdit) else ""


def _show(entry: Input, text: str) -> None:
    if isinstance(entry, QLineEdit):
        entry.setText(text)
        entry.setCursorPosition(0)
    elif isinstance(entry, QPlainTextEdit):
        entry.setPlainText(text)
