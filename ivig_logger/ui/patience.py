"""A long change that has to be over before anything else: the window is drawn meanwhile, and takes no input."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

_Result = TypeVar("_Result")
_LOOK = 20  # ms between two looks whether it is over


def patiently(job: Callable[[], _Result]) -> _Result:
    """What a job gives, or raises; it runs in a thread of its own, and what is pressed meanwhile does nothing."""
    loop, look = QEventLoop(), QTimer()
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="patience") as executor:
        over = executor.submit(job)

        def leave() -> None:
            if over.done():
                loop.quit()

        look.timeout.connect(leave)
        look.start(_LOOK)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        finally:
            QApplication.restoreOverrideCursor()
            look.stop()
        return over.result()
