"""The start of an infusion: what is typed is read, waited with, kept, and stored as it starts."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.exchange.kept_start import KeptStart
from ivig_logger.services.drafts import START
from ivig_logger.services.sheaf import OwnFile
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.keeper import Keeper
from ivig_logger.ui.start.draft import Draft
from ivig_logger.ui.start.judging import complain, judge
from ivig_logger.ui.start.keeping import kept_start, show_kept
from ivig_logger.ui.start.sheet import Sheet
from ivig_logger.ui.start.waits import Waits
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import unstarted_text
from ivig_logger.words.failures import failure_text


class StartScreen(Sheet):
    """`started` carries the stored Infusion, `running_wanted` one that runs already; `closed` keeps what was typed.

    `became_due` carries a sentence, once for each wait of the plan that is over.
    """

    started = Signal(object)
    running_wanted = Signal(object)
    closed = Signal()
    became_due = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace.logbook.now, parent)
        self._workspace, self._now = workspace, workspace.logbook.now
        self._draft: Draft | None = None
        self._changed = False
        self._waits = Waits(self.page.medicines, self.head, self._now, self)
        self._keeper = Keeper(OwnFile(workspace.drafts, START), self._typed, self)
        self._connect()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed or pressed that is not stored."""
        return self._draft is not None and (self._changed or self.page.lots.is_typed)

    def prepare(self) -> None:
        """Fill the card in for the patient in front; what was typed or pressed before stays, and says whose it is."""
        patient = self._workspace.patient
        if patient is None or self.is_changed:
            self._say_kept()
        else:
            self._begin(patient)

    def go_on(self, kept: KeptStart) -> None:
        """Show what was being filled in when the program ended, as it was left, and say so."""
        patient = next(each for each in self._workspace.patients if each.id == kept.patient)
        self._begin(patient, kept)
        self.head.say_kept(unstarted_text(kept.at))

    def begin_again(self) -> None:
        """Forget what was typed, and fill the card in for the patient in front."""
        self._draft = None
        self._keeper.forget()
        self.prepare()

    def start(self) -> None:
        """Store the infusion with the moment of this press, or say what keeps it from being stored and go there."""
        now = self._now()
        if self._draft is None or self._draft.other is not None:
            self._say_kept()
            return
        lots_read = self.page.lots.finish()
        self.page.insist()
        reading = judge(self._draft, self.page, self.bar, now)
        self.bar.clock.insist()
        if not lots_read:
            self.go_to(self.page.lots.entry)
        elif reading.infusion is None or reading.refusals:
            self.bar.keep(now)
            self.go_to(complain(reading.refusals, self.page, self.bar))
        else:
            self._store(self._draft, reading.infusion)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._waits.go_on()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._waits.pause()
        self._keeper.keep()

    def _begin(self, patient: Patient, kept: KeptStart | None = None) -> None:
        now = self._now()
        self._draft = draft = Draft(self._workspace, patient, now)
        self._waits.forget()
        self._changed = kept is not None
        self.head.start_over(patient.name)
        self.head.say_running(draft.running, now)
        self.head.say_failure(draft.failure)
        self.page.fill_in(draft.begun, draft.conventions(now))
        self.bar.start_over()
        if kept is not None:
            show_kept(kept, draft, self.page, self.bar, now)
            draft.id = kept.new
        self.head.clear.setVisible(self._changed)
        self._keeper.begin(kept=self._changed)
        self.area.verticalScrollBar().setValue(0)
        self.order_tabs()
        judge(draft, self.page, self.bar, now)
        self.setFocusProxy(self.first_stop if draft.running is None else self.head.go_on)
        if self.isVisible():
            self.setFocus()

    def _store(self, draft: Draft, wanted: Infusion) -> None:
        planned = self.page.plan.patient_with_plan(draft.patient)
        try:
            stored = draft.store(wanted, planned)
        except (StorageFailed, Conflict, Refused) as error:
            self.bar.keep(wanted.started)
            self._change()
            self.head.say_failure(f"{failure_text(error)} What you typed and the time of your press are kept here.")
            return
        self._draft, self._changed = None, False
        self._keeper.forget()
        self.started.emit(stored)

    def _change(self) -> None:
        if self._draft is not None:
            self._changed = True
            self.head.clear.show()
            self._keeper.note()
            judge(self._draft, self.page, self.bar, self._now())
            self._waits.tick()

    def _typed(self) -> KeptStart | None:
        if self._draft is None or not self.is_changed:
            return None
        return kept_start(self._draft, self.page, self.bar, self._now())

    def _say_kept(self) -> None:
        if self._draft is not None:
            self.head.say_kept(self._draft.kept_text(self._now()))

    def _go_to_running(self) -> None:
        if self._draft is not None:
            self.running_wanted.emit(self._draft.running)

    def _follow_patient(self) -> None:
        draft = self._draft
        if draft is not None and all(each.id != draft.begun.patient.id for each in self._workspace.patients):
            self._draft = None  # they were taken out of the log, and nothing of them stays
            self._keeper.forget()
        if self.isVisible():
            self.prepare()

    def _connect(self) -> None:
        self.page.changed.connect(self._change)
        self.page.reordered.connect(self.order_tabs)
        self.bar.changed.connect(self._change)
        self.bar.start_wanted.connect(self.start)
        self.head.back_wanted.connect(self.closed)
        self.head.new_wanted.connect(self.begin_again)
        self.head.clear_wanted.connect(self._say_kept)
        self.head.running_wanted.connect(self._go_to_running)
        self._keeper.told.connect(self.head.say_note)
        self._waits.became_due.connect(self.became_due)
        self._workspace.patient_changed.connect(self._follow_patient)
