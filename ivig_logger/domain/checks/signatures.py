"""Signatures: that they have the form of one. Whether one is valid is another question, and refuses nothing."""

import re
from collections.abc import Iterator

from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.problems import Code, Problem
from ivig_logger.domain.signature import Signature

_DIGITS = {"public_key": 64, "head": 64, "content": 64, "value": 128}
_HEXADECIMAL = re.compile("[0-9a-f]*")


def check_signatures(infusion: Infusion) -> Iterator[Problem]:
    """A signature without a name, or with keys and hashes that are none; and the same one twice."""
    for at, each in enumerate(infusion.signatures):
        if not each.signer.strip():
            yield Problem(Code.SIGNATURE_UNREADABLE, f"signatures.{at}.signer", True)
        for name in _DIGITS:
            if not _fits(each, name):
                yield Problem(Code.SIGNATURE_UNREADABLE, f"signatures.{at}.{name}", True)
        if each in infusion.signatures[:at]:
            yield Problem(Code.SIGNATURE_TWICE, f"signatures.{at}", True)


def _fits(signature: Signature, name: str) -> bool:
    digits: str = getattr(signature, name)
    return len(digits) == _DIGITS[name] and _HEXADECIMAL.fullmatch(digits) is not None
