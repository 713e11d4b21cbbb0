"""A press on the live screen, what the screen costs while nothing happens, and eight hours of it."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.conftest import USUAL, Compare, CopyOf, Tell
from tests.benchmarks.figures import percentile, waiting
from tests.benchmarks.live_program import LiveProgram, bare_press
from tests.benchmarks.pairs import Benchmark
from tests.idle import paints_seen

Open = Callable[[Path, int], LiveProgram]
ROUNDS = 300
LONGEST = 0.050  # seconds from a press until it is in the log, for 99 of 100
MOST_OF_A_CORE = 0.02
ROOT = Path(__file__).parents[2]
needs_proc = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="the memory that is in use now is read from /proc"
)


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Open]:
    """Opens the program over a log with a running session of so many events."""
    qapp.setStyle("Fusion")
    programs: list[LiveProgram] = []

    def another(log: Path, events: int) -> LiveProgram:
        programs.append(LiveProgram(log, events))
        return programs[-1]

    yield another
    for each in programs:
        each.close()


@pytest.mark.parametrize("events", [40, 2000])
def test_a_press_in_a_log_of_twenty_thousand_sessions(
    usual: Path, few: Path, copy_of: CopyOf, opened: Open, compare: Compare, tell: Tell, events: int
) -> None:
    ours, other = opened(copy_of(usual), events), opened(copy_of(few), events)

    def take_back() -> None:
        ours.take_back()
        other.take_back()

    name = f"a press among {events:,} events until it is in the log"
    pairs = compare(
        f"{name}, {USUAL:,} sessions beside 1,000", ours.press, other.press, limit=1.2, rounds=ROUNDS, between=take_back
    )
    usual_session = events < 100
    tell(name, waiting(pairs.ours), f"p99 {LONGEST * 1000:.0f} ms" if usual_session else "")
    tell(f"a press among {events:,} events until it is painted as saved", waiting(ours.shown[-ROUNDS:]), "")
    if usual_session:
        assert percentile(pairs.ours, 99) <= LONGEST


def test_a_press_beside_a_bare_insert_of_the_same_rows(
    usual: Path, tmp_path: Path, copy_of: CopyOf, opened: Open, compare: Compare
) -> None:
    log = copy_of(usual)
    ours = opened(log, 40)
    ours.press()
    bare = bare_press(log, tmp_path / "bare.db")
    compare(
        "a press among 40 events until it is in the log, beside a bare durable insert of the same rows",
        ours.press,
        bare,
        limit=15,
        rounds=ROUNDS,
        between=ours.take_back,
    )


def test_a_tick_is_as_fast_in_a_long_session(few: Path, copy_of: CopyOf, opened: Open, compare: Compare) -> None:
    long, short = opened(copy_of(few), 2000), opened(copy_of(few), 40)
    compare(
        "a tick in a session of 2,000 events beside 40", long.seconds.go_by, short.seconds.go_by, limit=1.2, rounds=600
    )


def test_the_idle_screen(few: Path, copy_of: CopyOf, opened: Open, benchmark: Benchmark, tell: Tell) -> None:
    program, ticks = opened(copy_of(few), 40), 600

    def wait() -> float:
        began = process_time()
        program.seconds.go_by(ticks)
        return process_time() - began

    share = float(str(benchmark.pedantic(wait, rounds=1, warmup_rounds=1))) / ticks  # one tick a second
    with paints_seen() as paints:
        wait()
    tell("the idle live screen, one tick a second", f"{share:.2%} of a core", f"{MOST_OF_A_CORE:.0%}")
    tell("paints of the widget that is painted most", f"{paints.most / ticks:.2f} a second", "1 a second")
    assert share <= MOST_OF_A_CORE
    assert paints.most <= ticks


@needs_proc
@pytest.mark.parametrize("between", [0, 240])
def test_eight_hours(few: Path, copy_of: CopyOf, benchmark: Benchmark, tell: Tell, between: int) -> None:
    told = benchmark.pedantic(lambda: after_eight_hours(copy_of(few), between), rounds=1, warmup_rounds=0)
    grown, presses = map(int, str(told).split())
    if presses:
        each = grown / presses / 1024
        tell("memory that each press takes, one in four minutes for eight hours", f"{each:.0f} kB", "150 kB")
        assert each <= 150
    else:
        tell("memory after eight hours without a press, beside one hour", f"{grown / 2**20:+.1f} MB", "+1 MB")
        assert grown <= 2**20


def after_eight_hours(log: Path, between: int) -> str:
    """What the script has to say."""
    script = [sys.executable, "-m", "tests.benchmarks.eight_hours", str(log), str(between)]
    return subprocess.run(script, cwd=ROOT, check=True, timeout=600, capture_output=True, text=True).stdout
