"""Logs of some sizes, made once per machine, and the tables of ratios and figures at the end of a run."""

import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivig_logger.storage import upgrade
from tests.benchmarks import figures, make_log, pairs
from tests.benchmarks.figures import Figure
from tests.benchmarks.pairs import Benchmark, Pairs, Run, measure_pairs

MANY = int(os.environ.get("IVIG_LOGGER_BENCHMARK_SESSIONS", "1000000"))
USUAL = 20_000
FEW = 1000
TABLE = pytest.StashKey[list[Pairs]]()
FIGURES = pytest.StashKey[list[Figure]]()
Compare = Callable[..., Pairs]
CopyOf = Callable[[Path], Path]
Tell = Callable[[str, str, str], None]


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """One process, whatever pyproject.toml says: what runs beside a benchmark is measured with it."""
    config.option.numprocesses = 0


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
def usual() -> Path:
    """A log of twenty thousand sessions, to read only."""
    return made_once(USUAL)


@pytest.fixture(scope="session")
def few() -> Path:
    """A log of a thousand sessions, to read only."""
    return made_once(FEW)


@pytest.fixture
def copy_of(tmp_path: Path) -> Iterator[CopyOf]:
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
    ) -> Pairs:
        measured = measure_pairs(benchmark, name, ours, other, limit=limit, rounds=rounds, between=between)
        request.config.stash.setdefault(TABLE, []).append(measured)
        assert measured.ratio <= limit, measured.line()
        return measured

    return compared


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Puts a figure into the second table: what it is of, what was measured, what is promised."""

    def told(name: str, measured: str, promised: str) -> None:
        request.config.stash.setdefault(FIGURES, []).append(Figure(name, measured, promised))

    return told


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The tables for docs/benchmarks.md."""
    measured = terminalreporter.config.stash.get(TABLE, [])
    if measured:
        terminalreporter.section(f"ratios, {MANY:,} sessions")
        terminalreporter.write_line("\n".join([pairs.HEADING, *(each.line() for each in measured)]))
    told = terminalreporter.config.stash.get(FIGURES, [])
    if told:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join([figures.HEADING, *(each.line() for each in told)]))
