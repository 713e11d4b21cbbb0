"""Opens a log's first window, leaves at its first paint and prints what was loaded: `first_window.py LOG`."""

import sys
from pathlib import Path

from ivig_logger import app as program
from tests.benchmarks.first_paint import FirstPaint


def main(log: Path) -> int:
    """What `ivig_logger.app.run` does; also what the background was asked for by then is done before it is told."""
    app = program.make_app(sys.argv[:1])
    lock = program.lock_for(log)
    assert lock is not None
    window = program.open_window(log)
    assert window is not None
    first, shown = FirstPaint(), window.screens.currentWidget()
    assert shown is not None
    shown.installEventFilter(first)
    background = window.workspace.background
    app.aboutToQuit.connect(background.wait)
    window.show()
    status = program.stay(app, window, lock)
    sys.stdout.write(" ".join([window.screens.current, *sys.modules]))
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
