"""The signatures of the log, in the whole check: against the sessions under them and the changes before them."""

from collections.abc import Iterator

from ivig_logger.domain.infusion import Infusion, Signature
from ivig_logger.domain.signed import DoesNotFit, SignedState, Signing, signing_of
from ivig_logger.services.findings import Kind
from ivig_logger.services.signing import state_of_signature
from ivig_logger.storage.soundness import Look

_WRONG = {SignedState.BROKEN: Kind.BROKEN_SIGNATURE, SignedState.NOT_AS_SIGNED: Kind.NOT_AS_SIGNED}


def wrong_signatures(look: Look, session: Infusion) -> Iterator[tuple[Kind, Signature]]:
    """What is wrong about the signatures of a readable session."""
    for each in session.signatures:
        state, signing = state_of_signature(session, each, lambda: look.steps(session.id))
        if state in _WRONG:
            yield _WRONG[state], each
        elif _is_rewritten(look, each, signing or _signing(look, session, each)):
            yield Kind.REWRITTEN, each


def _signing(look: Look, session: Infusion, signature: Signature) -> Signing | None:
    try:
        return signing_of(session, signature, look.steps(session.id))
    except DoesNotFit:
        return None


def _is_rewritten(look: Look, signature: Signature, signing: Signing | None) -> bool:
    """Whether the changes before a signature are not those that were there; those of another log are not here."""
    return signing is not None and not signing.came_whole and not look.may_follow(signature.head, signing.number)
