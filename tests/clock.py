"""The present of a test: it stands still until it is moved, and the clock that counts seconds goes with it."""

from datetime import timedelta

from ivig_logger.domain.moment import Moment


class Clock:
    """Give the clock itself as `now`, and its method `counted` as the clock that nobody sets."""

    def __init__(self, at: Moment) -> None:
        self.at = at
        self._counted = 0.0

    def __call__(self) -> Moment:
        return self.at

    def counted(self) -> float:
        """Seconds that went by, whatever the clock on the wall was set to."""
        return self._counted

    def forward(self, minutes: float = 0, seconds: float = 0) -> Moment:
        """Let time pass."""
        passed = timedelta(minutes=minutes, seconds=seconds)
        self._counted += passed.total_seconds()
        self.at += passed
        return self.at

    def set_to(self, at: Moment) -> None:
        """Set the clock on the wall: no time goes by."""
        self.at = at
