"""Starts the program with its history in front and leaves at the first paint of it: `start_program.py LOG`."""

import gc
import sys

gc.disable()

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from ivig_logger import app as program
from ivig_logger import desktop
from tests.benchmarks.first_paint import FirstPaint


def main(log: Path) -> int:
    """What `ivig_logger.app.run` does, with an eye on the table."""
    desktop.missing_piece()
    app = program.make_app(sys.argv[:1])
    lock = program.lock_for(log)
    window = program.build(log)
    table = window.findChild(QAbstractItemView)
    assert lock is not None
    assert table is not None
    first = FirstPaint()
    table.viewport().installEventFilter(first)
    window.show()
    status = program.stay(app, window, lock)
    assert table.model().rowCount() > 0
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
