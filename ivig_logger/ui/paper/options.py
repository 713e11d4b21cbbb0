"""What is chosen of a log sheet: blank or with the plan, the name on it, the paper."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from ivig_logger.domain.infusion import Infusion, Patient
from ivig_logger.pictures.paper import PAPERS, Paper, usual_paper
from ivig_logger.reports.naming import Names
from ivig_logger.reports.paper_sheet import PaperSheet, blank_sheet, planned_sheet
from ivig_logger.ui.choice import Choice
from ivig_logger.ui.pieces import column, show_text, text

BLANK, PLANNED = "Blank", "With the plan"
_NAMES = {"In full": Names.FULL, "Initials": Names.INITIALS, "None": Names.NONE}
_EMPTY = "Nothing is filled in: for the fridge door."
_FILLED = (
    "The plan of the patient in front is filled in, and product, concentration and weight of the last session. "
    "Never lots, times or reactions."
)
_NO_PLAN = "This patient has no plan: only product, concentration and weight of the last session are filled in."


class Options(QWidget):
    """`changed` tells that something else was chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plain")
        self.content = Choice("What is on it", (BLANK, PLANNED), PLANNED)
        self.names = Choice("Name of the patient", list(_NAMES), "Initials")
        self.paper = Choice("Paper", [each.name for each in PAPERS], usual_paper(QLocale.system()).name)
        self.note = text("", "soft")
        for each in (self.content, self.names, self.paper):
            each.changed.connect(self._tell)
        self.setLayout(column(self.content, self.note, self.names, self.paper, spacing=16))

    @property
    def chosen_paper(self) -> Paper:
        """The paper that is chosen."""
        return next(each for each in PAPERS if each.name == self.paper.chosen)

    def sheet_of(self, patient: Patient | None, last: Infusion | None) -> PaperSheet:
        """The sheet that is chosen, of the patient in front, and what is on it in a sentence."""
        planned = self.content.chosen == PLANNED and patient is not None
        bare = patient is None or patient.plan is None
        show_text(self.note, (_NO_PLAN if bare else _FILLED) if planned else _EMPTY)
        names = _NAMES[self.names.chosen]
        return planned_sheet(patient, names, last) if planned and patient else blank_sheet(patient, names)

    def _tell(self) -> None:
        self.changed.emit()
