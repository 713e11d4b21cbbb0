"""The look-up in the background: the answers first, then what takes longer in a large log."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from ivig_logger.domain.lots import Asked
from ivig_logger.services.lots import LotAnswer, look_around, look_up
from ivig_logger.ui.newest import Newest
from ivig_logger.ui.workspace import Workspace


class Lookup(QObject):
    """`answered` carries the answers, `looked_around` what stands beside them, `failed` why the log was not read.

    What was asked before is forgotten when something else is.
    """

    answered = Signal(object)
    looked_around = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._log = workspace.logbook
        self._newest = Newest(workspace.background, self)

    def start(self, asked: Sequence[Asked], patient: str | None) -> None:
        """Look up lots, in the sessions of one patient or of all."""
        done = partial(self._tell_answers, asked, patient)
        self._newest.ask(partial(look_up, self._log, asked, patient), done, self.failed.emit)

    def stop(self) -> None:
        """Forget what is being looked up."""
        self._newest.forget()

    def _tell_answers(self, asked: Sequence[Asked], patient: str | None, found: tuple[LotAnswer, ...]) -> None:
        self._newest.ask(partial(look_around, self._log, asked, patient), self.looked_around.emit, self.failed.emit)
        self.answered.emit(found)  # who hears it may ask for something else
