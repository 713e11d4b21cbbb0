"""What all screens work with: the journal, the preferences and the patient who is in front."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from ivig_logger.domain.change import Change, Source
from ivig_logger.domain.infusion import Patient
from ivig_logger.services.drafts import FORM, PANELS, PLANS, START, Drafts
from ivig_logger.services.logbook import Author, Logbook
from ivig_logger.services.sample_patient import SAMPLE_PATIENT_ID
from ivig_logger.ui.background import Background
from ivig_logger.ui.clocks import counted_seconds, system_zone
from ivig_logger.ui.journal import Journal
from ivig_logger.ui.preferences import Preferences

if TYPE_CHECKING:
    from ivig_logger.exchange.kept_form import KeptForm
    from ivig_logger.exchange.kept_panel import KeptPanel
    from ivig_logger.exchange.kept_plan import KeptPlan
    from ivig_logger.exchange.kept_start import KeptStart
    from ivig_logger.exchange.typed import Conventions
    from ivig_logger.services.keyring import Opened
    from ivig_logger.services.sheaf import Sheaf


class Workspace(QObject):
    """`patient_changed` tells that another patient is in front, or that this one was changed.

    `said` carries one sentence for the status line. `opened` is who opened an encrypted log; None: a plain one.
    `signed_in` when that is somebody else now, or somebody at all.
    """

    patient_changed = Signal()
    said = Signal(str)
    signed_in = Signal()

    def __init__(
        self,
        logbook: Logbook,
        preferences: Preferences,
        parent: QObject | None = None,
        *,
        counted: Callable[[], float] = counted_seconds,
        opened: "Opened | None" = None,
    ) -> None:
        super().__init__(parent)
        self.logbook, self.preferences, self.counted = logbook, preferences, counted
        self.journal = Journal(logbook, self)
        self.opened = opened
        self.drafts = _drafts(logbook, opened)
        self.background = Background(self)
        self.patients: list[Patient] = []
        self.patient: Patient | None = None
        self.journal.changed.connect(self._look_for_patients)
        self._read_patients()

    def sign_in(self, opened: "Opened") -> None:
        """From now on another person with a profile is the author of what changes."""
        self.opened = opened
        self.logbook.author = author_of(opened)
        self.signed_in.emit()

    def sign_out(self) -> None:
        """From now on nobody is known to be here, until somebody signs in; the log stays open."""
        self.logbook.author = Author()

    def close(self) -> None:
        """Finish the background's work and let go of the log."""
        self.background.close()
        self.journal.forget()
        self.logbook.close()

    def choose(self, patient: str) -> None:
        """Put a patient in front."""
        self.preferences.patient = patient
        self._read_patients()
        self.patient_changed.emit()

    def conventions(self) -> "Conventions":
        """How this person writes numbers, dates and weights."""
        from ivig_logger.exchange.typed import Conventions  # nothing is typed before the first form

        locale = QLocale.system()
        order = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
        return Conventions(
            zone=system_zone(),
            now=self.logbook.now(),
            decimal_comma=locale.decimalPoint() == ",",
            day_first="d" not in order or order.find("d") < order.find("m"),
            pounds=self.preferences.pounds,
            fahrenheit=self.preferences.fahrenheit,
        )

    @property
    def is_sample(self) -> bool:
        """Whether the patient in front is the made-up one."""
        return self.patient is not None and self.patient.id == SAMPLE_PATIENT_ID

    def add_sample(self) -> None:
        """Load the made-up patient and put them in front."""
        from ivig_logger.services.sample import sample_log  # wanted once, if ever

        patient, sessions = sample_log(self.logbook.now(), system_zone())
        changes = [Change(patient), *(Change(each) for each in sessions)]
        self.journal.store_all(changes, text="load sample data", source=Source.SAMPLE)
        self.choose(patient.id)

    def remove_sample(self) -> None:
        """Take the made-up patient and all of their sessions out of the log."""
        sessions = self.logbook.find(self.logbook.ids(SAMPLE_PATIENT_ID))
        patients = [each for each in self.patients if each.id == SAMPLE_PATIENT_ID]
        changes = [*(Change(None, each) for each in sessions), *(Change(None, each) for each in patients)]
        self.journal.store_all(changes, text="remove sample data", source=Source.SAMPLE)

    def waiting_form(self) -> "KeptForm | None":
        """The session form that was being filled in when the program ended."""
        if self.drafts.left_behind(FORM) is None:
            return None
        from ivig_logger.services.waiting import waiting_form  # wanted after a crash only

        return waiting_form(self.drafts, self.logbook, self.patients)

    def waiting_start(self) -> "KeptStart | None":
        """The card of an infusion that was about to start when the program ended."""
        if self.drafts.left_behind(START) is None:
            return None
        from ivig_logger.services.waiting import waiting_start

        return waiting_start(self.drafts, self.logbook, self.patients)

    @cached_property
    def plan_drafts(self) -> "Sheaf[KeptPlan]":
        """The plans that are typed and not saved."""
        from ivig_logger.services.sheaf import plans_in

        return plans_in(self.drafts)

    @cached_property
    def panel_drafts(self) -> "Sheaf[KeptPanel]":
        """The panels of live sessions that are filled in and not saved."""
        from ivig_logger.services.sheaf import panels_in

        return panels_in(self.drafts)

    def waiting_plans(self) -> "list[KeptPlan]":
        """The plans that were being typed when the program ended, of the patients of the log."""
        if "plan_drafts" not in self.__dict__ and self.drafts.left_behind(PLANS) is None:
            return []  # as nearly always, and then no plan is read
        from ivig_logger.services.waiting import waiting_plans

        return waiting_plans(self.plan_drafts, self.patients, self.conventions())

    def waiting_panels(self) -> "tuple[KeptPanel, ...]":
        """The panels of live sessions that were being filled in when the program ended."""
        if "panel_drafts" not in self.__dict__ and self.drafts.left_behind(PANELS) is None:
            return ()
        return self.panel_drafts.left_behind

    def _look_for_patients(self, changes: tuple[Change, ...]) -> None:
        for gone in (each.instead_of for each in changes if each.wanted is None):
            if isinstance(gone, Patient):
                from ivig_logger.services.waiting import forget_patient  # few are ever removed

                forget_patient(self.drafts, gone.id)
                for each in (self.plan_drafts, self.panel_drafts):
                    each.forget_patient(gone.id)
        if any(isinstance(each.entry, Patient) for each in changes):
            self._read_patients()
            self.patient_changed.emit()

    def _read_patients(self) -> None:
        self.patients = sorted(self.logbook.patients(), key=lambda each: each.name.casefold())
        chosen = (each for each in self.patients if each.id == self.preferences.patient)
        self.patient = next(chosen, self.patients[0] if self.patients else None)


def author_of(opened: "Opened | None") -> Author:
    """Whose changes they are: those of nobody that is known in a plain log."""
    return Author.of(None if opened is None else opened.profile)


def _drafts(logbook: Logbook, opened: "Opened | None") -> Drafts:
    if opened is None:
        return Drafts(logbook.path)
    from ivig_logger.services.protection import finish  # a plain log does not wait for it
    from ivig_logger.services.sealing import FileCipher

    finish(logbook.path, opened.key)
    return Drafts(logbook.path, FileCipher(opened.key))
