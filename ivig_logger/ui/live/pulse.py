"""One tick a second while sessions run, and what went by unseen between two ticks."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ivig_logger.domain.gaps import LIMIT, Reading, gaps_between
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.clocks import counted_seconds

_SECOND = 1000  # ms


class Pulse(QObject):
    """`ticked` carries the present, `gap` a Gap that is first seen at this tick, before `ticked`.

    `speed` is how many seconds of `now` go by in one second; `every` is in milliseconds.
    """

    ticked = Signal(object)
    gap = Signal(object)

    def __init__(
        self,
        now: Callable[[], Moment],
        parent: QObject | None = None,
        *,
        speed: float = 1,
        counted: Callable[[], float] = counted_seconds,
        limit: timedelta = LIMIT,
        every: int = _SECOND,
    ) -> None:
        super().__init__(parent)
        self._now, self._counted = now, counted
        self._speed, self._limit = speed, limit
        self._last = self._read()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one skips a second now and then
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._tick)

    def run(self, wanted: bool) -> None:
        """Tick from now on, or stand still; what went by while it stood still is no gap."""
        if wanted and not self._timer.isActive():
            self._last = self._read()
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _read(self) -> Reading:
        return Reading(self._now(), self._counted())

    def _tick(self) -> None:
        before, self._last = self._last, self._read()
        for each in gaps_between(before, self._last, speed=self._speed, limit=self._limit):
            self.gap.emit(each)
        self.ticked.emit(self._last.wall)
