"""Changes of a session since it was signed, as they travel with it from one log to another."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.canonical_reading import entry_in
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.revision import Revision, Side
from ivig_logger.domain.states import DoesNotFit, lay_over


@dataclass(frozen=True, slots=True)
class Addendum:
    """One such change: when, who and why, and the two canonical texts of `domain.difference`."""

    at: Moment
    author: str
    role: str
    why: str
    before: str
    after: str


def addenda_in(revisions: Iterable[Revision]) -> tuple[Addendum, ...]:
    """The corrections among these revisions, in their order; what was taken out came back as it was."""
    corrections = ((each, each.before, each.after) for each in revisions)
    return tuple(
        Addendum(each.at, each.author, each.role, each.why, canonical(had), canonical(has))
        for each, had, has in corrections
        if had is not None and has is not None
    )


def states_before(infusion: Infusion, addenda: Sequence[Addendum]) -> list[Infusion]:
    """The session before its addenda, after each of them, and last as it is. Raises DoesNotFit."""
    state: Side = json.loads(canonical(infusion))
    states = [infusion]
    for each in reversed(addenda):
        lay_over(state, _side(each.after), _side(each.before))
        entry = entry_in("infusion", state)
        if not isinstance(entry, Infusion) or entry.id != infusion.id:
            raise DoesNotFit("another session")
        states.append(entry)
    return states[::-1]


def _side(text: str) -> Side:
    try:
        side = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DoesNotFit("no JSON") from error
    if not isinstance(side, dict):
        raise DoesNotFit("no object")
    return side
