"""A line of short fields that is filled from left to right; what is said about them stands below the whole line."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from ivig_logger.domain.problems import Problem
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import column, show_property, text
from ivig_logger.words.problems import problem_text


class Slot(Field):
    """A field as wide as so many characters need; a sentence about it is too long to stand below it."""

    def __init__(self, label: str, entry: QLineEdit, characters: int, parent: QWidget | None = None) -> None:
        super().__init__(label, entry, parent)
        self.line = entry
        entry.setProperty("live", True)
        self._characters = characters
        self.said = text("")
        self.said.hide()

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.line.text()

    @override
    def say(self, words: str, kind: str = "") -> None:
        """Say a sentence below the line of fields; `kind` as in Field."""
        self.said.setText(f"{self.label.text()}: {words}" if words else "")
        show_property(self.said, "role", kind)
        self.said.setVisible(bool(words))
        show_property(self.line, "problem", kind if kind in ("warn", "refuse") else "")
        self.line.setAccessibleDescription(words)

    def say_nothing(self) -> None:
        """Take back what was said: it is being corrected."""
        if self.said.text():
            self.say("")

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("0") * self._characters + 30
        return QSize(max(least, self.label.minimumSizeHint().width()), super().minimumSizeHint().height())


class Slots(QWidget):
    """Tab or Enter goes to the next field; `entered` at Enter in the last one, or at Ctrl+Enter in any."""

    entered = Signal()

    def __init__(self, slots: Mapping[str, Slot], beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.slots = dict(slots)
        line = Flow(8, 8)
        for name, slot in self.slots.items():
            line.add(slot, 1)
            slot.line.returnPressed.connect(partial(self._go_on, name))
            slot.line.textEdited.connect(slot.say_nothing)
        line.add(beside, 0, self._label_height)
        self.setLayout(column(line, *self._sayings(), spacing=4))

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed in any of them."""
        return not any(each.value.strip() for each in self.slots.values())

    def clear(self) -> None:
        """Empty all fields, and take back what was said."""
        for each in self.slots.values():
            each.line.clear()
        self.judge(())

    def judge(self, problems: Sequence[Problem]) -> None:
        """Say what is to be said against each field; the keys go to the first one that is refused."""
        first = next(iter(self.slots))
        for name, slot in self.slots.items():
            against = [each for each in problems if (each.where if each.where in self.slots else first) == name]
            refused = [each for each in against if each.refuse]
            words = " ".join(dict.fromkeys(map(problem_text, refused or against)))
            slot.say(words, "refuse" if refused else "warn" if against else "")
        sayings = [each.said.text() for each in self.slots.values() if each.said.text()]
        if sayings:
            announce(self, " ".join(sayings))
        if self._refused():
            self.focus(self._refused())

    def focus(self, name: str = "") -> None:
        """Put the keys into a field, by default the first."""
        line = self.slots[name or next(iter(self.slots))].line
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _go_on(self, name: str) -> None:
        if self._refused():
            self.focus(self._refused())
            return
        names = list(self.slots)
        following = names[names.index(name) + 1 :]
        by_control = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        if by_control or not following:
            self.entered.emit()
        else:
            self.focus(following[0])

    def _refused(self) -> str:
        """The first field that is refused as it stands, "" where there is none."""
        return next((name for name, each in self.slots.items() if each.line.property("problem") == "refuse"), "")

    def _sayings(self) -> list[QLabel]:
        return [each.said for each in self.slots.values()]

    def _label_height(self) -> int:
        first = next(iter(self.slots.values()))
        return first.label.sizeHint().height() + 4
