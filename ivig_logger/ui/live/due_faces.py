"""The two faces of the due bar: what is due with its answers, and why it is not to be done."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from typing_extensions import override

from ivig_logger.domain.due import Due
from ivig_logger.ui.live.beside_or_below import BesideOrBelow
from ivig_logger.ui.live.even_lines import EvenLines
from ivig_logger.ui.pieces import button, column, row, show_text, text
from ivig_logger.words.due import done_text

REASONS = ("asleep", "not needed today", "not possible")


class DueQuestion(QWidget):
    """One due thing in large words; `done`, `later` and `skip` are the answers."""

    done = Signal()
    later = Signal()
    skip = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.title, self.reason = text("", "due"), text("", "soft")
        self.done_button = _live("", self.done.emit, primary=True)
        self.later_button = _live("In 5 min", self.later.emit)
        self.skip_button = _live("Skip…", self.skip.emit)
        words, answers = QWidget(), QWidget()
        for each in (words, answers):
            each.setObjectName("plain")
        words.setLayout(column(None, self.title, self.reason, None, spacing=0))
        answers.setLayout(row(self.done_button, self.later_button, self.skip_button, spacing=10))
        self._parts = BesideOrBelow(words, answers, words=[self.title])
        self._parts.give_room(0)
        self.setLayout(column(self._parts))

    def show_due(self, due: Due, title: str, reason: str) -> None:
        """Show a due thing; nothing is drawn again where it is the same."""
        show_text(self.title, title)
        show_text(self.reason, reason)
        done = done_text(due)
        if self.done_button.text() != done or self.later_button.accessibleName()[-len(title) :] != title:
            self.done_button.setText(done)
            self.done_button.setAccessibleName(f"{done}: {title}")
            self.later_button.setAccessibleName(f"In 5 minutes, ask again: {title}")
            self.skip_button.setAccessibleName(f"Skip, and say why: {title}")
            self._parts.place()


class ReasonField(QLineEdit):
    """A reason in other words; wide enough to say what it is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("live", True)
        self.setPlaceholderText("another reason")
        self.setAccessibleName("Another reason to skip")

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width() + self.fontMetrics().horizontalAdvance(self.placeholderText()), hint.height())


class SkipReasons(QWidget):
    """Why a due thing is not to be done: a chip, or other words. `skipped` carries the reason, `back` goes back."""

    skipped = Signal(str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.title = text("Skip because", "strong", wrap=False)
        self.chips = {each: _live(each, partial(self.skipped.emit, each)) for each in REASONS}
        for words, each in self.chips.items():
            each.setAccessibleName(f"Skip: {words}")
        self.other = ReasonField()
        self.other.returnPressed.connect(self._skip_for_other)
        self.skip_button = _live("Skip", self._skip_for_other)
        self.skip_button.setAccessibleName("Skip for the reason that is typed")
        self.back_button = _live("Back", self.back.emit)
        buttons = (*self.chips.values(), self.skip_button, self.back_button)
        for each in buttons:
            each.setProperty("tight", True)
        self.setLayout(EvenLines([self.title, *buttons[:-2], self.other, *buttons[-2:]]))

    def ask(self, title: str) -> None:
        """Ask anew, about the thing of this title."""
        self.setAccessibleName(f"{title}: skip because")
        self.other.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _skip_for_other(self) -> None:
        self.skipped.emit(self.other.text().strip() or "no reason given")


def _live(words: str, pressed: Callable[[], object], *, primary: bool = False) -> QPushButton:
    return button(words, pressed, live=True, primary=primary)
