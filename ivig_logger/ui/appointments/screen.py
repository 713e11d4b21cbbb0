"""*Calendar*: what is to stand in it, with a word about health only where that is wanted."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ivig_logger.domain.appointments import Appointment, follow_ups_ahead
from ivig_logger.domain.infusion import Infusion
from ivig_logger.domain.plan import Plan
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.announcement import announce
from ivig_logger.ui.appointments.next_session import NextSession
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import button, card, column, row, scrolled, show_text, text
from ivig_logger.ui.saving import Kind, ask_where, save
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.appointments import NEUTRAL, SAID, follow_ups_text, title_of
from ivig_logger.words.failures import failure_text

_KIND = Kind("Calendar", ".ics")
_NAME = "appointments"
_REMIND = {"None": None, "1 hour before": timedelta(hours=1), "1 day before": timedelta(days=1)}
_ABOUT = "Open the file with your calendar, or send it to your telephone. Nothing is sent by this program."
_NOTHING = "Please type the day of the next session, or tick the questions after the last one."


class AppointmentsScreen(QWidget):
    """`closed` when the person is done."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("screen")
        self._workspace = workspace
        self._last: Infusion | None = None
        self._ahead: list[Appointment] = []
        self.next = NextSession()
        self.follow_ups = QPushButton()
        self.follow_ups.setProperty("chip", True)
        self.follow_ups.setCheckable(True)
        self.titles = Choice("What the calendar shows", (NEUTRAL, SAID), NEUTRAL)
        self.remind = Choice("Reminder", list(_REMIND), "None")
        self.said, self.failure = text("", "strong"), text("", "refuse")
        self.go = button("Save as calendar file…", self.choose_place, primary=True)
        self._lay_out()

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
        if appointments:
            title = partial(title_of, plainly=self.titles.chosen == SAID)
            now = self._workspace.logbook.now()
            data = calendar_file(appointments, title, now, _REMIND[self.remind.chosen])
            self._say(save(self._workspace.logbook.path, path, data, about=""))

    def _save_as(self, path: Path, _: Kind) -> None:
        self.save(path)

    def _appointments(self) -> list[Appointment]:
        """What is wanted; nothing where something is missing, which is said."""
        self.failure.hide()
        found = list(self._ahead) if self.follow_ups.isChecked() else []
        if not self.next.is_empty:
            appointment = self.next.read(self._of, self._workspace.conventions())
            return [] if appointment is None else [appointment, *found]
        if not found:
            show_text(self.failure, _NOTHING)
            self.failure.show()
        return found

    @property
    def _of(self) -> str:
        """What the next session comes after: the last one, or the patient where there is none yet."""
        patient = self._workspace.patient
        return self._last.id if self._last is not None else "" if patient is None else patient.id

    def _look(self) -> None:
        patient = self._workspace.patient
        if patient is None:
            return
        try:
            newest = self._workspace.logbook.newest(patient.id)
        except StorageFailed as error:
            show_text(self.failure, failure_text(error))
            self.failure.show()
            return
        plan = patient.plan or Plan()
        self._last = newest[0] if newest else None
        now = self._workspace.logbook.now()
        self._ahead = [] if self._last is None else follow_ups_ahead(self._last, plan, now)
        self.next.show_last(self._last, plan.duration)
        self.follow_ups.setText(follow_ups_text(len(self._ahead)))
        self.follow_ups.setVisible(bool(self._ahead))
        if not self._ahead:
            self.follow_ups.setChecked(False)

    def _say(self, words: str) -> None:
        show_text(self.said, words)
        self.said.show()
        announce(self, words)

    def _lay_out(self) -> None:
        for each in (self.said, self.failure):
            each.hide()
        what = card(self.next, row(self.follow_ups, None), self.titles, self.remind, spacing=16)
        inner = QWidget()
        title = row(text("Calendar", "title", wrap=False), None, button("Back", self.closed.emit))
        about = text(_ABOUT, "soft")
        whole = column(title, what, about, row(self.go, None), self.failure, self.said, None, spacing=16)
        whole.setContentsMargins(20, 20, 20, 16)
        inner.setLayout(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
