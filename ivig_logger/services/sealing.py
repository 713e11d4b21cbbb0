"""Secrets under a passphrase (scrypt, then AES-256-GCM), and files under the key of the log."""

import hashlib
import os
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12  # NIST SP 800-38D, section 8.2.1
_MOST = 1 << 28  # bytes that stretching may use; a key file that asks for more is not ours
_COST = (1 << 15, 8, 1)  # scrypt's N, r, p: 32 MB, 0.1 to 0.2 s once a start (RFC 7914, section 2)
_FILES = b"ivig-logger files"


class DoesNotOpen(Exception):
    """The passphrase is another one, or what was sealed is damaged."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How a passphrase becomes a key: scrypt's parameters, and the salt."""

    n: int
    r: int
    p: int
    salt: bytes

    @classmethod
    def new(cls) -> "Stretch":
        """Today's cost and a salt of its own."""
        return cls(*_COST, os.urandom(16))

    def key(self, passphrase: str) -> bytes:
        """The key of a passphrase; letters that look the same are the same. Takes 0.1 to 0.2 s."""
        typed = unicodedata.normalize("NFKC", passphrase).encode()
        return hashlib.scrypt(typed, salt=self.salt, n=self.n, r=self.r, p=self.p, maxmem=_MOST, dklen=KEY_BYTES)


def seal(key: bytes, secret: bytes, bound_to: bytes = b"") -> bytes:
    """The secret, readable with the key only, and only beside what it is bound to."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, secret, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes = b"") -> bytes:
    """What was sealed. Raises DoesNotOpen."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen from error


class FileCipher:
    """Encrypts the small files beside a log, under a key of their own that comes from the log's."""

    def __init__(self, key: bytes) -> None:
        self._key = hashlib.blake2b(_FILES, key=key, digest_size=KEY_BYTES).digest()

    def seal(self, data: bytes) -> bytes:
        """The bytes that are written."""
        return seal(self._key, data)

    def unseal(self, data: bytes) -> bytes:
        """The bytes that were sealed. Raises DoesNotOpen."""
        return unseal(self._key, data)
