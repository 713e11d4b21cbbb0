"""The tables of a hundred thousand sessions written, and read and stored again, beside a bare script for each."""

import csv
import io
import resource
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from ivig_logger.domain.change import Source
from ivig_logger.exchange.sheets import read_workbook
from ivig_logger.exchange.tables.reading import read_tables
from ivig_logger.services.bulk import many_values
from ivig_logger.services.logbook import Logbook
from ivig_logger.services.preview import changes_of, preview_of
from ivig_logger.services.selection import WHOLE
from ivig_logger.services.table_export import export_tables_zip
from tests.benchmarks import bare_tables
from tests.benchmarks.conftest import Compare, Tell, made_once

SESSIONS = 100_000
FILLED = ("patients", "sessions", "vials", "medications", "reactions")  # by the logs of make_log


@pytest.fixture(scope="module")
def log() -> Iterator[Logbook]:
    opened = Logbook.open(made_once(SESSIONS))
    yield opened
    opened.close()


def write_ours(log: Logbook, output: Path) -> None:
    with output.open("wb") as file:
        export_tables_zip(log, WHOLE, file.write)


def most_memory() -> float:
    """The most that this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1024)


def rows_in(path: Path, table: str) -> list[list[str]]:
    with zipfile.ZipFile(path) as packed:
        return list(csv.reader(io.StringIO(packed.read(f"{table}.csv").decode("utf-8-sig"), newline="")))


def test_the_tables_written(log: Logbook, tmp_path: Path, compare: Compare, tell: Tell) -> None:
    ours, bare = tmp_path / "ours.zip", tmp_path / "bare.zip"
    before = most_memory()
    write_ours(log, ours)
    grown = most_memory() - before
    tell(f"memory that writing the tables of {SESSIONS:,} sessions takes at most", f"+{grown:.0f} MB", "")
    bare_tables.write_tables(log.path, bare)
    for table in FILLED:
        assert rows_in(ours, table)[1:] == rows_in(bare, table), table
    compare(
        f"the tables of {SESSIONS:,} sessions in a zip, beside a bare sqlite3 and csv script",
        lambda: write_ours(log, ours),
        lambda: bare_tables.write_tables(log.path, bare),
        limit=2,
        rounds=3,
    )


def test_the_tables_read_and_stored(log: Logbook, tmp_path: Path, tell: Tell) -> None:
    """No limit: what a bare script leaves out (revisions, search, twins, checks of the domain) is most of it."""
    output = tmp_path / "ours.zip"
    write_ours(log, output)
    data = output.read_bytes()
    began = perf_counter()
    bare_tables.read_tables(data, tmp_path / "bare.db")
    bare = perf_counter() - began
    fresh = Logbook.open(tmp_path / "fresh.db")
    marks = [perf_counter()]
    with many_values():
        contents = read_tables(read_workbook(data, output.name), [], fresh.now())
        marks.append(perf_counter())
        preview = preview_of(fresh, contents)
        marks.append(perf_counter())
        fresh.store_all(changes_of(preview, preview.ticked), source=Source.IMPORTED)
        marks.append(perf_counter())
    assert len(contents.infusions) == SESSIONS
    fresh.close()
    read, seen, stored = (after - before for before, after in pairwise(marks))
    said = f"{read:.0f} s read, {seen:.0f} s preview, {stored:.0f} s stored: {(read + seen + stored) / bare:.0f} times"
    tell(f"the tables of {SESSIONS:,} sessions imported, beside a bare csv and executemany script", said, "")
