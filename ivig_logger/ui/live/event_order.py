"""Which rows the list of a session has, in which order, and which of them are the same as before a change."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import StrEnum

from ivig_logger.domain.happenings import Happening, Kind, happenings
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment

_SECOND = timedelta(seconds=1)


class Landmark(StrEnum):
    """What stands in the list and is no part: the start and the end of the infusion."""

    START = "start"
    END = "end"


Entry = Happening | Landmark
Key = tuple[Kind, int, bool] | Landmark
"""By what a row is known as long as the infusion is the same: the place of its part in the record."""


def key_of(entry: Entry) -> Key:
    """The key of a row."""
    return entry if isinstance(entry, Landmark) else (entry.kind, entry.position, entry.over)


def entries_of(infusion: Infusion) -> list[Entry]:
    """All rows, the latest first. The rate that was set at the start is told with the start."""
    entries: list[Entry] = [each for each in happenings(infusion) if not _is_first_rate(each, infusion)]
    entries.insert(_place_of(infusion.started, entries), Landmark.START)
    if infusion.ended is not None:
        entries.insert(_place_of(infusion.ended + _SECOND, entries), Landmark.END)  # above what is as late as it
    return entries


def followed(before: Infusion, after: Infusion) -> dict[Key, Key]:
    """By the keys of the rows after a change those of the same rows before it; rows that are new have none."""
    same: dict[Key, Key] = {Landmark.START: Landmark.START}
    if before.ended is not None:
        same[Landmark.END] = Landmark.END
    for kind in Kind:
        old, new = getattr(before, kind.value), getattr(after, kind.value)
        for now_at, was_at in _same_places(old, new):
            same[kind, now_at, False] = kind, was_at, False
            if kind is Kind.PAUSE and old[was_at].until is not None:
                same[kind, now_at, True] = kind, was_at, True
    return same


def _same_places(before: Sequence[object], after: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Pairs of places after and before. Parts are exchanged in their places, added, or taken out."""
    if len(before) == len(after):
        yield from ((at, at) for at in range(len(after)))
        return
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if not _same(before[at], after[at])), shorter)
    yield from ((at, at) for at in range(head))
    for back in range(1, shorter - head + 1):
        if not _same(before[-back], after[-back]):
            return
        yield len(after) - back, len(before) - back


def _same(one: object, other: object) -> bool:
    return one is other or one == other


def _place_of(at: Moment, entries: Sequence[Entry]) -> int:
    """Before the first row that is earlier than a moment, or has no time."""
    return next((place for place, each in enumerate(entries) if _is_before(each, at)), len(entries))


def _is_before(entry: Entry, at: Moment) -> bool:
    return isinstance(entry, Happening) and (entry.at is None or entry.at.epoch < at.epoch)


def _is_first_rate(each: Happening, infusion: Infusion) -> bool:
    if each.kind is not Kind.RATE or each.at is None or each.at.epoch != infusion.started.epoch:
        return False
    return all(rate.at.epoch != infusion.started.epoch for rate in infusion.rates[: each.position])
