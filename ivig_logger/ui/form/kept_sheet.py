"""The form with what is typed in it kept beside the log until it is saved or discarded."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.exchange.kept_form import KeptForm
from ivig_logger.services.drafts import FORM
from ivig_logger.services.sheaf import OwnFile
from ivig_logger.ui.form.editing import Editing
from ivig_logger.ui.form.sheet import Sheet
from ivig_logger.ui.keeper import Keeper
from ivig_logger.ui.workspace import Workspace


class KeptSheet(Sheet):
    """`closed` when it was left; a patient who is taken out of the log takes what is typed of them along."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._editing: Editing | None = None
        self._keeper = Keeper(OwnFile(workspace.drafts, FORM), self._typed, self)
        self._keeper.told.connect(self.header.note)
        self.fields.changed.connect(self._keeper.note)
        self.fields.line.entry.typed.connect(self._keeper.note)
        workspace.patient_changed.connect(self._follow_patient)

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        return self._editing is not None and self._editing.is_changed

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._keeper.keep()

    def _forget(self) -> None:
        """It is saved, or not wanted any more."""
        self._editing = None
        self._keeper.forget()

    def _typed(self) -> KeptForm | None:
        return None if self._editing is None else self._editing.kept(self._workspace.logbook.now())

    def _follow_patient(self) -> None:
        whose = None if self._editing is None else self._editing.draft.base.patient
        if whose is not None and all(each.id != whose for each in self._workspace.patients):
            self._forget()
            if self.isVisible():
                self.closed.emit()
