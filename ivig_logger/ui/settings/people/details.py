"""Name, role and credential of a person, typed."""

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from ivig_logger.domain.profile import Profile
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.field import Field
from ivig_logger.ui.pieces import column
from ivig_logger.words.people import NAME_MISSING, name_taken_text

_ROLES = ("patient", "caregiver", "nurse")


class Details(QWidget):
    """Of a new person, or of one that is there."""

    def __init__(self, present: Profile, of: str = "Name", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._present = present
        self._name, self._credential = QLineEdit(present.name), QLineEdit(present.credential)
        self._credential.setPlaceholderText("RN, LPN, … or empty")
        self.name, self.credential = Field(of, self._name), Field("Credential behind the name", self._credential)
        self.role = Choice("Role", _ROLES, present.role)
        self.role.changed.connect(self._changed_role)
        self.setFocusProxy(self._name)
        self.setLayout(column(self.name, self.role, self.credential, spacing=12))
        self._changed_role(present.role)

    @property
    def is_changed(self) -> bool:
        """Whether something else is typed than was there."""
        return self._typed() != self._present

    def checked(self, taken: Collection[Profile]) -> Profile | None:
        """The profile as it is typed; None where it cannot be taken, which is said at the field."""
        typed = self._typed()
        same = {each.name.casefold() for each in taken}
        problem = "" if typed.name else NAME_MISSING
        if typed.name.casefold() in same:
            problem = name_taken_text(typed.name)
        self.name.say(problem, "refuse" if problem else "")
        if problem:
            self._name.setFocus()
            return None
        return typed

    def _typed(self) -> Profile:
        name, role = " ".join(self._name.text().split()), self.role.chosen
        credential = " ".join(self._credential.text().split()) if role == "nurse" else ""
        return replace(self._present, name=name, role=role, credential=credential)

    def _changed_role(self, role: str) -> None:
        self.credential.setVisible(role == "nurse")

    def prefill_for_patient(self) -> None:
        """The name that is filled in is the patient's: it goes where somebody else is meant, and comes back."""
        patients, typed = self._present.name, self._name.text()
        if self.role.chosen == "patient" and not typed:
            self._name.setText(patients)
        elif self.role.chosen != "patient" and typed == patients:
            self._name.clear()
