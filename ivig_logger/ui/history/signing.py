"""What the history asks of the keys: how a session stands to its signatures, and a new one under it."""

from typing import TYPE_CHECKING

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.profile import Profile
from ivig_logger.services.key_file import KeysDamaged, key_path, read
from ivig_logger.services.keyring import Keyring, WrongPassphrase
from ivig_logger.services.signing import Standing, is_signable, may_sign, sign, standings
from ivig_logger.words.keys import damaged_keys_text

if TYPE_CHECKING:
    from ivig_logger.ui.workspace import Workspace


def standings_in(workspace: "Workspace", infusion: Infusion) -> tuple[Standing, ...]:
    """How a session stands to its signatures. Raises StorageFailed."""
    keyring = _keyring(workspace)
    return tuple(standings(workspace.logbook, infusion, () if keyring is None else keyring.profiles))


def signer_in(workspace: "Workspace", infusion: Infusion) -> Profile | None:
    """The nurse at the window who may sign a session as it is; None: nobody."""
    if workspace.opened is None:
        return None
    profile = workspace.opened.profile
    return profile if may_sign(profile) and is_signable(infusion, profile) else None


def signed_by(workspace: "Workspace", infusion: Infusion, profile: Profile, passphrase: str) -> Infusion:
    """The session with a signature more. Raises WrongPassphrase, KeysDamaged and StorageFailed."""
    keyring = _keyring(workspace)
    if keyring is None:
        raise KeysDamaged("not there")
    return sign(workspace.logbook, keyring, infusion, profile, passphrase)


def _keyring(workspace: "Workspace") -> Keyring | None:
    """The keys beside the log; none where they cannot be read, which is said where they are needed."""
    try:
        return read(key_path(workspace.logbook.path))
    except KeysDamaged:
        return None


__all__ = ["KeysDamaged", "Standing", "WrongPassphrase", "damaged_keys_text", "signed_by", "signer_in", "standings_in"]
