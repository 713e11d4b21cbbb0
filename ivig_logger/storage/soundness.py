"""Looking for what SQLite's own reading takes for granted. Nothing here changes the log, and damage stops nothing."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select, text
from sqlalchemy.exc import DBAPIError

from ivig_logger.domain.chain import FIELDS, START, content_hash, link
from ivig_logger.domain.folding import lot_key
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.revision import NOBODY, Side
from ivig_logger.domain.states import DoesNotFit, state_after
from ivig_logger.storage import infusions, revisions, rows
from ivig_logger.storage.database import Database
from ivig_logger.storage.failures import Reason, StorageFailed
from ivig_logger.storage.records import InfusionRecord, VialRecord, table_of
from ivig_logger.storage.search_words import is_search_text

RECENT = 1000  # revisions that a quick look walks
NEWEST = 200  # sessions that it holds against their revisions
_FIRST = -(2**63)  # below every number of a row
_NAMES = ", ".join(f'"{name}"' for name in (*FIELDS, "erased_at", "content", "chain"))
# As text, because a damaged word would stop a typed column; the numbers come first, the hashes last.
_WALK = text(f"SELECT pk, {_NAMES} FROM revisions WHERE pk > :after ORDER BY pk")  # noqa: S608  # our own names
_CHAIN_AT = text("SELECT chain FROM revisions WHERE pk <= :after ORDER BY pk DESC LIMIT 1")
_RECENT = text("SELECT coalesce(max(pk), 0) - :most FROM revisions")
_NEWEST = text("SELECT id FROM infusions ORDER BY started_at DESC, pk DESC LIMIT :most")
_ERASED = text(
    "SELECT erased_at, count(*) FROM revisions WHERE entry_id = '' AND erased_at IS NOT NULL GROUP BY erased_at"
)
_ERASURES = text(
    "SELECT at, \"before\" FROM revisions WHERE entry_kind = 'patient' AND entry_id = '' AND erased_at IS NULL"
)
_SIDES = text(
    'SELECT entry_id, "before", "after" FROM revisions WHERE entry_id IN :ids ORDER BY entry_id, pk'
).bindparams(bindparam("ids", expanding=True))
_STEPS = text('SELECT pk, "before", "after" FROM revisions WHERE entry_id = :entry ORDER BY pk')
_GONE = text(
    """
    SELECT entry_kind, entry_id FROM revisions WHERE pk IN (SELECT max(pk) FROM revisions GROUP BY entry_id)
    AND "after" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM infusions WHERE id = entry_id)
    AND NOT EXISTS (SELECT 1 FROM patients WHERE id = entry_id) ORDER BY pk
    """
)
_SEARCH = select(InfusionRecord.id, InfusionRecord.search).where(
    InfusionRecord.id.in_(bindparam("ids", expanding=True))
)
_LOTS = (
    select(InfusionRecord.id, VialRecord.lot, VialRecord.lot_key)
    .join_from(InfusionRecord, VialRecord)
    .where(InfusionRecord.id.in_(bindparam("ids", expanding=True)))
)


def _disordered(part: rows.Part) -> Select[str]:
    table = table_of(part.record)
    position, counted = table.c.position, func.count()
    odd = or_(func.min(position) != 0, func.max(position) != counted - 1, func.count(position.distinct()) != counted)
    of_part = select(table.c.infusion_pk).group_by(table.c.infusion_pk).having(odd)
    return select(InfusionRecord.id).where(InfusionRecord.pk.in_(of_part))


_DISORDERED = [_disordered(part) for part in rows.PARTS]


@dataclass(frozen=True, slots=True)
class Flaw:
    """A revision that is not what was written: another content, or not what followed the one before it."""

    number: int
    entry: str
    in_content: bool


class Look:
    """A look at one state of a log. Nothing here changes it."""

    def __init__(self, db: Connection, *, quick: bool) -> None:
        self._db, self.quick = db, quick

    def complaints(self) -> list[str]:
        """What SQLite itself says against the file, also whether indexes fit their tables."""
        told = self._db.exec_driver_sql("PRAGMA integrity_check").scalars()
        return [str(each) for each in told if each != "ok"]

    def orphans(self) -> dict[str, int]:
        """How many rows of each table belong to a row that is not there."""
        return dict(Counter(str(row[0]) for row in self._db.exec_driver_sql("PRAGMA foreign_key_check")))

    def flaws(self) -> Iterator[Flaw]:
        """Walk the chain of the revisions; a quick look walks the last thousand."""
        after = self._db.execute(_RECENT, {"most": RECENT}).scalar_one() if self.quick else _FIRST
        last = self._db.execute(_CHAIN_AT, {"after": after}).scalar() or START
        for number, *own, erased_at, content, chained in self._db.execute(_WALK, {"after": after}):
            fields = dict(zip(FIELDS, own, strict=True))
            if not (_is_content(fields, content) if erased_at is None else self._was_erased(fields, erased_at)):
                yield Flaw(number, str(fields["entry_id"]), in_content=True)
            if link(str(last), str(content)) != chained:
                yield Flaw(number, str(fields["entry_id"]), in_content=False)
            last = chained

    def _was_erased(self, fields: dict[str, object], at: object) -> bool:
        """Whether nothing is left in a revision that could be somebody's, and the log says that so many were erased."""
        blank = (fields["entry_id"], fields["why"], fields["before"], fields["after"]) == (NOBODY, "", None, None)
        return blank and at in self._told_erasures

    @cached_property
    def _told_erasures(self) -> set[object]:
        """When as many revisions were erased as the lines of the log say that there were."""
        counted: dict[object, int] = {at: count for at, count in self._db.execute(_ERASED)}  # noqa: C416  # rows, not pairs
        for at, said in self._db.execute(_ERASURES):
            counted[at] = counted.get(at, 0) - _count_said(said)
        return {at for at, count in counted.items() if count == 0}

    def patients(self) -> list[Patient]:
        """All patients. Raises Unreadable."""
        return infusions.patients(self._db)

    def session_ids(self) -> list[list[str]]:
        """The ids of all infusions in portions; a quick look takes the newest, which the history shows first."""
        newest = self._db.scalars(_NEWEST, {"most": NEWEST}) if self.quick else infusions.ids(self._db)
        return list(infusions.chunks(newest))

    def sessions(self, ids: Sequence[str]) -> list[Infusion]:
        """The infusions with these ids. Raises Unreadable."""
        return infusions.find(self._db, ids)

    def states(self, ids: Sequence[str]) -> dict[str, Side | DoesNotFit | None]:
        """What the revisions of each entry come to; DoesNotFit: to nothing that could be. No revision: left out."""
        found: dict[str, Side | DoesNotFit | None] = {}
        changes = self._db.execute(_SIDES, {"ids": ids})
        for entry, of_entry in groupby(changes, lambda row: str(row[0])):
            try:
                found[entry] = state_after((_side(row[1]), _side(row[2])) for row in of_entry)
            except DoesNotFit as misfit:
                found[entry] = misfit
        return found

    def steps(self, entry: str) -> list[tuple[int, Side | None, Side | None]]:
        """The changes of an entry with their numbers, the oldest first. Raises DoesNotFit where one is no change."""
        return [(int(row[0]), _side(row[1]), _side(row[2])) for row in self._db.execute(_STEPS, {"entry": entry})]

    def may_follow(self, link: str, number: int) -> bool:
        """Whether the chain came by this link before the change with this number, or may have in another log."""
        return revisions.is_imported(self._db, number) or revisions.has_link(self._db, link, number)

    def gone(self) -> list[tuple[str, str]]:
        """Kind and id of the entries that no revision took out and that are not there."""
        return [(str(row[0]), str(row[1])) for row in self._db.execute(_GONE)]

    def disordered(self) -> list[str]:
        """Ids of the infusions whose parts are not numbered from 0 on."""
        found = (each for statement in _DISORDERED for each in self._db.scalars(statement))
        return list(dict.fromkeys(found))

    def unfindable(self, sessions: Sequence[Infusion]) -> list[str]:
        """Ids of the infusions that a search for their own words or lots would miss."""
        ids = {"ids": [each.id for each in sessions]}
        searches = {str(entry): str(search) for entry, search in self._db.execute(_SEARCH, ids)}
        lots = {entry for entry, lot, key in self._db.execute(_LOTS, ids) if lot_key(str(lot)) != key}
        # By get, because a damaged index leads to a row of another id.
        return [each.id for each in sessions if each.id in lots or not is_search_text(searches.get(each.id, ""), each)]


@contextmanager
def looking(database: Database, *, quick: bool = False) -> Iterator[Look]:
    """One transaction in which damaged letters are read as others. Raises StorageFailed for all that damage does."""
    with database.reading() as db:
        driver: Any = db.connection.driver_connection
        driver.text_factory = lambda stored: stored.decode(errors="replace")
        try:
            yield Look(db, quick=quick)
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorcode", 1) & 0xFF != 1:
                raise
            # Of our own statements only a damaged table is said to have no such column, and the like.
            raise StorageFailed(Reason.DAMAGED, database.path, str(error.orig)) from error
        finally:
            driver.text_factory = str


def _is_content(fields: dict[str, object], content: object) -> bool:
    try:
        return content_hash(fields) == content
    except (TypeError, ValueError):  # a text that damage has made a BLOB of
        return False


def _count_said(said: object) -> int:
    try:
        return int(json.loads(str(said))["changes"])
    except (ValueError, LookupError, TypeError):
        return 0


def _side(stored: str | None) -> Side | None:
    try:
        side = None if stored is None else json.loads(stored)
    except (ValueError, TypeError) as error:
        raise DoesNotFit("no JSON") from error
    if not isinstance(side, dict | None):
        raise DoesNotFit("no object")
    return side
