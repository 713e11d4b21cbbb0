"""Rows as an export writes them are read at once, all others the long way: both give the same, and say the same."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.tables.columns import Table
from ivig_logger.exchange.tables.layout import PARTS, SESSIONS
from ivig_logger.services.logbook import Logbook
from tests.builders import PATIENT, a_full_infusion
from tests.services.table_files import emptied, exported, filled, read_back
from tests.strategies import NOW, logs

FULL = a_full_infusion(1)
OF_PARTS = {each.name for each in PARTS}
Row = list[str]
ODD = (
    *("", "'", "'#1", "'x", " ", "0", "-1", "1.0", "1e3", "1,5", "0.0000001", "nan", "TRUE", "exact", "range", "none"),
    *("mild; severe", "slowed;paused", "Europe/Paris", "2026-10-20T09:00+02:00", "1899-01-01T00:00:00+00:00"),
    *("2026-02-30T00:00:00Z", "2026-10-20 09:00", "2026-10-20 09:05:30", "2027-13", "x" * 33_000),
)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logbook]:
    path: Path = tmp_path_factory.mktemp("plain") / "log.db"
    with closing(Logbook.open(path, lambda: NOW)) as opened:
        yield opened


def rewritten(data: bytes, change: Callable[[str, list[Row]], None]) -> bytes:
    """The zip with the rows of each table below its headers changed in place."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            headers, *rows = csv.reader(io.StringIO(old.read(name).decode("utf-8-sig"), newline=""))
            change(name.removesuffix(".csv"), rows)
            text = io.StringIO(newline="")
            csv.writer(text).writerows([headers, *rows])
            new.writestr(name, text.getvalue().encode("utf-8-sig"))
    return kept.getvalue()


def marked(table: str, rows: list[Row]) -> None:
    """The same ids in a form that nobody exports, so that no row is read at once."""
    if table in {SESSIONS.name, *OF_PARTS}:
        for row in rows:
            row[0] = f"'{row[0]}"


def turned(_: str, rows: list[Row]) -> None:
    rows.reverse()


@given(logs())
@settings(max_examples=10, deadline=None)
def test_both_ways_give_the_same_sessions_in_any_order(
    log: Logbook, made: tuple[list[Patient], list[Infusion]]
) -> None:
    emptied(log)
    data = exported(filled(log, *made))
    plain, long, other = read_back(data), read_back(rewritten(data, marked)), read_back(rewritten(data, turned))
    assert plain == long
    assert list(other.infusions.values()) == [*reversed(plain.infusions.values())]
    assert set(plain.infusions.values()) == set(made[1])


@pytest.mark.parametrize("table", [SESSIONS, *PARTS], ids=lambda table: table.name)
def test_both_ways_say_the_same_of_whatever_stands_in_a_cell(log: Logbook, table: Table) -> None:
    """A session for each odd cell, all in one file."""
    emptied(log)
    data = exported(filled(log, [PATIENT], [FULL]))
    odd = list(product(range(1, len(table.headers)), ODD))

    def damaged(name: str, rows: list[Row]) -> None:
        if name == SESSIONS.name or name in OF_PARTS:
            rows[:] = [[str(UUID(int=at)), *row[1:]] for at in range(len(odd)) for row in rows]
        if name == table.name:
            firsts = rows[:: len(rows) // len(odd) or 1]
            for row, (column, cell) in zip(firsts, odd, strict=False):
                row[column] = cell

    data = rewritten(data, damaged)
    plain, long = read_back(data), read_back(rewritten(data, marked))
    assert plain.refusals == long.refusals
    assert plain.infusions == long.infusions
    assert len(plain.infusions) + len(plain.raw) == len(odd)
