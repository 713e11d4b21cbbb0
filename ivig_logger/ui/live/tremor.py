"""A hand that trembles presses twice: the second press of the same thing within seconds is none."""

import time
from collections.abc import Callable

PRESSED_TWICE = "Pressed twice within 3 seconds: recorded once"


class Tremor:
    """Remembers when each key was pressed last, by a clock in seconds that nobody sets."""

    def __init__(self, seconds: float = 3.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._accepted: dict[str, float] = {}

    def accepts(self, key: str) -> bool:
        """Whether a press of `key` counts: not within the seconds after the last one that did."""
        now = self._clock()
        last = self._accepted.get(key)
        if last is not None and now - last < self._seconds:
            return False
        self._accepted[key] = now
        return True
