"""The one line and the form are typed in by turns: what the line says anew is laid over what the form holds.

Only what the line changed is changed in the form, so that nothing that was typed by hand is lost to the next letter
in the line.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from difflib import SequenceMatcher
from typing import Any, TypeVar

from ivig_logger.exchange.entry import MedicationEntry, ReactionEntry, SessionEntry, VialEntry
from ivig_logger.exchange.one_line import Line, merge_line

Row = TypeVar("Row", MedicationEntry, ReactionEntry, VialEntry)
_ROWS = ("medications", "reactions", "vials")


class Weaver:
    """Lays the line over the form each time it is read. With `adds` its rows come beside those of `first`."""

    def __init__(self, first: SessionEntry, *, adds: bool) -> None:
        self._first, self._merged, self._adds = first, first, adds

    def lay(self, line: Line, now: SessionEntry) -> SessionEntry | None:
        """What the form, which holds `now`, is to hold; None where the line says the same as before."""
        merged = merge_line(line, self._first)
        if self._adds:
            first, said = self._first, line.entry
            merged = replace(
                merged,
                medications=(*first.medications, *said.medications),
                reactions=(*first.reactions, *said.reactions),
                vials=(*first.vials, *said.vials),
            )
        if merged == self._merged:
            return None
        before, self._merged = self._merged, merged
        return woven(before, merged, now)


def woven(before: SessionEntry, after: SessionEntry, now: SessionEntry) -> SessionEntry:
    """`now`, with what differs between `before` and `after` taken from `after`."""
    changes: dict[str, Any] = {  # the fields of an entry by name, of any kind
        each.name: getattr(after, each.name)
        for each in fields(SessionEntry)
        if each.name not in _ROWS and getattr(after, each.name) != getattr(before, each.name)
    }
    if "end" in changes or "duration" in changes:  # one is the truth and the other empty
        changes |= {"end": after.end, "duration": after.duration}
    return replace(
        now,
        **changes,
        medications=woven_rows(before.medications, after.medications, now.medications, MedicationEntry()),
        reactions=woven_rows(before.reactions, after.reactions, now.reactions, ReactionEntry()),
        vials=woven_rows(before.vials, after.vials, now.vials, VialEntry()),
    )


def woven_rows(before: Sequence[Row], after: Sequence[Row], now: Sequence[Row], blank: Row) -> tuple[Row, ...]:
    """The rows of `now`, changed as `before` was changed into `after`; a row edited by hand is never taken away."""
    if tuple(before) == tuple(after):
        return tuple(now)
    found: list[Row | None] = [each for each in now if each != blank]
    places = _places(before, [each for each in found if each is not None])
    behind = 0
    for _, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for step in range(max(last - first, end - begin)):
            old = before[first + step] if first + step < last else None
            new = after[begin + step] if begin + step < end else None
            at = places.get(first + step) if old is not None else None
            if at is not None and old is not None:
                found[at] = _changed(old, new, found[at])
                behind = at + 1
            elif new is not None and new != old:
                found.insert(behind, new)
                places = {row: place + (place >= behind) for row, place in places.items()}
                behind += 1
    return tuple(each for each in found if each is not None)


def _places(before: Sequence[Row], now: Sequence[Row]) -> dict[int, int]:
    """Where each row of `before` is now: the same row, else one of the same name; none where it was removed."""
    free = list(range(len(now)))
    places: dict[int, int] = {}
    for same in (_equal, _same_name):
        for at, old in enumerate(before):
            place = next((each for each in free if same(old, now[each])), None) if at not in places else None
            if place is not None:
                places[at] = place
                free.remove(place)
    return places


def _equal(old: Row, now: Row) -> bool:
    return old == now


def _same_name(old: Row, now: Row) -> bool:
    name = fields(old)[0].name
    return bool(getattr(old, name) == getattr(now, name))


def _changed(old: Row, new: Row | None, now: Row | None) -> Row | None:
    """A row as the line has it now, but for what was edited by hand."""
    if now is None or new is None:
        return None if now == old else now
    changes: dict[str, Any] = {  # the fields of a row by name, of any kind
        each.name: getattr(new, each.name) for each in fields(new) if getattr(new, each.name) != getattr(old, each.name)
    }
    return replace(now, **changes)
