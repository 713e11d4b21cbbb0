"""The revisions: chained to one another when they are written, and read back as values."""

import json
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from ivig_logger.domain.chain import START, content_hash, link
from ivig_logger.domain.change import Source
from ivig_logger.domain.moment import Moment
from ivig_logger.domain.revision import EntryTrace, Revision, Side
from ivig_logger.storage import rows
from ivig_logger.storage.failures import Unreadable, sense_made
from ivig_logger.storage.infusions import chunks
from ivig_logger.storage.moments import stored_moment
from ivig_logger.storage.records import table_of
from ivig_logger.storage.trace_records import RevisionRecord

_REACH = 10_000  # changes before a signature in which what it was bound to is looked for
_TABLE = table_of(RevisionRecord)
_NEWEST_FIRST = _TABLE.c.pk.desc()
_WITHOUT_HASHES = [each for each in _TABLE.c if each.name not in ("content", "chain")]
_LAST_LINK = select(_TABLE.c.chain).order_by(_NEWEST_FIRST).limit(1)
_IS_LINK = (
    select(_TABLE.c.pk)
    .where(_TABLE.c.pk.between(bindparam("before") - _REACH, bindparam("before") - 1))
    .where(_TABLE.c.chain == bindparam("link"))
    .order_by(_NEWEST_FIRST)  # where it should be it is found at once
    .limit(1)
)
_CAME = select(_TABLE.c.pk).where(_TABLE.c.pk == bindparam("number"), _TABLE.c.source == Source.IMPORTED)
_ADD = insert(_TABLE)
_OF_ENTRY = select(*_WITHOUT_HASHES).where(_TABLE.c.entry_id == bindparam("entry")).order_by(_NEWEST_FIRST)
_SOME_OF_ENTRY = _OF_ENTRY.limit(bindparam("most"))
_COUNT_OF_ENTRY = select(func.count()).where(_TABLE.c.entry_id == bindparam("entry"))
_OLDEST_OF_ENTRY = (
    select(*_WITHOUT_HASHES).where(_TABLE.c.entry_id == bindparam("entry")).order_by(_TABLE.c.pk).limit(1)
)
_NEWEST = select(*_WITHOUT_HASHES).order_by(_NEWEST_FIRST).limit(bindparam("most"))
_NEWEST_BEFORE = _NEWEST.where(_TABLE.c.pk < bindparam("before"))
_COUNT = select(func.count()).select_from(_TABLE)
_FIRST = (
    select(func.min(_TABLE.c.pk)).where(_TABLE.c.entry_id.in_(bindparam("ids", expanding=True))).group_by("entry_id")
)
_FIRST_TYPED = select(_TABLE.c.entry_id, _TABLE.c.at).where(
    _TABLE.c.pk.in_(_FIRST), _TABLE.c.source == Source.TYPED, _TABLE.c.before.is_(None)
)
_FIRST_MOMENTS = select(_TABLE.c.entry_id, _TABLE.c.at, _TABLE.c.zone).where(_TABLE.c.pk.in_(_FIRST))


def add(db: Connection, revisions: Sequence[rows.Values]) -> None:
    """Write revisions in their order, chained to the newest that is there, which nobody else can write after now."""
    if not revisions:
        return
    last = db.execute(_LAST_LINK).scalar() or START
    for each in revisions:
        each["content"] = content_hash(each)
        each["chain"] = last = link(last, each["content"])
    db.execute(_ADD, revisions)


def head(db: Connection) -> str:
    """The `chain` of the newest revision."""
    return db.execute(_LAST_LINK).scalar() or START


def has_link(db: Connection, link: str, before: int) -> bool:
    """Whether a revision with this `chain` stands not far before the one with this number."""
    return db.execute(_IS_LINK, {"link": link, "before": before}).first() is not None


def is_imported(db: Connection, number: int) -> bool:
    """Whether the revision with this number came from another log."""
    return db.execute(_CAME, {"number": number}).first() is not None


def of_entry(db: Connection, entry: str) -> list[Revision]:
    """The revisions of a patient or an infusion, the newest first."""
    with sense_made():
        return [_revision_of(row) for row in db.execute(_OF_ENTRY, {"entry": entry})]


def trace_of(db: Connection, entry: str, most: int) -> EntryTrace:
    """The newest revisions of an entry, its first one, and how many there are."""
    with sense_made():
        newest = tuple(_revision_of(row) for row in db.execute(_SOME_OF_ENTRY, {"entry": entry, "most": most}))
        first = next((_revision_of(row) for row in db.execute(_OLDEST_OF_ENTRY, {"entry": entry})), None)
    return EntryTrace(newest, first, db.execute(_COUNT_OF_ENTRY, {"entry": entry}).scalar_one())


def page(db: Connection, before: int | None, limit: int) -> list[Revision]:
    """The newest revisions of the whole log with numbers below `before`, the newest first."""
    with sense_made():
        if before is None:
            found = db.execute(_NEWEST, {"most": limit})
        else:
            found = db.execute(_NEWEST_BEFORE, {"most": limit, "before": before})
        return [_revision_of(row) for row in found]


def count(db: Connection) -> int:
    """How many revisions the log has."""
    return db.execute(_COUNT).scalar_one()


def first_moments(db: Connection, ids: Iterable[str]) -> dict[str, Moment]:
    """When each entry came into the log; an id that never did is left out."""
    found = chain.from_iterable(db.execute(_FIRST_MOMENTS, {"ids": some}) for some in chunks(ids))
    with sense_made():
        return {row.entry_id: stored_moment(row.at, row.zone) for row in found}


def first_typed(db: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The epoch second at which each entry was typed into the log; one that came from elsewhere is left out."""
    found = chain.from_iterable(db.execute(_FIRST_TYPED, {"ids": some}).all() for some in chunks(ids))
    return {row.entry_id: row.at for row in found}


def _revision_of(row: Row[Any]) -> Revision:
    return Revision(
        number=row.pk,
        entry_kind=row.entry_kind,
        entry_id=row.entry_id,
        at=stored_moment(row.at, row.zone),
        author=row.author,
        role=row.role,
        source=row.source,
        why=row.why,
        before=side_in(row.before),
        after=side_in(row.after),
        erased_at=None if row.erased_at is None else Moment(row.erased_at, row.zone),
    )


def side_in(text: str | None) -> Side | None:
    """The side of a revision in its text. Raises Unreadable where it is no JSON object."""
    if text is None:
        return None
    side = json.loads(text)
    if not isinstance(side, dict):
        raise Unreadable("a side of a revision is no object")
    return side
