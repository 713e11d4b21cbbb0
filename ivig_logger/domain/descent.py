"""Whether one log's state of a session goes on from another's: told by the marks of the states that each has seen."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.chain import fingerprint
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.revision import Side
from ivig_logger.domain.states import DoesNotFit, states_after

_PATIENT = "patient"


def mark_of(infusion: Infusion) -> str:
    """What one log knows another's state of a session by; the patient does not count, who has another id there."""
    return fingerprint(replace(infusion, patient=""))


def marks_of(infusion: Infusion, changes: Iterable[tuple[Side | None, Side | None]]) -> tuple[str, ...]:
    """The marks of all states that a session had, the oldest first and the present one last.

    `changes` are its own, the oldest first; those that fit nothing, and what comes after them, are left out.
    """
    marks: list[str] = []
    try:
        for state in states_after(changes):
            if state is not None:
                _put(marks, _mark_of_side(state))
    except DoesNotFit:
        pass
    _put(marks, mark_of(infusion))
    return tuple(marks)


def goes_on_from(later: Sequence[str], earlier: Sequence[str]) -> bool:
    """Whether states with the marks `later` came to pass what `earlier` ends in, and nothing of it otherwise.

    States of the earlier that the later never saw, as those before it came there, say nothing. A state that was left
    and returned to must have been returned to in both.
    """
    seen = set(later)
    if not earlier or earlier[-1] not in seen:
        return False
    walked = iter(later)
    return all(mark in walked for mark, _ in groupby(each for each in earlier if each in seen))


def _mark_of_side(state: Side) -> str:
    text = canonical({name: part for name, part in state.items() if name != _PATIENT})
    return hashlib.sha256(text.encode()).hexdigest()


def _put(marks: list[str], mark: str) -> None:
    if not marks or marks[-1] != mark:
        marks.append(mark)
