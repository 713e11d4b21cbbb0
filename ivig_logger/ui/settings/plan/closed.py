"""The plan as it is stored, in words, with the ways to type it and to go on with what was typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Patient
from ivig_logger.domain.moment import Moment
from ivig_logger.ui.pieces import button, column, row, text
from ivig_logger.words.drafts import plan_waiting_text
from ivig_logger.words.plans import plan_text


class ClosedPlan(QWidget):
    """What the card shows while nothing is typed in it."""

    change_wanted = Signal()
    go_on_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.words = text("", "soft")
        self.waits = text("", "strong")
        self.change = button("", self.change_wanted.emit, picture="edit")
        self.go_on = button("Go on with what was typed", self.go_on_wanted.emit)
        self.discard = button("Discard it", self.discard_wanted.emit)
        buttons = row(self.change, self.go_on, self.discard, None, spacing=8)
        self.setLayout(column(text("Plan", "label"), self.words, self.waits, buttons, spacing=6))

    def show_plan(self, patient: Patient, waiting: Moment | None, *, at_hand: bool) -> None:
        """Say the plan; what was typed may wait since a crash, or be at hand since it was left."""
        plan = patient.plan
        self.words.setText("\n".join(plan_text(plan)) if plan else "None is typed.")
        self.waits.setText("" if waiting is None else plan_waiting_text(waiting))
        for each in (self.waits, self.discard):
            each.setVisible(waiting is not None)
        self.change.setVisible(waiting is None)
        self.go_on.setVisible(waiting is not None or at_hand)
        self.change.setText("Change the plan…" if plan else "Type the plan…")
        verb = "Change" if plan else "Type"
        self.change.setAccessibleName(f"{verb} the plan of {patient.name}")
        self.discard.setAccessibleName(f"Discard what was typed of the plan of {patient.name}")
        self.go_on.setAccessibleName(f"Go on with what was typed of the plan of {patient.name}")
