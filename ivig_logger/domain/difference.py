"""What differs between an entry and its correction: all that a revision keeps of a change.

Both sides are flat: a field by its name, a field of the access as `access.gauge`, a part as `reactions.0`. What is
absent on one side is left out there. Laid over the whole text of the entry one after the other, the differences give
every later state.
"""

from dataclasses import fields
from itertools import zip_longest

from ivig_logger.domain.canonical import canonical, is_written
from ivig_logger.domain.change import Entry
from ivig_logger.domain.infusion import Access

_Flat = dict[str, object]


def difference(before: Entry, after: Entry) -> tuple[str, str]:
    """The canonical texts of what `before` had otherwise, and of what `after` has instead."""
    had: _Flat = {}
    has: _Flat = {}
    _compare("", before, after, had, has)
    return canonical(had), canonical(has)


def _compare(prefix: str, before: object, after: object, had: _Flat, has: _Flat) -> None:
    for each in fields(before):  # type: ignore[arg-type]  # an Entry or its Access
        old, new = getattr(before, each.name), getattr(after, each.name)
        name = prefix + each.name
        if old is new or old == new:
            continue
        if isinstance(old, tuple) and isinstance(new, tuple):
            _compare_parts(name, old, new, had, has)
        elif isinstance(old, Access):
            _compare(f"{name}.", old, new, had, has)
        else:
            had |= {name: old} if is_written(each, old) else {}
            has |= {name: new} if is_written(each, new) else {}


def _compare_parts(name: str, before: tuple[object, ...], after: tuple[object, ...], had: _Flat, has: _Flat) -> None:
    for at, (old, new) in enumerate(zip_longest(before, after)):
        if old is not new and old != new:
            had |= {} if old is None else {f"{name}.{at}": old}
            has |= {} if new is None else {f"{name}.{at}": new}
