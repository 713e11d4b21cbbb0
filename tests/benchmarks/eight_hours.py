"""Eight hours of a running session by a clock that is moved by hand: `eight_hours.py LOG SECONDS_BETWEEN_PRESSES`.

A process of its own, because one that gave memory back before would take it from there. Prints how many bytes more it
has after eight hours than after one, and how many presses there were between; 0 seconds are no presses.
"""

import gc
import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.live_program import LiveProgram

HOUR = 3600
EVENTS = 40


def main(log: Path, between: int) -> None:
    """Let the time go by."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    program = LiveProgram(log, EVENTS)
    _back_up(program)
    _let_go_by(program, HOUR, between)
    before, pressed = _in_use(), len(program.committed)
    _let_go_by(program, 7 * HOUR, between)
    sys.stdout.write(f"{_in_use() - before} {len(program.committed) - pressed}\n")
    program.close()


def _back_up(program: LiveProgram) -> None:
    """What the first backup takes, once, is not what hours cost; in real time it would fall into the later ones."""
    program.window.screens.rounds.go("asked")
    program.window.workspace.background.wait()
    QApplication.processEvents()


def _let_go_by(program: LiveProgram, seconds: int, between: int) -> None:
    for second in range(seconds):
        program.seconds.go_by()
        if between and second % between == 0:
            program.press()


def _in_use() -> int:
    """The bytes of this process that are in memory."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
