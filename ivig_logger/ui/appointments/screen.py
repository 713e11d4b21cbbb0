"""*Calendar*: what is to stand in it, with a word about health only where that is wanted."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from ivig_logger.domain.appointments import Appointment, follow_ups_ahead
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.plan import Plan
from ivig_logger.services.export_file import write_file
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.appointments.next_session import NextSession
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import breakable, button, card, column, page, plain, row, show_note, text
from ivig_logger.ui.saving import Kind, ask_where
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.appointments import NEUTRAL, SAID, follow_ups_text, forgotten_text, saved_text, title_of
from ivig_logger.words.failures import TOLD, failure_text

_KIND = Kind("Calendar", ".ics")
_NAME = "appointments"
_REMIND = {"None": None, "1 hour before": timedelta(hours=1), "1 day before": timedelta(days=1)}
_ABOUT = (
    "Open the file with your calendar, or send it to your telephone. Nothing is sent by this program."
    " Saved again with another day, it moves the appointment."
)
_NOTHING = "Please type the day of the next session, or tick the questions after the last one."


class AppointmentsScreen(QWidget):
    """`closed` when the person is done."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._patient: Patient | None = None
        self._last: Infusion | None = None
        self._ahead: list[Appointment] = []
        self.whose = text("", "soft")
        self.next = NextSession()
        self.follow_ups = QPushButton()
        self.follow_ups.setProperty("chip", True)
        self.follow_ups.setCheckable(True)
        self.titles = Choice("What the calendar shows", (NEUTRAL, SAID), NEUTRAL)
        self.remind = Choice("Reminder", list(_REMIND), "None")
        self.said, self.failure = text("", "strong"), text("", "refuse")
        self.go = button("Save as calendar file…", self.choose_place, primary=True)
        self._lay_out()
        self._connect()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def choose_place(self) -> None:
        """Ask where the file is to lie."""
        if self._appointments():
            ask_where(self, "Save", _NAME, (_KIND,), self._save_as, holds="for your calendar")

    def save(self, path: Path) -> None:
        """Write the file."""
        from ivig_logger.exchange.calendar_file import calendar_file  # its library is wanted here only

        appointments = self._appointments()
        if not appointments:
            return
        title = partial(title_of, plainly=self.titles.chosen == SAID)
        now = self._workspace.logbook.now()
        data = calendar_file(appointments, title, now, _REMIND[self.remind.chosen])
        try:
            write_file(self._workspace.logbook.path, path, data)
        except TOLD as error:
            self._say(self.failure, failure_text(error))
        else:
            self._say(self.said, saved_text(appointments, path.name))

    def _save_as(self, path: Path, _: Kind) -> None:
        self.save(path)

    def _appointments(self) -> list[Appointment]:
        """What is wanted; nothing where something is missing, which is said."""
        self._forget_what_was_said()
        found = list(self._ahead) if self.follow_ups.isChecked() else []
        if not self.next.is_empty:
            appointment = self.next.read(self._of, self._workspace.conventions())
            return [] if appointment is None else [appointment, *found]
        if not found:
            self._say(self.failure, _NOTHING)
        return found

    @property
    def _of(self) -> str:
        """What the next session comes after: the last one, or the patient where there is none yet."""
        return self._last.id if self._last is not None else "" if self._patient is None else self._patient.id

    def _look(self) -> None:
        """Look what is stored now; what was typed for another patient goes, and that is said."""
        patient, before = self._workspace.patient, self._patient
        if patient is None or not self.isVisible():
            return
        try:
            newest = self._workspace.logbook.newest(patient.id)
        except StorageFailed as error:
            self._say(self.failure, failure_text(error))
            return
        if before is not None and before.id != patient.id:
            self._change_patient(before, patient)
        self._patient, self._last = patient, newest[0] if newest else None
        plan, now = patient.plan or Plan(), self._workspace.logbook.now()
        self._ahead = [] if self._last is None else follow_ups_ahead(self._last, plan, now)
        self.next.show_last(self._last, plan.duration)
        show_note(self.whose, f"For {patient.name}" if len(self._workspace.patients) > 1 else "")
        self.follow_ups.setText(follow_ups_text(len(self._ahead)))
        self.follow_ups.setVisible(bool(self._ahead))
        if not self._ahead:
            self.follow_ups.setChecked(False)

    def _change_patient(self, before: Patient, now: Patient) -> None:
        self._forget_what_was_said()
        if not self.next.is_empty or self.follow_ups.isChecked():
            self._say(self.said, forgotten_text(before, now))
        self.next.forget()
        self.follow_ups.setChecked(False)

    def _say(self, where: QWidget, words: str) -> None:
        for each in (self.said, self.failure):
            show_note(each, breakable(words) if each is where else "")
        announce(self, words)

    def _forget_what_was_said(self) -> None:
        for each in (self.said, self.failure):
            show_note(each, "")

    def _typed(self) -> None:
        self._forget_what_was_said()
        self.next.echo(self._workspace.conventions())

    def _connect(self) -> None:
        self.next.changed.connect(self._typed)
        for each in (self.follow_ups.clicked, self.titles.changed, self.remind.changed):
            each.connect(self._forget_what_was_said)
        self._workspace.patient_changed.connect(self._look)
        self._workspace.journal.changed.connect(self._look)

    def _lay_out(self) -> None:
        self._forget_what_was_said()
        head = row(text("Calendar", "title", wrap=False), None, button("Back", self.closed.emit, picture="close"))
        what = plain(column(self.whose, self.next, spacing=8))
        wanted = card(what, row(self.follow_ups, None), self.titles, self.remind, spacing=16)
        told = plain(column(self.failure, self.said))  # beside the button, so that it is in sight
        doing = row(self.go, told, spacing=12)
        doing.setStretchFactor(told, 1)
        self.setLayout(page(head, wanted, text(_ABOUT, "soft"), doing, None, spacing=16))
