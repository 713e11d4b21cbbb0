"""The pulse ticks while it is started, and names what went by unseen."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from ivig_logger.domain.gaps import Gap, GapKind
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.clocks import counted_seconds
from ivig_logger.ui.live.pulse import Pulse
from tests.builders import a_moment

START = a_moment("11:02")


class Clocks:
    """A wall clock and a counting one that a test moves."""

    def __init__(self) -> None:
        self.wall, self.counted = START, 100.0

    def now(self) -> Moment:
        return self.wall

    def count(self) -> float:
        return self.counted


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def pulse(qtbot: QtBot, clocks: Clocks) -> Pulse:
    """A pulse that ticks every 5 ms."""
    del qtbot  # it brings the event loop
    return Pulse(clocks.now, counted=clocks.count, every=5)


def test_each_tick_carries_the_present(qtbot: QtBot, pulse: Pulse, clocks: Clocks) -> None:
    pulse.run(True)
    with qtbot.waitSignal(pulse.ticked) as ticked:
        clocks.wall += timedelta(seconds=1)
        clocks.counted += 1
    assert ticked.args == [a_moment("11:02") + timedelta(seconds=1)]


def test_it_stands_still_until_it_is_started_and_after_it_is_stopped(qtbot: QtBot, pulse: Pulse) -> None:
    with qtbot.assertNotEmitted(pulse.ticked, wait=30):
        pass
    pulse.run(True)
    with qtbot.waitSignal(pulse.ticked):
        pass
    pulse.run(False)
    with qtbot.assertNotEmitted(pulse.ticked, wait=30):
        pass


def test_what_went_by_before_the_start_is_no_gap(qtbot: QtBot, pulse: Pulse, clocks: Clocks) -> None:
    clocks.wall += timedelta(minutes=17)
    clocks.counted += 17 * 60
    with qtbot.assertNotEmitted(pulse.gap), qtbot.waitSignal(pulse.ticked):
        pulse.run(True)


def test_a_sleep_is_named_before_the_tick_after_it(qtbot: QtBot, pulse: Pulse, clocks: Clocks) -> None:
    seen: list[object] = []
    pulse.gap.connect(seen.append)
    pulse.ticked.connect(seen.append)
    pulse.run(True)
    with qtbot.waitSignal(pulse.ticked):
        clocks.wall += timedelta(minutes=17)
        clocks.counted += 17 * 60
    assert seen == [Gap(GapKind.SLEPT, START, a_moment("11:19")), a_moment("11:19")]


def test_a_gap_is_told_once(qtbot: QtBot, pulse: Pulse, clocks: Clocks) -> None:
    gaps: list[Gap] = []
    pulse.gap.connect(gaps.append)
    pulse.run(True)
    clocks.wall += timedelta(hours=1)
    for _ in range(3):
        with qtbot.waitSignal(pulse.ticked):
            pass
    assert gaps == [Gap(GapKind.CLOCK_SET, START, a_moment("12:02"))]


def test_a_fast_clock_is_no_gap(qtbot: QtBot, clocks: Clocks) -> None:
    pulse = Pulse(clocks.now, speed=60, counted=clocks.count, every=5)
    pulse.run(True)
    with qtbot.assertNotEmitted(pulse.gap), qtbot.waitSignal(pulse.ticked):
        clocks.wall += timedelta(minutes=2)
        clocks.counted += 2


def test_the_counting_clock_counts_seconds() -> None:
    before, began = counted_seconds(), time.monotonic()
    while time.monotonic() - began < 0.02:
        pass
    assert counted_seconds() - before == pytest.approx(time.monotonic() - began, abs=0.02)


STOPPED = """
from datetime import timedelta
from PySide6.QtCore import QCoreApplication, QTimer
from ivig_logger.domain.moment import utc_now
from ivig_logger.ui.live.pulse import Pulse
app = QCoreApplication([])
pulse = Pulse(utc_now, limit=timedelta(seconds=1.2), every=50)
pulse.gap.connect(lambda gap: (print(gap.kind, gap.until - gap.since, flush=True), app.quit()))
pulse.ticked.connect(lambda now: print("tick", flush=True))
pulse.run(True)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that stops a process")
def test_a_process_that_stood_still_says_so() -> None:
    with subprocess.Popen([sys.executable, "-c", STOPPED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "tick\n"
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(1.6)
        os.kill(process.pid, signal.SIGCONT)
        said = process.stdout.read().split("\n")
    assert [each for each in said if each.startswith("slept")]
    assert not [each for each in said if each.startswith("clock_set")]
