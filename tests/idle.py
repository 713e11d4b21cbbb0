"""A program that nobody touches: the seconds that a test lets go by, and what is painted meanwhile."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ivig_logger.ui.live.pulse import Pulse
from ivig_logger.ui.live.sessions import Sessions
from tests.clock import Clock

_NEVER = 2**31 - 1  # ms


def settle() -> None:
    """What the loop of a program does after each event; what is to be deleted later would wait here for ever."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Seconds:
    """Lets seconds go by for running sessions, as fast as they are asked for; real ones no longer count."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        self._clock = clock
        pulse = sessions.findChild(Pulse)
        assert pulse is not None
        timer = pulse.findChild(QTimer)
        assert timer is not None
        timer.setInterval(_NEVER)
        self._timer = timer

    def go_by(self, seconds: int = 1) -> None:
        """So many ticks, each a second after the one before, and what the window does about each."""
        for _ in range(seconds):
            self._clock.forward(seconds=1)
            self.tick()

    def tick(self) -> None:
        """A tick without a second."""
        self._timer.timeout.emit()
        settle()


class Paints(QObject):
    """An event filter for a whole program. `windows` counts passes over a window, `widgets` paint events of each."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: Counter[QObject] = Counter()
        self.widgets: Counter[QObject] = Counter()

    @property
    def most(self) -> int:
        """How often the window or widget that was painted most was painted."""
        return max((*self.windows.values(), *self.widgets.values()), default=0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() is QEvent.Type.UpdateRequest:
                self.windows[watched] += 1
            elif event.type() is QEvent.Type.Paint:
                self.widgets[watched] += 1
        return False


@contextmanager
def paints_seen() -> Iterator[Paints]:
    """Count what is painted meanwhile; what was waiting to be painted before is not counted."""
    app, seen = QApplication.instance(), Paints()
    assert app is not None
    QApplication.processEvents()
    app.installEventFilter(seen)
    yield seen
    QApplication.processEvents()
    app.removeEventFilter(seen)
