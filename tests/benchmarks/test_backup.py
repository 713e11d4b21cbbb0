"""How long the window waits while a backup is made in the background, beside a window where nothing is done."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ivig_logger.services.backups import Backup, Backups, Occasion
from ivig_logger.services.logbook import Logbook
from ivig_logger.ui.background import Background
from tests.benchmarks.conftest import CopyOf, Tell
from tests.benchmarks.figures import percentile
from tests.benchmarks.pairs import Benchmark

ROUNDS = 10
LONGEST = 0.016  # seconds: a frame


class Window:
    """Something that wants to be served every other millisecond, as a window does that is scrolled."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._serve)

    def watch(self, loop: QEventLoop) -> list[float]:
        """The time between two services until the loop ends."""
        self.waits, self._last = [], time.perf_counter()
        self._timer.start()
        loop.exec()
        self._timer.stop()
        return self.waits

    def _serve(self) -> None:
        now = time.perf_counter()
        self.waits.append(now - self._last)
        self._last = now


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """The one thread of the program."""
    made = Background(qapp)
    yield made
    made.close()


def test_the_window_during_a_backup(
    usual: Path, copy_of: CopyOf, background: Background, benchmark: Benchmark, tell: Tell
) -> None:
    logbook = Logbook.open(copy_of(usual))
    window, backups = Window(), Backups(logbook)
    busy: list[float] = []
    idle: list[float] = []

    def work() -> None:
        loop, made = QEventLoop(), list[Backup]()
        background.run(lambda: backups.make(Occasion.ASKED), loop, made.append)
        background.run(bool, loop, lambda _: loop.quit())
        began = time.perf_counter()
        busy.extend(window.watch(loop))
        length = time.perf_counter() - began
        made[0].path.unlink()
        rest = QEventLoop()
        QTimer.singleShot(round(length * 1000), rest, rest.quit)
        idle.extend(window.watch(rest))

    benchmark.pedantic(work, rounds=ROUNDS, warmup_rounds=0)
    logbook.close()
    for name, waits in (("during a backup of 20,000 sessions", busy), ("at rest", idle)):
        told = f"p99 {percentile(waits, 99) * 1000:.1f} ms, longest {max(waits) * 1000:.1f} ms"
        tell(f"the window waits {name}", told, "16 ms" if waits is busy else "")
    assert percentile(busy, 99) <= max(LONGEST, percentile(idle, 99) * 2)
