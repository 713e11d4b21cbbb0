"""*Delete everything of this patient*: what would go and what cannot be reached, asked in place below the patient."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.erasing import Wish
from ivig_logger.ui.field import Field
from ivig_logger.ui.pieces import banner, button, clear, column, row, text
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text

if TYPE_CHECKING:
    from ivig_logger.services.erased_copies import Reach


class ErasePart(QWidget):
    """`wanted` carries the Wish once the person typed the patient's name and pressed the button."""

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, patient: Patient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace, self._id = workspace, patient.id
        self.open = button("Delete everything of this patient…", self._ask, link=True)
        self._found: Reach | None = None
        self._name_button()
        workspace.patient_changed.connect(self._name_button)
        self.question = QVBoxLayout()
        self.setLayout(column(row(self.open, None), self.question))

    @property
    def _name(self) -> str:
        """As it is now: it can be changed above."""
        return next((each.name for each in self._workspace.patients if each.id == self._id), "")

    def _name_button(self) -> None:
        self.open.setAccessibleName(f"Delete everything of {self._name}")

    def _ask(self) -> None:
        from ivig_logger.words.erasing import COPIES_STAY, NOT_REACHED  # wanted once, if ever

        self.open.hide()
        self.reached, self.obstacles = text("Looking what there is…"), text("", "warn")
        self.obstacles.hide()
        self.copies = QCheckBox("In the backups too")
        self.copies.setChecked(True)
        self.copies_stay = text(COPIES_STAY, "warn")
        self.copies_stay.hide()
        self._found = None
        self.copies.toggled.connect(self._show_words)
        self.typed = QLineEdit()
        self.typed.textChanged.connect(self._look_at_name)
        self.confirm = Field("Type the patient’s name to confirm", self.typed)
        self.delete = button("Delete everything", self._wish, danger=True)
        self.delete.setEnabled(False)
        self.keep = button("Keep everything", self._close)
        parts = column(
            text(f"Delete everything of {self._name}? This cannot be undone.", "strong"),
            *(self.reached, self.obstacles, text(NOT_REACHED, "soft"), self.copies, self.copies_stay, self.confirm),
            row(self.delete, self.keep, None),
            spacing=12,
        )
        self.question.addWidget(banner("ask", parts))
        self.typed.setFocus()
        self._look()

    def _look(self) -> None:
        workspace = self._workspace
        place = Path(workspace.preferences.second_place) if workspace.preferences.second_place else None
        job = partial(_reach, workspace, self._id, place)
        workspace.background.attempt(job, self.reached, self._show_reach, self._show_failure)

    def _show_failure(self, failed: StorageFailed) -> None:
        self.reached.setText(failure_text(failed))

    def _show_reach(self, found: "Reach") -> None:
        self._found = found
        self._show_words()

    def _show_words(self) -> None:
        """What would go, with the copies or without them."""
        from ivig_logger.words.erasing import obstacles_text, reach_text

        copies_too = self.copies.isChecked()
        self.copies_stay.setHidden(copies_too)
        if self._found is not None:
            self.reached.setText(reach_text(self._found, copies_too=copies_too))
            self.obstacles.setText(obstacles_text(self._found))
            self.obstacles.setVisible(copies_too and bool(self.obstacles.text()))

    def _look_at_name(self, typed: str) -> None:
        self.delete.setEnabled(typed.strip().casefold() == self._name.strip().casefold())

    def _wish(self) -> None:
        wish = Wish(self._id, self.copies.isChecked())
        self._close()
        self.wanted.emit(wish)

    def _close(self) -> None:
        clear(self.question)
        self.open.show()
        self.open.setFocus()


def _reach(workspace: Workspace, patient: str, place: Path | None) -> "Reach":
    from ivig_logger.services.erased_copies import reach_of

    return reach_of(workspace.logbook, patient, place)
