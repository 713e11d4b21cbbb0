"""Which places along a line are taken by words, so that none is written over another."""

from bisect import bisect_left


class Taken:
    """Stretches of one line, kept in order."""

    def __init__(self) -> None:
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def take(self, left: float, right: float) -> bool:
        """Take a stretch where it is free; False where it is not."""
        at = bisect_left(self._lefts, left)
        if at and self._rights[at - 1] > left:
            return False
        if at < len(self._lefts) and self._lefts[at] < right:
            return False
        self._lefts.insert(at, left)
        self._rights.insert(at, right)
        return True
