"""Questions to the log of which only the newest is answered: what was asked before is dropped."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.background import Background, tried

_Result = TypeVar("_Result")


class Newest:
    """Asks in the background for a receiver; `is_busy` until the newest question is answered."""

    def __init__(self, background: Background, receiver: QObject) -> None:
        self._background, self._receiver = background, receiver
        self._number = 0
        self.is_busy = False

    def ask(
        self,
        job: Callable[[], _Result],
        done: Callable[[_Result], object],
        failed: Callable[[StorageFailed], object],
    ) -> None:
        """Run `job`, then `done` with its result or `failed` with what kept it, unless something else is asked."""
        self.forget()
        self.is_busy = True
        work = partial(self._work, self._number, job, done, failed)
        self._background.run(work, self._receiver, partial(self._tell, self._number))

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._number += 1
        self.is_busy = False

    def _work(
        self,
        number: int,
        job: Callable[[], _Result],
        done: Callable[[_Result], object],
        failed: Callable[[StorageFailed], object],
    ) -> Callable[[], object]:
        return _drop if number != self._number else tried(job, done, failed)  # asked for anew in the meantime

    def _tell(self, number: int, told: Callable[[], object]) -> None:
        if number == self._number:
            self.is_busy = False
            told()


def _drop() -> None:
    """Nobody waits for it."""
