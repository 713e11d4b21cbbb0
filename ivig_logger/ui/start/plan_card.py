"""The plan's rate steps as text; where there are none, those of the last session are offered."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.plan import Plan, PlannedStep
from ivig_logger.domain.problems import Problem
from ivig_logger.ui.pieces import button, row, text
from ivig_logger.ui.start.card import Card
from ivig_logger.words.plans import steps_text
from ivig_logger.words.problems import problem_text


class PlanCard(Card):
    """`changed` when the steps of the last session were taken as the plan, or no longer."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[PlannedStep, ...] = ()
        self.words, self.first = text(""), text("", "soft")
        self.use = button("Use as the plan", self._press, chip=True)
        self.use.setCheckable(True)
        self.problem = text("", "warn")
        self.hold("Rate steps", self.words, row(self.use, None), self.first, self.problem, spacing=8)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key goes through."""
        return [self.use]

    @property
    def is_used(self) -> bool:
        """Whether the steps of the last session become the plan."""
        return self.use.isVisibleTo(self) and self.use.isChecked()

    def fill_in(self, patient: Patient, last_time: Sequence[PlannedStep]) -> None:
        """Show the plan of the patient, or offer the steps of the last session."""
        planned = (patient.plan or Plan()).steps
        self._steps = planned or tuple(last_time)
        self.use.setChecked(False)
        self.use.setVisible(not planned and bool(last_time))
        steps = steps_text(Plan(steps=self._steps))
        self.words.setText(
            f"As last time: {steps}"
            if steps and not planned
            else steps or "No rate steps are planned. They can be typed in the settings."
        )
        self.use.setAccessibleName(f"Use as the plan: {steps}")
        self._show_first()

    def use_last(self, *, wanted: bool) -> None:
        """Take the steps of the last session as the plan, or not, where they are offered."""
        self.use.setChecked(wanted and self.use.isVisibleTo(self))
        self._show_first()

    def patient_with_plan(self, patient: Patient) -> Patient:
        """The patient with the steps of the last session as their plan, where that was pressed and they have none."""
        plan = patient.plan or Plan()
        return replace(patient, plan=replace(plan, steps=self._steps)) if self.is_used and not plan.steps else patient

    def judge(self, problems: Sequence[Problem]) -> None:
        """Say what is said of the first step."""
        self.problem.setText(" ".join(problem_text(each) for each in problems))
        self.problem.setVisible(bool(problems))

    def _press(self) -> None:
        self._show_first()
        self.changed.emit()

    def _show_first(self) -> None:
        at_start = any(each.after == 0 for each in self._steps)
        planned = not self.use.isVisibleTo(self) or self.is_used
        self.first.setVisible(at_start and planned)
        self.first.setText("The first step is recorded with the start.")
