"""The look-up in the background: the answers first, then what takes longer in a large log."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.lots import Asked
from ivig_logger.services.lots import Around, LotAnswer, look_around, look_up
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.workspace import Workspace

_Found = TypeVar("_Found")


class Lookup(QObject):
    """`answered` carries the answers, `looked_around` what stands beside them, `failed` why the log was not read.

    What was asked before is forgotten when something else is.
    """

    answered = Signal(object)
    looked_around = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._number = 0

    def start(self, asked: Sequence[Asked], patient: str | None) -> None:
        """Look up lots, in the sessions of one patient or of all."""
        self.stop()
        log, number = self._workspace.logbook, self._number
        self._run(partial(look_up, log, asked, patient), partial(self._tell_answers, number, asked, patient))

    def stop(self) -> None:
        """Forget what is being looked up."""
        self._number += 1

    def _tell_answers(
        self, number: int, asked: Sequence[Asked], patient: str | None, found: tuple[LotAnswer, ...] | StorageFailed
    ) -> None:
        if number != self._number:
            return
        if isinstance(found, StorageFailed):
            self.failed.emit(found)
            return
        self.answered.emit(found)
        log = self._workspace.logbook
        self._run(partial(look_around, log, asked, patient), partial(self._tell_around, number))

    def _tell_around(self, number: int, found: Around | StorageFailed) -> None:
        if number != self._number:
            return
        if isinstance(found, StorageFailed):
            self.failed.emit(found)
        else:
            self.looked_around.emit(found)

    def _run(self, job: Callable[[], _Found], done: Callable[[_Found | StorageFailed], object]) -> None:
        self._workspace.background.run(partial(_tried, job), self, done)


def _tried(job: Callable[[], _Found]) -> _Found | StorageFailed:
    try:
        return job()
    except StorageFailed as failed:
        return failed
