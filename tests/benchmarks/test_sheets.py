"""Sheets of 100,000 rows: how much memory their reading takes, and how long beside a bare one."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from ivig_logger.exchange.sheets import read_workbook
from tests.benchmarks.conftest import Compare, Tell
from tests.benchmarks.pairs import Benchmark

ROOT = Path(__file__).parents[2]
ROWS = 100_000
COLUMNS = 15
MEMORY = 200  # megabytes beyond the file itself


def cells() -> Iterator[list[str | float]]:
    """The rows of a table, every third column of which holds numbers."""
    for row in range(ROWS):
        yield [row * 1.5 + each if each % 3 else f"column {each} of {row}" for each in range(COLUMNS)]


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The table as CSV."""
    path = tmp_path_factory.mktemp("sheets") / "many.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(cells())
    return path


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The table as xlsx."""
    path = tmp_path_factory.mktemp("sheets") / "many.xlsx"
    with Workbook(path, {"constant_memory": True}) as book:
        table = book.add_worksheet("Sessions")
        for number, row in enumerate(cells()):
            table.write_row(number, 0, row)
    return path


@pytest.mark.parametrize("kind", ["text", "sheet"])
def test_many_rows_are_read_within_the_memory_that_is_promised(
    kind: str, benchmark: Benchmark, tell: Tell, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(kind)
    said: list[str] = []
    benchmark.pedantic(lambda: said.extend(measure(path)), rounds=1, warmup_rounds=0)
    rows, megabytes = said
    tell(f"memory to read {ROWS:,} rows of {COLUMNS} columns, {path.suffix[1:]}", f"{megabytes} MB", f"{MEMORY} MB")
    assert int(rows) == ROWS
    assert float(megabytes) <= MEMORY


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sessions of somebody, a few hundred a year."""
    path = tmp_path_factory.mktemp("sheets") / "diary.csv"
    days = ((1980 + at // 2400, at // 200 % 12 + 1, at // 8 % 25 + 1, at % 8 * 3) for at in range(ROWS))
    starts = (f"{year}-{month:02}-{day:02},{hour:02}:00" for year, month, day, hour in days)
    rows = (f"{each},2 h,Privigen,30,headache,25,felt tired\n" for each in starts)
    path.write_text(f"date,start,duration,product,dose,reaction 1,onset 1,notes\n{''.join(rows)}", encoding="utf-8")
    return path


def test_a_preview_of_many_sessions_stays_within_the_memory_that_is_promised(
    diary: Path, benchmark: Benchmark, tell: Tell
) -> None:
    said: list[str] = []
    benchmark.pedantic(lambda: said.extend(measure(diary, "import_rows.py")), rounds=1, warmup_rounds=0)
    sessions, megabytes = said
    tell(f"memory for the preview of an import of {ROWS:,} sessions", f"{megabytes} MB", f"{MEMORY} MB")
    assert int(sessions) == ROWS
    assert float(megabytes) <= MEMORY


def measure(path: Path, program_name: str = "sheet_rows.py") -> list[str]:
    """How many rows a process of its own reads, and how many megabytes it takes."""
    program = [sys.executable, str(ROOT / "tests/benchmarks" / program_name), str(path)]
    run = subprocess.run(program, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
    return run.stdout.split()


def test_a_csv_file_is_read_beside_pythons_own_reader(text: Path, compare: Compare) -> None:
    data = text.read_bytes()
    name = f"read a CSV file of {ROWS:,} rows, beside csv.reader"
    compare(name, partial(read_all, data), partial(read_bare, data), limit=4, rounds=6)


def read_all(data: bytes) -> int:
    """What is told of the file, and its rows."""
    return sum(1 for _ in read_workbook(data, "many.csv").tables[0].rows())


def read_bare(data: bytes) -> int:
    """The rows of a file whose encoding and separator are known."""
    return sum(1 for _ in csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline=""), delimiter=";"))
