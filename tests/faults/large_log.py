"""A log of 200 sessions whose pages can be lost, and which of its changes lie wholly on the pages that are left."""

import random
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from ivig_logger.domain.change import Change, Entry
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_full_infusion
from tests.conftest import now
from tests.logs import log_at

PAGE, SESSIONS = 4096, 200
_OTHER = Patient("00000000-0000-4000-8000-000000000002", "Patient B")
_INTERIOR = 5  # the first byte of a page that holds no rows: https://www.sqlite.org/fileformat2.html#b_tree_pages
_ENTRIES = "SELECT entry_id, pk FROM revisions ORDER BY pk"


def large_log(path: Path, key: bytes | None = None) -> dict[str, Entry]:
    """A closed log of two patients, some long notes, corrections and sessions taken out; all that it holds by id."""
    with closing(Logbook.open(log_at(path, key), now, key=key)) as logbook:
        notes = ["long " * 1500, *["slept well"] * 19]
        people = (PATIENT, _OTHER)
        sessions = [
            a_full_infusion(number, patient=people[number % 3 == 0].id, notes=notes[number % 20])
            for number in range(1, SESSIONS + 1)
        ]
        logbook.store_all([Change(each) for each in people])
        for each in sessions:
            logbook.store(each)
        for each in sessions[::10]:
            logbook.store(replace(each, notes="later"), instead_of=each, why="typo")
        for each in sessions[5::20]:
            logbook.store(None, instead_of=each)
        return {each.id: each for each in logbook.everything()}


def lose(whole: bytes, *pages: int, noise: bool = False) -> bytes:
    """The file with zeros or noise for these pages, of which the first is 1."""
    data, chance = bytearray(whole), random.Random(5)  # noqa: S311  # which bytes is no secret
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = chance.randbytes(PAGE) if noise else bytes(PAGE)
    return bytes(data)


def pages_of_changes(whole: bytes) -> dict[str, set[int]]:
    """The pages that SQLite needs for the changes of each entry, besides those that only lead to them."""
    needed = defaultdict[str, set[int]](set)
    with closing(_opened(whole)) as log:
        rows = {(entry, number): _row(log, number) for entry, number in log.execute(_ENTRIES).fetchall()}
    for page in range(2, len(whole) // PAGE + 1):
        if whole[(page - 1) * PAGE] == _INTERIOR:
            continue
        with closing(_opened(lose(whole, page))) as log:
            for (entry, number), row in rows.items():
                if _row(log, number) != row:
                    needed[entry].add(page)
    return needed


def _opened(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data[:18] + b"\1\1" + data[20:])  # without a journal: what lies in memory can have none
    return connection


def _row(log: sqlite3.Connection, number: int) -> object:
    try:
        return log.execute("SELECT * FROM revisions WHERE pk = ?", (number,)).fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
