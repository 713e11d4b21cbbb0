"""The chain of the revisions: what was written once cannot be changed, taken out or put in between without a trace.

Each revision carries two hashes: `content` of its own fields, and `chain` of the one before it and of its content. So
the content of a person who wants to be forgotten can go and leave the chain whole.
"""

import hashlib
from collections.abc import Mapping

from ivig_logger.domain.canonical import canonical

FIELDS = ("entry_kind", "entry_id", "at", "zone", "author", "role", "source", "why", "before", "after")
START = ""  # what the first revision is chained to


def content_hash(own: Mapping[str, object]) -> str:
    """SHA-256, in hexadecimal digits, of the canonical text of a revision's own fields."""
    return _sha256(canonical({name: own[name] for name in FIELDS}))


def link(previous: str, content: str) -> str:
    """The `chain` of a revision with this content, after the one with the `chain` `previous`."""
    return _sha256(previous + content)


def fingerprint(entry: object) -> str:
    """SHA-256, in hexadecimal digits, of the canonical text of an entry: what one log knows another's state by."""
    return _sha256(canonical(entry))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
