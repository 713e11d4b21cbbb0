"""A keyring of two, made once for a run: stretching a passphrase takes a moment by design."""

from functools import cache

from ivig_logger.domain.profile import Profile
from ivig_logger.services.keyring import Keyring, new_keyring

ANNA, BEN = Profile("a", "Anna Berg", "nurse", "RN"), Profile("b", "Ben Löwe")
ANNAS, BENS = "correct horse", "battery staple"


@cache
def of_anna() -> tuple[Keyring, bytes, str]:
    """A keyring of Anna alone, the key, and the recovery code."""
    return new_keyring(ANNA, ANNAS)


@cache
def of_both() -> Keyring:
    """A keyring of Anna and Ben."""
    keyring, key, _ = of_anna()
    return keyring.with_profile(key, BEN, BENS)
