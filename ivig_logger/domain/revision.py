"""A revision as it is read: one change of one entry, and who made it."""

from dataclasses import dataclass
from typing import Any

from ivig_logger.domain.change import Source
from ivig_logger.domain.moment import Moment

Side = dict[str, Any]  # parsed canonical JSON
NOBODY = ""  # whom revisions belong to whose patient wanted to be forgotten, and the one that says so


@dataclass(frozen=True, slots=True)
class Revision:
    """One change. `number` counts up over the whole log; `entry_kind` is "infusion" or "patient".

    An addition has no `before` and a removal no `after`; both hold the whole entry. A correction holds on both sides
    what `domain.difference` finds. `erased_at` is when all of that was deleted at the person's wish.
    """

    number: int
    entry_kind: str
    entry_id: str
    at: Moment
    author: str
    role: str
    source: Source
    why: str
    before: Side | None
    after: Side | None
    erased_at: Moment | None = None

    @property
    def is_erasure(self) -> bool:
        """Whether it says that everything of a patient was deleted; `before` then counts changes and sessions."""
        return self.entry_kind == "patient" and self.entry_id == NOBODY and self.erased_at is None


@dataclass(frozen=True, slots=True)
class EntryTrace:
    """What became of one entry: its newest revisions, the newest first, its first one, and how many there are."""

    newest: tuple[Revision, ...] = ()
    first: Revision | None = None
    count: int = 0
