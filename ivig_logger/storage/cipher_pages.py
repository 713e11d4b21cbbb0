"""One page of an encrypted log on its own, as SQLCipher 4 writes it.

AES-256-CBC under the log's raw key; at the end of the page its initial vector and an HMAC-SHA512 over page and number,
whose key comes from the salt in the first 16 bytes of the file (https://www.zetetic.net/sqlcipher/design/). Where that
salt is lost, a page is still decrypted, but whether it is what was written is not known.
"""

import hashlib
import hmac

from ivig_logger.storage.encryption import MAGIC

_VECTOR, _HMAC = 16, 64
RESERVED = _VECTOR + _HMAC  # bytes at the end of each page
SALT = len(MAGIC)
_MASK, _ROUNDS = 0x3A, 2  # how SQLCipher makes the key of the HMAC


def sum_key(salt: bytes, key: bytes) -> bytes:
    """The key of the HMAC in a log with this salt."""
    return hashlib.pbkdf2_hmac("sha512", key, bytes(each ^ _MASK for each in salt), _ROUNDS, len(key))


def is_written(page: bytes, number: int, sums: bytes) -> bool:
    """Whether an encrypted page is what was written in this place under the key `sums` of the HMAC."""
    begin = SALT if number == 1 else 0
    own = hmac.new(sums, page[begin:-_HMAC] + number.to_bytes(4, "little"), hashlib.sha512)
    return hmac.compare_digest(own.digest(), page[-_HMAC:])


def decrypted(page: bytes, number: int, key: bytes) -> bytes:
    """A page as SQLite knows it."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # a plain log does not wait for it

    data, begin = len(page) - RESERVED, SALT if number == 1 else 0
    reader = Cipher(algorithms.AES(key), modes.CBC(page[data : data + _VECTOR])).decryptor()
    return (MAGIC if begin else b"") + reader.update(page[begin:data]) + reader.finalize() + bytes(RESERVED)
