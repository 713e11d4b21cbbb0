"""The plan that a patient's clinic gave, in the settings: said back in words, and typed in place."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ivig_logger.domain.change import Conflict, Refused
from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.plan import Plan
from ivig_logger.exchange.plan_entry import PlanEntry, entry_of_plan
from ivig_logger.storage.failures import StorageFailed
from ivig_logger.ui.pieces import button, column, plain, row, text
from ivig_logger.ui.settings.plan.editor import PlanEditor
from ivig_logger.ui.settings.plan.field import go_to
from ivig_logger.ui.workspace import Workspace
from ivig_logger.words.failures import failure_text
from ivig_logger.words.plans import plan_text

_ELSEWHERE = "The plan was changed elsewhere in the meantime. What you typed is still here, and saving stores it."


class PlanCard(QWidget):
    """Closed it says the plan in words; opened it holds its fields, and nothing typed is lost before it is saved."""

    def __init__(self, workspace: Workspace, patient: Patient, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self._workspace, self.patient = workspace, patient
        self.editor: PlanEditor | None = None  # made when it is first opened
        self.words = text("", "soft")
        self.change = button("", self.open, picture="edit")
        self.go_on = button("Go on with what was typed", self._show_editor)
        self.go_on.hide()
        buttons = row(self.change, self.go_on, None, spacing=8)
        self._closed = plain(column(text("Plan", "label"), self.words, buttons, spacing=6))
        self._whole = column(self._closed)
        self.setLayout(self._whole)
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

    def _editor(self) -> PlanEditor:
        if self.editor is None:
            self.editor = PlanEditor(self._workspace)
            self.editor.save_wanted.connect(self._store)
            self.editor.cancelled.connect(self._cancel)
            self.editor.reordered.connect(self._order)
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
        self._show_words()
        self._editor().hide()
        self.go_on.setVisible(keep)
        self._closed.show()
        self.change.setFocus()

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
        plan = self.patient.plan
        self.words.setText("\n".join(plan_text(plan)) if plan else "None is typed.")
        self.change.setText("Change the plan…" if plan else "Type the plan…")
        verb = "Change" if plan else "Type"
        self.change.setAccessibleName(f"{verb} the plan of {self.patient.name}")
        self.go_on.setAccessibleName(f"Go on with what was typed of the plan of {self.patient.name}")

    def _order(self) -> None:
        """The Tab key goes through the fields as they are seen, also where rows came later."""
        if self.editor is not None:
            for one, other in pairwise((self.change, self.go_on, *self.editor.stops)):
                QWidget.setTabOrder(one, other)
