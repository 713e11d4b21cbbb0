"""Opens a log's first window, leaves at its first paint and prints what was loaded: `first_window.py LOG`."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

from ivig_logger import app as program
from ivig_logger.ui.background import Background
from tests.benchmarks.first_paint import FirstPaint


def main(log: Path) -> int:
    """What `ivig_logger.app.run` does; also what the background was asked for by then is done before it is told."""
    app = program.make_app(sys.argv[:1])
    lock = program.lock_for(log)
    assert lock is not None
    window = program.open_window(log)
    assert window is not None
    shown = window.screens.currentWidget()
    assert shown is not None
    first = _Loaded(window.workspace.background)
    shown.installEventFilter(first)
    window.show()
    status = program.stay(app, window, lock)
    sys.stdout.write(" ".join([window.screens.current, *first.modules]))
    return status


class _Loaded(FirstPaint):
    """Looks at the first paint itself: on a busy computer timers come before the end of the loop."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self.modules: tuple[str, ...] = ()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.modules:
            self._background.wait()
            self.modules = tuple(sys.modules)
        return super().eventFilter(watched, event)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
