"""Chips that are offered: one press does it, or one of them stays pressed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from ivig_logger.ui.exclusive import Exclusive
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import clear

_LEAST = 16  # characters: a chip may be cut to so many where there is no more room


class _Chip(QPushButton):
    """Words that end with "…" where there is no room for them; a screen reader has them all."""

    def __init__(self, words: str, name: str, pressed: Callable[[], object]) -> None:
        super().__init__(words.replace("&", "&&"))
        for look in ("chip", "live"):
            self.setProperty(look, True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoDefault(False)
        self.clicked.connect(pressed)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


class _Lines(QWidget):
    """Chips beside one another, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.line = Flow(8, 8)
        self.setLayout(self.line)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("0") * _LEAST), hint.height())


class Offers(_Lines):
    """Chips of which a press is the choice; `taken` carries what the pressed one stands for."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[QPushButton] = []
        self._shown: tuple[tuple[str, str, object], ...] = ()
        self.hide()

    def offer(self, offers: Sequence[tuple[str, str, object]]) -> None:
        """Show these: the words, what a screen reader says of them, and what they stand for."""
        if tuple(offers) == self._shown:
            return
        self._shown = tuple(offers)
        clear(self.line)
        self.chips = [_Chip(words, name, partial(self.taken.emit, value)) for words, name, value in offers]
        for each in self.chips:
            self.line.add(each, 0)
        self.setVisible(bool(offers))


class OneOf(_Lines):
    """Chips of which one is always pressed; they wrap where there is no room beside one another."""

    def __init__(self, answers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = Exclusive(self)
        for each in answers:
            chip = _Chip(each, each, self._keep)
            chip.setCheckable(True)
            self._group.add(chip)
            self.line.add(chip, 0)

    @property
    def chosen(self) -> str:
        """The words of the pressed chip."""
        pressed = self._group.checkedButton()
        return "" if pressed is None else pressed.text()

    def choose(self, answer: str) -> None:
        """Press the chip with these words."""
        for each in self._group.buttons():
            if each.text() == answer:
                each.setChecked(True)

    def _keep(self) -> None:
        """The group keeps one of them pressed."""
