"""The infusion that is about to start: whose it is, what its card began with, and how it is stored."""

from dataclasses import replace
from uuid import uuid4

from ivig_logger.domain.change import Change
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.exchange.typed import Conventions
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.start.beginning import SESSIONS, beginning
from ivig_logger.ui.start.reading import StartEntry, StartReading, read_start
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.leads import clock_and_day


class Draft:
    """Holds the patient of the card, whoever comes to the front while it is filled in.

    `id` is that of the infusion once it is started, `running` is an infusion of this patient that has not ended,
    `failure` why the last sessions could not be read.
    """

    def __init__(self, workspace: Workspace, patient: Patient, now: Moment) -> None:
        self._workspace = workspace
        self.id = str(uuid4())
        self.failure = ""
        sessions: list[Infusion] = []
        self.running: Infusion | None = None
        try:
            sessions = workspace.logbook.newest(patient.id, limit=SESSIONS)
            running = (each for each in workspace.logbook.running() if each.patient == patient.id)
            self.running = next(running, None)
        except StorageFailed as error:
            self.failure = failure_text(error)
        self.begun = beginning(patient, sessions, self.conventions(now))

    @property
    def patient(self) -> Patient:
        """The patient of the card as they are stored now."""
        known = self.begun.patient
        return next((each for each in self._workspace.patients if each.id == known.id), known)

    @property
    def other(self) -> Patient | None:
        """Another patient who is in front now."""
        front = self._workspace.patient
        return front if front is not None and front.id != self.begun.patient.id else None

    def kept_text(self, now: Moment) -> str:
        """That the card still holds what was filled in, and for whom where another patient is in front."""
        if self.other is not None:
            name = self.begun.patient.name
            return f"This was filled in for {name}, and {self.other.name} is in front. Please choose {name}."
        return f"What was filled in here since {clock_and_day(self.begun.base.started, now)} is not stored yet."

    def conventions(self, now: Moment) -> Conventions:
        """How this person writes, on the clock of `now`."""
        return replace(self._workspace.conventions(), now=now, zone=now.zone)

    def read(self, entry: StartEntry, started: Moment, now: Moment, planned: Patient) -> StartReading:
        """What the card comes to, with a patient whose plan may be taken from the last session."""
        return read_start(entry, replace(self.begun, patient=planned), started, self.conventions(now))

    def store(self, wanted: Infusion, planned: Patient) -> Infusion:
        """Store the infusion, and with it the patient where the plan is new. Raises what the journal raises."""
        stored, patient = replace(wanted, id=self.id), self.patient
        changes = [Change(planned, patient)] if planned != patient else []
        self._workspace.journal.store_all([*changes, Change(stored)], text="start infusion")
        return stored
