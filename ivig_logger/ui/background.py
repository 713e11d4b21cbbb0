"""Work that must not keep the window waiting: one thread, results delivered on the window's own."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from ivig_logger.storage.failures import StorageFailed

_Result = TypeVar("_Result")
_NICE = 10


class Background(QObject):
    """Runs plain functions one after another; each opens its own transaction. `failed` carries what one raised."""

    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background", initializer=_stand_back)
        self._closed = False
        # A job that is done before anybody looks is not told while it is still being asked for.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], _Result], receiver: QObject, done: Callable[[_Result], object]) -> None:
        """Run `job`, then `done` with its result on the window's thread, unless `receiver` is gone by then."""
        if self._closed:
            return  # a screen that is on its way out asks once more
        future = self._executor.submit(job)
        future.add_done_callback(lambda each: self._tell((each, receiver, done)))

    def attempt(
        self,
        job: Callable[[], _Result],
        receiver: QObject,
        done: Callable[[_Result], object],
        failed: Callable[[StorageFailed], object],
    ) -> None:
        """The same, and `failed` where the log could not be read or written."""
        self.run(partial(tried, job, done, failed), receiver, _go_on)

    def wait(self) -> None:
        """Until everything that was asked for is done; results are delivered when the window gets to it."""
        self._executor.submit(bool).result()

    def close(self) -> None:
        """Wait for what is running and drop what is not."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _tell(self, what: object) -> None:
        if isValid(self):
            self._finished.emit(what)

    @Slot(object)
    def _deliver(self, what: tuple[Future[Any], QObject, Callable[[Any], object]]) -> None:
        future, receiver, done = what
        if future.cancelled() or not isValid(receiver):
            return
        if (error := future.exception()) is not None:
            self.failed.emit(error)
        else:
            done(future.result())


def tried(
    job: Callable[[], _Result], done: Callable[[_Result], object], failed: Callable[[StorageFailed], object]
) -> Callable[[], object]:
    """What is to be done with what came of a job."""
    try:
        return partial(done, job())
    except StorageFailed as error:
        return partial(failed, error)


def _go_on(told: Callable[[], object]) -> None:
    told()


def _stand_back() -> None:
    """Where threads have a priority of their own (Linux), the window comes first when both want the processor."""
    if sys.platform == "linux":
        this = threading.get_native_id()
        with suppress(OSError):  # a sandbox may forbid it, and nobody may come forward from further back
            os.setpriority(os.PRIO_PROCESS, this, max(_NICE, os.getpriority(os.PRIO_PROCESS, this)))
