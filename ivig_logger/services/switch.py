"""What a switch of the encryption is told, and what came of it; it is done while nobody has the log open."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.domain.profile import Profile

if TYPE_CHECKING:
    from ivig_logger.services.keyring import Opened


@dataclass(frozen=True, slots=True)
class ToEncrypted:
    """A plain log is to be encrypted, with its first profile."""

    profile: Profile
    passphrase: str


@dataclass(frozen=True, slots=True)
class ToPlain:
    """An encrypted log is to be plain, by who has it open; `delete` its encrypted copies, or have them plain too."""

    opened: "Opened"
    delete: bool


@dataclass(frozen=True, slots=True)
class Switched:
    """Who has the log open now (None: a plain one), the recovery code of a new keyring, copies left as they were."""

    opened: "Opened | None"
    code: str = ""
    left: int = 0


def switch(log: Path, wanted: ToEncrypted | ToPlain, second_place: Path | None) -> Switched:
    """Do it. Raises StorageFailed, and then the log is as it was."""
    from ivig_logger.services import protection  # a wish can be made without what fulfils it
    from ivig_logger.services.own_copies import beginning_of, own

    if isinstance(wanted, ToEncrypted):
        made = protection.protect(log, wanted.profile, wanted.passphrase)
        return Switched(made.opened, made.recovery_code)
    key = wanted.opened.key
    copies = own(protection.encrypted_copies(log, second_place), second_place, beginning_of(log, key), key)
    protection.unprotect(log, key)
    if wanted.delete:
        left = protection.remove_copies(copies)
    else:
        left = protection.convert_copies(copies, log, key, to_plain=True)
    return Switched(None, left=len(left))
