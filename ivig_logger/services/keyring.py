"""The key of an encrypted log, wrapped once for each profile and once for the recovery code.

The key itself never changes with a passphrase, so another passphrase is another wrapping: one small file is replaced,
and every backup still opens. A profile's name, role and credential are bound to its wrapping: changed in the file, they
no longer open.
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.profile import Profile
from ivig_logger.services.sealing import KEY_BYTES, DoesNotOpen, Stretch, seal, unseal

SHORTEST = 8  # characters of a passphrase
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: none looks like another
_ALIKE = str.maketrans("ILO", "110")
_GROUPS, _GROUP = 8, 4  # 160 bits
_RECOVERY = b"recovery"


class WrongPassphrase(Exception):
    """No profile opens with it."""


class TooShort(Exception):
    """A passphrase of fewer than SHORTEST characters."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A profile, and its key to the log and to its signatures under its passphrase."""

    profile: Profile
    stretch: Stretch
    wrapped: bytes  # the log's key and the private key for signing, one after the other


@dataclass(frozen=True, slots=True)
class Opened:
    """Who opened the log, and its key."""

    profile: Profile
    key: bytes


@dataclass(frozen=True, slots=True)
class Keyring:
    """All that opens one log. A value: each change is another keyring, which `key_file.write` makes the present one."""

    holders: tuple[Holder, ...]
    recovery_stretch: Stretch
    recovery_wrapped: bytes

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Who can open the log."""
        return tuple(each.profile for each in self.holders)

    def open(self, passphrase: str, profile: str | None = None) -> Opened:
        """The log's key, with the passphrase of a profile (its id), or of any. Raises WrongPassphrase."""
        for each in self.holders:
            if profile in (None, each.profile.id):
                try:
                    return Opened(each.profile, _secrets(each, passphrase)[:KEY_BYTES])
                except DoesNotOpen:
                    continue
        raise WrongPassphrase

    def recover(self, code: str) -> bytes:
        """The log's key, with the recovery code however it was typed. Raises WrongPassphrase."""
        try:
            return unseal(self.recovery_stretch.key(_plain_code(code)), self.recovery_wrapped, _RECOVERY)
        except DoesNotOpen as error:
            raise WrongPassphrase from error

    def sign(self, profile: str, passphrase: str, message: bytes) -> bytes:
        """The profile's Ed25519 signature of a message. Raises WrongPassphrase."""
        holder = self._holder(profile)
        try:
            own = _secrets(holder, passphrase)[KEY_BYTES:]
        except DoesNotOpen as error:
            raise WrongPassphrase from error
        return Ed25519PrivateKey.from_private_bytes(own).sign(message)

    def with_profile(self, key: bytes, profile: Profile, passphrase: str) -> "Keyring":
        """One profile more, with a new key for signing. Raises TooShort."""
        return replace(self, holders=(*self.holders, _hold(key, profile, passphrase, Ed25519PrivateKey.generate())))

    def without_profile(self, profile: str) -> "Keyring":
        """One profile less; the last one stays. Raises ValueError for that one."""
        left = tuple(each for each in self.holders if each.profile.id != profile)
        if not left:
            raise ValueError("the last profile")
        return replace(self, holders=left)

    def with_details(self, changed: Profile, passphrase: str) -> "Keyring":
        """Another name, role or credential of a profile, which takes its passphrase. Raises WrongPassphrase."""
        return self._rewrapped(changed.id, passphrase, passphrase, lambda _: changed)

    def with_passphrase(self, profile: str, old: str, new: str) -> "Keyring":
        """Another passphrase for a profile. Raises WrongPassphrase and TooShort."""
        return self._rewrapped(profile, old, new, lambda present: present)

    def with_passphrase_reset(self, key: bytes, profile: str, new: str) -> "Keyring":
        """A new passphrase where the old one is lost; what the profile signs with is lost with it, and made anew.

        Raises TooShort.
        """
        present = self._holder(profile).profile
        earlier = (*present.earlier_keys, present.public_key)
        holder = _hold(key, replace(present, earlier_keys=earlier), new, Ed25519PrivateKey.generate())
        return self._with(holder)

    def with_recovery_code(self, key: bytes) -> tuple["Keyring", str]:
        """Another recovery code in place of the one that there is; it cannot be read from the keyring."""
        stretch, code = Stretch.new(), _new_code()
        wrapped = seal(stretch.key(_plain_code(code)), key, _RECOVERY)
        return replace(self, recovery_stretch=stretch, recovery_wrapped=wrapped), code

    def _rewrapped(self, profile: str, old: str, new: str, change: Callable[[Profile], Profile]) -> "Keyring":
        holder = self._holder(profile)
        try:
            both = _secrets(holder, old)
        except DoesNotOpen as error:
            raise WrongPassphrase from error
        own = Ed25519PrivateKey.from_private_bytes(both[KEY_BYTES:])
        return self._with(_hold(both[:KEY_BYTES], change(holder.profile), new, own))

    def _holder(self, profile: str) -> Holder:
        return next(each for each in self.holders if each.profile.id == profile)

    def _with(self, holder: Holder) -> "Keyring":
        here = holder.profile.id
        return replace(self, holders=tuple(holder if each.profile.id == here else each for each in self.holders))


def new_keyring(profile: Profile, passphrase: str) -> tuple[Keyring, bytes, str]:
    """A keyring with its first profile, the new key of the log, and the recovery code. Raises TooShort."""
    key = os.urandom(KEY_BYTES)
    first = _hold(key, profile, passphrase, Ed25519PrivateKey.generate())
    keyring, code = Keyring((first,), Stretch.new(), b"").with_recovery_code(key)
    return keyring, key, code


def _hold(key: bytes, profile: Profile, passphrase: str, own: Ed25519PrivateKey) -> Holder:
    if len(passphrase) < SHORTEST:
        raise TooShort
    public = own.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    private = own.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    holding, stretch = replace(profile, public_key=public), Stretch.new()
    return Holder(holding, stretch, seal(stretch.key(passphrase), key + private, _bound(holding)))


def _secrets(holder: Holder, passphrase: str) -> bytes:
    return unseal(holder.stretch.key(passphrase), holder.wrapped, _bound(holder.profile))


def _bound(profile: Profile) -> bytes:
    return canonical(profile).encode()


def _new_code() -> str:
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def _plain_code(typed: str) -> str:
    """A code without what people put in or take for another letter."""
    return "".join(each for each in typed.upper().translate(_ALIKE) if each in _LETTERS)
