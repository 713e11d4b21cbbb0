"""The five numbers as cards; each number, and each count of what is unknown, opens its sessions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ivig_logger.domain.answers.session_fact import SessionFact
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import button, card, show_text, text
from ivig_logger.words.counts import sessions_text
from ivig_logger.words.five_numbers import Number

_COUNT = 5
_EDGE = 12
_DRESSED = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_LEAST = "with a reaction"  # on one line in the narrowest card


class Figures(QWidget):
    """`opened` carries the sessions of a number."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [NumberCard() for _ in range(_COUNT)]
        self._flow = Flow(12, 12)
        for each in self.cards:
            each.opened.connect(self.opened)
            self._flow.add(each.frame, 1)
        self.setLayout(self._flow)

    def show_numbers(self, numbers: Sequence[Number]) -> None:
        """Show the five."""
        for each, number in zip(self.cards, numbers, strict=True):
            each.show_number(number)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _DRESSED and hasattr(self, "cards"):  # Qt sends one before they are made
            self._fit()

    def _fit(self) -> None:
        """All cards have the same least width, or they would not stand in columns."""
        widest = max(each.narrowest() for each in self.cards)
        for each in self.cards:
            each.frame.setMinimumWidth(widest)


class NumberCard(QWidget):
    """One number with its name, what it is out of, and what is unknown."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[SessionFact, ...] = ()
        self._unknown: tuple[SessionFact, ...] = ()
        self.value = button("", partial(self._open, unknown=False), number=True)
        self.unknown = button("", partial(self._open, unknown=True), aside=True)
        self.name, self.out_of = text("", "strong"), text("", "soft")
        self.frame = self._framed()

    def show_number(self, number: Number) -> None:
        """Show a number."""
        self._members, self._unknown = number.members, number.unknown
        self.value.setText(number.value)
        self.value.setEnabled(bool(number.members))
        self.value.setAccessibleName(f"{number.sentence}. Opens {sessions_text(len(number.members))}")
        show_text(self.name, number.name)
        show_text(self.out_of, number.beside)
        self.unknown.setText(f"{len(number.unknown):,} unknown")
        self.unknown.setAccessibleName(f"{number.name}: {number.said_of_unknown}. Opens these sessions")
        self.unknown.setVisible(bool(number.said_of_unknown))

    def _framed(self) -> QFrame:
        for each in (self.value, self.unknown):
            each.setCursor(Qt.CursorShape.PointingHandCursor)
        made = card(self.value, self.name, self.out_of, self.unknown, None, spacing=2)
        layout = made.layout()
        if layout is not None:
            layout.setContentsMargins(_EDGE, 8, _EDGE, 10)
        return made

    def narrowest(self) -> int:
        """The least width in which nothing is cut."""
        layout = self.frame.layout()
        needed = 0 if layout is None else layout.minimumSize().width()
        return max(needed, self.name.fontMetrics().horizontalAdvance(_LEAST) + 2 * _EDGE + 8)

    def _open(self, *, unknown: bool) -> None:
        self.opened.emit(self._unknown if unknown else self._members)
