"""What is left of the definitions of a damaged log's tables, and where in its file the tables begin."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from ivig_logger.storage.cells import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    INTERIOR,
    LEAF,
    cells_of,
    children_of,
    kind_of,
)
from ivig_logger.storage.loose_rows import rows_like
from ivig_logger.storage.pages import Pages
from ivig_logger.storage.records import Record

_KINDS = {"table": (INTERIOR, LEAF), "index": (INDEX_INTERIOR, INDEX_LEAF)}
_COLUMNS = 5  # https://www.sqlite.org/fileformat2.html#storage_of_the_sql_database_schema
_MOST_GONE = 64  # pages at the start of the file, where only the definitions can tell
_OURS = re.compile(r'CREATE (TABLE "?\w+"? ?\(|(UNIQUE )?INDEX "?\w+"? ON )')


@dataclass(frozen=True, slots=True)
class Definition:
    """A row of SQLite's own table: what it is ("table" or "index"), of which table, and on which page it begins."""

    kind: str
    name: str
    table: str
    root: int
    sql: str | None


def definitions(pages: Pages) -> list[Definition]:
    """Those of our tables that are found and can be understood, tables first; of two that disagree none."""
    found: defaultdict[str, set[Definition]] = defaultdict(set)
    for each in _definitions(pages):
        if kind_of(pages[each.root], pages.layout.usable) in _KINDS[each.kind]:
            found[each.name].add(each)
    certain = [each for said in found.values() if len(said) == 1 for each in said]
    return _understood(sorted(certain, key=lambda each: (each.kind != "table", each.name)))


def pages_gone(pages: Pages) -> int:
    """How many pages were lost at the start of the file, so that all others lie before their places.

    The inner pages of a table say which page holds the rows up to a number, and the definitions where it begins.
    """
    kinds = bytearray(pages.count + 1)
    ends, children = defaultdict[int, list[int]](list), []
    for number in range(1, pages.count + 1):
        page = pages[number]
        kinds[number] = kind_of(page, pages.layout.usable)
        if kinds[number] == INTERIOR:
            children += [(child, key) for child, key in children_of(page) if key is not None]
        elif kinds[number] == LEAF and (last := [each.number for each in cells_of(page, pages.layout.usable)][-1:]):
            ends[last[0]].append(number)
    votes = Counter(child - number for child, key in children for number in ends.get(key, ()))
    for each in set(_definitions(pages)):
        fitting = _KINDS[each.kind]
        votes.update(gone for gone in range(_MOST_GONE) if _at(kinds, each.root - gone) in fitting)
    return max((gone for gone in votes if gone >= 0), key=lambda gone: (votes[gone], -gone), default=0)


def _at(kinds: bytearray, number: int) -> int:
    return kinds[number] if 0 < number < len(kinds) else 0


def _definitions(pages: Pages) -> Iterable[Definition]:
    tables = {"alembic_version", *Record.metadata.tables}
    for _, (kind, name, table, root, sql) in rows_like(pages, range(_COLUMNS, _COLUMNS + 1), {}):
        if not (kind in _KINDS and isinstance(name, str) and table in tables and isinstance(root, int) and root > 1):
            continue
        if sql is None or (isinstance(sql, str) and _OURS.match(sql)):
            yield Definition(str(kind), name, str(table), root, sql)


def _understood(found: list[Definition]) -> list[Definition]:
    """Those that SQLite takes, tried in a log of their own."""
    good = []
    with closing(sqlite3.connect(":memory:")) as scratch:
        for each in found:
            try:
                if each.sql is not None:
                    scratch.execute(each.sql)
            except (sqlite3.Error, sqlite3.Warning):
                continue
            good.append(each)
        made = {str(name) for (name,) in scratch.execute("SELECT name FROM sqlite_schema")}
    return [each for each in good if each.name in made]
