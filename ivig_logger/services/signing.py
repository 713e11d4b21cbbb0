"""Signatures under sessions: made with the key of a profile, and held against what is there now."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ivig_logger.domain.addendum import Addendum, addenda_in, states_before
from ivig_logger.domain.infusion import Infusion, Signature, Status
from ivig_logger.domain.profile import Profile
from ivig_logger.domain.revision import Revision
from ivig_logger.domain.signature import message_of
from ivig_logger.domain.signed import DoesNotFit, SignedState, Signing, Step, content_of, signing_of
from ivig_logger.services.keyring import Keyring
from ivig_logger.services.logbook import Logbook
from ivig_logger.storage import infusions, revisions

_NURSE = "nurse"
_AT_ONCE = 50  # sessions in memory


class CannotSign(Exception):
    """Not this profile, or not this session: see `may_sign` and `is_signable`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a session stands to one of its signatures.

    `addenda` are the later changes, the oldest first. `holder` is the profile of this log whose key it is; None: a key
    that this log does not know. `came_whole` says that the session came into the log with the signature.
    """

    signature: Signature
    state: SignedState
    addenda: tuple[Revision, ...] = ()
    holder: Profile | None = None
    came_whole: bool = False


def may_sign(profile: Profile) -> bool:
    """Whether a profile signs: a nurse with a credential."""
    return profile.role == _NURSE and bool(profile.credential.strip())


def is_signable(infusion: Infusion, profile: Profile) -> bool:
    """Whether a session is finished, no error, and not signed by this profile as it is."""
    content = content_of(infusion)
    mine = (each.content == content and each.public_key == profile.public_key for each in infusion.signatures)
    finished = infusion.status is not Status.RUNNING and infusion.ended is not None
    return finished and infusion.entered_in_error is None and not any(mine)


def sign(logbook: Logbook, keyring: Keyring, infusion: Infusion, profile: Profile, passphrase: str) -> Infusion:
    """The session with the profile's signature under it, to be stored in its place. Takes 0.1 to 0.2 s.

    Raises CannotSign, WrongPassphrase and StorageFailed.
    """
    if not may_sign(profile) or not is_signable(infusion, profile):
        raise CannotSign
    unsigned = Signature(
        signer=profile.name,
        credential=profile.credential,
        role=profile.role,
        public_key=profile.public_key,
        at=logbook.now(),
        head=_head(logbook),
        content=content_of(infusion),
        value="",
    )
    value = keyring.sign(profile.id, passphrase, message_of(infusion.id, unsigned)).hex()
    return replace(infusion, signatures=(*infusion.signatures, replace(unsigned, value=value)))


def is_genuine(infusion: str, signature: Signature) -> bool:
    """Whether the value is that key's signature over these words, for the session with this id."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.public_key))
        key.verify(bytes.fromhex(signature.value), message_of(infusion, signature))
    except (InvalidSignature, ValueError):
        return False
    return True


def state_of_signature(
    infusion: Infusion, signature: Signature, changes: Callable[[], Iterable[Step]]
) -> tuple[SignedState, Signing | None]:
    """How a session stands to a signature; `changes` are its own, the oldest first, read only where they are needed."""
    if not is_genuine(infusion.id, signature):
        return SignedState.BROKEN, None
    if signature.content == content_of(infusion):
        return SignedState.VALID, None
    try:
        signing = signing_of(infusion, signature, changes())
    except DoesNotFit:
        signing = None
    explained = signing is not None and signing.as_signed
    return (SignedState.ADDENDA if explained else SignedState.NOT_AS_SIGNED), signing


def standings(logbook: Logbook, infusion: Infusion, profiles: Sequence[Profile] = ()) -> list[Standing]:
    """All signatures of a session in their order; `profiles` are those of the log. Raises StorageFailed."""
    changes = cache(lambda: logbook.revisions_of(infusion.id)[::-1])  # of what is as it was signed nobody asks
    return [_standing(each, infusion, changes, profiles) for each in infusion.signatures]


def addenda_since_signed(logbook: Logbook, infusion: Infusion) -> tuple[Addendum, ...]:
    """What was changed since the first signature that has addenda: with it, and only then, they tell what was signed.

    Raises StorageFailed.
    """
    changes = logbook.revisions_of(infusion.id)[::-1]
    steps = [(each.number, each.before, each.after) for each in changes]
    told = [state_of_signature(infusion, each, lambda: steps) for each in infusion.signatures]
    since = [signing.number for state, signing in told if signing is not None and state is SignedState.ADDENDA]
    if not since:
        return ()
    addenda = addenda_in(each for each in changes if each.number > min(since))
    try:
        states_before(infusion, addenda)
    except DoesNotFit:  # corrections of the first versions are whole, and are not laid over anything
        return ()
    return addenda


def is_as_signed(infusion: Infusion, addenda: Sequence[Addendum]) -> bool:
    """Whether all signatures of a session from another log are genuine, and over it or what it was before addenda."""
    contents = [content_of(each) for each in states_before(infusion, addenda)]
    return all(is_genuine(infusion.id, each) and each.content in contents for each in infusion.signatures)


def not_as_signed(logbook: Logbook, patient: str) -> frozenset[str]:
    """The ids of the signed sessions of a patient that are not what was signed; for the background.

    Raises StorageFailed.
    """
    return frozenset(each.id for each in _signed(logbook, patient) if _is_otherwise(logbook, each))


def _head(logbook: Logbook) -> str:
    """The `chain` of the newest change, which all changes before it are bound into."""
    with logbook.database.reading() as db:
        return revisions.head(db)


def _signed(logbook: Logbook, patient: str) -> Iterator[Infusion]:
    with logbook.database.reading() as db:
        ids = iter(infusions.signed_ids(db, patient))
    while some := list(islice(ids, _AT_ONCE)):
        yield from logbook.find(some)


def _is_otherwise(logbook: Logbook, infusion: Infusion) -> bool:
    wrong = (SignedState.NOT_AS_SIGNED, SignedState.BROKEN)
    return any(each.state in wrong for each in standings(logbook, infusion))


def _standing(
    signature: Signature, infusion: Infusion, changes: Callable[[], list[Revision]], profiles: Sequence[Profile]
) -> Standing:
    state, signing = state_of_signature(
        infusion, signature, lambda: [(each.number, each.before, each.after) for each in changes()]
    )
    addenda = signing.addenda if signing is not None and state is SignedState.ADDENDA else ()
    keys = ((each, (each.public_key, *each.earlier_keys)) for each in profiles)
    holder = next((each for each, own in keys if signature.public_key in own), None)
    later = tuple(each for each in changes() if each.number in addenda) if addenda else ()
    return Standing(signature, state, later, holder, signing is not None and signing.came_whole)
