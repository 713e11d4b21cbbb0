"""Signatures in words: who signed and when, whether it is still that, and what came after it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.profile import Profile
from ivig_logger.domain.signed import SignedState
from ivig_logger.words.changes import told_of
from ivig_logger.words.said import when_text

if TYPE_CHECKING:
    from ivig_logger.services.signing import Standing

ADDENDUM_NOTE = "This session is signed; what you change becomes an addendum."
_MARKS = {SignedState.VALID: "✓", SignedState.ADDENDA: "✓", SignedState.NOT_AS_SIGNED: "≠", SignedState.BROKEN: "✕"}
_UNKNOWN_MARK = "?"
_OUTSIDE = (
    "What is here is not what was signed, and no recorded change explains it: "
    "it was changed outside the program, or the file is damaged."
)
_ON_THE_WAY = "What is here is not what was signed: it was changed between the signature and the import into this log."
_FORGED = "The signature does not fit what it says: it was changed outside the program, or the file is damaged."


def mark_of(standing: "Standing") -> str:
    """The sign before it: a tick, a question mark for a key that nobody here has, or that something is wrong."""
    trusted = standing.state in (SignedState.VALID, SignedState.ADDENDA)
    return _UNKNOWN_MARK if trusted and standing.holder is None else _MARKS[standing.state]


def signed_text(standing: "Standing") -> str:
    """ "Signed by Anna Berg, RN, 22 Nov 2026 14:05 · valid"."""
    made = standing.signature
    return f"Signed by {made.signed_as}, {when_text(made.at)} · {_state_text(standing)}"


def wrong_text(standing: "Standing") -> str:
    """What is wrong about a signature, or cannot be known of it; "" where nothing is."""
    if standing.state is SignedState.BROKEN:
        return _FORGED
    if standing.state is SignedState.NOT_AS_SIGNED:
        return _ON_THE_WAY if standing.came_whole else _OUTSIDE
    if standing.holder is None:
        return "It was signed with a key that this log does not know, so whose it is cannot be told here."
    if standing.holder.name != standing.signature.signer:
        return f"It was signed with the key of {standing.holder.signs_as}."
    return ""


def addenda_lines(standing: "Standing", infusion: Infusion, names: Mapping[str, str]) -> list[str]:
    """ "Addendum 23 Nov 2026 10:15 by Ben Löwe: Dose: 35 g (was 30 g); Reason: typo", the oldest first."""
    told = told_of(infusion, reversed(standing.addenda), names)
    return [f"Addendum {each.when} by {each.who}: {each.what}" for each in reversed(told)]


def signing_text(profile: Profile) -> str:
    """What it means to sign."""
    return (
        f"You sign all that this session says now, as {profile.signs_as}. "
        "It can still be corrected; every change is then an addendum with its author."
    )


def _state_text(standing: "Standing") -> str:
    if standing.state is not SignedState.ADDENDA:
        return standing.state.value
    count = len(standing.addenda)
    return f"valid, with {'1 addendum' if count == 1 else f'{count:,} addenda'} after it"
