"""What the changes of one entry come to: the first whole text, and the differences laid over it one after another."""

from collections.abc import Iterable, Iterator

from ivig_logger.domain.revision import Side


class DoesNotFit(Exception):
    """A difference does not belong to the state that it is laid over."""


def state_after(changes: Iterable[tuple[Side | None, Side | None]]) -> Side | None:
    """The entry after its changes, each as its two sides, the oldest first; None where it was taken out at last.

    Raises DoesNotFit, also where the first change is no whole one.
    """
    state: Side | None = None
    for state in states_after(changes):  # noqa: B007  # the last one is wanted
        pass
    return state


def states_after(changes: Iterable[tuple[Side | None, Side | None]]) -> Iterator[Side | None]:
    """The entry after each of its changes, one value that goes on being changed. Raises as `state_after`."""
    state: Side | None = None
    for had, has in changes:
        if has is None:
            state = None
        elif had is None or "id" in has:  # an addition, or a correction of the first versions, which is whole
            state = {name: part.copy() if isinstance(part, list | dict) else part for name, part in has.items()}
        elif state is None:
            raise DoesNotFit("a correction of nothing")
        else:
            lay_over(state, had, has)
        yield state


def lay_over(state: Side, had: Side, has: Side) -> None:
    """Carry out in `state` the difference of a correction; turned round, it takes it back. Raises DoesNotFit."""
    names = sorted(had.keys() | has.keys(), key=_order)
    going = [name for name in reversed(names) if name not in has]
    for name in (*going, *(name for name in names if name in has)):
        _replace(state, name, had.get(name), has.get(name))


def _order(name: str) -> tuple[str, int]:
    first, _, last = name.partition(".")
    return first, int(last) if last.isdecimal() else 0


def _replace(state: Side, name: str, old: object, new: object) -> None:
    """Put `new` where `old` is; None is nothing, for canonical texts hold no null."""
    first, _, last = name.partition(".")
    if last.isdecimal():
        parts = state.setdefault(first, [])
        _replace_part(parts, int(last), old, new)
        if not parts:
            del state[first]
    else:
        holder, key = (state.get(first), last) if last else (state, first)
        if not isinstance(holder, dict) or holder.get(key) != old:
            raise DoesNotFit(name)
        holder[key] = new
        if new is None:
            del holder[key]


def _replace_part(parts: object, at: int, old: object, new: object) -> None:
    if not isinstance(parts, list) or at > len(parts) or old != (parts[at] if at < len(parts) else None):
        raise DoesNotFit("a part")
    if new is None and at != len(parts) - 1:
        raise DoesNotFit("a part in the middle")
    parts[at : at + 1] = [] if new is None else [new]
