"""When nobody has touched a key, the mouse or the screen for so long."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

_Type = QEvent.Type
_TOUCHES = frozenset({
    _Type.KeyPress,
    _Type.ShortcutOverride,  # a key that is a shortcut
    _Type.InputMethod,
    _Type.MouseMove,
    _Type.MouseButtonPress,
    _Type.MouseButtonRelease,
    _Type.Wheel,
    _Type.TouchBegin,
    _Type.TouchUpdate,
    _Type.TabletMove,
    _Type.TabletPress,
})  # fmt: skip
_LONGEST_REST = 5000  # ms


class Idle(QObject):
    """`passed` once nothing was touched for `limit` milliseconds, or up to a tenth more (5 s at most).

    After a touch it looks away for that tenth, so that a busy window is not asked about each of its events.
    """

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit, self._listens = 0, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)

    def watch(self, limit: int) -> None:
        """Count from now on; 0 is not at all."""
        self._limit = limit
        if limit:
            self._listen()
        else:
            self._timer.stop()
            self._look_away()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._look_away()
            self._timer.start(min(self._limit // 10, _LONGEST_REST))
        return False

    def _time_is_up(self) -> None:
        if self._listens:
            self._look_away()
            self.passed.emit()
        else:
            self._listen()

    def _listen(self) -> None:
        app = QApplication.instance()
        if app is not None and not self._listens:
            app.installEventFilter(self)
        self._listens = True
        self._timer.start(self._limit)

    def _look_away(self) -> None:
        app = QApplication.instance()
        if app is not None and self._listens:
            app.removeEventFilter(self)
        self._listens = False
