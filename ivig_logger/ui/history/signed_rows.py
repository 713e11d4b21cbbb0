"""Which rows of the list are signed and are not what was signed: looked at in the background."""

from functools import partial

from PySide6.QtCore import QObject

from ivig_logger.services.logbook import Logbook, has_signatures
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.history.model import HistoryModel
from ivig_logger.ui.newest import Newest
from ivig_logger.ui.workspace import Workspace


class SignedRows(QObject):
    """Tells the model, after each reading of the list; a look that came too late is dropped."""

    def __init__(self, workspace: Workspace, model: HistoryModel) -> None:
        super().__init__(model)
        self._workspace, self._model = workspace, model
        self._newest = Newest(workspace.background, self)

    def look(self) -> None:
        """Look at the signed sessions of the patient in front."""
        if self._workspace.patient is not None:
            job = partial(_not_as_signed, self._workspace.logbook, self._workspace.patient.id)
            self._newest.ask(job, self._model.mark_otherwise, _leave)


def _not_as_signed(logbook: Logbook, patient: str) -> frozenset[str]:
    if not has_signatures(logbook):
        return frozenset()
    from ivig_logger.services.signing import not_as_signed  # importing holds up the window even from here

    return not_as_signed(logbook, patient)


def _leave(_: StorageFailed) -> None:
    """The list itself says so."""
