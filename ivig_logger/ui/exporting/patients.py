"""Whose sessions are wanted: a chip for each patient of the log."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.ui.flow import Flow
from ivig_logger.ui.pieces import clear, column, text

_LONGEST = 40


class PatientChoice(QWidget):
    """Not shown where there is one patient; `changed` when others are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.chips: dict[str, QPushButton] = {}
        self._line = Flow(6, 6)
        self.setLayout(column(text("Whose sessions", "label", wrap=False), self._line, spacing=4))

    def show_patients(self, patients: Sequence[Patient]) -> None:
        """Offer these; those that were chosen stay so. A new one is chosen unless somebody was left out."""
        before = {patient: chip.isChecked() for patient, chip in self.chips.items()}
        clear(self._line)
        everybody = all(before.values())
        names = Counter(each.name for each in patients)
        self.chips = {
            each.id: self._chip(each, alone=names[each.name] == 1, checked=before.get(each.id, everybody))
            for each in patients
        }
        for chip in self.chips.values():
            self._line.add(chip, 0)
        self.setVisible(len(patients) > 1)

    @property
    def chosen(self) -> frozenset[str] | None:
        """The ids of the chosen; None: all of them."""
        chosen = frozenset(patient for patient, chip in self.chips.items() if chip.isChecked())
        return None if len(chosen) == len(self.chips) else chosen

    def _chip(self, patient: Patient, *, alone: bool, checked: bool) -> QPushButton:
        """A chip of a patient; the day of birth tells two of one name apart."""
        name = patient.name if alone or patient.born is None else f"{patient.name}, {patient.born.isoformat()}"
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        chip = QPushButton(short.replace("&", "&&"))
        chip.setProperty("chip", True)
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.setAccessibleName(f"Sessions of {name}")
        if short != name:
            chip.setToolTip(name)
        chip.clicked.connect(self.changed)
        return chip
