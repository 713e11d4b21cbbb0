"""The elapsed time in very large figures: painted, so that no screen reader counts the seconds."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.pieces import show_property

_LEAST = 0.75  # of its size, where the room is narrow: 96 points become 72


class Elapsed(QWidget):
    """`figure` is its size in the style sheet: elapsed, elapsed-large."""

    def __init__(self, figure: str = "elapsed", *, centred: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self._centred = "", centred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Elapsed time")
        show_property(self, "figure", figure)

    def say(self, words: str, minutes: int) -> None:
        """Show a time; a screen reader finds it in whole minutes when it looks."""
        if words == self.text:
            return
        if len(words) != len(self.text):
            self.updateGeometry()
        self.text = words
        told = f"{minutes} min"
        if self.accessibleDescription() != told:
            self.setAccessibleDescription(told)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._size(1)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._size(_LEAST).width(), self._size(1).height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        font = self._figures(1)
        wide = QFontMetricsF(font).horizontalAdvance(self.text)
        if wide > self.width():
            font = self._figures(self.width() / wide)
        metrics = QFontMetricsF(font)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        left = (self.width() - metrics.horizontalAdvance(self.text)) / 2 if self._centred else 0.0
        painter.drawText(QPointF(left, (self.height() + metrics.capHeight()) / 2), self.text)

    def _figures(self, share: float) -> QFont:
        """The style sheet's type with figures of one width, so that nothing trembles."""
        made = QFont(self.font())
        made.setFeature(QFont.Tag("tnum"), 1)
        made.setPointSizeF(made.pointSizeF() * share)
        return made

    def _size(self, share: float) -> QSize:
        metrics = QFontMetricsF(self._figures(share))
        sample = "0" * max(5, len(self.text) - 2) + "::"
        return QSize(round(metrics.horizontalAdvance(sample)) + 2, round(metrics.capHeight() * 1.1) + 2)
