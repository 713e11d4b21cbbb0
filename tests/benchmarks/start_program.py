"""Starts the program with its history in front and leaves at the first paint of it: `start_program.py LOG`."""

import gc
import importlib
import sys

gc.disable()
importlib.import_module("ivig_logger.services.logbook")  # before Qt, as `ivig_logger.__main__` has it

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from ivig_logger import app as program
from ivig_logger import desktop
from ivig_logger.domain.moment import Moment
from tests.benchmarks.first_paint import FirstPaint

NOW = Moment(1_793_030_000, "Europe/Berlin")  # 8 hours after the last start in the log: nothing is to be asked yet


def main(log: Path) -> int:
    """What `ivig_logger.app.run` does, with an eye on the table."""
    desktop.missing_piece()
    app = program.make_app(sys.argv[:1])
    lock = program.lock_for(log)
    window = program.build(log, now=lambda: NOW)
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
