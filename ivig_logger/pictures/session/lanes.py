"""Bands of things with a name: each in the first lane that has room for it, else without its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from ivig_logger.domain.timeline import Fact
from ivig_logger.pictures.session.axis import SessionAxis

_LANE = 1.35  # lines of text
_WIDEST, _LEAST = 16.0, 3.0
_MOST_NAMED = 200  # among more no name has room
_ELIDE = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing in its lane: its mark from `left` to `right` around `x`, what it lasted up to `until`, its name.

    `words` is empty where it had no room; `wide` is how much they take, `at_left` says that they stand before the mark.
    """

    fact: Fact
    number: int
    lane: QRectF
    left: float
    right: float
    until: float
    words: str
    wide: float
    at_left: bool

    @property
    def x(self) -> float:
        """The middle of the mark."""
        return (self.left + self.right) / 2

    @property
    def box(self) -> QRectF:
        """Where it can be pointed at."""
        half = self.lane.height() / 2
        return QRectF(self.left - half, self.lane.top(), self.right - self.left + half * 2, self.lane.height())


def placed_in(
    band: QRectF, axis: SessionAxis, facts: Iterable[Fact], words: Callable[[Fact], str], metrics: QFontMetricsF
) -> list[Placed]:
    """The things of a band in as many lanes as it is high; each has a lane of its own where there are enough."""
    ordered = list(facts)
    count = min(max(round((band.height() - metrics.height() * 0.3) / (metrics.height() * _LANE)), 1), len(ordered) or 1)
    height, size = band.height() / count, metrics.height() * 0.45
    ends, named = [float("-inf")] * count, len(ordered) <= _MOST_NAMED
    lanes: list[list[Placed]] = [[] for _ in range(count)]
    for number, fact in enumerate(ordered):
        name = metrics.elidedText(words(fact), _ELIDE, metrics.height() * _WIDEST) if named else ""
        wanted = _wanted(axis, fact, name, metrics.horizontalAdvance(name), size)
        begins = wanted.left - size - (wanted.wide + size if wanted.at_left else 0)
        at = number if len(ordered) <= count else _free(ends, begins)
        if wanted.at_left and ends[at] > begins:
            wanted = replace(wanted, words="")
        lane = QRectF(band.left(), band.top() + at * height, band.width(), height)
        lanes[at].append(replace(wanted, number=number, lane=lane))
        name_ends = wanted.right + size if wanted.at_left else wanted.right + size * 2 + wanted.wide
        ends[at] = max(ends[at], name_ends, wanted.until + size)
    placed = [each for lane in lanes for each in _shortened(lane, axis.right, metrics, size)]
    return sorted(placed, key=lambda each: each.number)


def _wanted(axis: SessionAxis, fact: Fact, name: str, wide: float, size: float) -> Placed:
    """The thing with its whole name, at the right of its mark or, near the end of the axis, at the left."""
    left, right = axis.x(fact.earliest or 0.0), axis.x(fact.latest or 0.0)
    until = right if fact.until is None else max(axis.x(fact.until), right)
    at_left = right + size * 2 + wide > axis.right and left - size * 2 - wide > axis.left
    return Placed(fact, 0, QRectF(), left, right, until, name, wide, at_left)


def _shortened(lane: list[Placed], end: float, metrics: QFontMetricsF, size: float) -> Iterable[Placed]:
    """Names no longer than up to what comes next in the lane, or to the end of the axis."""
    for each, following in zip(lane, [*lane[1:], None], strict=False):  # an empty lane has nothing that follows
        begins = end
        if following is not None:
            begins = following.left - size - (following.wide + size if following.at_left and following.words else 0)
        room = begins - each.right - size * 2
        if each.at_left or each.wide <= room:
            yield each
        elif room < metrics.height() * _LEAST:
            yield replace(each, words="")
        else:
            yield replace(each, words=metrics.elidedText(each.words, _ELIDE, room), wide=room)


def _free(ends: list[float], begins: float) -> int:
    return next((at for at, end in enumerate(ends) if end <= begins), ends.index(min(ends)))
