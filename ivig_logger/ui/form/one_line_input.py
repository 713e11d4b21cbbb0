"""The field of the one line: what is not understood is underlined in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from ivig_logger.exchange.one_line import Span
from ivig_logger.ui import theme


class _Underlines(QSyntaxHighlighter):
    """Dotted lines below stretches of the text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.spans: Sequence[Span] = ()

    @override
    def highlightBlock(self, text: str, /) -> None:
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(theme.color("call"))
        shape.setForeground(theme.color("call"))
        for each in self.spans:
            start = _units(text[: each.start])
            self.setFormat(start, _units(text[each.start : each.end]), shape)


class OneLineInput(QPlainTextEdit):
    """One line of text. Enter submits it, Tab leaves it, and several pasted lines become one."""

    submitted = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText("e.g. 13:50-17:10 privigen 30g headache +25 mild")
        self._underlines = _Underlines(self.document())
        self._last = ""
        self.textChanged.connect(self._tell)

    def underline(self, spans: Sequence[Span]) -> None:
        """Underline what is not understood."""
        if tuple(spans) != tuple(self._underlines.spans):
            self._underlines.spans = tuple(spans)
            self._underlines.rehighlight()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData, /) -> None:
        if source.hasText():
            self.textCursor().insertText(one_line(source.text()))

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        around = self.contentsMargins()
        inside = self.fontMetrics().height() + round(2 * self.document().documentMargin())
        return QSize(super().sizeHint().width(), inside + around.top() + around.bottom())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def _tell(self) -> None:
        now = self.toPlainText()
        if now != self._last:  # a new underline is a change too, but not one of the text
            self._last = now
            self.typed.emit(now)


def one_line(text: str) -> str:
    """Several lines as one: each begins behind a semicolon, and the columns of a table behind a space."""
    lines = (" ".join(each.split()) for each in text.splitlines())
    return (
        "; ".join(each.rstrip(";,") for each in lines if each) if "\n" in text.strip() else " ".join(text.split("\n"))
    )


def _units(text: str) -> int:
    """How many places a text takes in Qt, for which an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
