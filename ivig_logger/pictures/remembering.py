"""What is made once while a page is laid out: the same texts and rows are tried in several sizes. Nothing is kept."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

_Made = TypeVar("_Made")
_memory: ContextVar[dict[Hashable, object] | None] = ContextVar("memory", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within it, what was made for a key is not made again; behind it all is forgotten, for it says who is ill."""
    before = _memory.set({})
    try:
        yield
    finally:
        _memory.reset(before)


def remembered(key: Hashable, make: Callable[[], _Made]) -> _Made:
    """What was made for the key, else what is made now; outside of `remembering` always that."""
    memory = _memory.get()
    if memory is None:
        return make()
    if key not in memory:
        memory[key] = make()
    return cast("_Made", memory[key])
