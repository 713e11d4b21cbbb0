"""The tables of a hundred thousand sessions written, and read and stored again, beside a bare script for each."""

import csv
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

import pytest

from ivig_logger.services.logbook import Logbook
from ivig_logger.services.selection import WHOLE
from ivig_logger.services.table_export import export_tables_zip
from tests.benchmarks import bare_tables
from tests.benchmarks.conftest import USUAL, Compare, Tell, made_once
from tests.benchmarks.import_tables import import_tables
from tests.benchmarks.pairs import Benchmark
from tests.benchmarks.sheet_rows import peak

ROOT = Path(__file__).parents[2]
SESSIONS = 100_000
IMPORT = 7.5  # times what the bare script takes
MEMORY = 280  # megabytes beyond the program itself, for an import
FILLED = ("patients", "sessions", "vials", "medications", "reactions")  # by the logs of make_log


@pytest.fixture(scope="module")
def log() -> Iterator[Logbook]:
    opened = Logbook.open(made_once(SESSIONS))
    yield opened
    opened.close()


def write_ours(log: Logbook, output: Path) -> None:
    with output.open("wb") as file:
        export_tables_zip(log, WHOLE, file.write)


def rows_in(path: Path, table: str) -> list[list[str]]:
    with zipfile.ZipFile(path) as packed:
        return list(csv.reader(io.StringIO(packed.read(f"{table}.csv").decode("utf-8-sig"), newline="")))


def test_the_tables_written(log: Logbook, tmp_path: Path, compare: Compare, tell: Tell) -> None:
    ours, bare = tmp_path / "ours.zip", tmp_path / "bare.zip"
    before = peak()
    write_ours(log, ours)
    grown = peak() - before
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


def test_the_tables_read_and_stored(tmp_path: Path, compare: Compare) -> None:
    """What a bare script leaves out (revisions, search, twins, rules of the domain) is most of it."""
    small = Logbook.open(made_once(USUAL))
    write_ours(small, tmp_path / "ours.zip")
    small.close()
    data = (tmp_path / "ours.zip").read_bytes()
    logs = (tmp_path / f"{kind}-{at}.db" for at in count() for kind in ("ours", "bare"))
    compare(
        f"the tables of {USUAL:,} sessions imported, beside a bare csv and executemany script",
        lambda: import_tables(data, next(logs)),
        lambda: bare_tables.read_tables(data, next(logs)),
        limit=IMPORT,
        rounds=3,
    )


def test_a_large_import_keeps_to_its_memory(log: Logbook, tmp_path: Path, benchmark: Benchmark, tell: Tell) -> None:
    output = tmp_path / "ours.zip"
    write_ours(log, output)
    program = [sys.executable, str(ROOT / "tests/benchmarks/import_tables.py"), str(output), str(tmp_path)]
    said: list[str] = []

    def measure() -> None:
        run = subprocess.run(program, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
        said.extend(run.stdout.split())

    began = perf_counter()
    benchmark.pedantic(measure, rounds=1, warmup_rounds=0)
    sessions, megabytes = said
    taken = f"+{megabytes} MB, {perf_counter() - began:.0f} s"
    tell(f"memory and time to import the tables of {SESSIONS:,} sessions", taken, f"+{MEMORY} MB")
    assert int(sessions) == SESSIONS
    assert float(megabytes) <= MEMORY
