"""Whose sessions a file holds, where it does not say so or where the log may have the same person already."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.services.preview import Preview
from ivig_logger.services.sample_patient import SAMPLE_PATIENT_ID
from ivig_logger.ui.field import Field
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.inputs import Box, LineInput
from ivig_logger.ui.pieces import card, show_note, text
from ivig_logger.ui.workspace import Workspace

_NEW = "somebody new"
_AS_IN_FILE = ""
_ADDED = "This patient is added to the log together with the sessions."
_NAMESAKE = "The log has a patient of this name. If it is the same person, choose them here; else both stay."


class Whose(QWidget):
    """`changed` when somebody else is chosen or named."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._told = ""
        self.box, self.name = Box(()), LineInput()
        self.box.setMinimumContentsLength(20)
        self.name.setMinimumWidth(self.name.fontMetrics().averageCharWidth() * 30)
        self._who, self._name = Field("Whose sessions are these?", self.box), Field("Name", self.name)
        self.note = text("", "soft")
        fields = Flow(16, 8)
        fields.add(self._who, 1)
        fields.add(self._name, 1)
        inside = card(fields, self.note)
        whole = Flow(0, 0)
        whole.add(inside, 3)
        self.setLayout(whole)
        self.box.activated.connect(self._choose)
        self.name.editingFinished.connect(self._tell)

    def ask_of_table(self) -> None:
        """A table without a column of patients: one of the log, or somebody new."""
        self.box.clear()
        patients = self._workspace.patients
        for each in patients:
            self.box.addItem(_called(each, patients), each.id)
        self.box.addItem("Somebody new…" if patients else "Somebody new", _NEW)
        front = self._workspace.patient
        known = front is not None and front.id != SAMPLE_PATIENT_ID
        self.box.choose(front.id if front is not None and known else _NEW)
        self.box.setEnabled(bool(patients))
        self._who.setVisible(bool(patients))
        self._name.label.setText("Name" if patients else "Whose sessions are these? A name")
        self.name.setAccessibleName("Name of the patient")
        self._show_name()
        self.show()

    def ask_of_hand_over(self, preview: Preview) -> None:
        """A session that was handed over, of a patient who is new here or may be one of the log."""
        if self.patient is not None or not preview.patients or not self._workspace.patients:
            return
        from ivig_logger.exchange.log_format import LogContents
        from ivig_logger.services.handing_over import namesakes

        patients = self._workspace.patients
        same = namesakes(LogContents(patients={each.id: each for each in preview.patients}), patients)
        self.box.clear()
        self.box.addItem(f"{preview.patients[0].name}, new in this log", _AS_IN_FILE)
        for each in (*same, *(each for each in patients if each not in same)):
            self.box.addItem(_called(each, patients), each.id)
        self.box.setEnabled(True)
        self._who.show()
        self._name.hide()
        show_note(self.note, _NAMESAKE if same else "")
        self.show()

    def forget(self) -> None:
        """Nothing was answered."""
        self.box.clear()
        self.name.clear()
        self._told = ""
        self.hide()

    @property
    def patient(self) -> str | None:
        """The id of the patient of the log who was chosen."""
        chosen = None if self.isHidden() else self.box.value
        return str(chosen) if chosen not in (None, _NEW, _AS_IN_FILE) else None

    @property
    def newcomer(self) -> str:
        """The name of somebody new."""
        return self.name.text().strip() if self.box.value == _NEW and not self.isHidden() else ""

    @property
    def is_answered(self) -> bool:
        """Whether it is known whose sessions these are."""
        return self.isHidden() or self.box.value != _NEW or bool(self.newcomer)

    def _choose(self) -> None:
        self._show_name()
        if self.box.value == _NEW:
            self.name.setFocus()
        self.changed.emit()

    def _show_name(self) -> None:
        new = self.box.value == _NEW
        self._name.setVisible(new)
        show_note(self.note, _ADDED if new else "")

    def _tell(self) -> None:
        if self.newcomer != self._told:  # leaving the field says nothing new
            self._told = self.newcomer
            self.changed.emit()


def _called(patient: Patient, among: Collection[Patient]) -> str:
    """A name; with the year of birth where there is another of it."""
    alone = sum(each.name == patient.name for each in among) < 2
    return patient.name if alone or patient.born is None else f"{patient.name}, born {patient.born.year}"
