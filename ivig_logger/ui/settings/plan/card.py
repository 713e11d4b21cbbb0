"""The plan that a patient's clinic gave, in the settings: said back in words, and typed in place."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.plan import Plan
from ivig_logger.exchange.kept_plan import KeptPlan
from ivig_logger.exchange.plan_entry import PlanEntry, entry_of_plan
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.keeper import Keeper
from ivig_logger.ui.pieces import column
from ivig_logger.ui.settings.plan.closed import ClosedPlan
from ivig_logger.ui.settings.plan.editor import PlanEditor
from ivig_logger.ui.settings.plan.field import go_to
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.drafts import plan_resumed_text
from ivig_logger.words.failures import failure_text

_ELSEWHERE = "The plan was changed elsewhere in the meantime. What you typed is still here, and saving stores it."


class PlanCard(QWidget):
    """Closed it says the plan in words; opened it holds its fields, and nothing typed is lost before it is saved."""

    def __init__(self, workspace: Workspace, patient: Patient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace, self.patient = workspace, patient
        self.editor: PlanEditor | None = None  # made when it is first opened
        self._at_hand = False  # typed, left, and not yet typed anew
        self._closed = closed = ClosedPlan()
        self.words, self.change, self.go_on, self.discard = closed.words, closed.change, closed.go_on, closed.discard
        closed.change_wanted.connect(self.open)
        closed.go_on_wanted.connect(self._go_on)
        closed.discard_wanted.connect(self._discard)
        self._whole = column(closed)
        self.setLayout(self._whole)
        self._keeper = Keeper(workspace.plan_drafts.place(patient.id), self._typed, self)
        self._show_words()
        workspace.patient_changed.connect(self._follow)

    @property
    def is_open(self) -> bool:
        """Whether the fields are in sight."""
        return self._closed.isHidden()

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.is_open and self.editor is not None and self.editor.is_changed

    def open(self) -> None:
        """Show the fields with the stored plan in them."""
        editor = self._editor()
        plan = self.patient.plan
        editor.show_entry(PlanEntry() if plan is None else entry_of_plan(plan, self._workspace.conventions()))
        self._show_editor()

    @property
    def waiting(self) -> KeptPlan | None:
        """What was being typed of this plan when the program ended."""
        return next((each for each in self._workspace.waiting_plans() if each.patient == self.patient.id), None)

    def go_on_with(self, kept: KeptPlan) -> None:
        """Show the fields as they were left, and say so."""
        self._editor().show_entry(kept.first, kept.entry)
        self._show_editor()
        self._editor().say_note(plan_resumed_text(kept.at))
        self._keeper.begin(kept=True)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._show_words()

    @override
    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self._keeper.keep()

    def _typed(self) -> KeptPlan | None:
        editor, patient = self.editor, self.patient.id
        if editor is None or not self.is_changed or all(each.id != patient for each in self._workspace.patients):
            return None
        return KeptPlan(self._workspace.logbook.now(), patient, editor.form.entry, editor.opened_with)

    def _go_on(self) -> None:
        waiting = self.waiting
        if waiting is not None:
            self.go_on_with(waiting)
        else:
            self._show_editor()
            self._keeper.note()

    def _discard(self) -> None:
        self._workspace.plan_drafts.remove(self.patient.id)
        self._show_words()
        self.change.setFocus()

    def _editor(self) -> PlanEditor:
        if self.editor is None:
            self.editor = PlanEditor(self._workspace)
            self.editor.save_wanted.connect(self._store)
            self.editor.cancelled.connect(self._cancel)
            self.editor.reordered.connect(self._order)
            self.editor.form.changed.connect(self._keeper.note)
            self._keeper.told.connect(self.editor.say_note)
            self._whole.addWidget(self.editor)
        return self.editor

    def _show_editor(self) -> None:
        editor = self._editor()
        self._closed.hide()
        editor.show()
        self._order()
        go_to(editor.stops[0])

    def _cancel(self) -> None:
        """What was typed stays at hand until the next plan is typed."""
        self._close(keep=self._editor().is_changed)

    def _close(self, *, keep: bool = False) -> None:
        self._editor().hide()
        self._at_hand = keep
        self._closed.show()
        self._keeper.forget()
        self._show_words()
        go_to(self.change)  # the fields above it are gone, and the page stood where they were

    def _store(self, plan: Plan | None) -> None:
        wanted = replace(self.patient, plan=plan)
        try:
            if wanted != self.patient:
                self._workspace.journal.store(wanted, instead_of=self.patient, text="change plan")
        except (StorageFailed, Conflict, Refused) as error:
            self._editor().say(failure_text(error))
            if isinstance(error, Conflict) and isinstance(error.stored, Patient):
                self.patient = error.stored  # saving again is then over what is stored now
        else:
            self.patient = wanted
            self._close()

    def _follow(self) -> None:
        """Keep what is typed, but over the patient as they are stored now."""
        newest = next((each for each in self._workspace.patients if each.id == self.patient.id), None)
        if newest is None:
            return
        moved = newest.plan != self.patient.plan
        self.patient = newest
        if not self.is_open:
            self._show_words()
        elif moved:
            self._editor().say(_ELSEWHERE, "warn")

    def _show_words(self) -> None:
        waiting = None if self.is_open else self.waiting
        at = None if waiting is None else waiting.at
        self._closed.show_plan(self.patient, at, at_hand=self._at_hand)

    def _order(self) -> None:
        """The Tab key goes through the fields as they are seen, also where rows came later."""
        if self.editor is not None:
            for one, other in pairwise((self.change, self.go_on, self.discard, *self.editor.stops)):
                QWidget.setTabOrder(one, other)
