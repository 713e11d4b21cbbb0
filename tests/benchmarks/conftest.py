"""Logs of two sizes, made once per machine, and the table of ratios at the end of a run."""

import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivig_logger.storage import upgrade
from tests.benchmarks import make_log
from tests.benchmarks.pairs import HEADING, Benchmark, Pairs, Run, measure_pairs

MANY = int(os.environ.get("IVIG_LOGGER_BENCHMARK_SESSIONS", "1000000"))
FEW = 1000
TABLE = pytest.StashKey[list[Pairs]]()
Compare = Callable[..., None]


def made_once(sessions: int) -> Path:
    """A log of that size in the folder for temporary files, made anew when the way of making it has changed."""
    recipe = zlib.crc32(Path(make_log.__file__).read_bytes())
    folder = Path(tempfile.gettempdir()) / "ivig-logger-benchmarks"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{sessions}-{upgrade.HEAD}-{recipe:08x}.db"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        make_log.make_log(unfinished, sessions)
        unfinished.rename(path)
    return path


@pytest.fixture(scope="session")
def many() -> Path:
    """A log of a million sessions (IVIG_LOGGER_BENCHMARK_SESSIONS), to read only."""
    return made_once(MANY)


@pytest.fixture(scope="session")
def few() -> Path:
    """A log of a thousand sessions, to read only."""
    return made_once(FEW)


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[Callable[[Path], Path]]:
    """Copies a log, for a benchmark that writes; the copies are gone after it."""
    copies: list[Path] = []

    def copied(path: Path) -> Path:
        copies.append(Path(shutil.copy(path, tmp_path / f"copy-{len(copies)}.db")))
        return copies[-1]

    yield copied
    for each in copies:
        each.unlink()


@pytest.fixture
def compare(benchmark: Benchmark, request: pytest.FixtureRequest) -> Compare:
    """Measures ours and the other in pairs, puts the ratio into the table and holds it against its limit."""

    def compared(
        name: str, ours: Run, other: Run, *, limit: float, rounds: int = 60, between: Run | None = None
    ) -> None:
        pairs = measure_pairs(benchmark, name, ours, other, limit=limit, rounds=rounds, between=between)
        request.config.stash.setdefault(TABLE, []).append(pairs)
        assert pairs.ratio <= limit, pairs.line()

    return compared


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table for docs/benchmarks.md."""
    measured = terminalreporter.config.stash.get(TABLE, [])
    if measured:
        terminalreporter.section(f"ratios, {MANY:,} sessions")
        terminalreporter.write_line("\n".join([HEADING, *(each.line() for each in measured)]))
