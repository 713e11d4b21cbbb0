"""Which rows of the list are signed and are not what was signed: looked at in the background."""

from PySide6.QtCore import QObject

from ivig_logger.services.logbook import has_signatures
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.history.model import HistoryModel
from ivig_logger.ui.workspace import Workspace


class SignedRows(QObject):
    """Tells the model, after each reading of the list; a look that came too late is dropped."""

    def __init__(self, workspace: Workspace, model: HistoryModel) -> None:
        super().__init__(model)
        self._workspace, self._model = workspace, model
        self._newest = 0

    def look(self) -> None:
        """Look at the signed sessions of the patient in front."""
        if self._workspace.patient is None:
            return
        self._newest += 1
        number, patient = self._newest, self._workspace.patient.id
        self._workspace.background.run(lambda: self._take(number, patient), self, self._tell)

    def _take(self, number: int, patient: str) -> tuple[int, frozenset[str]]:
        if number != self._newest:  # asked for anew in the meantime
            return number, frozenset()
        logbook = self._workspace.logbook
        try:
            if not has_signatures(logbook):
                return number, frozenset()
            from ivig_logger.services.signing import not_as_signed  # importing holds up the window even from here

            return number, not_as_signed(logbook, patient)
        except StorageFailed:
            return -1, frozenset()  # the list itself says so

    def _tell(self, result: tuple[int, frozenset[str]]) -> None:
        number, found = result
        if number == self._newest:
            self._model.mark_otherwise(found)
