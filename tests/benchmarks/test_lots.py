"""What looking up lots costs beside the bare SQL for the same rows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from ivig_logger.domain.folding import lot_key
from ivig_logger.exchange.lot_list import LotList, read_lots
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.lots import look_around, look_up
from tests.benchmarks.conftest import Compare, Tell

SESSION = "pk, id, patient_pk, entered_in_error, started_at, started_zone, ended_at, ended_zone, product, reaction"
REACTION = "infusion_pk, symptom, earliest_at, earliest_zone, latest_at, latest_zone, precision, severity"


@pytest.fixture
def log(many: Path) -> Iterator[Logbook]:
    opened = Logbook.open(many)
    yield opened
    opened.close()


@pytest.fixture
def bare(many: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(many)) as connection:
        yield connection


def some_lots(bare: sqlite3.Connection, count: int) -> LotList:
    """As many lots of the log, and as many that are in none of its sessions."""
    lots = [each for (each,) in bare.execute("SELECT lot FROM vials WHERE pk % 97 = 0 LIMIT ?", (count,))]
    return read_lots("\n".join([*lots, *(f"NOT IN IT {each}" for each in range(count))]), 2026)


def bare_rows(bare: sqlite3.Connection, keys: list[str]) -> list[Any]:
    """The vials of the lots, their sessions and the reactions of these, as tuples."""
    marks = ",".join("?" * len(keys))
    vials = bare.execute(
        f"SELECT infusion_pk, lot, grams, expiry FROM vials WHERE lot_key IN ({marks})",  # noqa: S608  # our own names
        keys,
    ).fetchall()
    pks = ",".join(str(each) for each in {each[0] for each in vials})
    for what in (f"{SESSION} FROM infusions WHERE pk", f"{REACTION} FROM reactions WHERE infusion_pk"):
        bare.execute(f"SELECT {what} IN ({pks})").fetchall()
    return vials


def test_looking_up_a_long_list(log: Logbook, bare: sqlite3.Connection, compare: Compare) -> None:
    asked = some_lots(bare, 200).asked
    keys = [lot_key(each.text) for each in asked]
    found = [each for answer in look_up(log, asked, None) for each in answer.uses]
    assert len(found) > 150
    compare(
        "400 lots looked up, of which half are in the log",
        lambda: look_up(log, asked, None),
        lambda: bare_rows(bare, keys),
        limit=6,
    )


def test_looking_up_one_lot_and_what_stands_beside_it(log: Logbook, bare: sqlite3.Connection, tell: Tell) -> None:
    asked = some_lots(bare, 1).asked
    looks = [(look_up, "a lot looked up", 0.02), (look_around, "similar lots, and sessions without one", 6.0)]
    for look, name, promised in looks:
        look(log, asked, None)
        began = perf_counter()
        look(log, asked, None)
        took = perf_counter() - began
        tell(name, f"{took * 1000:.1f} ms", f"{promised * 1000:.0f} ms")
        assert took <= promised
