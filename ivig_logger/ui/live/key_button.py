"""A button of the live screen that shows the key which does the same."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QStylePainter
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.enter_button import EnterButton
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.pieces import show_property

_MIDDLE = Qt.AlignmentFlag.AlignCenter
_GAP = 10
_LETTER_GAP = 7


class KeyButton(EnterButton):
    """Large enough for a gloved hand. A tile has its key in a box and its words at the left, in lines if need be.

    Call is a sign to call about: in the colour for it, and with the mark for it.
    """

    def __init__(self, key: str, pressed: Callable[[], object], *, tile: bool = False, call: bool = False) -> None:
        super().__init__()
        self.key, self._tile, self._call = key, tile, call
        self.setProperty("live", True)
        self.setProperty("keyed", "tile" if tile else "action")
        self.setAutoDefault(False)
        if tile:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.clicked.connect(pressed)

    def say(self, words: str, accessible: str, *, primary: bool = False) -> None:
        """Show other words; nothing is drawn again where they are the same."""
        name = f"{accessible} (key {self.key})" if self.key else accessible
        if self.text() != words or self.accessibleName() != name:
            self.setText(words)
            self.setAccessibleName(name)
            self.setToolTip(name)
        show_property(self, "primary", primary)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._before_words() + self._after_words(), hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """A tile may be as narrow as its longest word, an action is as wide as its words."""
        hint = self.sizeHint()
        if not self._tile:
            return hint
        metrics = self.fontMetrics()
        words = max((metrics.horizontalAdvance(each) for each in self.text().split()), default=0)
        spared = metrics.horizontalAdvance(self.text()) - min(words, metrics.horizontalAdvance("m" * 12))
        return QSize(hint.width() - max(0, spared), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        painter.setFont(self.font())
        if self._tile:
            self._paint_tile(painter, room)
        else:
            self._paint_action(painter, room)

    def _paint_tile(self, painter: QStylePainter, room: QRect) -> None:
        side = self._box()
        box = QRect(room.left(), room.center().y() - side // 2, side, side)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.color("soft"))
        painter.drawText(box, _MIDDLE, self.key)
        room.setLeft(box.right() + 1 + _GAP)
        if self._call:
            size = self._mark()
            painter.drawPixmap(
                room.right() - size, room.center().y() - size // 2, pixmap("call", self._colour().name(), size)
            )
            room.setRight(room.right() - size - _GAP // 2)
        painter.setPen(self._colour())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left | Qt.TextFlag.TextWordWrap, _fitted(self.text(), painter.fontMetrics(), room))

    def _paint_action(self, painter: QStylePainter, room: QRect) -> None:
        metrics = painter.fontMetrics()
        wide = self._before_words() + metrics.horizontalAdvance(self.text())
        left = room.left() + max(0, (room.width() - wide) // 2)
        painter.setPen(self._colour(soft=True))
        painter.drawText(room.adjusted(left - room.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.key)
        painter.setPen(self._colour())
        room.setLeft(left + self._before_words())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _colour(self, *, soft: bool = False) -> QColor:
        if self.property("primary"):
            return theme.color("on_accent")
        return theme.color("soft" if soft or not self.isEnabled() else "call" if self._call else "ink")

    def _box(self) -> int:
        return round(self.fontMetrics().height() * 1.4)

    def _mark(self) -> int:
        return round(self.fontMetrics().height() * 0.9)

    def _before_words(self) -> int:
        if self._tile:
            return self._box() + _GAP
        return self.fontMetrics().horizontalAdvance(self.key) + _LETTER_GAP if self.key else 0

    def _after_words(self) -> int:
        return self._mark() + _GAP if self._tile and self._call else 0


def _fitted(words: str, metrics: QFontMetrics, room: QRect) -> str:
    """The words, or as many of them as there is room for in its lines; the whole is in the tool tip."""
    said, shown = words.split(), words
    while len(said) > 1 and not _fits(shown, metrics, room):
        said.pop()
        shown = f"{' '.join(said)}…"
    return (
        shown if _fits(shown, metrics, room) else metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    )


def _fits(words: str, metrics: QFontMetrics, room: QRect) -> bool:
    needed = metrics.boundingRect(QRect(0, 0, room.width(), 0), Qt.TextFlag.TextWordWrap, words)
    return needed.height() <= room.height() and needed.width() <= room.width()
