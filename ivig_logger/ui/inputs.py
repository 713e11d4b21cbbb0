"""The inputs of forms: lines with completion and a fact beside what was typed, boxes that ignore a passing wheel."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)
from typing_extensions import override

from ivig_logger.ui import theme

_GAP = 8
_LONGEST = 10_000_000  # Qt's own limit of 32,767 would cut a long stored text without a word


class LineInput(QLineEdit):
    """One line of text; `fact` is shown behind what was typed where there is room, and read out in any case."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_LONGEST)
        self._fact = ""

    @property
    def fact(self) -> str:
        """What is shown behind the text."""
        return self._fact

    def show_fact(self, words: str) -> None:
        """Show a fact behind the text, "" for none."""
        if words != self._fact:
            self._fact = words
            self.setAccessibleDescription(words)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._fact or not self.text() or self.text()[:1].isspace() or len(self.text()) > 60:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        metrics = self.fontMetrics()
        left = inside.left() + 2 + metrics.horizontalAdvance(self.text()) + _GAP
        if left + metrics.horizontalAdvance(self._fact) > inside.right():
            return
        painter = QPainter(self)
        painter.setPen(theme.color("soft"))
        inside.setLeft(left)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._fact)


class Words(QCompleter):
    """Offers words that hold what is typed, whatever its case; the typed text wins.

    One serves all fields of a kind: each takes it over with the focus.
    """

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(list(words), parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(8)
        popup = QListView()
        popup.setObjectName("completions")
        popup.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setPopup(popup)


class Box(QComboBox):
    """A choice of a few; `short` words are shown while it is closed. The wheel turns the page, not the answer."""

    def __init__(self, answers: Iterable[tuple[str, object]], short: Sequence[str] = ()) -> None:
        super().__init__()
        self._short = tuple(short)
        for words, value in answers:
            self.addItem(words, value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(max((len(each) for each in self._short), default=10))

    @property
    def value(self) -> object:
        """What the chosen words stand for."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose by what the words stand for."""
        for at in range(self.count()):
            if self.itemData(at) == value:
                self.setCurrentIndex(at)

    @override
    def initStyleOption(self, option: QStyleOptionComboBox, /) -> None:
        super().initStyleOption(option)
        if self._short and 0 <= self.currentIndex() < len(self._short):
            option.currentText = self._short[self.currentIndex()]

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = self.fontMetrics().averageCharWidth() / 2
        painter.setPen(QPen(theme.color("soft"), half / 2))
        middle = QPointF(self.width() - 3.5 * half - 4, self.height() / 2 + half / 2)
        painter.drawPolyline([middle + QPointF(-half, -half), middle, middle + QPointF(half, -half)])

    @override
    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 32)
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()


class NoteInput(QPlainTextEdit):
    """A longer text; Tab leaves it."""

    def __init__(self, placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._lines = lines
        self._fit()

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 36)
