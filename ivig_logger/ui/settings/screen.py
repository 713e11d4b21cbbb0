"""Settings: the patients and their plans, the live session, the units, the look and the size."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.change import Conflict
from ivig_logger.domain.infusion import Patient
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import button, card, page, row, show_note, text
from ivig_logger.ui.settings.backups import BackupsCard
from ivig_logger.ui.settings.live import LiveCard
from ivig_logger.ui.settings.lock import LockCard
from ivig_logger.ui.settings.patient import PatientPart
from ivig_logger.ui.settings.people.card import PeopleCard
from ivig_logger.ui.theme import Look
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text

LOOKS = {"as the desktop": Look.AUTO, "light": Look.LIGHT, "dark": Look.DARK, "high contrast": Look.CONTRAST}
ZOOMS = (100, 125, 150, 175, 200)


class Settings(QWidget):
    """`look_changed` when the program is to be dressed anew, `practice_wanted` when a session is to be practised.

    `erase_wanted` carries the Wish of which patient everything is to be deleted.
    """

    look_changed = Signal()
    erase_wanted = Signal(object)
    practice_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._people: dict[str, PatientPart] = {}
        self.patients = QVBoxLayout()
        self.patients.setSpacing(24)
        preferences = workspace.preferences
        self.weight = Choice("Weight in", ("kg", "lb"), "lb" if preferences.pounds else "kg")
        self.temperature = Choice("Temperature in", ("°C", "°F"), "°F" if preferences.fahrenheit else "°C")
        look = next(words for words, each in LOOKS.items() if each is preferences.look)
        self.look = Choice("Colours", tuple(LOOKS), look)
        self.zoom = Choice("Size", tuple(f"{each} %" for each in ZOOMS), f"{preferences.zoom} %")
        self.weight.changed.connect(self._set_weight)
        self.temperature.changed.connect(self._set_temperature)
        self.look.changed.connect(self._set_look)
        self.zoom.changed.connect(self._set_zoom)
        workspace.patient_changed.connect(self.refresh)
        self.refresh()  # before the rest is laid out, so that the Tab key comes to the patients first
        self._lay_out()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.zoom.choose(f"{self._workspace.preferences.zoom} %")  # keys change it too

    def say_erased(self, words: str) -> None:
        """Say above the patients what became of deleting one."""
        show_note(self.erased, words)

    def refresh(self) -> None:
        """Show the patients of the log, each to be changed in place."""
        wanted = {each.id: each for each in self._workspace.patients}
        for gone in [each for each in self._people if each not in wanted]:
            part = self._people.pop(gone)
            self.patients.removeWidget(part)
            part.hide()
            part.deleteLater()
        for at, each in enumerate(wanted.values()):
            if each.id in self._people:  # in place, or the cursor and what is typed of a plan would be lost
                self._people[each.id].row.show_patient(each)
            else:
                self._people[each.id] = PatientPart(self._workspace, each)
                self._people[each.id].erase.wanted.connect(self.erase_wanted)
            self.patients.insertWidget(at, self._people[each.id])

    @property
    def is_changed(self) -> bool:
        """Whether a plan is typed that is not saved."""
        return any(each.plan.is_changed for each in self._people.values())

    def go_on_with_plan(self) -> None:
        """Show the first plan that was being typed when the program ended, as it was left."""
        for each in self._people.values():
            waiting = each.plan.waiting
            if waiting is not None:
                each.plan.go_on_with(waiting)
                return

    def _add_patient(self) -> None:
        name = f"Patient {len(self._workspace.patients) + 1}"
        patient = Patient(str(uuid4()), name)
        self._workspace.journal.store(patient, text=f"add {name}")
        self._people[patient.id].row.take_focus()

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except (StorageFailed, Conflict) as error:
            self.problem.setText(failure_text(error))
            self.problem.show()
        else:
            self.problem.hide()

    def _set_weight(self, unit: str) -> None:
        self._workspace.preferences.pounds = unit == "lb"

    def _set_temperature(self, unit: str) -> None:
        self._workspace.preferences.fahrenheit = unit == "°F"

    def _set_look(self, words: str) -> None:
        self._workspace.preferences.look = LOOKS[words]
        self.look_changed.emit()

    def _set_zoom(self, words: str) -> None:
        self._workspace.preferences.zoom = int(words.removesuffix(" %"))
        self.look_changed.emit()

    def _lay_out(self) -> None:
        self.add = button("Add a patient", partial(self._try, self._add_patient), picture="add")
        self.problem = text("", "refuse")
        self.problem.hide()
        self.erased = text("", "strong")
        self.erased.hide()
        self.live = LiveCard(self._workspace)
        self.live.practice_wanted.connect(self.practice_wanted)
        self.backups = BackupsCard(self._workspace)
        self.lock = LockCard(self._workspace)
        self.people = PeopleCard(self._workspace)
        of_patients = (self.erased, self.patients, self.problem, row(self.add, None))
        parts = (
            card(text("Patients", "heading"), *of_patients, spacing=12),
            self.people,
            self.live,
            card(text("Units", "heading"), row(self.weight, self.temperature, None, spacing=24), spacing=12),
            card(text("Look", "heading"), self.look, self.zoom, spacing=12),
            self.lock,
            self.backups,
            _sample_card(partial(self._try, self._workspace.add_sample)),
            _log_card(self._workspace.logbook.path),
        )
        self.setLayout(page(text("Settings", "title"), *parts, None, spacing=16))


def _sample_card(load: Callable[[], None]) -> QFrame:
    return card(
        text("Sample data", "heading"),
        text("A made-up patient with three years of sessions, to look around. It is labelled as sample data.", "soft"),
        row(button("Load sample data", load), None),
    )


def _log_card(log: Path) -> QFrame:
    about = f"Everything is kept in {log}, readable by you only. Nothing is ever sent anywhere."
    return card(text("The log", "heading"), text(about, "soft"))
