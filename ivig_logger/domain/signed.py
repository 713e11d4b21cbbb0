"""What became of a session after it was signed: told by its changes, the oldest first."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.revision import Side
from ivig_logger.domain.signature import Signature
from ivig_logger.domain.states import DoesNotFit, states_after

_FIELD = "signatures"

Step = tuple[int, Side | None, Side | None]
"""A change: its number and its two sides."""


class SignedState(StrEnum):
    """How a session stands to a signature under it."""

    VALID = "valid"  # what is here is what was signed
    ADDENDA = "addenda"  # it was signed, and all that is otherwise by now is in the history of changes
    NOT_AS_SIGNED = "not as signed"  # it is otherwise, and no change that was written down explains it
    BROKEN = "broken"  # the signature does not fit its own words


@dataclass(frozen=True, slots=True)
class Signing:
    """The change that brought a signature, and those after it that changed what it stands under, by their numbers.

    `came_whole` says that the signature came with the session, as from another log; `as_signed` that the session was
    then what was signed.
    """

    number: int
    came_whole: bool
    as_signed: bool
    addenda: tuple[int, ...] = ()


def content_of(infusion: Infusion) -> str:
    """SHA-256, in hexadecimal digits, of the canonical form of a session without its signatures."""
    return _sha256(canonical(replace(infusion, signatures=())))


def signing_of(infusion: Infusion, signature: Signature, changes: Iterable[Step]) -> Signing | None:
    """When a signature came under a session, and what followed; None where the changes do not come to the session.

    Raises DoesNotFit where the changes come to nothing that could be.
    """
    wanted: Side = json.loads(canonical(signature))
    found: Signing | None = None
    own, state = "", None
    for number, state, whole in _numbered(changes):
        if state is None:
            continue  # taken out; where it comes back as it was, nothing has become of it
        before, own = own, _own_text(state)
        if wanted not in state.get(_FIELD, ()):
            found = None
        elif found is None or (whole and own != before):
            found = Signing(number, whole, _sha256(own) == signature.content)
        elif own != before:
            found = replace(found, addenda=(*found.addenda, number))
    return found if state == json.loads(canonical(infusion)) else None


def _numbered(changes: Iterable[Step]) -> Iterable[tuple[int, Side | None, bool]]:
    steps = list(changes)
    states = states_after((had, has) for _, had, has in steps)
    return ((number, state, had is None) for (number, had, _), state in zip(steps, states, strict=True))


def _own_text(state: Side) -> str:
    return canonical({name: part for name, part in state.items() if name != _FIELD})


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


__all__ = ["DoesNotFit", "SignedState", "Signing", "Step", "content_of", "signing_of"]
