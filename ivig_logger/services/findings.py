"""What *Check the log* can find; worded in `words.findings`."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What is not as it should be, with the facts that its sentence needs."""

    FILE = "file"  # said: what SQLite says
    ORPHANS = "orphans"  # table, count
    CONTENT = "content of a revision"  # number
    CHAIN = "chain of the revisions"  # number
    UNREADABLE = "unreadable"  # entry
    DIFFERS = "differs from its revisions"  # entry, fields: where it differs, empty where that is not known
    UNTRACED = "without a revision"  # entry
    GONE = "gone without a revision"  # entry
    ORDER = "order of the parts"  # entry
    SEARCH = "search words"  # entry
    RULE = "rule"  # entry, problem
    NOT_AS_SIGNED = "not as signed"  # entry, signer
    BROKEN_SIGNATURE = "broken signature"  # entry, signer
    REWRITTEN = "rewritten before a signature"  # entry, signer
    OPEN_TO_OTHERS = "open to others"  # path, mode


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; `entry_id` is that of the session or patient that it is about.

    The fact `entry` is "patient" or "infusion", and `started` the moment of an infusion where that can be told.
    """

    kind: Kind
    facts: dict[str, object] = field(default_factory=dict)
    entry_id: str | None = None
