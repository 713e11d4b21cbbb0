"""One patient in the settings: name, date of birth and plan, changed in place."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Patient
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.field import Field
from ivig_logger.ui.pieces import column, row
from ivig_logger.ui.settings.erasing import ErasePart
from ivig_logger.ui.settings.plan.card import PlanCard
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text


class PatientRow(QWidget):
    """Stores the patient when a field is left with something else in it."""

    def __init__(self, workspace: Workspace, patient: Patient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace = workspace
        self._name, self._born = QLineEdit(), QLineEdit()
        self.show_patient(patient)
        self._born.setPlaceholderText("1961-04-02, or empty")
        self.name, self.born = Field("Name", self._name), Field("Date of birth (year-month-day)", self._born)
        self.setLayout(row(self.name, self.born, spacing=12))
        self._name.editingFinished.connect(self._store)
        self._born.editingFinished.connect(self._store)

    def show_patient(self, patient: Patient) -> None:
        """Show what is stored."""
        self.patient = patient
        self._name.setText(patient.name)
        self._born.setText(patient.born.isoformat() if patient.born else "")

    def take_focus(self) -> None:
        """Put the cursor into the name, all of it selected."""
        self._name.setFocus()
        self._name.selectAll()

    def _store(self) -> None:
        wanted = self._wanted()
        if wanted is None or wanted == self.patient:
            return
        try:
            self._workspace.journal.store(wanted, instead_of=self.patient, text=f"change patient {wanted.name}")
        except (StorageFailed, Conflict, Refused) as error:
            self.name.say(failure_text(error), "refuse")

    def _wanted(self) -> Patient | None:
        name, born = self._name.text().strip(), self._born.text().strip()
        self.name.say("" if name else "Please type a name.", "" if name else "refuse")
        self.born.say("")
        try:
            day = date.fromisoformat(born) if born else None
        except ValueError:
            self.born.say(f"“{born}” is not a date. Please type it as 1961-04-02.", "refuse")
            return None
        if day is not None and day > self._workspace.logbook.now().local.date():
            self.born.say("This date is in the future. Please check the year.", "refuse")
            return None
        return replace(self.patient, name=name, born=day) if name else None


class PatientPart(QWidget):
    """A patient with the plan of their clinic below, and the way to delete all of it."""

    def __init__(self, workspace: Workspace, patient: Patient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.row = PatientRow(workspace, patient)
        self.plan = PlanCard(workspace, patient)
        self.erase = ErasePart(workspace, patient)
        self.setLayout(column(self.row, self.plan, self.erase, None, spacing=12))
