"""The first line of a row: when, what as a chip or as text, softly what belongs to it, and whether it is saved."""

from PySide6.QtCore import QCoreApplication, QEvent, QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ivig_logger.ui import theme
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.icons import pixmap
from ivig_logger.ui.live.event_line import Line
from ivig_logger.ui.pieces import row, show_property, text

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROUNDING = QMargins(0, 0, 4, 0)  # without it a line that has just enough room is broken
_NOT_SAVED = "not saved yet"
_HOW = "Enter shows what can be changed; the arrow keys go through the list"


class Words(QLabel):
    """A text as wide as its words where there is room, on more lines where there is not."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.setProperty("role", role)
        self._natural: QSize | None = None

    def say(self, words: str, verdict: str = "") -> None:
        """Show words, as a chip where there is a verdict of the first hour."""
        self._natural = None
        self.setText(words)
        if verdict != (self.property("verdict") or ""):
            show_property(self, "verdict", verdict)
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # or the frame keeps the padding it had

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._natural = None

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        """On one line, because the layout around it gives it less where it must."""
        if self._natural is None:
            self.ensurePolished()
            self.setWordWrap(False)
            self._natural = super().minimumSizeHint().grownBy(_ROUNDING)
            self.setWordWrap(True)  # which asks for a new layout, so it is done once
        return self._natural

    @override
    def heightForWidth(self, width: int, /) -> int:
        """Qt's own answer is a line too many where there is just enough room for one."""
        natural = self.minimumSizeHint()
        return natural.height() if width >= natural.width() else super().heightForWidth(width)


class EventHead(QPushButton):
    """One line that can be pressed; `moved` by the arrow keys, one row up (-1) or down (1)."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("event", True)
        self.setAutoDefault(False)
        self.setAccessibleDescription(_HOW)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # one row alone is a stop of the Tab key
        self._line: Line | None = None
        self._layout = row(spacing=12)
        self.clock, self.words, self.aside = text("", "strong", wrap=False), Words("event"), Words("eventaside")
        self.warning, self.saved, self._mark = QLabel(), text("", "saved", wrap=False), QWidget()
        self._lay_out()

    def show_line(self, line: Line, *, saved: bool, tell: bool) -> None:
        """Show a line; that it is saved is told only where `tell`, that it is not in any case."""
        if line != self._line:
            self._line = line
            self.clock.setText(line.clock)
            self.words.say(line.words, "" if line.state is None else line.state.value)
            self.aside.say(line.aside)
        self._show_saved(saved=saved, tell=tell)
        name = f"{line.spoken}, {'saved' if saved else _NOT_SAVED}"
        if name != self.accessibleName():
            self.setAccessibleName(name)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.warning.isVisibleTo(self):
            self._draw_warning()

    @override
    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._layout.minimumSize().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._layout.totalHeightForWidth(width)

    def _show_saved(self, *, saved: bool, tell: bool) -> None:
        words = _NOT_SAVED if not saved else "✓ saved" if tell else ""
        self._mark.setVisible(bool(words))
        self.aside.setVisible(bool(words or self.aside.text()))
        if words == self.saved.text():
            return
        self.saved.setText(words)
        show_property(self.saved, "role", "saved" if saved else "unsaved")
        self.warning.setVisible(not saved)
        if not saved:
            self._draw_warning()

    def _draw_warning(self) -> None:
        self.warning.setPixmap(pixmap("warning", theme.color("call").name(), self.fontMetrics().ascent() + 2))

    def _lay_out(self) -> None:
        what = Flow(12, 0)
        what.add(self.words, 0)
        what.add(self.aside, 3)  # grows, so that what is behind it stands at the right
        what.add(self._mark, 0)
        self._mark.setObjectName("plain")
        self._mark.setLayout(row(self.warning, self.saved))
        layout = self._layout
        layout.setContentsMargins(4, 6, 4, 6)
        layout.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(what, 1)
        self.clock.setIndent(0)
        self.saved.setIndent(0)
        for each in (self.clock, self.words, self.aside, self._mark):
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clock.setProperty("role", "eventclock")
        self.warning.setProperty("role", "eventaside")
        self.warning.hide()
        self._mark.hide()
        self.setLayout(layout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
