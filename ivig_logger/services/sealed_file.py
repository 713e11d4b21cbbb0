"""A file under a passphrase that two people tell each other: one JSON object with all that opens it but the words."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ivig_logger.domain.canonical import canonical
from ivig_logger.exchange.hand_over import FORMAT, LINE_BREAK, VERSION
from ivig_logger.exchange.log_json import Unreadable
from ivig_logger.exchange.log_writing import json_text
from ivig_logger.services.sealing import NONCE_BYTES, Stretch, seal, unseal

_HEAD: dict[str, Any] = {"format": FORMAT, "version": VERSION}
_MOST_N, _MOST_R, _MOST_P = 1 << 17, 16, 4  # beyond these a file would keep a computer busy for minutes
_SALT = range(16, 65)  # bytes


def sealed(data: bytes, passphrase: str) -> bytes:
    """The file. Takes 0.1 to 0.2 s."""
    stretch = Stretch.new()
    secret = seal(stretch.key(passphrase), data, _bound(stretch))
    nonce, ciphertext = secret[:NONCE_BYTES], secret[NONCE_BYTES:]
    opening = {"scrypt": _stretch_content(stretch), "nonce": _text(nonce), "ciphertext": _text(ciphertext)}
    return f"{json_text(_HEAD | opening, LINE_BREAK)}{LINE_BREAK}".encode()


def is_sealed_form(content: Mapping[str, object]) -> bool:
    """Whether a hand-over's object is a sealed one."""
    return "ciphertext" in content


def unsealed(content: Mapping[str, Any], passphrase: str) -> bytes:
    """What was sealed. Raises DoesNotOpen, and Unreadable where no passphrase could open it."""
    try:
        stretch = _stretch(content["scrypt"])
        secret = _bytes(content["nonce"]) + _bytes(content["ciphertext"])
        key = stretch.key(passphrase)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, MemoryError) as error:
        raise Unreadable("The file is damaged: it does not say how it is opened.") from error
    return unseal(key, secret, _bound(stretch))


def _bound(stretch: Stretch) -> bytes:
    return canonical(_HEAD | {"scrypt": _stretch_content(stretch)}).encode()


def _stretch_content(stretch: Stretch) -> dict[str, object]:
    return {"n": stretch.n, "r": stretch.r, "p": stretch.p, "salt": _text(stretch.salt)}


def _stretch(content: Mapping[str, Any]) -> Stretch:
    n, r, p = (_whole(content[name], most) for name, most in (("n", _MOST_N), ("r", _MOST_R), ("p", _MOST_P)))
    salt = _bytes(content["salt"])
    if len(salt) not in _SALT:
        raise ValueError("salt")
    return Stretch(n, r, p, salt)


def _whole(number: object, most: int) -> int:
    if not isinstance(number, Decimal) or number != int(number) or not 0 < number <= most:
        raise ValueError("scrypt")
    return int(number)


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise TypeError("base64")
    return b64decode(text, validate=True)


def _text(data: bytes) -> str:
    return b64encode(data).decode()
